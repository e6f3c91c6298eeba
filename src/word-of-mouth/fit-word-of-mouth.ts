import { dayNumber } from "../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertOptions,
  assertText,
  RetentionError,
} from "../errors.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import type { PlainDate } from "../records/values/time.js";
import { fitNegativeBinomial, type NegativeBinomialFit } from "./fit-negative-binomial.js";
import type { NegativeBinomialTells, PoissonTells } from "./process/tells.js";

/** A customer, when they joined, and who referred them. */
export interface ReferralRecord {
  id: string;
  joinedOn: PlainDate;
  /**
   * Id of the customer who referred them.
   * @defaultValue none
   */
  referredBy?: string | null | undefined;
}

/** What was observed of word of mouth. */
export interface WordOfMouthObservations {
  customers: readonly ReferralRecord[];
  /** Answers to "how many people have you told?", one a customer asked. */
  told?: readonly number[] | null | undefined;
}

/** Options of `fitWordOfMouth`. */
export interface FitWordOfMouthOptions {
  /** Last day of the records, inclusive. */
  until: PlainDate;
  /**
   * Days for which a customer is followed. Referrals within them count, of customers who joined at least so long before
   * the end: those who came later have not had the time.
   * @defaultValue `365`
   */
  windowDays?: number | null | undefined;
  /**
   * Probability with which the intervals hold.
   * @defaultValue `0.9`
   */
  confidence?: number | null | undefined;
}

/** Word of mouth as fitted to records, as JSON. */
export interface WordOfMouthFit {
  kind: "word-of-mouth";
  version: 1;
  /** Customers won through one customer within the window; `null` if no one was followed for so long. */
  reproduction: NegativeBinomialFit | null;
  /** Customers won through others, within the window. */
  referrals: number;
  /** Days from a customer's joining to that of those who came through them; `null` without referrals. */
  daysToReferral: { mean: number; median: number } | null;
  /** People told; `null` if no one was asked. */
  told: NegativeBinomialFit | null;
  /** The same as a cohort's `tells` takes it, its mean range being the interval; `null` if no one was asked. */
  tells: NegativeBinomialTells | PoissonTells | null;
  windowDays: number;
  rejected: Rejection[];
}

/**
 * The reproduction number and the distribution of people told, from your own records: who referred whom and when, and
 * how many people customers said they told. It replaces the published figures with your own.
 *
 * Both counts are fitted as negative binomials by maximum likelihood, with intervals. Customers who joined within the
 * last window are left out, since counting them would make every number too small.
 *
 * Source: Lloyd-Smith, Schreiber, Kopp & Getz (2005), "Superspreading and the effect of individual variation on disease
 * emergence", Nature 438, for the negative binomial number of offspring; Bliss & Fisher (1953), Biometrics 9, for the
 * fit. Cost: one pass over the records.
 *
 * @param observations - Customers with who referred them, and answers on people told.
 * @param options - End of the records, window and confidence level.
 * @returns The fit as JSON, with the rows that were left out.
 * @throws RetentionError when an option or an answer is wrong; a wrong customer is rejected.
 *
 * @example
 * import { fitWordOfMouth } from "retention-kit";
 *
 * const customers = [
 *   { id: "a", joinedOn: "2025-01-10" },
 *   { id: "b", joinedOn: "2025-02-01" },
 *   { id: "c", joinedOn: "2025-03-05", referredBy: "a" },
 *   { id: "d", joinedOn: "2026-06-01", referredBy: "c" },
 * ];
 * const fit = fitWordOfMouth({ customers, told: [0, 3, 12, 1, 5] }, { until: "2026-11-21" });
 * fit.reproduction
 * //=> { mean: 0.33, lower: 0.064, upper: 1.73, dispersion: null, dispersionUpper: null, observations: 3, ... }
 * fit.tells
 * //=> { kind: "negative-binomial", mean: 4.2, dispersion: 0.98, ... }
 */
