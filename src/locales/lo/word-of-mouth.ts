import type { WordOfMouthReasons } from "../../reasons/codes/word-of-mouth.js";
import type { DomainWords } from "../not-translated.js";
import { amount, moneyIn } from "./terms.js";

const short = (number: number): string => amount(Number(number.toPrecision(3)), 6);
const percent = (share: number): string => `${short(100 * share)}%`;

/** Lao for the word-of-mouth domain. */
export const wordOfMouth: DomainWords<WordOfMouthReasons> = {
  "word-of-mouth.unknown.won": () =>
    "ບໍ່ຮູ້ຈຳນວນລູກຄ້າທີ່ໄດ້ມາ ເພາະບໍ່ໄດ້ໃຫ້ຄວາມເປັນໄປໄດ້ທີ່ຜູ້ໄດ້ຍິນຈະກາຍເປັນລູກຄ້າ ແລະ ບໍ່ມີຕົວເລກເຜີຍແຜ່; ນັບສະເພາະຜູ້ທີ່ໄດ້ຍິນຈາກລູກຄ້າໃນປັດຈຸບັນ",
  "word-of-mouth.unknown.lost": () => "ບໍ່ຮູ້ຈຳນວນລູກຄ້າທີ່ເສຍໄປ ເພາະບໍ່ໄດ້ໃຫ້ຄວາມເປັນໄປໄດ້ທີ່ຜູ້ໄດ້ຍິນຈະເສຍໄປ ແລະ ບໍ່ມີຕົວເລກເຜີຍແຜ່",
  "word-of-mouth.unknown.value": () => "ບໍ່ຮູ້ຈຳນວນເງິນ ເພາະບໍ່ໄດ້ໃຫ້ມູນຄ່າຂອງລູກຄ້າໜຶ່ງຄົນ",
  "word-of-mouth.told.tail-maybe-counted-twice": ({ moreThan20Share }) =>
    `ຈຳນວນຄົນທີ່ຖືກບອກຕາມການເຜີຍແຜ່ ອາດລວມ ${percent(moreThan20Share)} ທີ່ບອກຫຼາຍກວ່າ 20 ຄົນແລ້ວ ເຊິ່ງຖືກເພີ່ມຢູ່ນີ້`,
  "word-of-mouth.chain.grows": ({ reproduction }) =>
    `ລູກຄ້າແຕ່ລະຄົນນຳມາເພີ່ມໂດຍສະເລ່ຍ ${short(reproduction)} ຄົນ ສະນັ້ນສາຍນີ້ອາດເຕີບໂຕຈົນບໍ່ເຫຼືອໃຜທີ່ຈະກາຍເປັນລູກຄ້າ`,
  "word-of-mouth.market.saturates": ({ market, heardShare }) =>
    `ໃນທີ່ສຸດ ${percent(heardShare)} ຂອງຕະຫຼາດ ${amount(market, 0)} ຄົນໄດ້ຍິນແລ້ວ ຫຼື ເປັນລູກຄ້າແລ້ວ ສະນັ້ນຜູ້ທີ່ຖືກບອກທີ່ເປັນຄົນໃໝ່ຈຶ່ງໜ້ອຍລົງ`,
  "word-of-mouth.market.simulated": ({ paths, meanField }) =>
    `ໃນຕະຫຼາດທີ່ໃກ້ເຕັມ ຕົວເລກເຫຼົ່ານີ້ມາຈາກການຈຳລອງ ${amount(paths, 0)} ຄັ້ງ ເສັ້ນທາງສະເລ່ຍໜຶ່ງໄປເຖິງ ${amount(meanField, 0)} ຄົນ`,
  "word-of-mouth.damage.reconstruction": () => "ສູດນີ້ເປັນການສ້າງຄືນໃໝ່ຂອງແບບຈຳລອງຄວາມເສຍຫາຍຕໍ່ຕະຫຼາດຂອງ TARP ທີ່ຫາຕົ້ນສະບັບບໍ່ພົບ",
  "word-of-mouth.referral.after-reward": ({ multiplier, halfLifeDays }) =>
    `ສົມມຸດວ່າການແນະນຳຕໍ່ມີ ${short(multiplier)} ເທົ່າທັນທີຫຼັງໄດ້ຮັບລາງວັນ ແລະ ສ່ວນທີ່ເພີ່ມຫຼຸດລົງເຄິ່ງໜຶ່ງຫຼັງ ${short(halfLifeDays)} ມື້; ຕົວເລກນີ້ຖືກອ້າງອີງທົ່ວໄປ ແຕ່ຫາແຫຼ່ງທີ່ມາບໍ່ພົບ`,
  "word-of-mouth.referral.no-effect": () => "ສົມມຸດວ່າການແນະນຳຕໍ່ຫຼັງໄດ້ຮັບລາງວັນບໍ່ຫຼາຍກວ່າແຕ່ກ່ອນ",
  "word-of-mouth.referral.break-even-uplift": ({ uplift, breakEven }) =>
    `ການຊື້ຊ້ຳ${uplift < 0 ? "ຫຼຸດລົງ" : "ເພີ່ມຂຶ້ນ"} ${amount(Math.abs(uplift) * 100)}% ແລະ ຄະແນນຄຸ້ມຄ່າແຕ່ ${amount(breakEven * 100)}% ຂຶ້ນໄປ`,
  "word-of-mouth.referral.points-above-margin": () => "ຄະແນນໃຊ້ຈ່າຍເທົ່າ ຫຼື ຫຼາຍກວ່າກຳໄລຂອງການຊື້ໜຶ່ງຄັ້ງ",
  "word-of-mouth.referral.liability": ({ liability }, currency) =>
    `ໃນຕອນທ້າຍຍັງຕິດໜີ້ເປັນຄະແນນ ${moneyIn(currency, liability)}`,
};
