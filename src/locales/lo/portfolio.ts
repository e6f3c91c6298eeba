import type { PortfolioReasons } from "../../reasons/codes/portfolio.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const statuses: Record<string, string> = {
  prospect: "ຜູ້ທີ່ອາດເປັນລູກຄ້າ",
  trial: "ກຳລັງທົດລອງໃຊ້",
  customer: "ລູກຄ້າ",
  churned: "ບໍ່ເປັນລູກຄ້າແລ້ວ",
};

const states: Record<string, string> = {
  prospect: "ຜູ້ທີ່ອາດເປັນລູກຄ້າ",
  new: "ລູກຄ້າໃໝ່",
  active: "ເຄື່ອນໄຫວ",
  slowing: "ຊື້ຊ້າລົງ",
  lapsed: "ຢຸດຊື້ໄປແລ້ວ",
  lost: "ບໍ່ເປັນລູກຄ້າແລ້ວ",
};

const leftIn = (days: number): string => (days === 0 ? "ຄືມື້ນີ້" : `ອີກ ${amount(days)} ມື້`);

const afterRenewals = (renewals: number): string => (renewals === 0 ? "ທີ່ຍັງບໍ່ເຄີຍຕໍ່" : `ຫຼັງຈາກຕໍ່ແລ້ວ ${amount(renewals)} ຄັ້ງ`);

const monthsSeen = (seen: number, ended: number): string =>
  `ໃນສັນຍາທີ່ຄ້າຍຄືກັນ ມີ ${amount(ended)} ສະບັບສິ້ນສຸດ ໃນເວລາລວມ ${amount(seen)} ເດືອນຂອງສັນຍາເຫຼົ່ານັ້ນ`;

/** Nothing where it is hardly any. */
const laterLost = (leaves: number): string =>
  leaves >= 0.005 ? `; ເຖິງຈະຊື້ ກໍຄາດວ່າຈະເສຍ ${percent(leaves)} ຂອງເງິນຈາກລູກຄ້ານີ້ ຍ້ອນອາດຢຸດຊື້ພາຍຫຼັງ` : "";

