/* eslint-disable @typescript-eslint/no-non-null-assertion -- two rows of slopes have the same length. */
import { assertNumber, assertObject, assertOptions, assertText, type OptionNames } from "../../errors.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { type Explained, exactParts } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { logistic } from "../../numeric/functions/logistic.js";
import { type Estimate, certainEstimate } from "../../word-of-mouth/process/estimate.js";
import { estimateOptions, type EstimateContext, resolveEstimateContext } from "../estimate/estimate-context.js";
import { varianceAlong } from "../estimate/prepared-model.js";
import { bothWays } from "./both-ways.js";
import { wordOfMouthSaved } from "./word-of-mouth-saved.js";
import { squared } from "../../numeric/elementary/squared.js";
import type { RecoveryValueOptions } from "./recovery-value-options.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

/** What solving a problem is worth. Contributions add up exactly to `value`, in money. */
export interface RecoveryValue extends Explained {
  readonly ticketId: string;
  readonly accountId?: string;
  readonly value: number;
  /** Bounds for the uncertainty of the repurchase and of the number of people told; chance is not included. */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** The most worth spending to have it solved; never below 0. */
  readonly spendingCeiling: number;
  /** Probability of buying again, either way, and the difference with its bounds. */
  readonly repurchase: {
    readonly ifSolved: number;
    readonly ifLeft: number;
    readonly saved: number;
    readonly lower: number;
    readonly upper: number;
  };
  readonly effort: { readonly ifSolved: number; readonly ifLeft: number };
  /** The mean of `wordOfMouth`. */
  readonly wordOfMouthSaved: number | null;
  /** Money from hearers kept and won, with both sources of uncertainty; `null` if nothing says what hearers do. */
  readonly wordOfMouth: Estimate | null;
  readonly currency: string | null;
  /** Whether the repurchase probability was fitted to your own outcomes. */
  readonly calibrated: boolean;
}

/**
 * What it is worth to solve this problem now, and so the most you should spend on it. It is the gain in the probability
 * of buying again times the value of the customer, plus the word of mouth that it saves.
 *
 * The ticket is scored twice, as solved on `asOf` and as never solved, and the loyalty model turns both efforts into
 * probabilities. Word of mouth compares what an unsatisfied customer tells with what a quickly satisfied one tells, by
 * the published counts. How likely a hearer is won or lost is for you to state, as no figure is published.
 *
 * Cost: two scores, and if hearers count, a projection of word of mouth, which takes a few milliseconds.
 *
 * @param ticket - The problem, open or not. If it is already solved there is nothing left to save.
 * @param options - The customer's worth, the day, and what else is known.
 * @returns Money with bounds, and the spending ceiling.
 * @throws RetentionError when the ticket has too little data to be scored and no efforts are given, or a value is out of
 *   its bounds.
 *
 * @example
 * import { recoveryValue } from "retention-kit";
 *
 * const ticket = { id: "T1", openedAt: "2026-11-20T09:00:00Z", contacts: 2, transfers: 1, resolved: false };
 * const { repurchase, value, spendingCeiling } = recoveryValue(ticket, { asOf: "2026-11-21", customerValue: 1000 });
 * repurchase
 * //=> { ifSolved: 0.804, ifLeft: 0.312, saved: 0.492, lower: 0, upper: 1, ... }
 * value
 * //=> 491.6
 */
export function recoveryValue(ticket: MeasuredTicket, options: RecoveryValueOptions): RecoveryValue {
  assertObject("recoveryValue", "ticket", ticket);
  assertHostRow("recoveryValue", "", ticket, TICKET_ROW);
  return recoveryOf(ticket, options);
}

/**
 * The same of a ticket that has been read.
 * @internal
 */
