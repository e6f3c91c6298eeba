import { capturedShares } from "./captured-shares.js";
import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import type { JudgedPart, ReadFigure } from "./judged.js";
import { weighedTopShare } from "./weighed-figures.js";
import { type CustomerRow, ownersOf, type WindowRows } from "../windows/window-rows.js";

/** A rule of the caller's: how much an account asks for attention, the highest first. */
export type RankingRule = (row: CustomerRow) => number;

/** Money that was said to be at risk, and what was lost. */
export interface JudgedRisk {
  /**
   * Money of those that buy nothing within the horizon, worth × loss of all accounts together, with its bounds; `null` if the main
   * job gave none.
   */
  readonly predicted: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** `lostRevenue`, at the margin of the policy, as `predicted` is. */
  readonly lost: number;
  /** Whether `lost` lies within the bounds. */
  readonly boundsHeld: boolean | null;
  /** Share of `lost` that the tenth of the active accounts holds which a rule puts first. */
  readonly topShare: Readonly<Record<string, number>>;
  /** Share of `lost` that the first tenth of them holds, the first two tenths, and so on to all, by rule. */
  readonly capture: Readonly<Record<string, readonly number[]>>;
  readonly intervals: Readonly<Record<string, Bounds | null>>;
  /** Rules that have no figure and no verdict, as of no active account it is known what they rank it by. */
  readonly notComputable: readonly string[];
}

/** The part of the active accounts that a rule may put first. */
const TOP = 0.1;

/**
 * Whether the money that was lost lay where value at risk said.
 * @internal
 */
export function judgeValueAtRisk(
  { active, book, rules: learned, hasMoney }: WindowRows,
  customerRules: Readonly<Record<string, RankingRule>>,
): JudgedPart<JudgedRisk | null> {
  if (!hasMoney) return { figures: [], comparisons: [], result: () => null };
  const spend: RankingRule = ({ coming }) => coming ?? 0;
  const all: Record<string, RankingRule> = {
    valueAtRisk: ({ predicted }) => predicted.report.valueAtRisk?.amount ?? -Infinity,
    spendTimesBuying: (row) => spend(row) * (1 - (row.predicted.buysAgain ?? 1)),
    spendIfSilent: (row) => (isSilent(row) ? spend(row) : 0),
    spend,
    ...(learned && {
      spendTimesLogistic: (row: CustomerRow) => spend(row) * (1 - learned.recencyFrequency(row.record)),
    }),
    ...customerRules,
  };
  // Of equal accounts each counts the same: a rule that knows nothing of any would be ranked as drawing lots.
  const isKnown: Readonly<Record<string, boolean>> = {
    valueAtRisk: active.some(({ predicted }) => predicted.report.valueAtRisk !== null),
    spendTimesBuying: knowsBuying(active),
  };
  const rules = Object.fromEntries(Object.entries(all).filter(([name]) => isKnown[name] !== false));
  const owners = ownersOf(active);
  const lost = active.map((row) => row.lost * book.margin);
  const names = Object.keys(rules);
  const scores = Object.entries(rules).map(([name, rule]) => [name, active.map(rule)] as const);
  const figures = scores.map(([name, score]) => weighedTopShare(`topShare:${name}`, owners, score, lost, TOP));
  const capture = Object.fromEntries(scores.map(([name, score]) => [name, capturedShares(score, lost)]));
  return {
    figures,
    comparisons: names
      .filter((name) => name !== "valueAtRisk" && isKnown.valueAtRisk === true)
      .map((against) => ({
        measure: "valueAtRisk.topShare",
        against,
        ours: "topShare:valueAtRisk",
        theirs: `topShare:${against}`,
        lowerIsBetter: false,
      })),
    result: resultOf(
      capture,
      Object.keys(all).filter((name) => isKnown[name] === false),
      lost.reduce((sum, each) => sum + each, 0),
      book.valueAtRisk,
    ),
  };
}

/** Apart from the rows, which need not outlive the figures. */
function resultOf(
  capture: Record<string, number[]>,
  notComputable: readonly string[],
  whole: number,
  valueAtRisk: WindowRows["book"]["valueAtRisk"],
): (read: ReadFigure) => JudgedRisk {
  return (read) => {
    const shares = Object.keys(capture).map((name) => [name, read(`topShare:${name}`)] as const);
    return {
      predicted: valueAtRisk?.amount ?? null,
      lower: valueAtRisk?.lower ?? null,
      upper: valueAtRisk?.upper ?? null,
      lost: whole,
      boundsHeld: valueAtRisk === null ? null : valueAtRisk.lower <= whole && whole <= valueAtRisk.upper,
      topShare: Object.fromEntries(shares.flatMap(([name, { value }]) => (value === null ? [] : [[name, value]]))),
      capture,
      intervals: Object.fromEntries(shares.map(([name, { bounds }]) => [name, bounds])),
      notComputable,
    };
  };
}

/** Gaps of its own for which an account is silent before the rule of one line calls it lost. */
const SILENT_GAPS = 2;

/**
 * Silent for longer than twice its own mean gap; an account that bought once has no gap to judge by.
 * @internal
 */
export function isSilent({ record: { silentDays, gapDays } }: CustomerRow): boolean {
  return gapDays !== null && silentDays > SILENT_GAPS * gapDays;
}

/**
 * Whether the main job tells of any of these accounts how likely it buys.
 * @internal
 */
export function knowsBuying(rows: readonly CustomerRow[]): boolean {
  return rows.some(({ predicted }) => predicted.buysAgain !== null);
}
