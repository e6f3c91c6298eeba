import { keptFor } from "../../records/values/kept-for.js";
import { effortFigures, type EffortAssumptions } from "../../evidence/effort-figures.js";
import { joined, presetOf } from "../../evidence/preset-of.js";
import { loyaltyFigures, type LoyaltyAssumptions } from "../../evidence/loyalty-figures.js";
import { dayNumber, MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { assertFigures, assertNumber, type OptionNames } from "../../errors.js";
import {
  type EffortPolicy,
  type EffortPolicyInput,
  effortScorecard,
  resolveEffortPolicy,
} from "../../service/effort/effort-policy.js";
import type { TicketScoring } from "../../service/effort/effort-only.js";
import { serviceClock } from "../../service/log/service-clock.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import type { LayeredCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { automaticRule } from "./automatic-rule.js";
import type { Fading } from "./fading.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { LoyaltyModel } from "../model/loyalty-model.js";
import { type PreparedModel, prepareModel } from "./prepared-model.js";
import { priorLoyaltyModel } from "../model/prior-loyalty-model.js";
import { readLoyaltyModel } from "../model/read-loyalty-model.js";

/** How to estimate loyalty. */
export interface EstimateLoyaltyOptions extends IntervalOptions {
  /** The day of the estimate. Later records are left out, so that a problem solved later is still open. */
  asOf: PlainDate;
  /**
   * From `fitLoyaltyModel` or `priorLoyaltyModel`.
   * @defaultValue the published prior
   */
  model?: LoyaltyModel | null | undefined;
  /** How tickets are scored; from `effortPolicy`. */
  effortPolicy?: EffortPolicy | EffortPolicyInput | null | undefined;
  /** Hours of service, for tickets scored in business minutes. */
  calendar?: LayeredCalendar | null | undefined;
  /**
   * IANA zone in which moments become days, and of the calendar.
   * @defaultValue `"UTC"`
   */
  timeZone?: string | null | undefined;
  /**
   * Behind the half-life of tickets, the prior where no model is given and the effort where no policy is.
   * @defaultValue published
   */
  assumptions?: Assumptions | null | undefined;
  /**
   * Days within which the customer is asked to buy, as in `buysAgain` of `reviewPortfolio`: those that the chance in
   * `purchases` is of, or that it is computed for from `history`. It says nothing where the purchases are not known.
   * @defaultValue the assumption `buysAgain.horizonDays`, 180
   */
  horizonDays?: number | null | undefined;
  /** Model of when customers buy, without covariates, by which a customer's `history` tells the chance. */
  purchases?: ContinuousModel | null | undefined;
}

/**
 * The options of whatever estimates loyalty.
 * @internal
 */
export const estimateOptions: OptionNames<Omit<EstimateLoyaltyOptions, "horizonDays" | "purchases">> = {
  asOf: true,
  model: true,
  effortPolicy: true,
  calendar: true,
  timeZone: true,
  assumptions: assertFigures,
  confidence: true,
};

/**
 * Those of a single estimate, by whichever the chance of buying is known.
 * @internal
 */
export const loyaltyOptions: OptionNames<EstimateLoyaltyOptions> = {
  asOf: true,
  model: true,
  effortPolicy: true,
  calendar: true,
  timeZone: true,
  assumptions: assertFigures,
  confidence: true,
  horizonDays: true,
  purchases: true,
};

/** The figures behind an estimate. */
export type EstimateAssumptions = LoyaltyAssumptions & EffortAssumptions;

/** Options with nothing left to default. */
export interface EstimateContext {
  model: LoyaltyModel;
  prepared: PreparedModel;
  fading: Fading;
  effort: TicketScoring;
  assumptions: EstimateAssumptions;
  confidence: number;
  /** Standard deviations of a normal within the confidence. */
  z: number;
}

/** What a set of assumptions stands for, so that it is computed once. */
const defaults = new WeakMap<EstimateAssumptions, { model: LoyaltyModel; policy: EffortPolicy }>();

const DEFAULT_CONFIDENCE = 0.95;
/** Standard deviations of a normal within the default confidence: Φ⁻¹(.975). */
const DEFAULT_Z = 1.9599639845400536;

/**
 * Checks the options and fills in what they leave open.
 * @internal
 */
export function resolveEstimateContext(
  functionName: string,
  options: Omit<EstimateLoyaltyOptions, "horizonDays" | "purchases">,
): EstimateContext {
  const assumptions = options.assumptions ?? joined(presetOf(loyaltyFigures), presetOf(effortFigures));
  const { calendar } = options;
  const timeZone = options.timeZone ?? "UTC";
  if (timeZone !== "UTC") assertTimeZone(functionName, "options.timeZone", timeZone);
  const halfLifeDays = assumptions["loyalty.ticketHalfLifeDays"].value;
  assertNumber(functionName, 'options.assumptions["loyalty.ticketHalfLifeDays"].value', halfLifeDays, { above: 0 });
  const model =
    options.model == null
      ? defaultsOf(functionName, assumptions).model
      : readLoyaltyModel(functionName, "options.model", options.model);
  const policy =
    options.effortPolicy == null
      ? defaultsOf(functionName, assumptions).policy
      : resolveEffortPolicy(functionName, "options.effortPolicy", options.effortPolicy, assumptions);
  const asOfDay = dayNumber(functionName, "options.asOf", options.asOf);
  const confidence = resolveConfidence(functionName, options);
  return {
    model,
    prepared: prepareModel(model),
    fading: {
      asOfDay,
      halfLifeDays,
      timeZone,
      ...fadingRules(functionName, assumptions),
    },
    effort: {
      policy,
      scorecard: effortScorecard(policy),
      clock: calendar === undefined ? null : serviceClock(functionName, { calendar, timeZone }),
      now: firstInstantAt((asOfDay + 1) * MS_PER_DAY, timeZone),
    },
    assumptions,
    confidence,
    z: confidence === DEFAULT_CONFIDENCE ? DEFAULT_Z : normalQuantileOf(confidence),
  };
}

function fadingRules(
  functionName: string,
  assumptions: EstimateAssumptions,
): Pick<Fading, "silentAfterDays" | "purchaseEnds" | "answerDays" | "automatic"> {
  const silentAfterDays = assumptions["loyalty.openTicketSilentAfterDays"].value;
  const purchaseEnds = assumptions["loyalty.purchaseEndsEffect"].value;
  const answerDays = assumptions["loyalty.answerDays"].value;
  const at = (key: string): string => `options.assumptions["${key}"].value`;
  assertNumber(functionName, at("loyalty.openTicketSilentAfterDays"), silentAfterDays, { min: 0 });
  assertNumber(functionName, at("loyalty.purchaseEndsEffect"), purchaseEnds, { min: 0, max: 1 });
  assertNumber(functionName, at("loyalty.answerDays"), answerDays, { min: 0 });
  const automatic = automaticRule(functionName, assumptions);
  return { silentAfterDays, purchaseEnds, answerDays, automatic };
}

function defaultsOf(
  functionName: string,
  assumptions: EstimateAssumptions,
): { model: LoyaltyModel; policy: EffortPolicy } {
  return keptFor(defaults, assumptions, () => ({
    model: priorLoyaltyModel({ assumptions }),
    policy: resolveEffortPolicy(functionName, "options.effortPolicy", {}, assumptions),
  }));
}

function normalQuantileOf(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}
