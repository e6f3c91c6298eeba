import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { percent } from "./percent.js";

/** Lao for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `ບໍ່ຮູ້ ${factor} ຈຶ່ງບໍ່ໄດ້ນັບ`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} ເປັນ ${amount(value)} ບໍ່ໄດ້ ຈຶ່ງບໍ່ໄດ້ນັບ`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `ຂໍ້ມູນບໍ່ພຽງພໍ: ຮູ້ພຽງ ${percent(coverage)} ຂອງນ້ຳໜັກ ຕ້ອງການ ${percent(minimum)}`,
};