export function recoveryOf(ticket: MeasuredTicket, options: RecoveryValueOptions): RecoveryValue {
  const chosen = assertOptions("recoveryValue", "options", options, recoveryOptionNames());
  const estimating = resolveEstimateContext("recoveryValue", chosen);
  const { customerValue, currency = null, customer = {} } = chosen;
  assertNumber("recoveryValue", "options.customerValue", customerValue, { min: 0 });
  assertObject("recoveryValue", "options.customer", customer);
  if (currency !== null) assertText("recoveryValue", "options.currency", currency);
  assertText("recoveryValue", "id", ticket.id);

  const reasons: Reason[] = [];
  const { solvedAlready, effort, ifSolved, ifLeft } = bothWays(ticket, customer, chosen, estimating);
  if (solvedAlready) reasons.push(reason("loyalty.recovery.solved-already"));
  // The curve never rises with effort, so less effort cannot cost loyalty.
  const least = effort.ifSolved <= effort.ifLeft ? 0 : -1;
  const repurchase = savedBetween(ifSolved, ifLeft, least, estimating);

  const tells = solvedAlready
    ? { estimate: certainEstimate(0, estimating.confidence), assumptions: [] }
    : wordOfMouthSaved(chosen, estimating);
  const saved = tells.estimate?.mean ?? null;
  if (saved === null) reasons.push(reason("loyalty.recovery.hearers-unknown"));
  const [ofRepurchase = 0, ofTells = 0] = exactParts([repurchase.saved * customerValue, saved ?? 0]);
  const contributions = [
    { factor: "baseline", points: 0, weight: 0, value: null },
    { factor: "repurchase", points: ofRepurchase, weight: 1, value: repurchase.saved },
  ];
  if (saved !== null) contributions.push({ factor: "wordOfMouth", points: ofTells, weight: 1, value: saved });
  const value = ofRepurchase + ofTells;
  // Two independent uncertainties add up as deviations do.
  const ofTelling = estimating.z * (tells.estimate?.assumption ?? 0);
  const below = Math.sqrt(squared(ofRepurchase - repurchase.lower * customerValue) + squared(ofTelling));
  const above = Math.sqrt(squared(repurchase.upper * customerValue - ofRepurchase) + squared(ofTelling));
  return {
    ticketId: ticket.id,
    value,
    lower: value - below,
    upper: value + above,
    confidence: estimating.confidence,
    spendingCeiling: Math.max(0, value),
    repurchase,
    effort,
    wordOfMouthSaved: saved,
    wordOfMouth: tells.estimate,
    currency,
    calibrated: estimating.model.observations > 0,
    contributions,
    reasons: [
      ...reasons,
      estimating.model.observations > 0
        ? reason("loyalty.calibrated", { observations: estimating.model.observations })
        : reason("loyalty.uncalibrated"),
    ],
    assumptions: [...estimating.model.assumptions, ...estimating.effort.policy.assumptions, ...tells.assumptions],
    coverage: (ifSolved.coverage + (saved === null ? 0 : 1)) / 2,
    ...(ticket.accountId == null ? {} : { accountId: ticket.accountId }),
  };
}

/**
 * The names of the options.
 * @internal
 */
export function recoveryOptionNames(): OptionNames<RecoveryValueOptions> {
  return (optionNames ??= {
    ...estimateOptions,
    customerValue: true,
    currency: true,
    customer: true,
    effortIfSolved: true,
    effortIfLeft: true,
    tellsValue: true,
    lostPerHearer: true,
    wonPerHearer: true,
    hearerValue: true,
  });
}

let optionNames: OptionNames<RecoveryValueOptions> | undefined;

/** The difference of two probabilities that one model gives, with its delta-method interval. */
function savedBetween(
  solved: { logOdds: number; row: readonly number[] },
  left: { logOdds: number; row: readonly number[] },
  least: number,
  { prepared, z }: EstimateContext,
): RecoveryValue["repurchase"] {
  const ifSolved = logistic(solved.logOdds);
  const ifLeft = logistic(left.logOdds);
  const saved = ifSolved - ifLeft;
  const slopes = solved.row.map(
    (slope, at) => slope * ifSolved * (1 - ifSolved) - left.row[at]! * ifLeft * (1 - ifLeft),
  );
  const reach = z * Math.sqrt(varianceAlong(prepared, slopes));
  return { ifSolved, ifLeft, saved, lower: Math.max(least, saved - reach), upper: Math.min(1, saved + reach) };
}
