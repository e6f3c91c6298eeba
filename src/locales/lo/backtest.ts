import type { BacktestReasons } from "../../reasons/codes/backtest.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

const window = (asOf: string, horizonDays: number): string => `ໄລຍະ ${amount(horizonDays)} ມື້ຫຼັງວັນທີ ${date(asOf)}`;

const models = {
  loyalty: "ແບບຈຳລອງຄວາມຈົງຮັກພັກດີ",
  purchases: "ແບບຈຳລອງການຊື້",
  spend: "ແບບຈຳລອງການໃຊ້ຈ່າຍ",
  propensity: "ແບບຈຳລອງໂອກາດຊື້",
};

/** Lao for the back-test. */
export const backtest: DomainWords<BacktestReasons> = {
  "backtest.no-purchases": () => "ບໍ່ມີລູກຄ້າໃດທີ່ມີການຊື້ບັນທຶກໄວ້ ຈຶ່ງບໍ່ມີຫຍັງໃຫ້ກວດທຽບ",
  "backtest.history-too-short": ({ horizonDays, days }) =>
    `ບັນທຶກການຊື້ມີ ${amount(days)} ມື້: ບໍ່ພໍສຳລັບໄລຍະ ${amount(horizonDays)} ມື້ ແລະ ປະຫວັດທີ່ຍາວເທົ່າກັນກ່ອນໜ້ານັ້ນ`,
  "backtest.horizon-beyond-records": ({ asOf, horizonDays, last }) =>
    `${window(asOf, horizonDays)} ກາຍບັນທຶກ ເຊິ່ງສິ້ນສຸດວັນທີ ${date(last)}: ບໍ່ໄດ້ເອົາມານຳໃຊ້`,
  "backtest.too-few-outcomes": ({ asOf, horizonDays, bought, others, least }) =>
    `ຈຳນວນໜ້ອຍເກີນໄປ ບອກບໍ່ໄດ້: ໃນ${window(asOf, horizonDays)} ມີລູກຄ້າຊື້ ${amount(bought)} ແລະ ບໍ່ຊື້ ${amount(others)} ແຕ່ຕ້ອງການຝ່າຍລະ ${amount(least)} ຂຶ້ນໄປ`,
  "backtest.too-few-lapses": ({ asOf, horizonDays, lapsed, least }) =>
    `ຈຳນວນໜ້ອຍເກີນໄປ ບອກບໍ່ໄດ້: ໃນ${window(asOf, horizonDays)} ລູກຄ້າທີ່ຍັງຊື້ຢູ່ ${amount(lapsed)} ລາຍບໍ່ໄດ້ຊື້ຫຍັງ ແຕ່ຕ້ອງການ ${amount(least)} ລາຍເພື່ອກວດທຽບຈຳນວນເງິນທີ່ມີຄວາມສ່ຽງ ແລະ ແຜນ`,
  "backtest.few-outcomes": ({ asOf, horizonDays, bought, others, enough }) =>
    `ໃນ${window(asOf, horizonDays)} ມີລູກຄ້າຊື້ ${amount(bought)} ແລະ ບໍ່ຊື້ ${amount(others)}: ຖ້າຝ່າຍໃດມີໜ້ອຍກວ່າ ${amount(enough)} ຕົວເລກເປັນພຽງການປະມານ`,
  "backtest.season-differs": ({ asOf, horizonDays, before, after }) =>
    `ໃນ${window(asOf, horizonDays)} ລູກຄ້າ ${percent(after)} ຊື້ ສ່ວນໃນຈຳນວນມື້ເທົ່າກັນກ່ອນໜ້ານັ້ນ ${percent(before)}: ລະດູການ ຫຼື ທຸລະກິດແຕກຕ່າງກັນ`,
  "backtest.rules-not-learned": ({ asOf, horizonDays }) =>
    `ກ່ອນ${window(asOf, horizonDays)} ມີເຫດການໜ້ອຍເກີນໄປ ຈຶ່ງຮຽນກົດງ່າຍໆບໍ່ໄດ້`,
  "backtest.short-history": ({ asOf, horizonDays, days }) =>
    `ກົດທີ່ໃຊ້ທຽບໃນ${window(asOf, horizonDays)} ໄດ້ຮຽນຈາກຊ່ວງທີ່ມີປະຫວັດກ່ອນໜ້າພຽງ ${amount(days)} ມື້: ອາດບໍ່ດີເທົ່າທີ່ຄວນ`,
  "backtest.model-near-boundary": ({ asOf, kind, parameter, value }) =>
    `ໃນວັນທີ ${date(asOf)} ການຊື້ກຳນົດ ${parameter} ຂອງແບບຈຳລອງ ${kind} ບໍ່ໄດ້ (${amount(value)}): ຄ່ານີ້ຢູ່ໃກ້ຂອບເຂດ ຈຶ່ງຄວນໃຊ້ຄວາມເປັນໄປໄດ້ດ້ວຍຄວາມລະມັດລະວັງ`,
  "backtest.model-given": ({ model }) => `${models[model]}ຖືກໃຫ້ມາ: ຖ້າສ້າງຈາກຂໍ້ມູນທີ່ກຳລັງກວດທຽບຢູ່ນີ້ ຜົນຈະດີເກີນຄວາມເປັນຈິງ`,
  "backtest.not-refitted": ({ asOf, horizonDays, model }) =>
    `ກ່ອນ${window(asOf, horizonDays)} ມີຂໍ້ມູນໜ້ອຍເກີນໄປທີ່ຈະສ້າງ${models[model]}ໃໝ່ ຈຶ່ງໃຊ້ຕາມທີ່ມີ`,
  "backtest.tickets-never-closed": ({ asOf, tickets, share }) =>
    `ໃນວັນທີ ${date(asOf)} ຄຳຮ້ອງທີ່ເກົ່າກວ່າໜຶ່ງປີຍັງເປີດຢູ່ ${amount(tickets)} ລາຍການ ຫຼື ${percent(share)} ຂອງຄຳຮ້ອງແບບນີ້: ອາດບໍ່ມີໃຜປິດ`,
  "backtest.undated-left-out": ({ field, accounts }) =>
    `ບໍ່ໄດ້ນຳໃຊ້ ${field} ຂອງລູກຄ້າ ${amount(accounts)} ລາຍ: ບໍ່ມີວັນທີ ຈຶ່ງອາດມີຂໍ້ມູນທີ່ຮູ້ໃນພາຍຫຼັງ`,
  "backtest.no-plan": ({ asOf }) => `ໃນວັນທີ ${date(asOf)} ບໍ່ມີໃຜມີເວລາສຳລັບການພົບທົບທວນ ຈຶ່ງບໍ່ມີແຜນໃຫ້ກວດທຽບ`,
  "backtest.amounts-missing": ({ asOf }) => `ເຖິງວັນທີ ${date(asOf)} ການຊື້ບາງລາຍການບໍ່ມີຈຳນວນເງິນ ຈຶ່ງບໍ່ໄດ້ກວດທຽບເລື່ອງເງິນ`,
};
