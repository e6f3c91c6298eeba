import { compareTexts } from "../../records/values/compare-texts.js";
import type { CustomerRow, WindowRows } from "../windows/window-rows.js";

/** An account whose number looks wrong at a glance, and what happened. */
export interface Extreme {
  readonly accountId: string;
  /**
   * Either it buys regularly but is predicted to be lost, with a chance below one half and below the mean; or it has
   * long been silent but is predicted to buy again.
   */
  readonly kind: "regular-said-lost" | "silent-said-loyal";
  /** Predicted chance of buying within the horizon. */
  readonly probability: number;
  readonly purchases: number;
  readonly silentDays: number;
  /** Mean days between its purchases. */
  readonly gapDays: number;
  /** Whether it bought within the horizon. */
  readonly bought: boolean;
}

/** Purchases from which on an account has a habit. */
const HABIT = 4;
/** Silent for no longer than one gap of its own, or for longer than three. */
const REGULAR_GAPS = 1;
const SILENT_GAPS = 3;
/** Shown of each kind. */
const SHOWN = 5;

/**
 * The accounts with a habit whose numbers look most wrong at a glance, the most glaring first.
 * @internal
 */
export function extremes({ customers, days: { horizonDays } }: WindowRows): Extreme[] {
  const seen = customers.flatMap((row) => {
    const { buysAgain } = row.predicted;
    const { gapDays, purchases } = row.record;
    return buysAgain === null || gapDays === null || purchases < HABIT
      ? []
      : [{ row, gapDays, probability: buysAgain }];
  });
  const said = customers.flatMap(({ predicted }) => predicted.buysAgain ?? []);
  // Where few buy within the horizon, half a chance is a high one.
  const low = Math.min(0.5, said.reduce((sum, each) => sum + each, 0) / said.length);
  const regular = seen
    .filter(({ row, gapDays, probability }) => {
      // Whoever buys less than once a horizon is not due within it.
      return row.record.silentDays <= REGULAR_GAPS * gapDays && gapDays <= horizonDays && probability < low;
    })
    .sort((a, b) => a.probability - b.probability || compareIds(a.row, b.row));
  const silent = seen
    .filter(({ row, gapDays, probability }) => row.record.silentDays > SILENT_GAPS * gapDays && probability > 0.5)
    .sort((a, b) => b.probability - a.probability || compareIds(a.row, b.row));
  const shown = (kind: Extreme["kind"], found: typeof seen): Extreme[] =>
    found.slice(0, SHOWN).map(({ row, gapDays, probability }) => ({
      accountId: row.predicted.account.id,
      kind,
      probability,
      purchases: row.record.purchases,
      silentDays: row.record.silentDays,
      gapDays,
      bought: row.bought,
    }));
  return [...shown("regular-said-lost", regular), ...shown("silent-said-loyal", silent)];
}

function compareIds(a: CustomerRow, b: CustomerRow): number {
  return compareTexts(a.predicted.account.id, b.predicted.account.id);
}
