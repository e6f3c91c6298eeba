import { addMonths } from "../../calendar/days/plain-date.js";
import { BLANK } from "../catalogue/catalogue.js";

/** The days that matter for one `asOf`, as day numbers. */
export interface Horizon {
  asOf: number;
  /** The day 12 calendar months before, which is just outside "the last 12 months". */
  yearBefore: number;
  /** The same of the years before that, as far as they tell what an account can pay; the latest first. */
  yearsBefore: number[];
  /** A 0 for each of these, to be copied for an account: a list of fractions from the start, which sums of money do not rebuild. */
  noSpend: readonly number[];
  /** Last day of the horizon. */
  until: number;
}

/**
 * The days that matter for a policy.
 * @internal
 */
export function horizonFrom(
  asOf: number,
  { horizonMonths, budgetYears }: { horizonMonths: number; budgetYears: number },
): Horizon {
  const yearsBefore: number[] = [];
  for (let year = 2; year <= budgetYears; year++) yearsBefore.push(addMonths(asOf, -12 * year));
  const noSpend = yearsBefore.map(() => 0.5).fill(0);
  return { asOf, yearBefore: addMonths(asOf, -12), yearsBefore, noSpend, until: addMonths(asOf, horizonMonths) };
}

/** In place of the day of a product that is not owned. */
export const NOT_OWNED = BLANK;

/** What an account has and has bought by a day. */
export interface Holdings {
  /** Whether anyone recorded what it owns. */
  known: boolean;
  /** Whether its purchases were given. */
  purchasesKnown: boolean;
  /** Count of different products owned, those that the catalogue does not have among them. */
  owned: number;
  /** Products owned that the catalogue does not have, in order of their ids. */
  unlisted: string[];
  /** By position in the catalogue: the day from which the product's age counts, or `NOT_OWNED`. */
  since: number[];
  /** By position: whole pieces due with the oldest; `null` if none is more than one. */
  pieces: number[] | null;
  /** By position: hours a year spent maintaining it, or `BLANK` where not known; `null` if none is known. */
  hours: number[] | null;
  /** Positions of what it has by contracts that run; `null` if there are none. */
  underContract: Set<number> | null;
  /** Money spent in the last 12 months, net of cancellations; 0 where nothing is on record. */
  spentLastYear: number;
  /** The same of the years before that, as far as they tell what it can pay, the latest first; `null` if it bought nothing. */
  spentBefore: number[] | null;
  /** Rows of all these years of whose money nothing is known. */
  unpriced: number;
  /** Purchases, not cancellations, in the last 12 months; not those wholly taken back. */
  purchasesLastYear: number;
  daysSinceLastPurchase: number | null;
  /** Whether any purchase is on record, also one that was taken back. */
  everOrdered: boolean;
  /** Rows dated after the day. */
  future: number;
}
