import type { EffortReasons } from "../../reasons/codes/effort.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const drivers: Record<string, string> = {
  repeatContacts: "ການຕ້ອງຕິດຕໍ່ຊ້ຳອີກ",
  unresolved: "ບັນຫາບໍ່ໄດ້ຮັບການແກ້ໄຂ",
  transfers: "ການຖືກສົ່ງຕໍ່ໄປຫາຄົນອື່ນ",
  repeatedInformation: "ການຖືກຖາມເລື່ອງເກົ່າຊ້ຳອີກ",
  timeAgainstStandard: "ການລໍຖ້າການແກ້ໄຂ",
  channelSwitching: "ການປ່ຽນຊ່ອງທາງຕິດຕໍ່",
  failedSelfService: "ການພະຍາຍາມແກ້ໄຂດ້ວຍຕົນເອງ",
};

const places: Record<"topic" | "product" | "channel", string> = {
  topic: "ຫົວຂໍ້",
  product: "ຜະລິດຕະພັນ",
  channel: "ຊ່ອງທາງ",
};

/** Lao for the effort domain. */
export const effort: DomainWords<EffortReasons> = {
  "effort.costliest-driver": ({ driver, points, without }) =>
    `${wordOf(drivers, driver) ?? driver} ເຮັດໃຫ້ລູກຄ້າຫຍຸ້ງຍາກທີ່ສຸດ: ${amount(points, 1, 1)} ຄະແນນຄວາມຫຍຸ້ງຍາກ; ` +
    `ຖ້າບໍ່ມີສິ່ງນີ້ ຄວາມຫຍຸ້ງຍາກຈະເປັນ ${amount(without, 1, 1)}`,
  "effort.earlier-contacts": ({ contacts, days }) =>
    `ໃນ ${amount(days)} ມື້ກ່ອນໜ້ານັ້ນ ລູກຄ້າຕິດຕໍ່ມາ ${amount(contacts)} ເທື່ອກ່ຽວກັບບັນຫາອື່ນ`,
  "effort.problem.rising": ({ tickets, days, expected }) =>
    `ຄຳຮ້ອງ ${amount(tickets)} ລາຍການໃນ ${amount(days)} ມື້ ທັງທີ່ຄາດໄວ້ພຽງ ${amount(expected, 1, 1)}`,
  "effort.problem.new": ({ tickets, days, before }) =>
    `ບັນຫາໃໝ່: ຄຳຮ້ອງ ${amount(tickets)} ລາຍການໃນ ${amount(days)} ມື້ ແລະ ບໍ່ມີເລີຍໃນ ${amount(before)} ມື້ກ່ອນໜ້ານັ້ນ`,
  "effort.problem.no-history": ({ tickets }) => `ຄຳຮ້ອງ ${amount(tickets)} ລາຍການ ແລະ ບໍ່ມີຂໍ້ມູນກ່ອນໜ້າໃຫ້ປຽບທຽບ`,
  "effort.problem.solved-by": ({ resolution, times, hours }) =>
    `ແກ້ໄຂໄດ້ ${amount(times)} ຄັ້ງດ້ວຍ ${resolution}; ເຄິ່ງໜຶ່ງແລ້ວພາຍໃນ ${amount(hours, 1, 1)} ຊົ່ວໂມງ`,
  "effort.standard.share": ({ standard, share, target, tickets }) =>
    `ມາດຕະຖານ “${standard}” ບັນລຸໄດ້ ${percent(share)} ຂອງຄຳຮ້ອງ ${amount(tickets)} ລາຍການ; ` +
    `ໄດ້ສັນຍາໄວ້ ${percent(target)}`,
  "effort.standard.no-data": ({ standard }) => `ຍັງບໍ່ມີຄຳຮ້ອງໃດໃຫ້ວັດແທກມາດຕະຖານ “${standard}”`,
  "effort.standard.improving": ({ standard }) => `ມາດຕະຖານ “${standard}” ບັນລຸໄດ້ເລື້ອຍຂຶ້ນ`,
  "effort.standard.worsening": ({ standard }) => `ມາດຕະຖານ “${standard}” ບັນລຸໄດ້ໜ້ອຍລົງ`,
  "effort.standard.missed-most": ({ standard, by, name, missed, of }) =>
    `ມາດຕະຖານ “${standard}” ບໍ່ບັນລຸຫຼາຍທີ່ສຸດໃນ${places[by]} ${name}: ` + `${amount(missed)} ໃນທັງໝົດ ${amount(of)} ຄັ້ງທີ່ບໍ່ບັນລຸ`,
};
