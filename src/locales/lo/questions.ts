import type { QuestionReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { percent } from "./percent.js";
import { subjects } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Lao for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
export const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) => `ຕອນທີ່ພວກເຮົາແກ້ໄຂບັນຫາ ${topic} ທ່ານຮູ້ສຶກແນວໃດ ແລະ ມັນແກ້ໄຂໄດ້ແທ້ແລ້ວບໍ?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `ຕອນນີ້ ບັນຫາ ${topic} ເຮັດໃຫ້ທ່ານເສຍຫຍັງແດ່ ແລະ ມີຫຍັງຊ່ວຍໄດ້ຈົນກວ່າຈະແກ້ໄຂແລ້ວ?`,
  "conversation.question.still-missing": () => "ທ່ານຍັງຂາດຫຍັງຢູ່ບໍ?",
  "conversation.question.going-well": () => "ໄລຍະນີ້ ທຸກຢ່າງເປັນແນວໃດແດ່?",
  "conversation.question.what-happened": () => "ເກີດຫຍັງຂຶ້ນ ແລະ ພວກເຮົາຄວນໄດ້ເຮັດແນວໃດ?",
  "conversation.question.who-else": () => "ທ່ານຮູ້ຈັກໃຜທີ່ອາດຕ້ອງການແບບດຽວກັນບໍ?",
  "conversation.question.low-score": () => "ບໍ່ດົນມານີ້ທ່ານໃຫ້ຄະແນນພວກເຮົາຕ່ຳ: ມີສາເຫດຫຍັງ?",
  "conversation.question.change-first": () => "ຖ້າທ່ານເປັນພວກເຮົາ ທ່ານຈະປ່ຽນຫຍັງກ່ອນ?",
  "conversation.question.contact-wishes": () => "ທ່ານຢາກໃຫ້ພວກເຮົາຕິດຕໍ່ແບບໃດ ເວລາໃດ ແລະ ເລື້ອຍປານໃດ?",
  "conversation.question.first-call": () => "ເວລາມີຫຍັງໃຊ້ບໍ່ໄດ້ ທ່ານໂທຫາໃຜກ່ອນ?",
  "conversation.question.day-to-day": () => "ຊ່ວງນີ້ ວຽກໃດໃຊ້ເວລາຂອງທ່ານຫຼາຍທີ່ສຸດ?",
  "conversation.question.what-instead": () => "ຖ້າໄດ້ເວລານັ້ນຄືນ ທ່ານຈະໃຊ້ມັນເຮັດຫຍັງ?",
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
    `ຄຳຕອບຫຼ້າສຸດຂອງລູກຄ້າຕ່ຳ: ${metric.toUpperCase()} ${amount(score)}`,
  "conversation.because.loyalty-doubtful": ({ probability }) => `ໂອກາດທີ່ລູກຄ້າຈະຊື້ອີກມີພຽງ ${percent(probability)}`,
  "conversation.because.preferences-unknown": () => "ບໍ່ມີໃຜຮູ້ວ່າລູກຄ້າຢາກໃຫ້ຕິດຕໍ່ແບບໃດ",
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
  "conversation.left-out.no-time": ({ minutes }) => `ບໍ່ເຫຼືອເວລາ ${amount(minutes)} ນາທີໃຫ້ມັນ`,
  "conversation.left-out.too-direct": ({ subject }) => `ກົງເກີນໄປໃນຕອນນີ້ ກ່ຽວກັບ: ${wordOf(subjects, subject) ?? subject}`,
};
