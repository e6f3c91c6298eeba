import type {
  QuestionReasons,
  InvitationReasons,
  RecommendationReasons,
  AfterSaleReasons,
  PlaybookReasons,
  ReminderReasons,
  ConversationReasons,
} from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { wordOf } from "../word-of.js";
import { amount, channels as channelNames, date, list, moneyIn, percent, subjects, touches } from "./terms.js";

/** Lao for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `ຕອນທີ່ພວກເຮົາແກ້ໄຂບັນຫາ ${topic} ທ່ານຮູ້ສຶກແນວໃດ ແລະ ບັນຫານັ້ນແກ້ໄຂໄດ້ແທ້ແລ້ວບໍ?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `ຕອນນີ້ ບັນຫາ ${topic} ເຮັດໃຫ້ທ່ານເສຍຫຍັງແດ່ ແລະ ມີຫຍັງຊ່ວຍໄດ້ຈົນກວ່າຈະແກ້ໄຂແລ້ວ?`,
  "conversation.question.still-missing": () => "ທ່ານຍັງຂາດຫຍັງຢູ່ບໍ?",
  "conversation.question.going-well": () => "ໄລຍະນີ້ ທຸກຢ່າງເປັນແນວໃດແດ່?",
  "conversation.question.what-happened": () => "ເກີດຫຍັງຂຶ້ນ ແລະ ພວກເຮົາຄວນໄດ້ເຮັດແນວໃດ?",
  "conversation.question.who-else": () => "ທ່ານຮູ້ຈັກໃຜທີ່ອາດຕ້ອງການແບບດຽວກັນບໍ?",
  "conversation.question.successor": () => "ໃຜມາຮັບວຽກແທນຜູ້ທີ່ພວກເຮົາເຄີຍເຮັດວຽກນຳ ແລະ ສິ່ງໃດສຳຄັນທີ່ສຸດສຳລັບຜູ້ກ່ຽວ?",
  "conversation.question.contract": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `ຍ້ອນຫຍັງທ່ານຈຶ່ງແຈ້ງຢຸດສັນຍາ ${contractId} ແລະ ພວກເຮົາຕ້ອງປ່ຽນຫຍັງແດ່ ທ່ານຈຶ່ງຈະສືບຕໍ່?`;
    }
    return state === "draft"
      ? `ທ່ານຍັງຕ້ອງການຫຍັງອີກ ກ່ອນຈະເຊັນສັນຍາ ${contractId}?`
      : `ສັນຍາ ${contractId} ຕອບສະໜອງຄວາມຕ້ອງການຂອງທ່ານໄດ້ດີບໍ ແລະ ທ່ານຢາກສືບຕໍ່ຫຼັງວັນທີ ${date(on)} ບໍ?`;
  },
  "conversation.question.low-score": () => "ບໍ່ດົນມານີ້ທ່ານໃຫ້ຄະແນນພວກເຮົາຕ່ຳ: ມີສາເຫດຫຍັງ?",
  "conversation.question.stopped-buying": ({ on }) => `ຕັ້ງແຕ່ການສັ່ງຊື້ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)} ມີຫຍັງປ່ຽນແປງສຳລັບທ່ານແດ່?`,
  "conversation.question.used-less": () => "ທ່ານໃຊ້ຫຍັງໜ້ອຍກວ່າເກົ່າ ແລະ ຍ້ອນຫຍັງ?",
  "conversation.question.invoice": ({ on }) => `ໃບແຈ້ງໜີ້ທີ່ຮອດກຳນົດຈ່າຍວັນທີ ${date(on)} ມີບັນຫາຫຍັງບໍ?`,
  "conversation.question.first-use": ({ on }) => `ຕັ້ງແຕ່ການສັ່ງຊື້ຄັ້ງທຳອິດວັນທີ ${date(on)} ທຸກຢ່າງເປັນແນວໃດແດ່?`,
  "conversation.question.first-meeting": () => "ເວລາເລືອກຜູ້ສະໜອງ ສິ່ງໃດສຳຄັນທີ່ສຸດສຳລັບທ່ານ?",
  "conversation.question.change-first": () => "ຖ້າທ່ານເປັນພວກເຮົາ ທ່ານຈະປ່ຽນຫຍັງກ່ອນ?",
  "conversation.question.contact-wishes": () => "ທ່ານຢາກໃຫ້ພວກເຮົາຕິດຕໍ່ແບບໃດ ເວລາໃດ ແລະ ເລື້ອຍປານໃດ?",
  "conversation.question.first-call": () => "ເວລາມີຫຍັງໃຊ້ບໍ່ໄດ້ ທ່ານໂທຫາໃຜກ່ອນ?",
  "conversation.question.day-to-day": () => "ຊ່ວງນີ້ ວຽກໃດໃຊ້ເວລາຂອງທ່ານຫຼາຍທີ່ສຸດ?",
  "conversation.question.what-instead": () => "ຖ້າໄດ້ເວລານັ້ນຄືນ ທ່ານຈະໃຊ້ເຮັດຫຍັງ?",
  "conversation.question.long-owned": ({ productId, purchasedOn }) =>
    `${productId} ທີ່ຊື້ວັນທີ ${date(purchasedOn)} ຍັງໃຊ້ໄດ້ດີຢູ່ບໍ ແລະ ທ່ານຄາດຫວັງຫຍັງຈາກອັນຕໍ່ໄປ?`,
  "conversation.question.plans": () => "ໃນປີໜ້າ ທ່ານມີແຜນປັບປຸງ ຫຼື ປ່ຽນຫຍັງແດ່?",
  "conversation.question.who-decides": () => "ມີໃຜອີກທີ່ຮ່ວມຕັດສິນໃຈ ແລະ ພາຍໃນເວລາໃດ?",
  "conversation.question.budget": () => "ທ່ານກຽມງົບປະມານໄວ້ປະມານເທົ່າໃດສຳລັບເລື່ອງນີ້?",
  "conversation.question.maintenance-hours": ({ productId }) =>
    `ໃນປີໜຶ່ງ ທ່ານໃຊ້ເວລາຈັກຊົ່ວໂມງເພື່ອບຳລຸງຮັກສາ ${productId} ໃຫ້ຢູ່ໃນສະພາບດີທີ່ສຸດ?`,
  "conversation.question.would-help": ({ productId }) => `${productId} ຈະຊ່ວຍຫຼຸດວຽກຂອງທ່ານໄດ້ບ່ອນໃດແດ່?`,
  "conversation.question.their-customers": () => "ທ່ານໃຫ້ບໍລິການລູກຄ້າປະເພດໃດ?",
  "conversation.question.most-used": ({ productId }) => `ທ່ານໃຊ້ ${productId} ເຮັດຫຍັງຫຼາຍທີ່ສຸດ ແລະ ສ່ວນໃດທີ່ບໍ່ເຄີຍໃຊ້?`,
  "conversation.question.weighed-up": ({ productId }) => `ກ່ອນຊື້ ${productId} ທ່ານໄດ້ພິຈາລະນາຜູ້ຂາຍໃດອີກແດ່?`,
  "conversation.question.rival-offer": () => "ບໍ່ດົນມານີ້ ມີໃຜມາສະເໜີຂາຍໃຫ້ທ່ານບໍ ແລະ ທ່ານມັກຫຍັງໃນນັ້ນ?",
  "conversation.question.look-first": () => "ຖ້າທ່ານຈະຊື້ມື້ນີ້ ທ່ານຈະໄປເບິ່ງໃສກ່ອນ?",
  "conversation.question.rival-liked": () => "ທ່ານມັກຫຍັງໃນສິ່ງທີ່ເຂົາສະເໜີ?",
  "conversation.question.other-suppliers": () => "ມີໃຜອີກທີ່ສະໜອງສິນຄ້າແບບພວກເຮົາໃຫ້ທ່ານ?",

  "conversation.purpose.catch-problems": () => "ເພື່ອໃຫ້ຮູ້ບັນຫາໃນຂະນະທີ່ຍັງແກ້ໄຂໄດ້",
  "conversation.purpose.keep-loyalty": () => "ເພື່ອໃຫ້ຮູ້ວ່າລູກຄ້າຮູ້ສຶກແນວໃດຕໍ່ພວກເຮົາ",
  "conversation.purpose.learn-needs": () => "ເພື່ອໃຫ້ຮູ້ວ່າລູກຄ້າອາດຕ້ອງການຫຍັງ",
  "conversation.purpose.learn-means": () => "ເພື່ອໃຫ້ຮູ້ວ່າລູກຄ້າຈ່າຍໄດ້ເທົ່າໃດ",
  "conversation.purpose.serve-better": () => "ເພື່ອບໍລິການລູກຄ້າແບບທີ່ເຂົາຕ້ອງການ",
  "conversation.purpose.know-rivals": () => "ເພື່ອໃຫ້ຮູ້ວ່າລູກຄ້າລົມກັບໃຜອີກ",

  "conversation.because.always": () => "ການພົບທົບທວນທຸກຄັ້ງເວົ້າເຖິງເລື່ອງນີ້",
  "conversation.because.ticket-effort": ({ topic, effort }) =>
    `ບັນຫາ ${topic} ເຮັດໃຫ້ລູກຄ້າຫຍຸ້ງຍາກຫຼາຍ ຄື ${amount(effort, 1, 1)} ຈາກ 5`,
  "conversation.because.ticket-open": ({ topic, openedOn }) => `ບັນຫາ ${topic} ຍັງຄ້າງຢູ່ຕັ້ງແຕ່ວັນທີ ${date(openedOn)}`,
  "conversation.because.low-score": ({ metric, score }) =>
    `ຄຳຕອບ ${metric.toUpperCase()} ຫຼ້າສຸດຂອງລູກຄ້າຕ່ຳ: ${amount(score)}`,
  "conversation.because.champion-left": ({ contactId }) => `${contactId} ໄດ້ອອກໄປແລ້ວ`,
  "conversation.because.contract-open": ({ contractId, state, on }) => {
    if (state === "notice") return `ໄດ້ແຈ້ງຢຸດສັນຍາ ${contractId} ທີ່ໝົດອາຍຸວັນທີ ${date(on)}`;
    if (state === "late") return `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(on)} ແລະ ຍັງບໍ່ທັນຕໍ່`;
    return state === "draft"
      ? `ສັນຍາ ${contractId} ຕັ້ງແຕ່ວັນທີ ${date(on)} ກຳລັງລໍຖ້າລາຍເຊັນ`
      : `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(on)}`;
  },
  "conversation.because.loyalty-doubtful": ({ probability }) => `ໂອກາດທີ່ລູກຄ້າຈະຊື້ອີກມີພຽງ ${percent(probability)}`,
  "conversation.because.stopped-buying": ({ on }) => `ລູກຄ້າຊື້ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)}`,
  "conversation.because.usage-falling": ({ on }) => `ລູກຄ້າໃຊ້ໜ້ອຍລົງຕັ້ງແຕ່ວັນທີ ${date(on)}`,
  "conversation.because.invoice-open": ({ on }) => `ໃບແຈ້ງໜີ້ທີ່ຮອດກຳນົດຈ່າຍວັນທີ ${date(on)} ຍັງບໍ່ທັນໄດ້ຈ່າຍ`,
  "conversation.because.new-customer": ({ on }) => `ລູກຄ້າຊື້ຄັ້ງທຳອິດວັນທີ ${date(on)}`,
  "conversation.because.never-met": () => "ບໍ່ມີບັນທຶກການສົນທະນາກັບລູກຄ້າ",
  "conversation.because.preferences-unknown": () => "ບໍ່ມີໃຜຮູ້ວ່າລູກຄ້າຢາກໃຫ້ຕິດຕໍ່ແບບໃດ",
  "conversation.because.means-estimated": ({ spent }, currency) =>
    `ກຳລັງຊື້ເປັນພຽງການປະເມີນຈາກ ${moneyIn(currency, spent)} ຕໍ່ປີ`,
  "conversation.because.means-unknown": () => "ບໍ່ມີໃຜຮູ້ວ່າລູກຄ້າຈ່າຍໄດ້ເທົ່າໃດ",
  "conversation.because.segment-unknown": () => "ບໍ່ມີໃຜຮູ້ວ່າເປັນລູກຄ້າປະເພດໃດ",
  "conversation.because.owns": ({ productId, purchasedOn }) => `ລູກຄ້າຊື້ ${productId} ວັນທີ ${date(purchasedOn)}`,
  "conversation.because.long-owned": ({ productId, purchasedOn }) =>
    `ລູກຄ້າມີ ${productId} ມາຕັ້ງແຕ່ວັນທີ ${date(purchasedOn)}`,
  "conversation.because.maintenance-unknown": ({ productId }) =>
    `ສັນຍາບໍລິການອາດຄຸ້ມຄ່າ: ບໍ່ມີໃຜຮູ້ວ່າໃຊ້ເວລາຈັກຊົ່ວໂມງກັບ ${productId}`,
  "conversation.because.offer-open": ({ productId }) => `ລູກຄ້າຍັງບໍ່ມີ ${productId} ແລະ ອາດໃຊ້ປະໂຫຍດໄດ້`,

  "conversation.left-out.problem-open": ({ topic }) => `ບໍ່ຖາມໃນຂະນະທີ່ບັນຫາ ${topic} ຍັງບໍ່ໄດ້ແກ້`,
  "conversation.left-out.known": ({ field }) => `ຮູ້ຄຳຕອບແລ້ວ ແລະ ຍັງໃໝ່ຢູ່: ${field}`,
  "conversation.left-out.no-time": ({ minutes }) => `ບໍ່ເຫຼືອເວລາ ${amount(minutes)} ນາທີໃຫ້ລາຍການນີ້`,
  "conversation.left-out.too-direct": ({ subject }) => `ກົງເກີນໄປໃນຕອນນີ້ ກ່ຽວກັບ: ${wordOf(subjects, subject) ?? subject}`,
};

/** Lao for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
const invitation: DomainWords<InvitationReasons> = {
  "conversation.contact.do-not-contact": () => "ລູກຄ້າບໍ່ຕ້ອງການໃຫ້ຕິດຕໍ່",
  "conversation.contact.no-channel": () => "ລູກຄ້າບໍ່ໄດ້ຍິນຍອມຊ່ອງທາງຕິດຕໍ່ໃດເລີຍ",
  "conversation.contact.person-left": ({ contactId }) => `${contactId} ໄດ້ອອກໄປແລ້ວ`,
  "conversation.contact.everyone-opted-out": () => "ບໍ່ມີໃຜຢູ່ທີ່ນັ້ນຢາກໃຫ້ຕິດຕໍ່",
  "conversation.contact.others-opted-out": ({ contacts }) => `ອີກ ${amount(contacts)} ຄົນຢູ່ທີ່ນັ້ນບໍ່ຢາກໃຫ້ຕິດຕໍ່`,
  "conversation.deal.open": ({ dealId, stage }) =>
    stage === "" ? `ຂໍ້ຕົກລົງ ${dealId} ກຳລັງເປີດຢູ່` : `ຂໍ້ຕົກລົງ ${dealId} ກຳລັງເປີດຢູ່ ໃນຂັ້ນຕອນ ${stage}`,
  "conversation.deal.expected": ({ on }) => `ຄາດວ່າຈະປິດວັນທີ ${date(on)}`,
  "conversation.deal.overdue": ({ on, days }) => `ຄາດວ່າຈະປິດວັນທີ ${date(on)} ຄື ${amount(days)} ມື້ກ່ອນ`,
  "conversation.contact.no-hours": () => "ບໍ່ມີເວລາໃດທີ່ລູກຄ້າສະດວກ",
  "conversation.contact.agreed-channels": ({ channels }) =>
    `ລູກຄ້າຍິນຍອມໃຫ້ຕິດຕໍ່ທາງ: ${list(channels.split(", "), channelNames)}`,
  "conversation.contact.too-soon": ({ on, days }) => `ຕິດຕໍ່ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)} ແລະ ລູກຄ້າຕ້ອງການໃຫ້ຫ່າງກັນ ${amount(days)} ມື້`,

  "conversation.invitation.problem": ({ topic }) => `ພວກເຮົາຂໍລົມກັບທ່ານກ່ຽວກັບບັນຫາ ${topic} ແລະ ແກ້ໄຂໃຫ້ທ່ານ`,
  "conversation.invitation.check": () => "ພວກເຮົາຂໍກວດເບິ່ງວ່າທຸກຢ່າງດຳເນີນໄປດ້ວຍດີ ແລະ ຖືກປັບຕັ້ງໃຫ້ເໝາະສົມທີ່ສຸດກັບຄວາມຕ້ອງການຂອງທ່ານ",
  "conversation.invitation.check-product": ({ productId }) =>
    `ພວກເຮົາຂໍກວດເບິ່ງວ່າທຸກຢ່າງດຳເນີນໄປດ້ວຍດີ ແລະ ${productId} ຖືກປັບຕັ້ງໃຫ້ເໝາະສົມທີ່ສຸດກັບຄວາມຕ້ອງການຂອງທ່ານ`,
  "conversation.invitation.bad-answer": ({ on }) =>
    `ຄຳຕອບຂອງທ່ານວັນທີ ${date(on)} ບອກວ່າທ່ານບໍ່ພໍໃຈ ພວກເຮົາຂໍຟັງວ່າພວກເຮົາຄວນປັບປຸງຫຍັງ`,
  "conversation.invitation.unhappy": () => "ພວກເຮົາຂໍຟັງວ່າພວກເຮົາຄວນປັບປຸງຫຍັງໃຫ້ທ່ານ",
  "conversation.invitation.successor": () => "ພວກເຮົາຂໍພົບຜູ້ທີ່ມາຮັບວຽກແທນຜູ້ທີ່ພວກເຮົາເຄີຍເຮັດວຽກນຳ ເພື່ອຮູ້ວ່າທ່ານຕ້ອງການຫຍັງຈາກພວກເຮົາ",
  "conversation.invitation.needs": () => "ພວກເຮົາຂໍຟັງວ່າທ່ານຕ້ອງການຫຍັງ ແລະ ເບິ່ງວ່າພວກເຮົາຊ່ວຍໄດ້ບໍ່",
  "conversation.invitation.long-ago": () => "ດົນແລ້ວທີ່ທ່ານບໍ່ໄດ້ຊື້ຈາກພວກເຮົາ ພວກເຮົາຂໍຟັງວ່າດຽວນີ້ທ່ານຕ້ອງການຫຍັງ",
  "conversation.invitation.free": () => "ບໍ່ມີຄ່າໃຊ້ຈ່າຍໃດໆ ເພາະທ່ານເປັນລູກຄ້າທີ່ພວກເຮົາໃຫ້ຄຸນຄ່າ",
  "conversation.invitation.duration": ({ minutes }) => `ໃຊ້ເວລາ ${amount(minutes)} ນາທີ`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `ພວກເຮົາເຂົ້າໃຈ ແລະ ຈະບໍ່ຖາມອີກກ່ອນວັນທີ ${date(nextOn)}; ໃນລະຫວ່າງນັ້ນ ຖ້າມີຫຍັງ ເຊີນທ່ານໂທຫາພວກເຮົາໄດ້ທຸກເວລາ`,

  "conversation.approach.first": () => "ບໍ່ມີຫຍັງຂັດຂວາງການເຊີນແບບທຳມະດາ",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `ຄັ້ງທີ ${amount(attempt)}: ຄັ້ງກ່ອນໆບໍ່ໄດ້ນຳໄປສູ່ການພົບທົບທວນ` : "ລູກຄ້າຍັງລັງເລ",
  "conversation.approach.refused": ({ refusals }) => `ລູກຄ້າໄດ້ປະຕິເສດ ${amount(refusals)} ຄັ້ງ`,
};

/** Lao for what to do after a review. */
const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () => "ຖາມວ່າຂໍ້ສະເໜີຂອງຄູ່ແຂ່ງຈະໃຫ້ຫຍັງແກ່ລູກຄ້າ ແລະ ການອອກຈາກເຮົາຈະເສຍຫຍັງ ແລ້ວຕອບຂໍ້ນັ້ນ",
  "conversation.recommendation.show-value": () =>
    "ໃຫ້ເຫັນວ່າລູກຄ້າຈະເສຍຫຍັງຖ້າອອກໄປ: ຖາມວ່າລູກຄ້າໃຫ້ຄຸນຄ່າຫຍັງກັບເຮົາຫຼາຍທີ່ສຸດ ແລ້ວຕໍ່ຍອດຈາກນັ້ນ",
  "conversation.recommendation.solve": ({ topic }) => `ແກ້ໄຂບັນຫາ ${topic} ແລະ ບອກລູກຄ້າເມື່ອແລ້ວ`,
  "conversation.recommendation.find-cause": () => "ຊອກຫາສິ່ງທີ່ເຮັດໃຫ້ລູກຄ້າບໍ່ພໍໃຈ ແລະ ແກ້ໄຂໃຫ້ຖືກຕ້ອງ",
  "conversation.recommendation.offer": ({ productId, price }, currency) =>
    `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${moneyIn(currency, price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }, currency) =>
    `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${moneyIn(currency, price)}: ໃຫ້ຜົນປະໂຫຍດແກ່ລູກຄ້າ ${moneyIn(currency, benefitPerYear)} ຕໍ່ປີ ` +
    `ແລະ ຄືນທຶນໃນ ${amount(paybackMonths)} ເດືອນ`,
  "conversation.recommendation.service-contract": (
    { productId, price, onto, hours, hourCost, benefitPerYear },
    currency,
  ) =>
    `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${moneyIn(currency, price)}: ເວລາທີ່ໃຊ້ກັບ ${onto} ${amount(hours)} ຊົ່ວໂມງຕໍ່ປີ ` +
    `ຊົ່ວໂມງລະ ${moneyIn(currency, hourCost)} ເປັນເງິນ ${moneyIn(currency, benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `ສະແດງໃຫ້ລູກຄ້າເຫັນວິທີໃຊ້ ${productId} ໃຫ້ໄດ້ປະໂຫຍດຫຼາຍຂຶ້ນ`,
  "conversation.recommendation.stay-close": () => "ຂອບໃຈລູກຄ້າ ແລະ ບອກວ່າໃຫ້ໂທຫາໃຜເມື່ອມີເລື່ອງ",

  "conversation.recommendation.wanted": () => "ລູກຄ້າບອກວ່າອາດໃຊ້ປະໂຫຍດໄດ້",
  "conversation.recommendation.chance-unknown": () => "ບໍ່ຢູ່ໃນຂໍ້ສະເໜີທີ່ຍັງເປີດຢູ່ ຈຶ່ງບໍ່ຮູ້ໂອກາດຂາຍ",
};

/** Lao for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
const afterSale: DomainWords<AfterSaleReasons> = {
  "conversation.follow-up.arrived": () => "ທ່ານໄດ້ຮັບສິນຄ້າຄົບຖ້ວນ ແລະ ໃຊ້ງານໄດ້ດີແລ້ວບໍ?",
  "conversation.follow-up.first-week": () => "ໃນອາທິດທຳອິດ ທ່ານພົບບັນຫາຫຍັງບໍ?",
  "conversation.follow-up.in-use": () => "ຜະລິດຕະພັນນີ້ເຮັດໄດ້ຕາມທີ່ທ່ານຊື້ມາໃຊ້ບໍ?",
  "conversation.follow-up.results": () => "ຜະລິດຕະພັນນີ້ໃຫ້ປະໂຫຍດຫຍັງແກ່ທ່ານແດ່ ແລະ ຍັງຂາດຫຍັງ?",
  "conversation.follow-up.about-ticket": ({ topic }) =>
    `ການແກ້ໄຂບັນຫາ ${topic} ໄປຮອດໃສແລ້ວ ແລະ ໃນລະຫວ່າງນີ້ທ່ານຕ້ອງການຄວາມຊ່ວຍເຫຼືອຫຍັງ?`,

  "conversation.follow-up.because": ({ days, soldOn }) => `${amount(days)} ມື້ຫຼັງການຂາຍວັນທີ ${date(soldOn)}`,
  "conversation.follow-up.ticket-open": ({ topic }) => `ບັນຫາ ${topic} ຍັງບໍ່ທັນແກ້ໄຂ ສະນັ້ນໃຫ້ຖາມເລື່ອງນັ້ນກ່ອນ`,
  "conversation.follow-up.late": ({ dueOn }) => `ຄວນຕິດຕໍ່ຕັ້ງແຕ່ວັນທີ ${date(dueOn)}`,
  "conversation.follow-up.touched": ({ kind, on }) =>
    `${wordOf(touches, kind) ?? kind} ວັນທີ ${date(on)} ໄດ້ແທນລາຍການນີ້ແລ້ວ`,
  "conversation.follow-up.passed": () => "ການຕິດຕໍ່ຄັ້ງຕໍ່ໄປໃກ້ຈະຮອດແລ້ວ",
};

const triggers: Readonly<Record<string, string>> = {
  "new-customer": "ມີລູກຄ້າໃໝ່",
  sale: "ມີການຂາຍ",
  "open-problem": "ມີການແຈ້ງບັນຫາ",
  renewal: "ສັນຍາໃກ້ເຖິງເວລາຕ້ອງຕໍ່",
  detractor: "ລູກຄ້າໃຫ້ຄະແນນຕ່ຳ",
  "champion-left": "ຜູ້ທີ່ສະໜັບສະໜູນພວກເຮົາຢູ່ຝ່າຍລູກຄ້າໄດ້ອອກໄປ",
  slowing: "ລູກຄ້າຊື້ຊ້າລົງ",
  signal: "ມີສັນຍານໃໝ່",
};

const conditions: Readonly<Record<string, string>> = {
  solved: "ບັນຫາໄດ້ຮັບການແກ້ໄຂແລ້ວ",
  renewed: "ສັນຍາຖືກຕໍ່ແລ້ວ",
  bought: "ລູກຄ້າໄດ້ຊື້ແລ້ວ",
  talked: "ໄດ້ລົມກັບລູກຄ້າແລ້ວ",
  replied: "ລູກຄ້າຕິດຕໍ່ມາແລ້ວ",
  recovered: "ລູກຄ້າໃຫ້ຄະແນນດີຂຶ້ນ",
  replaced: "ມີຜູ້ສະໜັບສະໜູນຄົນໃໝ່ແລ້ວ",
  "contract-ended": "ສັນຍາສິ້ນສຸດແລ້ວ",
  "no-longer": "ບັນທຶກບໍ່ໄດ້ບອກແນວນັ້ນອີກແລ້ວ",
};

/** Lao for the steps of a playbook. */
const playbookSteps: DomainWords<PlaybookReasons> = {
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook} ຂັ້ນຕອນທີ ${amount(step)} ຈາກ ${amount(steps)}: ${wordOf(channelNames, kind) ?? kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}: ${wordOf(triggers, trigger) ?? trigger} ວັນທີ ${date(on)}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `ບໍ່ຈຳເປັນອີກແລ້ວ: ${wordOf(conditions, condition) ?? condition} (ວັນທີ ${date(on)})`,
  "conversation.playbook.ended": ({ condition, on }) =>
    `ຈົບແລ້ວ: ${wordOf(conditions, condition) ?? condition} (ວັນທີ ${date(on)})`,
  "conversation.playbook.nobody": () => "ບໍ່ມີບັນທຶກວ່າໃຜສາມາດເຮັດຂັ້ນຕອນນີ້ໄດ້",
};