/** Lao for the portfolio domain. */
export const portfolio: DomainWords<PortfolioReasons> = {
  "portfolio.standing.given": ({ status }) => `ບັນທຶກລູກຄ້າບອກວ່າ: ${wordOf(statuses, status) ?? status}`,
  "portfolio.standing.given-since": ({ status, since }) =>
    `ບັນທຶກລູກຄ້າບອກວ່າ: ${wordOf(statuses, status) ?? status} ຕັ້ງແຕ່ວັນທີ ${date(since)}`,
  "portfolio.standing.bought-on": ({ on }) => `ຊື້ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)}`,
  "portfolio.standing.bought-since-churned": ({ since }) => `ໄດ້ຊື້ອີກ ຫຼັງຈາກອອກໄປວັນທີ ${date(since)}`,
  "portfolio.standing.contract-running": ({ contractId }) => `ສັນຍາ ${contractId} ຍັງມີຜົນຢູ່`,
  "portfolio.standing.contract-endless": ({ contractId }) => `ສັນຍາ ${contractId} ຍັງມີຜົນ ແລະ ບໍ່ມີມື້ໝົດອາຍຸ ລູກຄ້າຈຶ່ງຢຸດໄດ້ທຸກເວລາ`,
  "portfolio.standing.contract-starts": ({ contractId, startsOn }) =>
    `ສັນຍາ ${contractId} ເຊັນແລ້ວ ແລະ ເລີ່ມວັນທີ ${date(startsOn)}`,
  "portfolio.standing.contract-over": ({ contractId, endsOn }) =>
    `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(endsOn)} ແລະ ຈາກນັ້ນມາບໍ່ໄດ້ຊື້ຫຍັງ`,
  "portfolio.standing.contract-late": ({ contractId, endsOn, lateUntil }) =>
    `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(endsOn)} ແລະ ຍັງບໍ່ທັນຕໍ່ ຖ້າບໍ່ຕໍ່ພາຍໃນວັນທີ ${date(lateUntil)} ຈະນັບວ່າເສຍລູກຄ້າ`,
  "portfolio.standing.contract-ended": ({ contractId }) => `ສັນຍາ ${contractId} ສິ້ນສຸດແລ້ວ ແຕ່ບໍ່ມີບັນທຶກວັນທີສິ້ນສຸດ`,
  "portfolio.standing.owns": ({ products }) => `ມີຜະລິດຕະພັນ ${amount(products)} ລາຍການ ແຕ່ບໍ່ມີບັນທຶກການຊື້`,
  "portfolio.standing.nothing-bought": () => "ຍັງບໍ່ໄດ້ຊື້ຫຍັງ",
  "portfolio.standing.all-returned": ({ on }) => `ສິ່ງທີ່ຊື້ໄປທັງໝົດຖືກສົ່ງຄືນ ຄັ້ງສຸດທ້າຍວັນທີ ${date(on)}`,
  "portfolio.standing.purchases-unknown": () => "ບໍ່ໄດ້ໃຫ້ຂໍ້ມູນການຊື້ ຫຼື ຜະລິດຕະພັນມາ",
  "portfolio.standing.bought-once": ({ on, slowsOn }) =>
    `ຊື້ຄັ້ງດຽວ ວັນທີ ${date(on)} ຖ້າບໍ່ຊື້ອີກ ຈະຖືວ່າຊ້າລົງຕັ້ງແຕ່ວັນທີ ${date(slowsOn)}`,
  "portfolio.standing.in-time": ({ on, gapDays, slowsOn }) =>
    `ຊື້ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)} ຄາດວ່າປະມານທຸກ ${amount(gapDays)} ມື້ ຖ້າບໍ່ຊື້ ຈະຖືວ່າຊ້າລົງຕັ້ງແຕ່ວັນທີ ${date(slowsOn)}`,
  "portfolio.standing.silent": ({ days, gapDays }) => `ບໍ່ໄດ້ຊື້ມາ ${amount(days)} ມື້ແລ້ວ ຄາດວ່າຊື້ປະມານທຸກ ${amount(gapDays)} ມື້`,
  "portfolio.standing.unlikely": ({ days, gapDays, probability, chanceDays }) =>
    `ບໍ່ໄດ້ຊື້ມາ ${amount(days)} ມື້ແລ້ວ ຄາດວ່າຊື້ປະມານທຸກ ${amount(gapDays)} ມື້ ຖ້າເບິ່ງແຕ່ການຊື້ ໂອກາດທີ່ຈະຊື້ພາຍໃນ ${amount(chanceDays)} ມື້: ${percent(probability)}`,
  "portfolio.standing.silent-once": ({ days, gapDays }) =>
    `ຊື້ພຽງຄັ້ງດຽວ ${amount(days)} ມື້ກ່ອນ ລູກຄ້າອື່ນຊື້ປະມານທຸກ ${amount(gapDays)} ມື້`,
  "portfolio.standing.unlikely-once": ({ days, gapDays, probability, chanceDays }) =>
    `ຊື້ພຽງຄັ້ງດຽວ ${amount(days)} ມື້ກ່ອນ ໃນຂະນະທີ່ລູກຄ້າອື່ນຊື້ປະມານທຸກ ${amount(gapDays)} ມື້ ຖ້າເບິ່ງແຕ່ການຊື້ ໂອກາດທີ່ຈະຊື້ພາຍໃນ ${amount(chanceDays)} ມື້: ${percent(probability)}`,
  "portfolio.standing.no-rhythm": ({ days }) => `ຊື້ພຽງຄັ້ງດຽວ ${amount(days)} ມື້ກ່ອນ ແລະ ບໍ່ມີລູກຄ້າອື່ນທີ່ຊື້ສອງຄັ້ງ`,
  "portfolio.standing.purchase-would-change": () => "ການຊື້ຄັ້ງໜຶ່ງຈະເຮັດໃຫ້ລູກຄ້ານີ້ກັບມາເຄື່ອນໄຫວອີກ",

  "portfolio.effort.tickets-unknown": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງມາ ຈຶ່ງບໍ່ຮູ້ຄວາມຫຍຸ້ງຍາກ",
  "portfolio.effort.no-tickets": () => "ບໍ່ມີການແຈ້ງບັນຫາໃນ 12 ເດືອນຜ່ານມາ",
  "portfolio.loyalty.nothing-known": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງ ແບບສຳຫຼວດ ຫຼື ຂໍ້ມູນການຊື້ມາ ຈຶ່ງບໍ່ຮູ້ຄວາມຈົງຮັກພັກດີ",
  "portfolio.loyalty.purchases-do-not-tell": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງ ຫຼື ແບບສຳຫຼວດມາ ແລະ ການຊື້ບອກໄດ້ບໍ່ພໍ ຈຶ່ງບໍ່ຮູ້ຄວາມຈົງຮັກພັກດີ",
  "portfolio.purchases.unknown": () => "ບໍ່ໄດ້ໃຫ້ຂໍ້ມູນການຊື້ມາ ຈຶ່ງບໍ່ຮູ້ວ່າຖ້າເສຍລູກຄ້ານີ້ໄປຈະເສຍຫາຍເທົ່າໃດ",
  "portfolio.purchases.unreadable": ({ rows }) => `ບໍ່ຮູ້ວ່າໄດ້ຊື້ຫຍັງ: ອ່ານຂໍ້ມູນການຊື້ ${amount(rows)} ແຖວບໍ່ໄດ້`,
  "portfolio.purchases.none": () => "ຍັງບໍ່ໄດ້ຊື້ຫຍັງ",
  "portfolio.purchases.too-few": ({ accounts, least }) =>
    `ບໍ່ມີແບບຈຳລອງວ່າລູກຄ້າຊື້ເມື່ອໃດ: ມີລູກຄ້າທີ່ຊື້ຊ້ຳ ${amount(accounts)} ຄົນ ແລະ ຕ້ອງການ ${amount(least)} ຄົນ`,
  "portfolio.spend.too-few": ({ accounts, least }) =>
    `ບໍ່ມີແບບຈຳລອງວ່າລູກຄ້າໃຊ້ຈ່າຍເທົ່າໃດ: ມີລູກຄ້າ ${amount(accounts)} ຄົນທີ່ຮູ້ຈຳນວນເງິນຂອງການຊື້ຊ້ຳ ແລະ ຕ້ອງການ ${amount(least)} ຄົນ`,
  "portfolio.buys-again.purchases": ({ probability, days }) =>
    `ອີງຕາມການຊື້ທີ່ຜ່ານມາເທົ່ານັ້ນ ຄວາມເປັນໄປໄດ້ທີ່ລູກຄ້າຈະຊື້ພາຍໃນ ${amount(days)} ມື້ ແມ່ນ ${percent(probability)}`,
  "portfolio.buys-again.has-left": ({ probability, days }) =>
    `ລູກຄ້ານີ້ໄດ້ອອກໄປແລ້ວ ຄວາມເປັນໄປໄດ້ທີ່ຈະຊື້ພາຍໃນ ${amount(days)} ມື້ ຈຶ່ງຄິດບໍ່ເກີນ ${percent(probability)}`,
  "portfolio.buys-again.no-customer-yet": () => "ຍັງບໍ່ແມ່ນລູກຄ້າ ຈຶ່ງຍັງຄາດການຊື້ຊ້ຳບໍ່ໄດ້",
  "portfolio.buys-again.no-past": () => "ບັນທຶກສັ້ນເກີນໄປ ຈຶ່ງທຽບຄວາມເປັນໄປໄດ້ທີ່ຈະຊື້ກັບສິ່ງທີ່ເກີດຂຶ້ນຈິງບໍ່ໄດ້: ຄ່ານີ້ມາຈາກແບບຈຳລອງການຊື້ໂດຍກົງ",
  "portfolio.buys-again.season": ({ days, years }) =>
    `ການຊື້ປ່ຽນແປງຕາມລະດູການ ຄວາມເປັນໄປໄດ້ນີ້ຈຶ່ງຄິດຕາມ ${amount(days)} ມື້ດຽວກັນຂອງ ${amount(years)} ປີທີ່ຜ່ານມາ`,
  "portfolio.buys-again.season-unknown": ({ days, years, least }) =>
    `ຍັງບໍ່ຮູ້ວ່າການຊື້ປ່ຽນແປງຕາມລະດູການຫຼືບໍ່: ບັນທຶກມີ ${amount(days)} ມື້ດຽວກັນຂອງ ${amount(years)} ປີທີ່ຜ່ານມາ ແລະ ຕ້ອງການ ${amount(least)} ປີ`,
  "portfolio.other-currency": ({ currency, book }) =>
    `ຈຳນວນເງິນຂອງລູກຄ້ານີ້ເປັນ ${currency} ແລະ ບໍ່ໄດ້ນັບເຂົ້າ ເພາະຂໍ້ມູນອື່ນເປັນ ${book}`,
  "portfolio.value-at-risk.unknown": () => "ບໍ່ຮູ້ຈຳນວນເງິນທີ່ມີຄວາມສ່ຽງ ເພາະບອກບໍ່ໄດ້ວ່າລູກຄ້າຈະໃຊ້ຈ່າຍເທົ່າໃດ",
  "portfolio.value-at-risk.not-a-customer": () => "ບໍ່ມີເງິນທີ່ມີຄວາມສ່ຽງ ເພາະຕອນນີ້ບໍ່ແມ່ນລູກຄ້າ",
  "portfolio.value-at-risk.spent": ({ spent }, currency) => `ໃຊ້ຈ່າຍ ${moneyIn(currency, spent)} ໃນ 12 ເດືອນຜ່ານມາ`,
  "portfolio.value-at-risk.lasting": ({ amount: money, productId, products, months }, currency) =>
    `ໃນນັ້ນ ${moneyIn(currency, money)} ໃຊ້ຊື້ ${productId}${products > 1 ? ` ແລະ ຜະລິດຕະພັນອື່ນອີກ ${amount(products - 1)} ລາຍການ` : ""} ` +
    `ທີ່ໃຊ້ໄດ້ດົນ ແລະ ຈະບໍ່ຊື້ອີກພາຍໃນ ${amount(Math.round(months))} ເດືອນ`,
  "portfolio.value-at-risk.unpriced": ({ lines }) => `ການຊື້ ${amount(lines)} ແຖວ ບໍ່ມີຈຳນວນເງິນ ຫຼື ລາຄາໃນລາຍການ ຈຶ່ງບໍ່ໄດ້ນັບໃສ່`,
  "portfolio.value-at-risk.credits-unused": ({ credits }) => `ໃບຫຼຸດໜີ້ ${amount(credits)} ໃບຂອງການຊື້ທີ່ບໍ່ມີຈຳນວນເງິນ ຈຶ່ງບໍ່ໄດ້ຫັກອອກ`,
  "portfolio.value-at-risk.short-record": ({ since, days }) =>
    `ມີບັນທຶກການຊື້ຕັ້ງແຕ່ວັນທີ ${date(since)} ເທົ່ານັ້ນ ຄື ${amount(days)} ມື້: ການໃຊ້ຈ່າຍຕະຫຼອດປີສູງກວ່ານີ້`,
  "portfolio.value-at-risk.leaves": ({ share, months }) =>
    `ເຖິງຈະຊື້ ກໍຄາດວ່າຈະເສຍ ${percent(share)} ຂອງເງິນໃນ ${amount(Math.round(months))} ເດືອນ ຍ້ອນອາດຢຸດຊື້ພາຍໃນເວລານັ້ນ`,
  "portfolio.value-at-risk.loss-from-purchases": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງ ຫຼື ແບບສຳຫຼວດມາ ຄວາມເປັນໄປໄດ້ທີ່ຈະເສຍລູກຄ້າຈຶ່ງມາຈາກການຊື້ຢ່າງດຽວ",
  "portfolio.value-at-risk.of-contracts": ({ amount: money, ending, months }, currency) =>
    `ບໍ່ຮູ້ການຊື້ໃນ 12 ເດືອນຜ່ານມາ ຈຳນວນເງິນຈຶ່ງຄິດຕາມສັນຍາ: ${moneyIn(currency, Math.round(money))} ໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ ` +
    `ໃນນັ້ນ ${moneyIn(currency, Math.round(ending))} ແມ່ນຂອງສັນຍາທີ່ໝົດອາຍຸພາຍໃນເວລານັ້ນ`,
  "portfolio.value-at-risk.of-endless": ({ amount: money, ending, endless, months }, currency) =>
    `ບໍ່ຮູ້ການຊື້ໃນ 12 ເດືອນຜ່ານມາ ຈຳນວນເງິນຈຶ່ງຄິດຕາມສັນຍາ: ${moneyIn(currency, Math.round(money))} ໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ ` +
    `ໃນນັ້ນ ${moneyIn(currency, Math.round(endless))} ແມ່ນຂອງສັນຍາທີ່ບໍ່ມີມື້ໝົດອາຍຸ ແລະ ${moneyIn(currency, Math.round(ending))} ແມ່ນຂອງສັນຍາທີ່ໝົດອາຍຸພາຍໃນເວລານັ້ນ`,
  "portfolio.value-at-risk.contracts-run-on": ({ amount: money, months }, currency) =>
    `ບໍ່ຮູ້ການຊື້ໃນ 12 ເດືອນຜ່ານມາ ຈຳນວນເງິນຈຶ່ງຄິດຕາມສັນຍາ: ${moneyIn(currency, Math.round(money))} ໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ ` +
    "ແລະ ບໍ່ມີສັນຍາໃດໝົດອາຍຸພາຍໃນເວລານັ້ນ",
  "portfolio.value-at-risk.renewal-assumed": ({ probability }) =>
    `ບໍ່ຮູ້ວ່າຈະຕໍ່ສັນຍາ ຫຼື ບໍ່ ຈຶ່ງສົມມຸດວ່າໂອກາດແມ່ນ ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-late": ({ contractId, endsOn, probability }) =>
    `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(endsOn)} ໂອກາດທີ່ຍັງຈະຕໍ່ນັບເປັນ ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-by-rate": ({ contractId, renewed, ended, months, probability }) =>
    `ໂອກາດທີ່ສັນຍາ ${contractId} ຈະຍັງມີຜົນໃນອີກ ${amount(Math.round(months))} ເດືອນນັບເປັນ ${percent(probability)}: ` +
    `ໃນສັນຍາໄລຍະດຽວກັນທີ່ໝົດອາຍຸ ${amount(ended)} ສະບັບ ມີ ${amount(renewed)} ສະບັບທີ່ຖືກຕໍ່`,
  "portfolio.value-at-risk.renewal-by-model": ({ contractId, renewals, months, probability }) =>
    `ໂອກາດທີ່ສັນຍາ ${contractId} ຈະຍັງມີຜົນໃນອີກ ${amount(Math.round(months))} ເດືອນນັບເປັນ ${percent(probability)} ` +
    `ຕາມສັນຍາທີ່ມີໄລຍະດຽວກັນ ${afterRenewals(renewals)}`,
  "portfolio.value-at-risk.endless-assumed": ({ contractId, months, probability }) =>
    `ສັນຍາ ${contractId} ບໍ່ມີມື້ໝົດອາຍຸ: ສົມມຸດວ່າໂອກາດທີ່ລູກຄ້າຈະຢຸດສັນຍາພາຍໃນ ${amount(Math.round(months))} ເດືອນແມ່ນ ${percent(probability)}`,
  "portfolio.value-at-risk.endless-by-rate": ({ contractId, seen, ended, months, probability }) =>
    `ສັນຍາ ${contractId} ບໍ່ມີມື້ໝົດອາຍຸ: ໂອກາດທີ່ລູກຄ້າຈະຢຸດສັນຍາພາຍໃນ ${amount(Math.round(months))} ເດືອນນັບເປັນ ${percent(probability)} ` +
    monthsSeen(seen, ended),
  "portfolio.value-at-risk.endless-by-model": ({ contractId, seen, ended, months, probability }) =>
    `ສັນຍາ ${contractId} ບໍ່ມີມື້ໝົດອາຍຸ: ໂອກາດທີ່ລູກຄ້າຈະຢຸດສັນຍາພາຍໃນ ${amount(Math.round(months))} ເດືອນນັບເປັນ ${percent(probability)} ` +
    `ຕາມໄລຍະທີ່ສັນຍານີ້ມີຜົນມາແລ້ວ ${monthsSeen(seen, ended)}`,
  "portfolio.value-at-risk.contracts-unpriced": ({ contracts }) =>
    `ສັນຍາທີ່ຍັງມີຜົນ ${amount(contracts)} ສະບັບ ບໍ່ມີຈຳນວນເງິນ ຈຶ່ງບໍ່ໄດ້ນັບໃສ່`,
  "portfolio.value-at-risk.model-taken-as-sure": () => "ແບບຈຳລອງການຊື້ບໍ່ບອກຄວາມບໍ່ແນ່ນອນຂອງຕົນເອງ ຂອບເຂດຈຶ່ງບໍ່ໄດ້ລວມເອົາ",
  "portfolio.field.unknown": ({ field, rows }) => `ບໍ່ຮູ້ຈັກຊ່ອງຂໍ້ມູນ ${field} ຈຶ່ງບໍ່ໄດ້ອ່ານ: ${amount(rows)} ຄັ້ງ`,
  "portfolio.field.misspelt": ({ field, meant, rows }) =>
    `ບໍ່ຮູ້ຈັກຊ່ອງຂໍ້ມູນ ${field} ຈຶ່ງບໍ່ໄດ້ອ່ານ: ${amount(rows)} ຄັ້ງ; ອາດໝາຍເຖິງ ${meant}`,
  "portfolio.coverage.first": ({ latestOn }) => `ໄລຍະຫ່າງທີ່ຍາວທີ່ສຸດຄົບກຳນົດວັນທີ ${date(latestOn)}`,
  "portfolio.coverage.overdue": ({ latestOn }) => `ໄລຍະຫ່າງທີ່ຍາວທີ່ສຸດຄົບກຳນົດແລ້ວແຕ່ວັນທີ ${date(latestOn)}`,
  "portfolio.attention.keep": ({ amount: money, months, loss, leaves }, currency) =>
    `ເງິນ ${moneyIn(currency, Math.round(money))} ມີຄວາມສ່ຽງໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ: ໂອກາດບໍ່ຊື້ ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.keep-beyond": ({ amount: money, beyond, months, loss, leaves }, currency) =>
    `ເງິນ ${moneyIn(currency, Math.round(money))} ມີຄວາມສ່ຽງໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ ໃນນັ້ນ ${moneyIn(currency, Math.round(beyond))} ຢູ່ນອກສັນຍາ: ໂອກາດບໍ່ຊື້ ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.renew": ({ contractId, endsOn, amount: money }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ຕ້ອງຕໍ່ວັນທີ ${date(endsOn)}`,
  "portfolio.attention.ends": ({ contractId, endsOn, amount: money }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ສິ້ນສຸດວັນທີ ${date(endsOn)}: ໄດ້ແຈ້ງຢຸດແລ້ວ`,
  "portfolio.attention.late": ({ contractId, endsOn, amount: money }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ໝົດອາຍຸວັນທີ ${date(endsOn)} ແລະ ຍັງບໍ່ທັນຕໍ່`,
  "portfolio.attention.endless": ({ contractId, amount: money, months, probability }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ລູກຄ້າອາດຢຸດໄດ້ທຸກເວລາ: ໂອກາດພາຍໃນ ${amount(Math.round(months))} ເດືອນແມ່ນ ${percent(probability)}`,
  "portfolio.attention.grow": ({ amount: money, months }, currency) =>
    `ການຂາຍເພີ່ມໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າມີມູນຄ່າສະເລ່ຍ ${moneyIn(currency, Math.round(money))}`,
  "portfolio.attention.deals": ({ amount: money, months, ofDeals, deals }, currency) =>
    `ການຂາຍເພີ່ມໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າມີມູນຄ່າສະເລ່ຍ ${moneyIn(currency, Math.round(money))} ` +
    `ໃນນັ້ນ ${moneyIn(currency, Math.round(ofDeals))} ມາຈາກຂໍ້ຕົກລົງທີ່ກຳລັງເປີດຢູ່ ${amount(deals)} ລາຍການ`,
  "portfolio.attention.at-pace": ({ amount: money, worth, months }, currency) =>
    `ຕາມຈັງຫວະຂອງ 12 ເດືອນຜ່ານມາ ຈະໄດ້ ${moneyIn(currency, Math.round(worth))} ໃນ ${amount(Math.round(months))} ເດືອນຂ້າງໜ້າ ` +
    `ໃນນັ້ນ ${moneyIn(currency, Math.round(money))} ນັບວ່າມີຄວາມສ່ຽງ`,
  "portfolio.attention.by-service": ({ probability }) => `ໂອກາດທີ່ຈະຊື້ອີກນັບເປັນ ${percent(probability)} ຕາມການບໍລິການທີ່ໄດ້ຮັບ`,
  "portfolio.attention.stops": ({ of, stopped, months, probability }) =>
    of === 0
      ? `ບັນທຶກບໍ່ບອກວ່າມີລູກຄ້າຈັກລາຍຢຸດຊື້ ດັ່ງນັ້ນໂອກາດທີ່ຈະຢຸດຊື້ນັບເປັນ ${percent(probability)}`
      : `ໃນລູກຄ້າ ${amount(of)} ລາຍທີ່ຊື້ໃນ 12 ເດືອນກ່ອນໜ້ານັ້ນ ມີ ${amount(stopped)} ລາຍບໍ່ໄດ້ຊື້ຫຍັງໃນ ${amount(months)} ເດືອນຜ່ານມາ ` +
        `ດັ່ງນັ້ນໂອກາດທີ່ຈະຢຸດຊື້ນັບເປັນ ${percent(probability)}`,
  "portfolio.attention.begins": ({ of, began, months, probability }) =>
    `ໃນລູກຄ້າ ${amount(of)} ລາຍທີ່ຍັງບໍ່ເຄີຍຊື້ເມື່ອ ${amount(months)} ເດືອນກ່ອນ ມີ ${amount(began)} ລາຍທີ່ຊື້ນັບແຕ່ນັ້ນມາ ` +
    `ດັ່ງນັ້ນໂອກາດທີ່ຈະເລີ່ມຊື້ນັບເປັນ ${percent(probability)}`,
  "portfolio.attention.win-back": ({ worth, months, probability }, currency) =>
    `ຖ້າລູກຄ້ານີ້ກັບມາຊື້ຄືເກົ່າ ຈະມີມູນຄ່າ ${moneyIn(currency, Math.round(worth))} ໃນ ${amount(Math.round(months))} ເດືອນ ໂອກາດທີ່ຈະຊື້ພາຍໃນເວລານັ້ນ ${percent(probability)}`,
  "portfolio.win-back.before": ({ spent, lastOn }, currency) =>
    `ໃຊ້ຈ່າຍ ${moneyIn(currency, spent)} ໃນ 12 ເດືອນ ຈົນເຖິງການຊື້ຄັ້ງຫຼ້າສຸດວັນທີ ${date(lastOn)}`,
  "portfolio.renewal.up": ({ contractId, endsOn, daysLeft, amount: money }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ໝົດອາຍຸວັນທີ ${date(endsOn)} ${leftIn(daysLeft)}`,
  "portfolio.renewal.ends": ({ contractId, endsOn, daysLeft }) =>
    `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(endsOn)} ${leftIn(daysLeft)}`,
  "portfolio.renewal.late": ({ contractId, endsOn, daysAgo }) =>
    `ສັນຍາ ${contractId} ໝົດອາຍຸວັນທີ ${date(endsOn)} ຄື ${amount(daysAgo)} ມື້ກ່ອນ ແລະ ຍັງບໍ່ທັນຕໍ່`,
  "portfolio.renewal.late-up": ({ contractId, endsOn, daysAgo, amount: money }, currency) =>
    `ສັນຍາ ${contractId} ມູນຄ່າ ${moneyIn(currency, Math.round(money))} ຕໍ່ປີ ໝົດອາຍຸວັນທີ ${date(endsOn)} ຄື ${amount(daysAgo)} ມື້ກ່ອນ ແລະ ຍັງບໍ່ທັນຕໍ່`,
  "portfolio.renewal.notice": ({ noticeOn, daysLeft }) => `ແຈ້ງຢຸດສັນຍາໄດ້ຈົນເຖິງວັນທີ ${date(noticeOn)} ${leftIn(daysLeft)}`,
  "portfolio.renewal.after-notice": ({ contractId, noticeOn }) =>
    `ຫຼັງມື້ສຸດທ້າຍທີ່ແຈ້ງຢຸດສັນຍາ ${contractId} ໄດ້ ຄືວັນທີ ${date(noticeOn)}`,
  "portfolio.renewal.after-end": ({ contractId, endsOn }) => `ຫຼັງມື້ໝົດອາຍຸຂອງສັນຍາ ${contractId} ຄືວັນທີ ${date(endsOn)}`,
  "portfolio.renewal.cancelled": () => "ໄດ້ແຈ້ງຢຸດແລ້ວ",
  "portfolio.renewal.runs-on": () => "ສັນຍາຕໍ່ອັດຕະໂນມັດ ແລະ ກາຍມື້ສຸດທ້າຍທີ່ແຈ້ງຢຸດໄດ້ແລ້ວ",
  "portfolio.renewal.drafted": () => "ສັນຍາສະບັບຕໍ່ກຳລັງລໍຖ້າລາຍເຊັນ",
  "portfolio.renewal.one-sided": ({ ended, renewed }) =>
    `ໃນສັນຍາທີ່ໝົດອາຍຸ ${amount(ended)} ສະບັບ ມີ ${amount(renewed)} ສະບັບທີ່ຖືກຕໍ່: ເບິ່ງຄືວ່າບັນທຶກຂາດ${renewed === 0 ? "ການຕໍ່ສັນຍາ" : "ສັນຍາທີ່ບໍ່ໄດ້ຕໍ່"} ໂອກາດຈຶ່ງແມ່ນການສົມມຸດ`,
  "portfolio.renewal.by-model": ({ renewals }) => `ໂອກາດຄິດໄລ່ຈາກສັນຍາທີ່ມີໄລຍະດຽວກັນ ${afterRenewals(renewals)}`,
  "portfolio.renewal.by-rate": ({ renewed, ended }) =>
    `ໃນສັນຍາໄລຍະດຽວກັນທີ່ໝົດອາຍຸ ${amount(ended)} ສະບັບ ມີ ${amount(renewed)} ສະບັບທີ່ຖືກຕໍ່`,
  "portfolio.renewal.account-lost": () => "ລູກຄ້ານີ້ໄດ້ເຊົາໄປແລ້ວ",
  "portfolio.renewal.account-slowing": () => "ລູກຄ້ານີ້ຊື້ຊ້າກວ່າປົກກະຕິ ໂອກາດຈຶ່ງຕ່ຳລົງ",
  "portfolio.renewals.unpriced": ({ contracts }) => `ສັນຍາ ${amount(contracts)} ສະບັບທີ່ຕ້ອງຕໍ່ ບໍ່ມີຈຳນວນເງິນ ຈຶ່ງບໍ່ໄດ້ນັບໃສ່`,
  "portfolio.renewals.endless": ({ contracts, share, to }) =>
    `ສັນຍາ ${amount(contracts)} ສະບັບບໍ່ມີມື້ໝົດອາຍຸ ໃນນັ້ນຄາດວ່າ ${percent(share)} ຈະຖືກຢຸດພາຍໃນວັນທີ ${date(to)}`,
  "portfolio.sellers.usual-week": ({ sellers, days, hours }) =>
    `ຜູ້ຂາຍ ${amount(sellers)} ຄົນບໍ່ມີປະຕິທິນ ຈຶ່ງຖືວ່າເຮັດວຽກ ${days} ເວລາ ${hours}`,
  "portfolio.sellers.usual-minutes": ({ sellers, minutes }) =>
    `ຜູ້ຂາຍ ${amount(sellers)} ຄົນບໍ່ໄດ້ບອກຈຳນວນນາທີຕໍ່ວັນ ຈຶ່ງຄິດເປັນ ${amount(minutes)} ນາທີ`,
  "portfolio.word-of-mouth.tickets-unknown": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງຂອງລູກຄ້າໃດມາ ຈຶ່ງບໍ່ຮູ້ວ່າໃຜມີບັນຫາທີ່ຈະເລົ່າຕໍ່",
  "portfolio.word-of-mouth.silent": ({ silent, reported, complainShare }) =>
    `ລູກຄ້າທີ່ມີບັນຫາ ${percent(complainShare)} ແຈ້ງບັນຫາ: ນອກຈາກຜູ້ທີ່ແຈ້ງ ${amount(reported)} ຄົນ ສົມມຸດວ່າ ${amount(silent)} ຄົນມິດງຽບ`,
  "portfolio.word-of-mouth.undecided": ({ accounts }) => `ບໍ່ໄດ້ນັບລູກຄ້າ ${amount(accounts)} ຄົນ ທີ່ຍັງບໍ່ຮູ້ຜົນຂອງບັນຫາ`,

  "portfolio.advocate.active": () => "ລູກຄ້າທີ່ຊື້ຢ່າງຕໍ່ເນື່ອງ",
  "portfolio.advocate.friendly": ({ contactId }) => `${contactId} ມີຄວາມສຳພັນດີກັບພວກເຮົາ`,
  "portfolio.advocate.effort-low": ({ effort }) => `ບັນຫາຂອງລູກຄ້າມີຄວາມຫຍຸ້ງຍາກໜ້ອຍ ຄື ${amount(effort)} ຈາກ 5`,
  "portfolio.advocate.promoter": ({ on }) => `ວັນທີ ${date(on)} ລູກຄ້າບອກວ່າຈະແນະນຳພວກເຮົາໃຫ້ຜູ້ອື່ນ`,
  "portfolio.advocate.alike": () => "ມີປະເພດ ຫຼື ຂະໜາດຄືກັບຜູ້ທີ່ອາດເປັນລູກຄ້າ",
  "portfolio.advocate.not-active": ({ state }) => `ສະຖານະ: ${wordOf(states, state) ?? state} (ບໍ່ເຄື່ອນໄຫວ)`,
  "portfolio.advocate.nobody-friendly": () => "ບໍ່ມີຂໍ້ມູນວ່າມີຜູ້ໃດຢູ່ທີ່ນັ້ນມີຄວາມສຳພັນດີກັບພວກເຮົາ",
  "portfolio.advocate.do-not-contact": () => "ລູກຄ້ານີ້ບໍ່ຕ້ອງການໃຫ້ຕິດຕໍ່",
  "portfolio.advocate.sentiment": () => "ລູກຄ້າມີຄວາມຮູ້ສຶກທາງລົບຕໍ່ພວກເຮົາ",
  "portfolio.advocate.problem-open": ({ topic }) => `ບັນຫາ ${topic} ຍັງບໍ່ທັນໄດ້ແກ້ໄຂ`,
  "portfolio.advocate.effort-high": ({ effort, most }) =>
    `ບັນຫາຂອງລູກຄ້າມີຄວາມຫຍຸ້ງຍາກຫຼາຍເກີນໄປ ຄື ${amount(effort)} ຈາກ 5 ແຕ່ລະດັບສູງສຸດແມ່ນ ${amount(most)}`,
  "portfolio.advocate.detractor": ({ on }) => `ວັນທີ ${date(on)} ລູກຄ້າບອກວ່າຈະບໍ່ແນະນຳພວກເຮົາໃຫ້ຜູ້ອື່ນ`,
  "portfolio.advocate.asked-lately": ({ on, days }) => `ໄດ້ຂໍໃຫ້ລູກຄ້າຊ່ວຍວັນທີ ${date(on)} ບໍ່ຄວນຂໍອີກພາຍໃນ ${amount(days)} ມື້`,
  "portfolio.action.hold-review": ({ minutes }) => `ດຳເນີນການພົບທົບທວນ ${amount(minutes)} ນາທີ`,
  "portfolio.action.solve-problem": ({ topic }) => `ຕິດຕາມການແກ້ໄຂບັນຫາ ${topic} ແລະ ແຈ້ງຄວາມຄືບໜ້າໃຫ້ລູກຄ້າຮູ້ເປັນໄລຍະ`,
  "portfolio.action.rescue": () => "ລູກຄ້າອາດຈະອອກໄປ: ໂທຫາ ແລະ ຖາມວ່າມີບັນຫາຫຍັງ",
  "portfolio.action.follow-up": () => "ຕິດຕາມຫຼັງການຂາຍ",
  "portfolio.action.remind": () => "ແຈ້ງເຕືອນລູກຄ້າ",
  "portfolio.action.invite": () => "ເຊີນລູກຄ້າພົບທົບທວນ",
  "portfolio.action.booked-on": ({ on }) => `ແຜນກຳນົດການພົບທົບທວນໄວ້ວັນທີ ${date(on)}`,
  "portfolio.action.review-without-day": ({ latestOn }) => `ຄວນພົບທົບທວນພາຍໃນວັນທີ ${date(latestOn)} ແຕ່ແຜນຍັງບໍ່ມີມື້ໃຫ້`,
};