export function fitWordOfMouth(observations: WordOfMouthObservations, options: FitWordOfMouthOptions): WordOfMouthFit {
  assertFields("fitWordOfMouth", "observations", observations, ["customers", "told"]);
  const chosen = assertOptions("fitWordOfMouth", "options", options, {
    until: true,
    windowDays: true,
    confidence: true,
  });
  const functionName = "fitWordOfMouth";
  const { windowDays = 365, confidence = 0.9 } = chosen;
  const answers = (observations as WordOfMouthObservations).told ?? [];
  const end = dayNumber(functionName, "options.until", chosen.until);
  assertCount(functionName, "options.windowDays", windowDays, { min: 1 });
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  assertArray("fitWordOfMouth", "observations.told", answers);
  answers.forEach((answer, index) => {
    assertCount(functionName, `told[${index}]`, answer);
  });

  const { joined, rejected } = acceptCustomers(functionName, observations.customers, end);
  const followed = new Map<string, number>();
  for (const { id, day } of joined.values()) if (day + windowDays <= end) followed.set(id, 0);
  const waits: number[] = [];
  for (const { day, referredBy } of joined.values()) {
    const referrer = referredBy === null ? undefined : joined.get(referredBy);
    const before = referrer === undefined ? undefined : followed.get(referrer.id);
    if (referrer === undefined || before === undefined || day > referrer.day + windowDays) continue;
    followed.set(referrer.id, before + 1);
    waits.push(day - referrer.day);
  }
  const told = answers.length === 0 ? null : fitNegativeBinomial(answers, confidence);
  return {
    kind: "word-of-mouth",
    version: 1,
    reproduction: followed.size === 0 ? null : fitNegativeBinomial([...followed.values()], confidence),
    referrals: waits.length,
    daysToReferral: waits.length === 0 ? null : { mean: meanOf(waits), median: medianOf(waits) },
    told,
    tells: told === null ? null : tellsOf(told),
    windowDays,
    rejected,
  };
}

interface Joined {
  id: string;
  day: number;
  referredBy: string | null;
}

function acceptCustomers(
  functionName: string,
  customers: readonly ReferralRecord[],
  end: number,
): { joined: Map<string, Joined>; rejected: Rejection[] } {
  const joined = new Map<string, Joined>();
  const first = acceptRows(
    "fitWordOfMouth",
    "observations.customers",
    customers,
    ({ id, joinedOn, referredBy = null }, index) => {
      const path = `customers[${index}]`;
      assertText(functionName, `${path}.id`, id);
      const day = dayNumber(functionName, `${path}.joinedOn`, joinedOn);
      if (day > end) throw new RetentionError(functionName, `${path}.joinedOn`, "must not be after until", joinedOn);
      if (joined.has(id)) throw new RetentionError(functionName, `${path}.id`, "must not come twice", id);
      if (referredBy !== null) assertText(functionName, `${path}.referredBy`, referredBy);
      if (referredBy === id)
        throw new RetentionError(functionName, `${path}.referredBy`, "must be another customer", id);
      joined.set(id, { id, day, referredBy });
    },
  );
  // Who referred them can only be looked up once all are read.
  const second = acceptRows(
    "fitWordOfMouth",
    "observations.customers",
    customers,
    ({ id, referredBy = null }, index) => {
      const customer = joined.get(id);
      if (referredBy === null || customer?.referredBy !== referredBy) return;
      const path = `customers[${index}].referredBy`;
      const referrer = joined.get(referredBy);
      if (referrer === undefined)
        throw new RetentionError(functionName, path, "must be among the customers", referredBy);
      if (referrer.day > customer.day) {
        throw new RetentionError(functionName, path, "must have joined no later", referredBy);
      }
    },
  );
  const unread = new Set(first.rejected.map(({ index }) => index));
  const unknownReferrers = second.rejected.filter(({ index }) => !unread.has(index));
  // The customer stays, as one who may refer others; only who referred them is not known.
  for (const { id } of unknownReferrers) {
    const customer = id === undefined ? undefined : joined.get(id);
    if (customer !== undefined) customer.referredBy = null;
  }
  return { joined, rejected: [...first.rejected, ...unknownReferrers].sort((a, b) => a.index - b.index) };
}

function tellsOf({ mean, lower, upper, dispersion }: NegativeBinomialFit): NegativeBinomialTells | PoissonTells {
  const meanRange = { least: lower, most: upper };
  if (dispersion === null) return { kind: "poisson", mean, meanRange };
  return { kind: "negative-binomial", mean, dispersion, meanRange };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
