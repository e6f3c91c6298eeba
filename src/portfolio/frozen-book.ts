import type { GapRhythm } from "../purchases/rhythm/gap-rhythm.js";
import type { Reason } from "../reasons/reason.js";
import type { BookModels } from "./book/book-models.js";
import type { BookContracts } from "./contracts/book-contracts.js";
import type { FirstPurchases } from "./buying/first-purchases.js";
import type { StoppedBuyers } from "./buying/stopped-buyers.js";
import type { PortfolioRejection } from "./reading/portfolio-rejection.js";
import type { BookValueAtRisk } from "./stakes/book-value-at-risk.js";

/**
 * What the first two passes over a book made of it: plain JSON, to be stored and given back. Its fields are the library's
 * own, and may be others in a later version.
 */
export interface FrozenBook {
  /** A number that stands for the rules, products and sellers by which it was made. */
  readonly rules: number;
  readonly models: BookModels;
  /** Keys of the figures behind the models that were fitted. */
  readonly assumptions: readonly string[];
  readonly reasons: { readonly models: readonly Reason[]; readonly reading: readonly Reason[] };
  /** Median of the days between purchases. */
  readonly medianGapDays: number | null;
  /** How evenly the accounts buy. */
  readonly gaps?: GapRhythm | null | undefined;
  /** Mean chance of buying of the accounts that ever did. */
  readonly bookChance: number | null;
  /** Who began to buy of those who never had. */
  readonly beginners?: FirstPurchases | null | undefined;
  /** Who stopped buying, where no model tells it of each. */
  readonly stops?: StoppedBuyers | null | undefined;
  /** What the contracts say of being renewed, and of ending. */
  readonly contracts?: BookContracts | null | undefined;
  /** First day with a purchase, as a day number. */
  readonly firstDay: number | null;
  /** What priorities are measured by. */
  readonly scale: {
    readonly median: number | null;
    readonly step: number;
    /** Whether purchases count in place of money. */
    readonly byPurchases?: boolean | null | undefined;
  };
  /** Ids of the accounts with most money at risk. */
  readonly dearest: readonly string[];
  readonly valueAtRisk: BookValueAtRisk | null;
  /** How many accounts have each story to tell. */
  readonly stories: readonly (readonly [string | null, number])[];
  /** Rows that the first two passes left out. */
  readonly rejected: readonly PortfolioRejection[];
}

/** The same, whatever it was made by. */
export type KnownOfBook = Omit<FrozenBook, "rules">;
