import type { InvitationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { channels as channelNames, list } from "./terms.js";

/** Lao for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
export const invitation: DomainWords<InvitationReasons> = {
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

  "conversation.invitation.problem": ({ topic }) => `ພວກເຮົາຂໍລົມກັບທ່ານກ່ຽວກັບບັນຫາ ${topic} ແລະ ແກ້ໄຂມັນ`,
  "conversation.invitation.check": () => "ພວກເຮົາຂໍກວດເບິ່ງວ່າທຸກຢ່າງດຳເນີນໄປດ້ວຍດີ ແລະ ຖືກປັບຕັ້ງໃຫ້ເໝາະສົມທີ່ສຸດກັບຄວາມຕ້ອງການຂອງທ່ານ",
  "conversation.invitation.check-product": ({ productId }) =>
    `ພວກເຮົາຂໍກວດເບິ່ງວ່າທຸກຢ່າງດຳເນີນໄປດ້ວຍດີ ແລະ ${productId} ຖືກປັບຕັ້ງໃຫ້ເໝາະສົມທີ່ສຸດກັບຄວາມຕ້ອງການຂອງທ່ານ`,
  "conversation.invitation.free": () => "ບໍ່ມີຄ່າໃຊ້ຈ່າຍໃດໆ ເພາະທ່ານເປັນລູກຄ້າທີ່ພວກເຮົາໃຫ້ຄຸນຄ່າ",
  "conversation.invitation.duration": ({ minutes }) => `ໃຊ້ເວລາ ${amount(minutes)} ນາທີ`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `ພວກເຮົາເຂົ້າໃຈ ແລະ ຈະບໍ່ຖາມອີກກ່ອນວັນທີ ${date(nextOn)}; ໃນລະຫວ່າງນັ້ນ ຖ້າມີຫຍັງ ເຊີນທ່ານໂທຫາພວກເຮົາໄດ້ທຸກເວລາ`,

  "conversation.approach.first": () => "ບໍ່ມີຫຍັງຂັດຂວາງການເຊີນແບບທຳມະດາ",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `ຄັ້ງທີ ${amount(attempt)}: ຄັ້ງກ່ອນໆບໍ່ໄດ້ນຳໄປສູ່ການພົບທົບທວນ` : "ລູກຄ້າຍັງລັງເລ",
  "conversation.approach.refused": ({ refusals }) => `ລູກຄ້າໄດ້ປະຕິເສດ ${amount(refusals)} ຄັ້ງ`,
};
