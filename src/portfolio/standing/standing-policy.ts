import { given, type PartOf } from "../../records/values/given.js";
import { assertFields, assertNumber, assertShare } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";

/** When a silent customer counts as slowing, lapsed or lost. */
export interface StandingPolicy {
  /**
   * Silence, in the account's own gaps between purchases, from which it is slowing. This and the other numbers of gaps hold
   * where customers buy at random; where a book's gaps are regular, the silence that is as unlikely counts: 1.11 gaps in place of 2.
   * @defaultValue the assumption `reviews.silenceGaps`, 2
   */
  readonly slowingGaps: number;
  /**
   * The same, from which it may count as lapsed.
   * @defaultValue the assumption `standing.lapsedGaps`, 4
   */
  readonly lapsedGaps: number;
  /**
   * It counts as lapsed if its chance of buying within `chanceDays` is also below this.
   * @defaultValue the assumption `standing.lapsedChance`, .1
   */
  readonly lapsedChance: number;
  /**
   * Minimum days of silence before an account counts as lapsed.
   * @defaultValue the assumption `standing.lapsedDays`, 365
   */
  readonly lapsedDays: number;
  /**
   * Silence, in its own gaps, from which it may count as lost.
   * @defaultValue the assumption `standing.lostGaps`, 8
   */
  readonly lostGaps: number;
  /**
   * It counts as lost if its chance of buying within `chanceDays` is also below this.
   * @defaultValue the assumption `standing.lostChance`, .05
   */
  readonly lostChance: number;
  /**
   * Minimum days of silence before an account counts as lost.
   * @defaultValue the assumption `standing.lostDays`, 730
   */
  readonly lostDays: number;
  /**
   * Days within which the chance of buying counts.
   * @defaultValue the assumption `standing.chanceDays`, 180
   */
  readonly chanceDays: number;
}

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function standingPolicy(
  functionName: string,
  path: string,
  policy: PartOf<StandingPolicy> = {},
  assumed: Assumptions,
): StandingPolicy {
  const defaults: StandingPolicy = {
    slowingGaps: assumed["reviews.silenceGaps"].value,
    lapsedGaps: assumed["standing.lapsedGaps"].value,
    lapsedChance: assumed["standing.lapsedChance"].value,
    lapsedDays: assumed["standing.lapsedDays"].value,
    lostGaps: assumed["standing.lostGaps"].value,
    lostChance: assumed["standing.lostChance"].value,
    lostDays: assumed["standing.lostDays"].value,
    chanceDays: assumed["standing.chanceDays"].value,
  };
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...given(policy) };
  const { slowingGaps, lapsedGaps, lostGaps, lapsedChance, lapsedDays, lostChance, lostDays, chanceDays } = resolved;
  assertNumber(functionName, `${path}.slowingGaps`, slowingGaps, { above: 0, max: 1000 });
  assertNumber(functionName, `${path}.lapsedGaps`, lapsedGaps, { min: slowingGaps, max: 1000 });
  assertNumber(functionName, `${path}.lostGaps`, lostGaps, { min: lapsedGaps, max: 1000 });
  assertShare(functionName, `${path}.lapsedChance`, lapsedChance);
  assertNumber(functionName, `${path}.lostChance`, lostChance, { min: 0, max: lapsedChance });
  assertNumber(functionName, `${path}.lapsedDays`, lapsedDays, { min: 0, max: 36_600 });
  assertNumber(functionName, `${path}.lostDays`, lostDays, { min: lapsedDays, max: 36_600 });
  assertNumber(functionName, `${path}.chanceDays`, chanceDays, { above: 0, max: 36_600 });
  return resolved;
}
