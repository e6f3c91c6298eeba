import { addTo } from "../../records/values/add-to.js";
import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import type { JudgedPart, ReadFigure } from "./judged.js";
import { knowsBuying, type RankingRule } from "./judge-value-at-risk.js";
import { weighedRatio } from "./weighed-figures.js";
import { ownersOf, type CustomerRow, type WindowRow, type WindowRows } from "../windows/window-rows.js";

/** What an order of reviews would have reached. */
export interface Reached {
  /** Share of the accounts that lapsed. */
  readonly lapsedReached: number | null;
  /** Share of the revenue that was lost. */
  readonly revenueReached: number | null;
}

/** The plan of the first days, against other orders with as many reviews for each seller. */
export interface JudgedPlan extends Reached {
  /** Accounts that the plan reviews in its first 30 days. */
  readonly reviews: number;
  /** Other orders, by name. */
  readonly rules: Readonly<Record<string, Reached>>;
  /** Orders by money or chances, where amounts are missing or no chance is known: they have no figure and no verdict. */
  readonly notComputable: readonly string[];
  readonly intervals: Readonly<
    Record<string, { readonly lapsedReached: Bounds | null; readonly revenueReached: Bounds | null }>
  >;
}

const MEASURES = ["lapsedReached", "revenueReached"] as const;

/**
 * Which of the accounts that lapsed the plan would have reached in time. Whether a review would have kept them no record
 * of the past tells.
 * @internal
 */
export function judgePlan(
  { rows, active, book, rules: learned, hasMoney }: WindowRows,
  customerRules: Readonly<Record<string, RankingRule>>,
): JudgedPart<JudgedPlan | null> {
  const planned = book.reviewed;
  if (planned.size === 0) return { figures: [], comparisons: [], result: () => null };
  const quotas = new Map<string, { rows: WindowRow[]; reviews: number }>();
  for (const row of rows) {
    const { account } = row.predicted;
    const key = book.sellerOf(account);
    const quota = quotas.get(key) ?? { rows: [], reviews: 0 };
    quotas.set(key, quota);
    quota.rows.push(row);
    if (planned.has(account.id)) quota.reviews++;
  }
  /** Reached by the first of each seller's accounts in an order; of equal ones each to the same part, as at random. */
  const reachedBy = (score: (row: WindowRow) => number): Map<WindowRow, number> => {
    const reached = new Map<WindowRow, number>();
    for (const { rows: ofSeller, reviews } of quotas.values()) {
      let left = reviews;
      for (const tied of tiedRuns(ofSeller, score)) {
        const part = Math.min(1, left / tied.length);
        for (const row of tied) reached.set(row, part);
        left -= part * tied.length;
      }
    }
    return reached;
  };
  const customerRule = (rule: RankingRule) => (row: WindowRow) =>
    row.record?.active === true ? rule(row as CustomerRow) : -Infinity;
  const spend: RankingRule = ({ coming }) => coming ?? 0;
  /** What is needed for the rules by money. */
  const isKnown = {
    spend: hasMoney,
    spendTimesBuying: hasMoney && knowsBuying(active),
    spendTimesLogistic: hasMoney || learned === null,
  };
  const orders: Record<string, Map<WindowRow, number>> = {
    plan: new Map(rows.map((row) => [row, planned.has(row.predicted.account.id) ? 1 : 0])),
    random: reachedBy(() => 0),
    silence: reachedBy(customerRule(({ record }) => record.silentDays)),
    ...(isKnown.spend && { spend: reachedBy(customerRule(spend)) }),
    ...(isKnown.spendTimesBuying && {
      spendTimesBuying: reachedBy(customerRule((row) => spend(row) * (1 - (row.predicted.buysAgain ?? 1)))),
    }),
    ...(learned &&
      isKnown.spendTimesLogistic && {
        spendTimesLogistic: reachedBy(customerRule((row) => spend(row) * (1 - learned.recencyFrequency(row.record)))),
      }),
    ...Object.fromEntries(Object.entries(customerRules).map(([name, rule]) => [name, reachedBy(customerRule(rule))])),
  };

  const owners = ownersOf(rows);
  const wholes = {
    lapsedReached: Float64Array.from(rows, ({ lapsed }) => (lapsed ? 1 : 0)),
    revenueReached: Float64Array.from(rows, ({ lost }) => lost),
  };
  const measures = MEASURES.filter((measure) => measure === "lapsedReached" || hasMoney);
  const figures = Object.entries(orders).flatMap(([name, reached]) =>
    measures.map((measure) => {
      const whole = wholes[measure];
      const part = Float64Array.from(rows, (row, index) => (reached.get(row) ?? 0) * (whole[index] ?? 0));
      return weighedRatio(`${measure}:${name}`, owners, part, whole);
    }),
  );
  const names = Object.keys(orders).filter((name) => name !== "plan");
  return {
    figures,
    comparisons: names.flatMap((against) =>
      measures.map((measure) => ({
        measure: `plan.${measure}`,
        against,
        ours: `${measure}:plan`,
        theirs: `${measure}:${against}`,
        lowerIsBetter: false,
      })),
    ),
    result: resultOf(
      names,
      planned.size,
      Object.entries(isKnown).flatMap(([name, known]) => (known ? [] : name)),
    ),
  };
}

/** Apart from the rows, which need not outlive the figures. */
function resultOf(
  names: readonly string[],
  reviews: number,
  notComputable: readonly string[],
): (read: ReadFigure) => JudgedPlan {
  return (read) => {
    const reachedBy = (name: string): Reached => ({
      lapsedReached: read(`lapsedReached:${name}`).value,
      revenueReached: read(`revenueReached:${name}`).value,
    });
    const boundsOf = (name: string) => ({
      lapsedReached: read(`lapsedReached:${name}`).bounds,
      revenueReached: read(`revenueReached:${name}`).bounds,
    });
    return {
      reviews,
      ...reachedBy("plan"),
      rules: Object.fromEntries(names.map((name) => [name, reachedBy(name)])),
      notComputable,
      intervals: Object.fromEntries(["plan", ...names].map((name) => [name, boundsOf(name)])),
    };
  };
}

/** Rows from the highest score on, those of equal score together. */
function tiedRuns(rows: readonly WindowRow[], score: (row: WindowRow) => number): WindowRow[][] {
  const runs = new Map<number, WindowRow[]>();
  for (const row of rows) {
    const here = score(row);
    addTo(runs, here, row);
  }
  return [...runs].sort(([one], [other]) => other - one).map(([, run]) => run);
}
