import type { ValueReasons } from "../../reasons/codes/value.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent } from "./terms.js";

const items: Record<ValueReasons["value.switching.missing"]["item"], string> = {
  service: "ການບໍລິການ",
  advice: "ຄຳແນະນຳໃຫ້ໃຊ້ຜະລິດຕະພັນໄດ້ປະໂຫຍດຫຼາຍຂຶ້ນ",
  "flexible-delivery": "ການຈັດສົ່ງທີ່ປັບໄດ້ຕາມຕ້ອງການ",
  maintenance: "ການບຳລຸງຮັກສາ",
  payment: "ເງື່ອນໄຂການຈ່າຍເງິນ",
  "owning-problems": "ຜູ້ຮັບຜິດຊອບບັນຫາຈົນແກ້ໄຂແລ້ວ",
};

const interviewed = (interviews: number): string => `ການສຳພາດລູກຄ້າ ${amount(interviews)} ຄົນ`;

/** Lao for the value domain. */
export const value: DomainWords<ValueReasons> = {
  "value.drivers.interviews": ({ interviews, groups }) => `ຈາກ${interviewed(interviews)} ໃນ ${amount(groups)} ກຸ່ມ`,
  "value.drivers.no-interviews": () => "ຍັງບໍ່ໄດ້ຖາມໃຜ ຈຶ່ງຖືວ່າທຸກຢ່າງສຳຄັນເທົ່າກັນ",
  "value.drivers.overrated": ({ driver, believed, said }) =>
    `ເຮົາຄິດວ່າ ${driver} ເປັນ ${percent(believed)} ຂອງສິ່ງທີ່ລູກຄ້າໃຫ້ຄຸນຄ່າ ແຕ່ລູກຄ້າບອກວ່າ ${percent(said)}`,
  "value.drivers.underrated": ({ driver, believed, said }) =>
    `${driver} ເປັນ ${percent(said)} ຂອງສິ່ງທີ່ລູກຄ້າໃຫ້ຄຸນຄ່າ ແຕ່ເຮົາຄິດວ່າພຽງ ${percent(believed)}`,

  "value.match.segment-and-size": ({ segment, size, interviews }) =>
    `${interviewed(interviews)} ໃນກຸ່ມ ${segment} ຂະໜາດ ${size}`,
  "value.match.segment": ({ segment, interviews }) => `${interviewed(interviews)} ໃນກຸ່ມ ${segment}`,
  "value.match.size": ({ size, interviews }) => `${interviewed(interviews)} ຂະໜາດ ${size}`,
  "value.match.whole": ({ interviews }) => `${interviewed(interviews)} ທຸກກຸ່ມ ເພາະໃນກຸ່ມນີ້ຖາມໜ້ອຍເກີນໄປ`,
  "value.match.lead": ({ driver, probability }) =>
    `ໃຫ້ເລີ່ມດ້ວຍ ${driver}: ຄວາມເປັນໄປໄດ້ທີ່ຈະສຳຄັນທີ່ສຸດສຳລັບລູກຄ້າແມ່ນ ${percent(probability)}`,
  "value.match.close": ({ driver, second }) => `ບໍ່ແນ່ໃຈວ່າ ${driver} ຫຼື ${second} ສຳຄັນກວ່າສຳລັບລູກຄ້າ ສະນັ້ນໃຫ້ຖາມກ່ອນ`,

  "value.switching.gain": ({ driver, ours, theirs }) =>
    `ໃນດ້ານ ${driver} ລູກຄ້າເຫັນວ່າຄູ່ແຂ່ງດີກວ່າ ${amount(theirs)} ຕໍ່ ${amount(ours)}`,
  "value.switching.loss": ({ driver, ours, theirs }) =>
    `ໃນດ້ານ ${driver} ລູກຄ້າເຫັນວ່າເຮົາດີກວ່າ ${amount(ours)} ຕໍ່ ${amount(theirs)} ແລະ ຈະເສຍສິ່ງນັ້ນ`,
  "value.switching.unknown": ({ driver }) => `ບໍ່ຮູ້ວ່າລູກຄ້າປຽບທຽບເຮົາໃນດ້ານ ${driver} ແນວໃດ`,
  "value.switching.uncalibrated": () => "ຄວາມເປັນໄປໄດ້ເປັນພຽງການຄາດຄະເນ ຍັງບໍ່ໄດ້ຄຳນວນຈາກລູກຄ້າທີ່ອອກໄປ",
  "value.switching.tips": ({ driver, from, to }) =>
    `ຖ້າລູກຄ້າໃຫ້ຄະແນນເຮົາ ${amount(to)} ໃນດ້ານ ${driver} ແທນທີ່ຈະເປັນ ${amount(from)} ການອອກໄປ ແລະ ການຢູ່ຕໍ່ຈະເປັນໄປໄດ້ເທົ່າກັນ`,
  "value.switching.missing": ({ item }) => `ລູກຄ້າບໍ່ເຫັນສິ່ງນີ້ໃນເຮົາ: ${items[item]}`,
  "value.switching.ask-about": ({ item }) => `ບໍ່ຮູ້ວ່າລູກຄ້າເຫັນສິ່ງນີ້ໃນເຮົາຫຼືບໍ່: ${items[item]}`,
};
