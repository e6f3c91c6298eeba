import type { BookSoFar, BookStakes } from "./book-so-far.js";
import type { TicketOutcome } from "./book/book-word-of-mouth.js";
import type { KnownOfBook } from "./frozen-book.js";

/**
 * What the first two passes know of a book, as plain JSON.
 * @internal
 */
export function frozenBook({ knowledge, stakes, firstDay, ...book }: BookSoFar): KnownOfBook {
  const { fit, propensity, rhythm, bookChance, beginners, stops, ofContracts } = knowledge;
  const { purchases, spend, buying } = fit;
  return {
    models: { purchases, spend, buying, propensity },
    assumptions: fit.assumptions.map(({ key }) => key),
    reasons: { models: fit.reasons, reading: book.readingReasons() },
    medianGapDays: rhythm.medianGapDays,
    gaps: rhythm.gaps,
    bookChance,
    beginners,
    stops,
    contracts: ofContracts,
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
