import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

/** Lao for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `ບໍ່ຮູ້ ${factor} ຈຶ່ງບໍ່ໄດ້ນັບ`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} ເປັນ ${amount(value)} ບໍ່ໄດ້ ຈຶ່ງບໍ່ໄດ້ນັບ`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `ຂໍ້ມູນບໍ່ພຽງພໍ: ຮູ້ພຽງ ${percent(coverage)} ຂອງນ້ຳໜັກ ຕ້ອງການ ${percent(minimum)}`,
};

/** Lao for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `ໄດ້ຖາມແລ້ວວັນທີ ${date(on)} ແລະ ຖາມອີກໄດ້ຕັ້ງແຕ່ວັນທີ ${date(from)}`,
  "measures.ask-do-not-contact": () => "ລູກຄ້າບໍ່ຕ້ອງການໃຫ້ຕິດຕໍ່",
  "measures.ask-not-by": ({ channel }) => `ລູກຄ້າບໍ່ໄດ້ຍິນຍອມໃຫ້ຕິດຕໍ່ຜ່ານ ${channel}`,
  "measures.ask-left": () => "ຜູ້ນີ້ໄດ້ອອກໄປແລ້ວ",
};
