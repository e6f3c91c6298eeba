import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertFigures,
  assertNoNearMiss,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  assertText,
  type Known,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import { assertAccount } from "../../records/account/assert-account.js";
import type { PlainDate } from "../../records/values/time.js";
import type { ScorecardValues } from "../../scorecard/evaluate-compiled.js";
import { evaluateScorecard } from "../../scorecard/evaluate-scorecard.js";
import { type EstimateLoyaltyOptions, resolveEstimateContext } from "../estimate/estimate-context.js";
import { type HealthPolicy, type HealthPolicyInput, resolveHealthPolicy } from "./health-policy.js";
import { measureHealth } from "./measure-health.js";
import { assertHostRow, type HostLists } from "../../records/rows/host-row.js";
import {
  ACCOUNT_ROW,
  OWNED_ROW,
  PURCHASE_ROW,
  SURVEY_ROW,
  TICKET_ROW,
  TOUCH_ROW,
} from "../../records/rows/host-rows.js";

/** How to score an account's health. */
export interface ScoreHealthOptions extends Omit<
  EstimateLoyaltyOptions,
  "model" | "confidence" | "horizonDays" | "purchases"
> {
  /** From `healthPolicy`, or its input. */
  policy?: HealthPolicy | HealthPolicyInput | null | undefined;
  /** The result before this one, for the trend and for entering and leaving bands; as stored by the host. */
  previous?: Pick<HealthScore, "score" | "band"> | null | undefined;
  /** Earlier results in place of `previous`, as `history` gave them; the last before `asOf` is the one before. */
  history?: readonly StoredHealthPoint[] | null | undefined;
  /** Values of factors that the account does not hold, or in place of what it does. */
  values?: ScorecardValues | null | undefined;
}

/** Entering or leaving a band. */
export interface HealthEvent {
  readonly event: "entered" | "left";
  readonly band: string;
  readonly on: PlainDate;
}

/** One result in a history. */
export interface HealthPoint {
  readonly on: PlainDate;
  readonly score: number | null;
  readonly band: string | null;
}

/** A result in a history, as the host stored it. */
export type StoredHealthPoint = Pick<HealthPoint, "on"> & {
  score?: number | null | undefined;
  band?: string | null | undefined;
};

/** An account's health. */
export interface HealthScore extends Explained {
  readonly accountId: string;
  /** On the scale of the scorecard, 0 to 100 by default; `null` if too little is known. */
  readonly score: number | null;
  readonly band: string | null;
  /** Against the previous score; `null` without one. */
  readonly trend: "rising" | "steady" | "falling" | null;
  /** Score less the previous one. */
  readonly change: number | null;
  readonly events: readonly HealthEvent[];
  /** The given history with this result added, in order. Store it and pass it in next time. */
  readonly history: readonly HealthPoint[];
}

/**
 * An account's health score: a weighted score of what makes or breaks loyalty, with a band, a trend, and events when it
 * enters or leaves a band. Use it to go through accounts every week and to trigger work. It is not a probability: for
 * how likely a customer is to buy again, use `estimateLoyalty`.
 *
 * Five factors are read from the account: `productReliability` (problems in the past year per product owned),
 * `serviceEffort` (effort of tickets and answers, fading over time), `contact` (days since the last conversation or
 * message from them), `ownWord` (satisfaction and recommendation answers as a percentage of their scale, fading) and
 * `buying` (silence, in multiples of its usual gap). All others come from `values`. Some values are knock-outs
 * (`redIf`): the account is then in the lowest band, whatever its score. Unknown factors are left out, and the other
 * weights are renormalized.
 *
 * @param account - Whatever is known of it.
 * @param options - Day, policy, previous result, other values.
 * @returns The score, explained; `null` if too little is known.
 * @throws RetentionError when a record or an option is wrong.
 *
 * @example
 * import { scoreHealth } from "retention-kit";
 *
 * const account = { id: "A1", tickets: [], touches: [{ on: "2026-09-22", kind: "call" }] };
 * const health = scoreHealth(account, { asOf: "2026-11-21", values: { use: 40 }, previous: { score: 80, band: "healthy" } });
 * [health.score, health.band, health.trend]
 * //=> [78.01, "healthy", "steady"]
 */