/** Lao for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
const reminder: DomainWords<ReminderReasons> = {
  "conversation.reminder.service": ({ service, productId }) => `ຮອດເວລາ ${service} ສຳລັບ ${productId} ຂອງທ່ານແລ້ວ`,
  "conversation.reminder.warranty-end": ({ productId, endsOn }) =>
    `ການຮັບປະກັນ ${productId} ຂອງທ່ານຈະໝົດວັນທີ ${date(endsOn)}; ທ່ານຕ້ອງການໃຫ້ພວກເຮົາກວດເບິ່ງກ່ອນມື້ນັ້ນບໍ?`,
  "conversation.reminder.warranty-contract": ({ productId, endsOn, contractId }) =>
    `ການຮັບປະກັນ ${productId} ຂອງທ່ານຈະໝົດວັນທີ ${date(endsOn)}; ${contractId} ຈະດູແລຕໍ່ຈາກນັ້ນໄດ້`,
  "conversation.reminder.trade-in": ({ productId, until }) =>
    `ຈົນຮອດວັນທີ ${date(until)} ເປັນເວລາດີທີ່ຈະເອົາ ${productId} ຂອງທ່ານມາແລກອັນໃໝ່; ທ່ານຢາກຟັງຂໍ້ສະເໜີຂອງພວກເຮົາບໍ?`,

  "conversation.reminder.by-date": ({ on }) => `ຮອດກຳນົດຕາມປະຕິທິນວັນທີ ${date(on)}`,
  "conversation.reminder.by-use": ({ use, perYear, on }) =>
    `ຕົວນັບຈະຮອດ ${amount(use)} ປະມານວັນທີ ${date(on)} ຖ້າໃຊ້ ${amount(perYear)} ຕໍ່ປີ`,
  "conversation.reminder.use-unknown": () => "ຕົວເລກທີ່ອ່ານໄດ້ບໍ່ບອກວ່າໃຊ້ຫຼາຍປານໃດ ຈຶ່ງນັບແຕ່ປະຕິທິນ",
  "conversation.reminder.readings-left-out": ({ readings }) => `ບໍ່ໄດ້ນັບຕົວເລກທີ່ຜິດປົກກະຕິ ${amount(readings)} ລາຍການ`,
  "conversation.reminder.overdue": ({ dueOn }) => `ຮອດກຳນົດຕັ້ງແຕ່ວັນທີ ${date(dueOn)}`,
  "conversation.reminder.together": () => "ບອກພ້ອມກັບເລື່ອງອື່ນ ເພາະລູກຄ້າບໍ່ຕ້ອງການໃຫ້ຕິດຕໍ່ເລື້ອຍກວ່ານີ້",
  "conversation.reminder.passed": ({ on }) => `ຊ້າເກີນໄປ: ໝົດແຕ່ວັນທີ ${date(on)}`,
};

/** Lao for the conversation domain. */
export const conversation: DomainWords<ConversationReasons> = {
  ...questions,
  ...invitation,
  ...recommendation,
  ...afterSale,
  ...playbookSteps,
  ...reminder,
};
