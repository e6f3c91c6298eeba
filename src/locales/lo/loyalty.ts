import type { LoyaltyReasons } from "../../reasons/codes/loyalty.js";
import type { DomainWords } from "../not-translated.js";
import { amount, bands, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const factors: Record<string, string> = {
  effort: "ຄວາມຫຍຸ້ງຍາກໃນການຮັບບໍລິການ",
  satisfaction: "ຄວາມພໍໃຈ",
  purchases: "ການຊື້ທີ່ຜ່ານມາ",
  probabilityAlive: "ຄວາມເປັນໄປໄດ້ທີ່ຍັງເປັນລູກຄ້າ",
  tenureYears: "ຈຳນວນປີທີ່ເປັນລູກຄ້າ",
};

/** Lao for the loyalty domain. */
export const loyalty: DomainWords<LoyaltyReasons> = {
  "loyalty.uncalibrated": () => "ອີງໃສ່ຕົວເລກທີ່ມີການເຜີຍແຜ່ ຍັງບໍ່ທັນອີງໃສ່ລູກຄ້າຂອງທ່ານເອງ",
  "loyalty.uncalibrated-problems": () => "ຜົນກະທົບຂອງບັນຫາອີງໃສ່ຕົວເລກທີ່ມີການເຜີຍແຜ່ ຍັງບໍ່ທັນອີງໃສ່ລູກຄ້າຂອງທ່ານເອງ",
  "loyalty.calibrated": ({ observations }) => `ຄຳນວນຈາກລູກຄ້າຂອງທ່ານເອງ ${amount(observations)} ຄົນ`,
  "loyalty.effort": ({ experiences, effort }) =>
    `ປະສົບການຮັບບໍລິການ ${amount(experiences)} ຄັ້ງ ມີຄວາມຫຍຸ້ງຍາກ ${amount(effort, 1, 1)} ຈາກ 5`,
  "loyalty.no-problem": () => "ບໍ່ເຄີຍມີບັນຫາ",
  "loyalty.problem-unknown": () => "ບໍ່ຮູ້ວ່າບັນຫາເຮັດໃຫ້ລູກຄ້າຫຍຸ້ງຍາກປານໃດ",
  "loyalty.effort-unscored": ({ tickets }) => `ຄຳຮ້ອງ ${amount(tickets)} ລາຍການມີຂໍ້ມູນໜ້ອຍເກີນໄປ ຈຶ່ງໃຫ້ຄະແນນບໍ່ໄດ້`,
  "loyalty.never-closed": ({ tickets }) => `ຄຳຮ້ອງ ${amount(tickets)} ລາຍການທີ່ບໍ່ມີໃຜປິດ ບໍ່ໄດ້ນັບ`,
  "loyalty.bought-since": ({ problems }) => `ລູກຄ້າຊື້ອີກຫຼັງຈາກບັນຫາ ${amount(problems)} ຢ່າງ ດັ່ງນັ້ນຜົນກະທົບຂອງບັນຫາຈຶ່ງສິ້ນສຸດ`,
  "loyalty.billed-since": ({ problems }) =>
    `ສິ່ງທີ່ລູກຄ້າຊື້ຫຼັງຈາກບັນຫາ ${amount(problems)} ຢ່າງ ມາຕາມສັນຍາ ຫຼື ມາຕາມໄລຍະທີ່ກຳນົດ ດັ່ງນັ້ນຜົນກະທົບຂອງບັນຫາຍັງບໍ່ສິ້ນສຸດ`,
  "loyalty.later-left-out": ({ records }) => `ບໍ່ໄດ້ນັບບັນທຶກທີ່ມີວັນທີພາຍຫຼັງ ${amount(records)} ລາຍການ`,
  "loyalty.not-learned": ({ factor }) => `ແບບຈຳລອງຍັງບໍ່ໄດ້ຮຽນຮູ້ວ່າ${wordOf(factors, factor) ?? ` ${factor}`} ບົ່ງບອກຫຍັງ`,
  "loyalty.other-horizon": ({ fitted, asked }) =>
    `ແບບຈຳລອງຮຽນຈາກການຊື້ພາຍໃນ ${amount(fitted)} ມື້ ແຕ່ຖາມສຳລັບ ${amount(asked)} ມື້`,
  "loyalty.would-change-most": ({ factor, to, probability }) =>
    `ຖ້າ${wordOf(factors, factor) ?? ` ${factor}`} ເປັນ ${amount(to)} ຈະປ່ຽນແປງຫຼາຍທີ່ສຸດ ຄືເປັນ ${percent(probability)}`,
  "loyalty.recovery.solved-already": () => "ໄດ້ແກ້ໄຂແລ້ວ",
  "loyalty.recovery.hearers-unknown": () => "ບໍ່ໄດ້ນັບການບອກຕໍ່: ບໍ່ຮູ້ວ່າຜູ້ທີ່ໄດ້ຍິນຈະເຮັດແນວໃດ",
  "loyalty.remedy.chosen": ({ remedy, worth, cost }, currency) =>
    `${remedy} ຄາດວ່າມີຄ່າ ${moneyIn(currency, worth)} ຫຼັງຫັກຄ່າໃຊ້ຈ່າຍ ${moneyIn(currency, cost)}`,
  "loyalty.remedy.none": () => "ບໍ່ມີວິທີແກ້ທີ່ອະນຸຍາດອັນໃດຄຸ້ມຄ່າໃຊ້ຈ່າຍ",
  "loyalty.remedy.escalate": ({ remedy, gain }, currency) =>
    `${remedy} ຈະມີຄ່າຫຼາຍກວ່ານີ້ ${moneyIn(currency, gain)} ກະລຸນາຂໍອະນຸຍາດ`,
  "loyalty.remedy.beyond-money": ({ role, cost, limit }, currency) =>
    `ໃຊ້ຈ່າຍ ${moneyIn(currency, cost)} ສ່ວນຂອບເຂດ${role === "" ? "" : `ຂອງ ${role} `}ແມ່ນ ${moneyIn(currency, limit)}`,
  "loyalty.remedy.not-allowed": ({ role, remedy }) => `${role === "" ? "ໜ້າທີ່ນີ້" : role} ບໍ່ສາມາດໃຫ້ ${remedy} ໄດ້`,
  "loyalty.remedy.not-worth-it": ({ cost, value }, currency) =>
    `ໃຊ້ຈ່າຍ ${moneyIn(currency, cost)} ແຕ່ຄາດວ່າໄດ້ຄືນ ${moneyIn(currency, value)}`,
  "loyalty.health.entered-band": ({ band }) => `ສຸຂະພາບຄວາມສຳພັນຕອນນີ້: ${wordOf(bands, band) ?? band}`,
  "loyalty.health.left-band": ({ band }) => `ສຸຂະພາບຄວາມສຳພັນບໍ່ຢູ່ໃນລະດັບນີ້ອີກແລ້ວ: ${wordOf(bands, band) ?? band}`,
  "loyalty.health.knocked-out": ({ factor, value, band }) => {
    const health = `ບໍ່ວ່າຄະແນນເທົ່າໃດ ສຸຂະພາບຄວາມສຳພັນ: ${wordOf(bands, band) ?? band}`;
    if (factor === "worstAnswer") return `ຄຳຕອບໜຶ່ງຢູ່ທີ່ ${amount(value)}% ຂອງລະດັບຄະແນນ; ${health}`;
    if (factor === "buying") return `ບໍ່ໄດ້ຊື້ເປັນເວລາ ${amount(value)} ເທົ່າຂອງໄລຍະຫ່າງການຊື້ປົກກະຕິ; ${health}`;
    return `${factor}: ${amount(value)}; ${health}`;
  },
  "loyalty.health.changed": ({ change }) =>
    `ສຸຂະພາບຄວາມສຳພັນ${change < 0 ? "ຫຼຸດລົງ" : "ເພີ່ມຂຶ້ນ"} ${amount(Math.round(Math.abs(change)))} ຄະແນນ`,
};
