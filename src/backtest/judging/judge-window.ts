import { plainDate } from "../../calendar/days/plain-date.js";
import type { PlainDate } from "../../records/values/time.js";
import { extremes, type Extreme } from "./extremes.js";
import { judgeBuyingAgain, type JudgedBuying, type Sampling } from "./judge-buying-again.js";
import { judgeOpportunity, type JudgedOpportunity } from "./judge-opportunity.js";
import { judgePlan, type JudgedPlan } from "./judge-plan.js";
import { judgeValueAtRisk, type JudgedRisk, type RankingRule } from "./judge-value-at-risk.js";
import type { Comparison, JudgedPart, ReadFigure } from "./judged.js";
import type { Verdict } from "./verdicts.js";
import type { Figures } from "./weighed-figures.js";
import type { WindowRows } from "../windows/window-rows.js";

/** One end and horizon: what was said on the day, and what happened by the end of the horizon. */
export interface BacktestWindow {
  readonly asOf: PlainDate;
  readonly horizonDays: number;
  /** Accounts that had bought by `asOf`. */
  readonly accounts: number;
  /** Those of them that bought in the year before. */
  readonly active: number;
  /** Accounts that bought within the horizon, of those that had bought before. */
  readonly bought: number;
  /** Active accounts that did not. */
  readonly lapsed: number;
  /**
   * What these would have spent within the horizon at the pace of the year before, without products that last longer, as
   * value at risk counts it; `null` if amounts are missing.
   */
  readonly lostRevenue: number | null;
  /** Who buys again, by predictor; `null`, with a warning, where too few did, or too few did not. */
  readonly buysAgain: JudgedBuying | null;
  /** `null` if too few lapsed, or amounts are missing. */
  readonly valueAtRisk: JudgedRisk | null;
  /** `null` if no product had been sold. */
  readonly opportunity: JudgedOpportunity | null;
  /** `null` if too few lapsed, or no one had time for a review. */
  readonly plan: JudgedPlan | null;
  readonly extremes: readonly Extreme[];
  /** Comparisons within this window. */
  readonly verdicts: readonly Verdict[];
}

/** A window judged but for the bounds, which come from the draws. */
export interface JudgedWindow {
  figures: Figures[];
  comparisons: Comparison[];
  horizonDays: number;
  result: (read: ReadFigure) => Omit<BacktestWindow, "verdicts">;
}

/**
 * Judges a window. What it gives holds numbers only, not the accounts, so that memory does not grow with the windows.
 *
 * @param least - Accounts that must have bought, and that must not, for anything to be judged.
 * @internal
 */
export function judgeWindow(
  rows: WindowRows,
  rules: Readonly<Record<string, RankingRule>>,
  least: number,
  sampling: Sampling,
): JudgedWindow {
  const { customers, active, hasMoney, days } = rows;
  const bought = customers.filter((row) => row.bought).length;
  const counts = {
    asOf: plainDate(days.asOf),
    horizonDays: days.horizonDays,
    accounts: customers.length,
    active: active.length,
    bought,
    lapsed: active.filter(({ lapsed }) => lapsed).length,
    lostRevenue: hasMoney ? active.reduce((sum, { lost }) => sum + lost, 0) : null,
  };
  const hasLapses = counts.lapsed >= least;
  if (Math.min(bought, customers.length - bought) < least) return unjudged(counts, extremes(rows));
  return withParts(counts, extremes(rows), {
    buysAgain: judgeBuyingAgain(rows, sampling),
    valueAtRisk: hasLapses ? judgeValueAtRisk(rows, rules) : unknown(),
    opportunity: judgeOpportunity(rows, least),
    plan: hasLapses ? judgePlan(rows, rules) : unknown(),
  });
}

type Counts = Pick<
  BacktestWindow,
  "asOf" | "horizonDays" | "accounts" | "active" | "bought" | "lapsed" | "lostRevenue"
>;

function unjudged(counts: Counts, glaring: Extreme[]): JudgedWindow {
  return {
    figures: [],
    comparisons: [],
    horizonDays: counts.horizonDays,
    result: () => ({
      ...counts,
      buysAgain: null,
      valueAtRisk: null,
      opportunity: null,
      plan: null,
      extremes: glaring,
    }),
  };
}

/** A part that nothing tells. */
function unknown(): JudgedPart<null> {
  return { figures: [], comparisons: [], result: () => null };
}

interface Parts {
  buysAgain: ReturnType<typeof judgeBuyingAgain>;
  valueAtRisk: JudgedPart<JudgedRisk | null>;
  opportunity: ReturnType<typeof judgeOpportunity>;
  plan: JudgedPart<JudgedPlan | null>;
}

function withParts(counts: Counts, glaring: Extreme[], parts: Parts): JudgedWindow {
  const { buysAgain, valueAtRisk, opportunity, plan } = parts;
  return {
    figures: [buysAgain, valueAtRisk, opportunity, plan].flatMap(({ figures }) => figures),
    comparisons: [buysAgain, valueAtRisk, opportunity, plan].flatMap(({ comparisons }) => comparisons),
    horizonDays: counts.horizonDays,
    result: (read) => ({
      ...counts,
      buysAgain: buysAgain.result(read),
      valueAtRisk: valueAtRisk.result(read),
      opportunity: opportunity.result(read),
      plan: plan.result(read),
      extremes: glaring,
    }),
  };
}
