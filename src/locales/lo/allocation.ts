import type { AllocationReasons } from "../../reasons/codes/allocation.js";
import type { DomainWords } from "../not-translated.js";
import { amount, channels, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const share = (part: number): string => `${amount(part * 100)}%`;
const contact = (kind: string): string => wordOf(channels, kind) ?? `ການຕິດຕໍ່ປະເພດ “${kind}”`;

const change = (part: number): string => (part >= 0 ? `ໄດ້ເພີ່ມ ${share(part)}` : `ຫຼຸດລົງ ${share(-part)}`);

/** Lao for the allocation of reviews. */
export const allocation: DomainWords<AllocationReasons> = {
  "allocation.curve.attention": ({ first, furtherShare }, currency) =>
    `ການພົບທົບທວນຄັ້ງທຳອິດໃນປີອາດຮັກສາ ຫຼື ນຳມາ ${moneyIn(currency, first)} ແລະ ແຕ່ລະຄັ້ງຕໍ່ໄປໄດ້ ${percent(furtherShare)} ຂອງຄັ້ງກ່ອນ`,
  "allocation.curve.attention-unknown": () => "ບໍ່ຮູ້ວ່າມີເງິນກ່ຽວຂ້ອງເທົ່າໃດ ຈຶ່ງຖືວ່າການພົບທົບທວນບໍ່ໄດ້ນຳຫຍັງມາ",
  "allocation.curve.answers": ({ present, exponent }) =>
    `ເສັ້ນໂຄ້ງຕາມຄຳຕອບຂອງຜູ້ຈັດການ ປັດຈຸບັນພົບທົບທວນ ${amount(present)} ຄັ້ງຕໍ່ປີ` + (exponent > 1 ? " ຄັ້ງທຳອິດໆນຳມາໜ້ອຍກວ່າຄັ້ງຕໍ່ມາ" : ""),
  "allocation.curve.answer-missed": ({ times, answered, curve }, currency) =>
    `ທີ່ ${amount(times)} ເທົ່າຂອງຈຳນວນປັດຈຸບັນ ຄຳຕອບແມ່ນ ${moneyIn(currency, answered)} ສ່ວນເສັ້ນໂຄ້ງໃຫ້ ${moneyIn(currency, curve)}`,
  "allocation.last-and-next": ({ kind, count, last, next, hour }, currency) =>
    `${contact(kind)}ຄັ້ງທີ ${amount(count)} ນຳມາ ${moneyIn(currency, last)} ຖ້າເພີ່ມອີກຄັ້ງໜຶ່ງຈະນຳມາ ${moneyIn(currency, next)} ແລະ ໜຶ່ງຊົ່ວໂມງມີຄ່າ ${moneyIn(currency, hour)}`,
  "allocation.none": ({ kind, next, hour }, currency) =>
    `ບໍ່ມີ${contact(kind)}: ຄັ້ງທຳອິດຈະນຳມາ ${moneyIn(currency, next)} ສ່ວນໜຶ່ງຊົ່ວໂມງຢູ່ບ່ອນອື່ນມີຄ່າ ${moneyIn(currency, hour)}`,
  "allocation.floor": ({ least }) => `ພົບຢ່າງໜ້ອຍ ${amount(least)} ຄັ້ງຕາມກົດ ເຖິງວ່າເວລານັ້ນຈະນຳມາຫຼາຍກວ່າຢູ່ບ່ອນອື່ນ`,
  "allocation.floor-missed": ({ least, count }) => `ກົດໃຫ້ຕິດຕໍ່ ${amount(least)} ຄັ້ງ ແຕ່ຊົ່ວໂມງພໍແຕ່ ${amount(count)} ຄັ້ງ`,
  "allocation.cap": ({ most }) => `ອະນຸຍາດບໍ່ເກີນ ${amount(most)} ຄັ້ງ ເຖິງວ່າເພີ່ມອີກຄັ້ງໜຶ່ງຈະຄຸ້ມຄ່າ`,
  "allocation.exact": () => "ບໍ່ມີການແບ່ງແບບອື່ນທີ່ນຳມາຫຼາຍກວ່ານີ້",
  "allocation.gap": ({ share: part }) => `ການແບ່ງນີ້ອາດນຳມາໜ້ອຍກວ່າການແບ່ງທີ່ດີທີ່ສຸດບໍ່ເກີນ ${share(part)}`,
  "allocation.floors-missed": ({ accounts }) => `ຊົ່ວໂມງບໍ່ພໍ ລູກຄ້າ ${amount(accounts)} ລາຍໄດ້ໜ້ອຍກວ່າຈຳນວນຕ່ຳສຸດ`,
  "allocation.flat": ({ less, more }) =>
    `ຖ້າຊົ່ວໂມງໜ້ອຍລົງໜຶ່ງສ່ວນສີ່ ຜົນຈະ${change(-less)} ຖ້າຊົ່ວໂມງຫຼາຍຂຶ້ນໜຶ່ງສ່ວນສີ່ ຜົນຈະ${change(more)}`,
  "allocation.team-size": ({ sellers, last, next, cost }, currency) =>
    `ຜູ້ຂາຍຄົນທີ ${amount(sellers)} ນຳມາ ${moneyIn(currency, last)} ແລະ ມີຄ່າໃຊ້ຈ່າຍ ${moneyIn(currency, cost)} ຖ້າເພີ່ມອີກຄົນໜຶ່ງຈະນຳມາ ${moneyIn(currency, next)}`,
  "allocation.team-size.least": ({ sellers, next, cost }, currency) =>
    sellers === 0
      ? `ບໍ່ຄຸ້ມທີ່ຈະມີຜູ້ຂາຍ: ຄົນທຳອິດຈະນຳມາ ${moneyIn(currency, next)} ແລະ ມີຄ່າໃຊ້ຈ່າຍ ${moneyIn(currency, cost)}`
      : `ຈຳນວນການຕິດຕໍ່ຂັ້ນຕ່ຳຕ້ອງການຜູ້ຂາຍ ${amount(sellers)} ຄົນ ຖ້າເພີ່ມອີກຄົນໜຶ່ງຈະນຳມາ ${moneyIn(currency, next)} ແລະ ມີຄ່າໃຊ້ຈ່າຍ ${moneyIn(currency, cost)}`,
  "allocation.experiment.power": ({ accounts, days, power }) =>
    `ລູກຄ້າ ${amount(accounts)} ລາຍ ໃນເວລາ ${amount(days)} ມື້ ຈະສະແດງໃຫ້ເຫັນຜົນ ໂດຍມີໂອກາດ ${percent(power)}`,
  "allocation.experiment.smallest-effect": ({ effect }) =>
    `ຈະເຫັນຜົນແຕ່ ${share(effect)} ຂອງການສູນເສຍທີ່ການພົບທົບທວນໜຶ່ງຄັ້ງປ້ອງກັນໄດ້`,
  "allocation.experiment.days-needed": ({ days }) => `ຈະເຫັນຜົນຫຼັງຈາກ ${amount(days)} ມື້`,
  "allocation.experiment.retention": ({ treated, control, lower, upper }) =>
    `ລູກຄ້າທີ່ໄດ້ພົບທົບທວນຍັງຢູ່ ${share(treated)} ສ່ວນລູກຄ້າທີ່ບໍ່ໄດ້ພົບທົບທວນຍັງຢູ່ ${share(control)}: ` +
    `ຕ່າງກັນແຕ່ ${amount(lower * 100)} ຫາ ${amount(upper * 100)} ຈຸດ`,
  "allocation.experiment.money": ({ difference, lower, upper }, currency) =>
    `ການພົບທົບທວນນຳມາ ${moneyIn(currency, difference)} ຕໍ່ລູກຄ້າ ແຕ່ ${moneyIn(currency, lower)} ຫາ ${moneyIn(currency, upper)}`,
  "allocation.experiment.control-reviewed": ({ reviews }) =>
    `ລູກຄ້າທີ່ບໍ່ຄວນຖືກພົບ ໄດ້ພົບທົບທວນສະເລ່ຍ ${amount(reviews)} ຄັ້ງ ແລະ ຜົນໄດ້ຄິດໄລ່ແລ້ວ`,
  "allocation.experiment.not-treated": () => "ລູກຄ້າທີ່ຄວນໄດ້ພົບທົບທວນ ບໍ່ໄດ້ພົບທົບທວນຫຼາຍກວ່າຄົນອື່ນ ຈຶ່ງບໍ່ສາມາດເວົ້າຫຍັງກ່ຽວກັບການພົບທົບທວນໄດ້",
  "allocation.experiment.missing": ({ treated, control }) =>
    `ບໍ່ມີຜົນຂອງລູກຄ້າ ${amount(treated)} ລາຍທີ່ຄວນໄດ້ພົບທົບທວນ ແລະ ${amount(control)} ລາຍອື່ນ`,
  "allocation.experiment.unequal": ({ difference }, currency) =>
    `ການໃຊ້ຈ່າຍກ່ອນໜ້ານີ້ຂອງສອງກຸ່ມຕ່າງກັນ ${moneyIn(currency, difference)} ຫຼາຍກວ່າທີ່ການຈັບສະຫຼາກອະທິບາຍໄດ້ ກະລຸນາກວດວ່າຈັບແນວໃດ`,
  "allocation.fit.by-lot": () => "ການພົບທົບທວນໄດ້ຈັບສະຫຼາກ ເສັ້ນໂຄ້ງຈຶ່ງສະແດງຜົນຂອງການພົບທົບທວນ",
  "allocation.fit.chosen": () => "ຜູ້ຂາຍເປັນຜູ້ເລືອກລູກຄ້າທີ່ຈະພົບທົບທວນ ເສັ້ນໂຄ້ງຈຶ່ງສະແດງສິ່ງທີ່ເກີດຂຶ້ນພ້ອມກັນ ບໍ່ແມ່ນຜົນຂອງການພົບທົບທວນ",
  "allocation.fit.favourites": ({ correlation }) =>
    `ລູກຄ້າທີ່ເຄີຍໃຊ້ຈ່າຍ${correlation > 0 ? "ຫຼາຍກວ່າ" : "ໜ້ອຍກວ່າ"} ໄດ້ພົບທົບທວນເລື້ອຍກວ່າ (ສະຫະສຳພັນ ${amount(correlation)})`,
  "allocation.fit.not-by-lot": ({ correlation }) =>
    `ວ່າໄດ້ຈັບສະຫຼາກ ແຕ່ການພົບທົບທວນກ່ຽວພັນກັບການໃຊ້ຈ່າຍກ່ອນໜ້າເກີນກວ່າການຈັບສະຫຼາກ (ສະຫະສຳພັນ ${amount(correlation)})`,
  "allocation.fit.less-with-reviews": () => "ລູກຄ້າທີ່ພົບທົບທວນຫຼາຍກວ່ານຳມາໜ້ອຍກວ່າ ຈຶ່ງຖືວ່າການພົບທົບທວນບໍ່ໄດ້ນຳຫຍັງມາ",
};