export function scoreHealth(account: Account, options: ScoreHealthOptions): HealthScore {
  assertAccount("scoreHealth", account, ["owned", "touches", "purchases", "tickets", "surveys"]);
  assertHostRow("scoreHealth", "", account, ACCOUNT_ROW, HEALTH_LISTS);
  const chosen = assertOptions("scoreHealth", "options", options, {
    policy: true,
    previous: true,
    history: true,
    values: true,
    asOf: true,
    effortPolicy: true,
    calendar: true,
    timeZone: true,
    assumptions: assertFigures,
  });
  const { values = {}, asOf } = chosen;
  assertObject("scoreHealth", "options.values", values);
  const earlier = earlierResults(chosen);
  const previous = chosen.history === undefined ? (chosen.previous ?? null) : (earlier.at(-1) ?? null);
  const policy = resolveHealthPolicy("scoreHealth", "options.policy", chosen.policy, chosen.assumptions);
  const estimating = resolveEstimateContext("scoreHealth", chosen);
  if (previous !== null) {
    assertObject("scoreHealth", "options.previous", previous);
    assertNoNearMiss("scoreHealth", "options.previous", previous, { score: true, band: true });
  }
  const previousBand = previous?.band ?? null;
  if (previousBand !== null) assertText("scoreHealth", "options.previous.band", previousBand);
  const previousScore = previous?.score ?? null;
  if (previousScore !== null) assertNumber("scoreHealth", "options.previous.score", previousScore);

  const measured = measureHealth("scoreHealth", account, estimating);
  const known = { ...measured.values, ...values };
  const evaluated = evaluateScorecard(policy.scorecard, known);
  const { score, contributions, coverage } = evaluated;
  const knockedOut = knockOut(policy, known);
  const band = knockedOut?.band ?? heldBand(policy, score, evaluated.band, previousBand);
  const change = score === null || previousScore === null ? null : score - previousScore;
  const events = bandEvents(previousBand, band, asOf);
  return {
    accountId: account.id,
    score,
    band,
    trend: change === null ? null : trendOf(change, policy.trendPoints),
    change,
    events,
    history: [...earlier, { on: asOf, score, band }],
    contributions,
    reasons: [
      ...(knockedOut === null ? [] : [knockedOut.why]),
      ...reasonsOf(events, change, policy.trendPoints),
      ...evaluated.reasons,
    ],
    assumptions: [...policy.assumptions, ...measured.assumptions],
    coverage,
  };
}

const HEALTH_LISTS: HostLists<Account> = [
  ["owned", OWNED_ROW],
  ["touches", TOUCH_ROW],
  ["purchases", PURCHASE_ROW],
  ["tickets", TICKET_ROW],
  ["surveys", SURVEY_ROW],
];

/** The results before `asOf`, in order; what the history has of that day or later is not yet. */
function earlierResults({ history = [], previous, asOf }: Known<ScoreHealthOptions>): HealthPoint[] {
  assertRows("scoreHealth", "options.history", history);
  if (history.length > 0 && previous != null) {
    throw new RetentionError("scoreHealth", "options.previous", "must be left out where a history is given", previous);
  }
  const today = dayNumber("scoreHealth", "options.asOf", asOf);
  return history
    .map(({ on, score, band }, index) => {
      const path = `options.history[${index}]`;
      if (score != null) assertNumber("scoreHealth", `${path}.score`, score);
      if (band != null) assertText("scoreHealth", `${path}.band`, band);
      return {
        day: dayNumber("scoreHealth", `${path}.on`, on),
        point: { on, score: score ?? null, band: band ?? null },
      };
    })
    .filter(({ day }) => day < today)
    .sort((a, b) => a.day - b.day)
    .map(({ point }) => point);
}

/** The lowest band that a value puts the account in whatever its score; `null` if none does. */
function knockOut(
  { scorecard: { bands }, redIf }: HealthPolicy,
  known: ScorecardValues,
): { band: string; why: Reason } | null {
  const places = redIf.flatMap(({ factor, ...rule }) => {
    const { atLeast = Infinity, atMost = -Infinity, band = bands[0]?.band ?? "" } = withoutNulls(rule);
    const value = Object.hasOwn(known, factor) ? known[factor] : null;
    if (value == null || (Number(value) < atLeast && Number(value) > atMost)) return [];
    const place = bands.findIndex((each) => each.band === band);
    return [{ place, band, why: reason("loyalty.health.knocked-out", { factor, value: Number(value), band }) }];
  });
  return places.sort((a, b) => a.place - b.place)[0] ?? null;
}

/** The band, unless the score lies within the margin of the one before. */
function heldBand(
  { scorecard, bandMargin }: HealthPolicy,
  score: number | null,
  band: string | null,
  before: string | null,
): string | null {
  if (score === null) return band;
  const index = scorecard.bands.findIndex((each) => each.band === before);
  if (index < 0) return band;
  const from = scorecard.bands[index]?.from ?? -Infinity;
  const to = scorecard.bands[index + 1]?.from ?? Infinity;
  return score >= from - bandMargin && score < to + bandMargin ? before : band;
}

/** Where the band is no longer known it was left all the same. */
function bandEvents(before: string | null, band: string | null, on: PlainDate): HealthEvent[] {
  if (before === band) return [];
  const events: HealthEvent[] = [];
  if (before !== null) events.push({ event: "left", band: before, on });
  if (band !== null) events.push({ event: "entered", band, on });
  return events;
}

function trendOf(change: number, points: number): "rising" | "steady" | "falling" {
  if (change === 0 || Math.abs(change) < points) return "steady";
  return change > 0 ? "rising" : "falling";
}

function reasonsOf(events: readonly HealthEvent[], change: number | null, points: number): Reason[] {
  const reasons = events.map(({ event, band }) =>
    event === "entered"
      ? reason("loyalty.health.entered-band", { band })
      : reason("loyalty.health.left-band", { band }),
  );
  if (change !== null && trendOf(change, points) !== "steady")
    reasons.push(reason("loyalty.health.changed", { change }));
  return reasons;
}
