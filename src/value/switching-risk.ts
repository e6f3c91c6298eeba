import type { PartOf } from "../records/values/given.js";
import { presetOf } from "../evidence/preset-of.js";
import { valueFigures } from "../evidence/value-figures.js";
import {
  assertFields,
  assertFigures,
  assertNumber,
  assertOptions,
  assertRows,
  assertText,
  assertTruth,
  RetentionError,
  withoutNulls,
} from "../errors.js";
import { type Assumptions } from "../evidence/assumptions.js";
import { exactPoints, type Contribution, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { OtherValueItem } from "../reasons/codes/value.js";
import { logOdds as logOddsOf, logistic } from "../numeric/functions/logistic.js";

const NAME = "switchingRisk";

/** The best that a customer can think of a supplier in something. */
const BEST = 10;

const items: readonly OtherValueItem[] = [
  "service",
  "advice",
  "flexible-delivery",
  "maintenance",
  "payment",
  "owning-problems",
];

/** How a customer rates us and the other supplier on one driver, 0 to 10. */
export interface PerceivedValue {
  driver: string;
  /** `null` if unknown. */
  ours: number | null;
  /** `null` if unknown. */
  theirs: number | null;
  /**
   * How much it matters to the customer, such as the weight from `matchValue`.
   * @defaultValue `1`
   */
  weight?: number | null | undefined;
}

/** What a customer perceives, whether or not it is true. */
export interface PerceivedSwitch {
  accountId?: string | null | undefined;
  /** In what they would gain and lose. The trouble of moving is one too: 10 for staying, 0 for leaving. */
  values: readonly PerceivedValue[];
  /** What they see in us beyond the product: true, false, or `null` if unknown, as where it is missing. */
  otherValue?: PartOf<Record<OtherValueItem, boolean | null>> | null | undefined;
}

/** The rating of us on one driver at which switching and staying would be equally likely. */
export interface TippingPoint {
  readonly driver: string;
  readonly from: number;
  readonly to: number;
}

/** How close a customer is to leaving. */
export interface SwitchingRisk extends Explained {
  readonly accountId: string | null;
  /** Probability of switching within a year. */
  readonly probability: number;
  /** Always false: no study found measured it, and nothing was fitted. Use it to rank accounts, not as a percentage. */
  readonly calibrated: false;
  /** The contributions add up to it exactly. */
  readonly logOdds: number;
  /** What would tip it, the least change first; empty where nothing does alone. */
  readonly tips: readonly TippingPoint[];
  /** What suppliers add beyond the product, and whether the customer sees it in us; no part of the probability. */
  readonly otherValue: readonly { readonly item: OtherValueItem; readonly seen: boolean | null }[];
}

/** Options of a switching risk. */
export interface SwitchingRiskOptions {
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * How close a customer is to leaving: what they think they would gain with another supplier against what they think
 * they would lose, with losses weighing more. Use it to decide which customers need to see your value, and on what.
 *
 * Log odds of switching within a year = log odds of a customer who sees no difference + sensitivity × Σ weight ×
 * difference / 10. A difference in our favor is a loss to the customer and counts `value.lossAversion` times one in
 * theirs. The weights of the known drivers add up to 1. The tipping point of a driver is the rating of us that alone
 * would make both equally likely. Only the loss aversion was measured, in laboratories; the rest is judgment, so
 * `calibrated` is false.
 *
 * Source: Tversky & Kahneman (1992), "Advances in prospect theory", for the loss aversion; docs/value.md.
 *
 * @param perceived - How the customer rates both, and what they see in us beyond the product.
 * @param options - Assumptions.
 * @returns The probability with what makes it up, what would tip it, and what is missing.
 * @throws RetentionError when a score lies outside 0 to 10, a driver comes twice, or a field is wrong.
 *
 * @example
 * import { switchingRisk } from "retention-kit";
 *
 * const risk = switchingRisk({
 *   values: [{ driver: "price", ours: 3, theirs: 9 }, { driver: "service", ours: 7, theirs: 6 }],
 *   otherValue: { advice: false, service: true },
 * });
 * [risk.probability, risk.calibrated]
 * //=> [0.221, false]
 * risk.tips
 * //=> [{ driver: "service", from: 7, to: 3.2111 }]
 */
export function switchingRisk(perceived: PerceivedSwitch, options?: SwitchingRiskOptions | null): SwitchingRisk {
  const chosen = assertOptions("switchingRisk", "options", options ?? {}, { assumptions: assertFigures });
  const { accountId, values, otherValue } = readPerceived(perceived);
  const assumed = chosen.assumptions ?? presetOf(valueFigures);
  const used = [assumed["value.lossAversion"], assumed["value.switching.even"], assumed["value.switching.sensitivity"]];
  const lossAversion = assumed["value.lossAversion"].value;
  const even = assumed["value.switching.even"].value;
  const sensitivity = assumed["value.switching.sensitivity"].value;
  assertNumber(NAME, "assumptions.value.lossAversion", lossAversion, { min: 0, max: 40 });
  assertNumber(NAME, "assumptions.value.switching.even", even, { above: 0, below: 1 });
  assertNumber(NAME, "assumptions.value.switching.sensitivity", sensitivity, { min: 0, max: 100 });

  const known = values.flatMap(({ driver, ours, theirs, weight }) =>
    ours === null || theirs === null || weight === 0 ? [] : [{ driver, ours, theirs, weight: weight ?? 1 }],
  );
  const knownWeight = known.reduce((sum, { weight }) => sum + weight, 0);
  const allWeight = values.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  const compared = known.map((value) => ({ ...value, weight: value.weight / knownWeight }));
  const pull = ({ ours, theirs, weight }: Compared): number =>
    (sensitivity * weight * (theirs - ours) * (theirs < ours ? lossAversion : 1)) / BEST;

  const contributions: Contribution[] = [
    { factor: "baseline", points: exactPoints(logOddsOf(even)), weight: 1, value: even },
    ...compared.map((value) => ({
      factor: value.driver,
      points: exactPoints(pull(value)),
      weight: value.weight,
      value: { ours: value.ours, theirs: value.theirs },
    })),
  ];
  const logOdds = contributions.reduce((sum, { points }) => sum + points, 0);
  const tips = compared
    .flatMap((value) => tippingPoint(value, logOdds - pull(value), sensitivity * value.weight, lossAversion))
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  const checklist = items.map((item) => ({ item, seen: otherValue[item] ?? null }));
  return {
    accountId: accountId ?? null,
    probability: logistic(logOdds),
    calibrated: false,
    logOdds,
    tips,
    otherValue: checklist,
    contributions,
    reasons: [...reasonsFor(values, tips), ...checklist.flatMap(missing)],
    assumptions: used,
    coverage: allWeight === 0 ? 0 : knownWeight / allWeight,
  };
}

interface Compared {
  driver: string;
  ours: number;
  theirs: number;
  /** Among what is known. */
  weight: number;
}

/** Where our score alone would bring the log odds to 0; none where no score from 0 to 10 does. */
function tippingPoint(
  { driver, ours, theirs }: Compared,
  others: number,
  slope: number,
  lossAversion: number,
): TippingPoint[] {
  const gained = (-others * BEST) / slope;
  const to = gained >= 0 ? theirs - gained : theirs - gained / lossAversion;
  return to >= 0 && to <= BEST ? [{ driver, from: ours, to }] : [];
}

function reasonsFor(values: readonly PerceivedValue[], tips: readonly TippingPoint[]): Reason[] {
  const compared = values.flatMap(({ driver, ours, theirs }): Reason[] => {
    if (ours === null || theirs === null) return [reason("value.switching.unknown", { driver })];
    if (ours === theirs) return [];
    const params = { driver, ours, theirs };
    return [theirs > ours ? reason("value.switching.gain", params) : reason("value.switching.loss", params)];
  });
  const [nearest] = tips;
  return [
    ...compared,
    ...(nearest ? [reason("value.switching.tips", { ...nearest })] : []),
    reason("value.switching.uncalibrated"),
  ];
}

function missing({ item, seen }: { item: OtherValueItem; seen: boolean | null }): Reason[] {
  if (seen === true) return [];
  return [seen === false ? reason("value.switching.missing", { item }) : reason("value.switching.ask-about", { item })];
}

function readPerceived(
  perceived: PerceivedSwitch,
): PerceivedSwitch & { otherValue: PartOf<Record<OtherValueItem, boolean | null>> } {
  assertFields(NAME, "perceived", perceived, ["accountId", "values", "otherValue"]);
  const { accountId, values, otherValue = {} } = withoutNulls(perceived as PerceivedSwitch);
  if (accountId !== undefined) assertText(NAME, "accountId", accountId);
  assertRows(NAME, "values", values);
  const seen = new Set<string>();
  values.forEach(({ driver, ours, theirs, weight }, index) => {
    assertText(NAME, `values[${index}].driver`, driver);
    if (seen.has(driver)) throw new RetentionError(NAME, `values[${index}].driver`, "must not come twice", driver);
    seen.add(driver);
    if (ours !== null) assertNumber(NAME, `values[${index}].ours`, ours, { min: 0, max: BEST });
    if (theirs !== null) assertNumber(NAME, `values[${index}].theirs`, theirs, { min: 0, max: BEST });
    if (weight != null) assertNumber(NAME, `values[${index}].weight`, weight, { min: 0, max: 1e9 });
  });
  assertFields(NAME, "otherValue", otherValue, items);
  for (const [item, isSeen] of Object.entries(otherValue)) {
    if ((isSeen ?? null) !== null) assertTruth(NAME, `otherValue.${item}`, isSeen);
  }
  return { ...(accountId !== undefined && { accountId }), values, otherValue };
}
