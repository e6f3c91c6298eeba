import { assertCount, assertFields, assertNumber } from "../errors.js";

/** What pulls a review forward, and how soon the review should follow. */
export interface SignalPolicy {
  /** Days before a warranty ends; 60 unless given. */
  readonly warrantyDays: number;
  /** Days before a service contract ends; 60 unless given. */
  readonly renewalDays: number;
  /** Calendar months without a touch or a purchase; 6 unless given. */
  readonly silenceMonths: number;
  /** Days after the silence has lasted so long by which the review should have happened; 30 unless given. */
  readonly silenceReviewDays: number;
  /** Effort, 1 to 5, from which a ticket pulls the review forward; 3.5 unless given. */
  readonly highEffort: number;
  /** Days after such a ticket was opened by which the review should have happened; 14 unless given. */
  readonly highEffortReviewDays: number;
}

const defaults: SignalPolicy = {
  warrantyDays: 60,
  renewalDays: 60,
  silenceMonths: 6,
  silenceReviewDays: 30,
  highEffort: 3.5,
  highEffortReviewDays: 14,
};

/**
 * Fills in what a caller's signal policy leaves open.
 * @internal
 */
export function signalPolicy(functionName: string, path: string, policy: Partial<SignalPolicy> = {}): SignalPolicy {
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...policy };
  assertCount(functionName, `${path}.warrantyDays`, resolved.warrantyDays);
  assertCount(functionName, `${path}.renewalDays`, resolved.renewalDays);
  assertCount(functionName, `${path}.silenceMonths`, resolved.silenceMonths, { min: 1 });
  assertCount(functionName, `${path}.silenceReviewDays`, resolved.silenceReviewDays);
  assertNumber(functionName, `${path}.highEffort`, resolved.highEffort, { min: 1, max: 5 });
  assertCount(functionName, `${path}.highEffortReviewDays`, resolved.highEffortReviewDays);
  return resolved;
}
