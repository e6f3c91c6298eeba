import type { OpportunityReasons } from "../../reasons/codes/opportunity.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percents, resources as resourceWords } from "./terms.js";
import { wordOf } from "../word-of.js";

const products = (number: number): string => `ຜະລິດຕະພັນ ${amount(number)} ລາຍການ`;
const stillOpen = (left: number): string => `ຍັງສະເໜີຂາຍໄດ້: ${amount(left)}`;

const STATES = { prospect: "ຍັງບໍ່ທັນເປັນລູກຄ້າ", lapsed: "ຢຸດຊື້ໄປແລ້ວ", lost: "ບໍ່ເປັນລູກຄ້າອີກແລ້ວ" };

/** Lao for the opportunity domain. */
export const opportunity: DomainWords<OpportunityReasons> = {
  "opportunity.low.lacks-means": ({ owned }) =>
    owned === 0 ? "ບໍ່ມີກຳລັງຊື້ຜະລິດຕະພັນ" : `ມີ${products(owned)} ແລະ ບໍ່ມີກຳລັງຊື້ເພີ່ມ`,
  "opportunity.low.owns-everything": ({ owned, horizonMonths }) =>
    `ມີ${products(owned)}; ບໍ່ມີຜະລິດຕະພັນອື່ນທີ່ຂາຍໃຫ້ໄດ້ ແລະ ບໍ່ມີຫຍັງຕ້ອງປ່ຽນພາຍໃນ ${amount(horizonMonths)} ເດືອນ`,
  "opportunity.low.nothing-sold": () => "ບໍ່ຮູ້ວ່າມີຜະລິດຕະພັນໃດທີ່ຂາຍໃຫ້ລູກຄ້ານີ້",
  "opportunity.high.few-owned": ({ owned, left }) => `ມີພຽງ${products(owned)} ແລະ ມີກຳລັງຊື້ເພີ່ມ; ${stillOpen(left)}`,
  "opportunity.medium.nothing-bought": ({ left }) => `ຍັງບໍ່ໄດ້ຊື້ຫຍັງ; ${stillOpen(left)}`,
  "opportunity.medium.nothing-owned": ({ left }) => `ບໍ່ມີຜະລິດຕະພັນໃນບັນທຶກ; ${stillOpen(left)}`,
  "opportunity.medium.ownership-unknown": ({ left }) => `ບໍ່ຮູ້ວ່າມີຜະລິດຕະພັນຫຍັງແດ່; ${stillOpen(left)}`,
  "opportunity.medium.too-few-owned": ({ owned, least, left }) =>
    `ມີ${products(owned)} ແລະ ຕ້ອງມີ ${amount(least)} ຈຶ່ງຖືວ່າໂອກາດສູງ; ${stillOpen(left)}`,
  "opportunity.medium.many-owned": ({ owned, left }) => `ມີ${products(owned)}ແລ້ວ; ${stillOpen(left)}`,
  "opportunity.medium.means-unknown": ({ owned, left }) => `ມີ${products(owned)}; ບໍ່ຮູ້ວ່າມີກຳລັງຊື້ເພີ່ມຫຼືບໍ່; ${stillOpen(left)}`,
  "opportunity.medium.lacks-means": ({ owned }) => `ມີ${products(owned)} ແລະ ຕອນນີ້ບໍ່ມີກຳລັງຊື້ເພີ່ມ`,
  "opportunity.medium.lapsed": ({ owned, left, state }) =>
    `ມີ${products(owned)} ແລະ ${STATES[state]}; ${stillOpen(left)}`,
  "opportunity.medium.unlikely": ({ owned, left, chance, least }) => {
    const [its, bar] = percents(chance, least);
    return `ມີ${products(owned)}; ໂອກາດທີ່ຈະຊື້ ${its} ຕ່ຳກວ່າ ${bar}; ${stillOpen(left)}`;
  },
  "opportunity.means.covered": ({ budget, cheapest }, currency) =>
    `ງົບປະມານ ${moneyIn(currency, budget)} ພຽງພໍສຳລັບຂໍ້ສະເໜີທີ່ຖືກທີ່ສຸດ ຄື ${moneyIn(currency, cheapest)}`,
  "opportunity.means.short": ({ budget, cheapest }, currency) =>
    `ງົບປະມານ ${moneyIn(currency, budget)} ບໍ່ພໍສຳລັບຂໍ້ສະເໜີທີ່ຖືກທີ່ສຸດ ຄື ${moneyIn(currency, cheapest)}`,
  "opportunity.means.budget": ({ budget }, currency) => `ມີງົບປະມານ ${moneyIn(currency, budget)} ແຕ່ບໍ່ມີຂໍ້ສະເໜີໃດໃຫ້ໃຊ້`,
  "opportunity.means.stated": ({ resources }) => `ຊັບພະຍາກອນຕາມທີ່ບອກ: ${wordOf(resourceWords, resources) ?? resources}`,
  "opportunity.means.estimated": ({ spent }, currency) =>
    `ງົບປະມານປະເມີນຈາກຍອດໃຊ້ຈ່າຍ ${moneyIn(currency, spent)} ໃນ 12 ເດືອນຜ່ານມາ`,
  "opportunity.means.earlier-year": ({ spent, until }, currency) =>
    `ງົບປະມານປະເມີນຈາກຍອດໃຊ້ຈ່າຍ ${moneyIn(currency, spent)} ໃນໜຶ່ງປີຈົນຮອດ${date(until)} ຊຶ່ງເປັນປີທີ່ໃຊ້ຈ່າຍຫຼາຍທີ່ສຸດ`,
  "opportunity.means.contracts": ({ spent }, currency) => `ງົບປະມານຄາດຄະເນຈາກ ${moneyIn(currency, spent)} ຕໍ່ປີທີ່ຈ່າຍຕາມສັນຍາ`,
  "opportunity.means.nothing-spent": () => "ບໍ່ໄດ້ໃຊ້ຈ່າຍຫຍັງໃນ 12 ເດືອນຜ່ານມາ ຈຶ່ງບໍ່ນັບວ່າມີເງິນສຳລັບຊື້ເພີ່ມ",
  "opportunity.means.nothing-in-years": ({ years }) => `ບໍ່ໄດ້ໃຊ້ຈ່າຍຫຍັງໃນ ${amount(years)} ປີຜ່ານມາ ຈຶ່ງບໍ່ນັບວ່າມີເງິນສຳລັບຊື້ເພີ່ມ`,
  "opportunity.means.unknown": () => "ບໍ່ຮູ້ວ່າຈ່າຍໄດ້ຫຼືບໍ່",
  "opportunity.ownership.unknown": () => "ບໍ່ມີບັນທຶກວ່າມີຫຍັງແດ່ ຈຶ່ງຖືວ່າບໍ່ມີ",
  "opportunity.segment.unknown": () => "ບໍ່ຮູ້ກຸ່ມລູກຄ້າ; ບໍ່ໄດ້ນັບຜະລິດຕະພັນທີ່ມີໄວ້ສະເພາະບາງກຸ່ມ",
  "opportunity.contract.unknown": ({ productId }) => `ບໍ່ຮູ້ວ່າ ${productId} ຈະຄຸ້ມຄ່າຫຼືບໍ່: ຂາດຈຳນວນຊົ່ວໂມງບຳລຸງຮັກສາ ຫຼື ຄ່າຕໍ່ຊົ່ວໂມງ`,
  "opportunity.products.unlisted": ({ products: number, productId }) =>
    `ມີຢູ່ແລ້ວ ແຕ່ບໍ່ຢູ່ໃນລາຍການສິນຄ້າ: ${products(number)} ໃນນັ້ນມີ ${productId}`,
  "opportunity.future-purchases": ({ purchases }) => `ບໍ່ໄດ້ນັບເພາະຍັງບໍ່ເກີດຂຶ້ນ: ການຊື້ທີ່ມີວັນທີພາຍຫຼັງ ${amount(purchases)} ຄັ້ງ`,
  "opportunity.in-deals": ({ offers }) => `ຢູ່ໃນຂໍ້ຕົກລົງທີ່ກຳລັງເປີດຢູ່ແລ້ວ ບໍ່ສະເໜີຊ້ຳ: ${amount(offers)}`,
  "opportunity.deals-stale": ({ deals, days }) =>
    `ຂໍ້ຕົກລົງທີ່ຍັງເປີດຢູ່ເກີນ ${amount(days)} ມື້ຫຼັງວັນທີທີ່ຄາດໄວ້ ຈຶ່ງສະເໜີຄືນໃໝ່: ${amount(deals)}`,
  "opportunity.declined": ({ offers, months }) => `ປະຕິເສດໃນ ${amount(months)} ເດືອນຜ່ານມາ ຍັງບໍ່ສະເໜີຊ້ຳ: ${amount(offers)}`,
  "opportunity.beyond-budget": ({ offers }) => `ຂໍ້ສະເໜີທີ່ເກີນງົບປະມານ: ${amount(offers)}`,
  "opportunity.chosen.gap": ({ more }, currency) => `ຂໍ້ສະເໜີຊຸດອື່ນອາດດີກວ່າຊຸດທີ່ເລືອກ ແຕ່ບໍ່ເກີນ ${moneyIn(currency, more)}`,
  "opportunity.uncalibrated": () => "ຄວາມເປັນໄປໄດ້ເປັນພຽງການຄາດຄະເນ ຍັງບໍ່ໄດ້ຄຳນວນຈາກການຂາຍຂອງທ່ານ",
  "opportunity.offer.whitespace": () => "ຍັງບໍ່ມີ",
  "opportunity.offer.replacement": ({ purchasedOn, dueOn }) => `ຊື້ວັນທີ ${date(purchasedOn)} ຮອດກຳນົດປ່ຽນວັນທີ ${date(dueOn)}`,
  "opportunity.offer.upgrade": ({ from }) => `ແທນ ${from} ທີ່ມີຢູ່ແລ້ວ`,
  "opportunity.offer.same-job": ({ from }) => `ໃຊ້ແທນ ${from} ທີ່ມີຢູ່ແລ້ວ ແຕ່ເຊົາຂາຍແລ້ວ`,
  "opportunity.offer.pieces": ({ pieces }) => `ຕ້ອງປ່ຽນພ້ອມກັນ: ${amount(pieces)}`,
  "opportunity.offer.some-pieces": ({ pieces, due }) => `ຕ້ອງປ່ຽນ: ${amount(due)} ງົບປະມານຈ່າຍໄດ້: ${amount(pieces)}`,
  "opportunity.offer.add-on": ({ to }) => `ໃຊ້ເສີມກັບ ${to} ທີ່ມີຢູ່ແລ້ວ`,
  "opportunity.offer.service-contract": ({ hours, hourCost, price }, currency) =>
    `ໃຊ້ເວລາບຳລຸງຮັກສາ ${amount(hours)} ຊົ່ວໂມງຕໍ່ປີ ຊົ່ວໂມງລະ ${moneyIn(currency, hourCost)} ຫຼາຍກວ່າລາຄາ ${moneyIn(currency, price)}`,
  "opportunity.offer.requires": ({ productId }) => `ຕ້ອງມີ ${productId} ພ້ອມກັນ`,
  "opportunity.offer.margin-missing": () => "ບໍ່ຮູ້ກຳໄລ ຈຶ່ງນັບລາຄາທັງໝົດ",
};
