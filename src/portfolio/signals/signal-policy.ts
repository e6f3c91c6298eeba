import { given, type PartOf } from "../../records/values/given.js";
import { assertCount, assertFields, assertNumber, assertShare } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { BAD_ANSWER_DAYS } from "../../conversation/last-answers.js";
import type { RecordSignalPolicy } from "./record-signals.js";

/** Which events ask for an earlier review, and how soon. */
export interface SignalPolicy extends RecordSignalPolicy {
  /**
   * Days before a warranty ends.
   * @defaultValue `60`
   */
  readonly warrantyDays: number;
  /**
   * Days before the last day for notice of a contract, else before its end.
   * @defaultValue `60`
   */
  readonly renewalDays: number;
  /**
   * Days before that same day by which the review is best held; the day itself stays the last one.
   * @defaultValue the assumption `reviews.renewalDaysInHand`, 14
   */
  readonly renewalDaysInHand: number;
  /**
   * Days before an open deal is expected to close from which its review may be held, ideally as far ahead as that of a
   * renewal. An open deal that is this many days past its expected day no longer counts as money, and its products are
   * offered again.
   * @defaultValue the assumption `reviews.dealDays`, 30
   */
  readonly dealDays: number;
  /**
   * Silence that counts, as a multiple of the usual gap between the customer's purchases.
   * @defaultValue the assumption `reviews.silenceGaps`, 2
   */
  readonly silenceGaps: number;
  /**
   * Calendar months of silence that count, for a customer whose rhythm is not known.
   * @defaultValue `6`
   */
  readonly silenceMonths: number;
  /**
   * Days after the silence has lasted so long by which the review should have happened.
   * @defaultValue `30`
   */
  readonly silenceReviewDays: number;
  /**
   * Effort, 1 to 5, from which a ticket pulls the review forward.
   * @defaultValue `3.5`
   */
  readonly highEffort: number;
  /**
   * Days after such a ticket was opened by which the review should have happened.
   * @defaultValue `14`
   */
  readonly highEffortReviewDays: number;
  /**
   * Days for which a bad answer waits for a reaction.
   * @defaultValue `90`
   */
  readonly badAnswerDays: number;
  /**
   * Days after a bad answer by which someone should have talked with the customer.
   * @defaultValue `2`
   */
  readonly badAnswerReviewDays: number;
  /**
   * Share of the customers, those with most money at risk first, each of whom asks for a review.
   * @defaultValue the assumption `reviews.valueAtRiskShare`, .1
   */
  readonly valueAtRiskShare: number;
  /**
   * Days within which such a review should happen.
   * @defaultValue `30`
   */
  readonly valueAtRiskReviewDays: number;
}

/**
 * Fills in what a caller's signal policy leaves open.
 * @internal
 */
export function signalPolicy(
  functionName: string,
  path: string,
  policy: PartOf<SignalPolicy> = {},
  assumed: Assumptions,
): SignalPolicy {
  const defaults: SignalPolicy = {
    warrantyDays: 60,
    renewalDays: 60,
    renewalDaysInHand: assumed["reviews.renewalDaysInHand"].value,
    dealDays: assumed["reviews.dealDays"].value,
    silenceGaps: assumed["reviews.silenceGaps"].value,
    silenceMonths: 6,
    silenceReviewDays: 30,
    highEffort: 3.5,
    highEffortReviewDays: 14,
    badAnswerDays: BAD_ANSWER_DAYS,
    badAnswerReviewDays: 2,
    valueAtRiskShare: assumed["reviews.valueAtRiskShare"].value,
    valueAtRiskReviewDays: 30,
    usageDays: 182,
    usageFall: assumed["reviews.usageFall"].value,
    usageStopWeeks: assumed["reviews.usageStopWeeks"].value,
    invoiceDays: 30,
    eventDays: 90,
    eventReviewDays: 14,
    stillOpenDays: assumed["reviews.stillOpenDays"].value,
  };
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...given(policy) };
  const { silenceGaps, silenceMonths, highEffort, valueAtRiskShare, valueAtRiskReviewDays } = resolved;
  for (const name of ["warrantyDays", "renewalDays", "silenceReviewDays", "highEffortReviewDays"] as const) {
    assertCount(functionName, `${path}.${name}`, resolved[name], { max: 3660 });
  }
  for (const name of ["badAnswerDays", "badAnswerReviewDays", "invoiceDays", "eventDays", "eventReviewDays"] as const) {
    assertCount(functionName, `${path}.${name}`, resolved[name], { max: 3660 });
  }
  for (const name of ["renewalDaysInHand", "dealDays", "stillOpenDays"] as const) {
    assertCount(functionName, `${path}.${name}`, resolved[name], { max: 3660 });
  }
  assertNumber(functionName, `${path}.silenceGaps`, silenceGaps, { above: 0, max: 1000 });
  assertCount(functionName, `${path}.silenceMonths`, silenceMonths, { min: 1 });
  assertNumber(functionName, `${path}.highEffort`, highEffort, { min: 1, max: 5 });
  assertShare(functionName, `${path}.valueAtRiskShare`, valueAtRiskShare);
  assertShare(functionName, `${path}.usageFall`, resolved.usageFall);
  assertCount(functionName, `${path}.usageStopWeeks`, resolved.usageStopWeeks, { min: 1, max: 520 });
  assertCount(functionName, `${path}.usageDays`, resolved.usageDays, { min: 7, max: 3660 });
  assertCount(functionName, `${path}.valueAtRiskReviewDays`, valueAtRiskReviewDays, { min: 1, max: 3660 });
  return resolved;
}
