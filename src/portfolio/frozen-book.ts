import type { Reason } from "../reasons/reason.js";
import type { BookSoFar, BookStakes } from "./book-stages.js";
import type { BookModels } from "./book/book-models.js";
import type { TicketOutcome } from "./book/book-word-of-mouth.js";
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
  /** Mean chance of buying of the accounts that ever did. */
  readonly bookChance: number | null;
  /** First day with a purchase, as a day number. */
  readonly firstDay: number | null;
  /** What priorities are measured by. */
  readonly scale: { readonly median: number | null; readonly step: number };
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

/**
 * What the first two passes know of a book, as plain JSON.
 * @internal
 */
export function frozenBook({ knowledge, stakes, firstDay, ...book }: BookSoFar): KnownOfBook {
  const { fit, propensity, rhythm, bookChance } = knowledge;
  const { purchases, spend, buying } = fit;
  return {
    models: { purchases, spend, buying, propensity },
    assumptions: fit.assumptions.map(({ key }) => key),
    reasons: { models: fit.reasons, reading: book.readingReasons() },
    medianGapDays: rhythm.medianGapDays,
    bookChance,
    firstDay: firstDay === Infinity ? null : firstDay,
    scale: stakes.scale,
    dearest: [...stakes.dearest],
    valueAtRisk: stakes.valueAtRisk,
    stories: [...stakes.stories],
    rejected: book.refused(),
  };
}

/**
 * The stakes of a book that was frozen.
 * @internal
 */
export function thawedStakes({ scale, dearest, valueAtRisk, stories }: KnownOfBook): BookStakes {
  return { scale, dearest: new Set(dearest), valueAtRisk, stories: new Map(stories as [TicketOutcome, number][]) };
}
