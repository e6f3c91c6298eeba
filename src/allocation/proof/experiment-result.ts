import {
  assertArray,
  assertCount,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertText,
  type OptionNames,
  RetentionError,
} from "../../errors.js";
import { allocationFigures, type AllocationAssumptions } from "../../evidence/allocation-figures.js";
import type { Assumptions, AssumptionOverrides } from "../../evidence/assumptions.js";
import { joined, presetOf } from "../../evidence/preset-of.js";
import { reviewFigures, type ReviewAssumptions } from "../../evidence/review-figures.js";
import { resolveConfidence, type IntervalOptions } from "../../measures/confidence.js";
import type { ControlGroup } from "../../measures/draw-control-group.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { exactParts, type Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { acceptRows, type Rejection } from "../../records/rejection.js";
import type { AttentionParts } from "../curves/curve-from-attention.js";
import { adjustedDifference, type Difference, type Outcome } from "./adjusted-difference.js";
import { effectPosterior, type EffectKey, type EffectPosterior } from "./effect-posterior.js";
import { stratifiedShares, type StratumShares } from "./stratified-shares.js";

/** What happened to an account of an experiment. */
export interface ExperimentOutcome {
  id: string;
  /** Whether it was still a customer at the end. */
  kept?: boolean | null | undefined;
  /** Spend during the experiment. */
  spend?: number | null | undefined;
  /** Spend in a time as long, before it: the result is adjusted by it. */
  before?: number | null | undefined;
  /** What the draw held alike, such as the segment. */
  stratum?: string | null | undefined;
  /** Reviews that it really got; one in the treated group and none in the other unless given. */
  reviews?: number | null | undefined;
  /** What one review was assumed to protect or bring, in money, when the groups were drawn. */
  attention?: AttentionParts | null | undefined;
}

/** What the result depends on besides the outcomes. */
export interface ExperimentResultOptions extends IntervalOptions {
  /** Days over which outcomes were counted, for the source of the figures measured. */
  days?: number;
  /** Whom it was measured on, for the same. */
  population?: string;
  /** The figures that were assumed; `assumptions()` unless given. */
  assumptions?: Assumptions;
}

/** Shares kept in both groups, and how far they lie apart. */
export interface RetentionResult {
  treated: number;
  control: number;
  difference: number;
  lower: number;
  upper: number;
  conclusive: boolean;
}

/** How far the spend of both groups lies apart, an account. */
export interface MoneyResult {
  difference: number;
  lower: number;
  upper: number;
  conclusive: boolean;
  /** Without adjustment by earlier spend. */
  unadjusted: { difference: number; lower: number; upper: number };
  /** Share of the variance that the adjustment took away; below 0 where it did harm. */
  varianceReduced: number;
}

/**
 * What an experiment says. The contributions add up to the difference in money, or, without money, to that in retention.
 */
export interface ExperimentResult extends Explained {
  /** Accounts with an outcome, and those without one, by the group they were drawn into. */
  accounts: { treated: number; control: number; missing: { treated: number; control: number } };
  /** `null` where no outcome says who was kept. */
  retention: RetentionResult | null;
  /** `null` where no outcome has spend. */
  money: MoneyResult | null;
  /** Mean reviews of an account in each group. */
  reviews: { treated: number; control: number };
  /** What it says of the assumed effects. */
  posterior: EffectPosterior[];
  /** The same for `assumptions(preset, overrides)`, so that all else goes by it. */
  overrides: AssumptionOverrides;
  confidence: number;
  rejected: Rejection[];
}

const optionNames: OptionNames<ExperimentResultOptions> = {
  days: true,
  population: true,
  confidence: true,
  assumptions: assertFigures,
};

interface Member extends ExperimentOutcome {
  treated: boolean;
}

/** A group's earlier spend so far from the other's comes by lot once in ten thousand draws. */
const UNEQUAL = 3.89;

/** Parts of the attention, each with its figure. */
const effects = ["keep", "renew", "grow", "winBack"] as const;

/**
 * What an experiment says of reviews: the difference in customers kept and in money between the accounts drawn to be
 * reviewed and those drawn to be left alone, each with its interval.
 *
 * By intention to treat: an account counts in the group it was drawn into, whether it was reviewed or not, since who lets
 * himself be reviewed is no matter of lot. Retention is compared within strata by Newcombe's interval, money by means that
 * are adjusted by earlier spend (CUPED with a slope for each group). What the difference says of one review follows from
 * the reviews that both groups really got: each assumed effect comes back as a posterior, the assumption as prior with the
 * deviation `reviews.effectDeviation`, so that few outcomes move it little and many replace it.
 *
 * - `reviews.effect.keep` from retention: (1 − lost with / lost without) / φ, φ the reviews' difference in (1 − fⁿ)/(1 − f).
 * - All four effects from money, where the outcomes bring their `attention`: what came in over what was expected to.
 *
 * Sources: Deng, Xu, Kohavi & Walker (2013), WSDM; Lin (2013), Annals of Applied Statistics 7; Zou & Donner (2008),
 * Statistics in Medicine 27; Gerber & Green (2012), "Field Experiments", chapter 5, for both groups' real contacts.
 *
 * @param experiment - The groups as drawn, from `reviewExperiment` or `drawControlGroup`.
 * @param outcomes - One row an account; accounts without a row are counted as missing.
 * @param options - Confidence level, and what the figures go by.
 * @returns Differences, and the effects as they are to be assumed from now on.
 * @throws RetentionError when a group is empty, or no outcome says anything; an outcome at fault is in `rejected`.
 *
 * @example
 * import { experimentResult } from "retention-kit";
 *
 * const ids = Array.from({ length: 400 }, (_, index) => `a${index}`);
 * const groups = { treated: ids.slice(0, 200), control: ids.slice(200) };
 * const outcomes = ids.map((id, index) => ({ id, kept: index < 200 ? index >= 29 : index >= 250 }));
 * const { retention, posterior } = experimentResult(groups, outcomes);
 * retention
 * //=> { treated: 0.855, control: 0.75, difference: 0.105, lower: 0.0269, upper: 0.182, conclusive: true }
 * posterior.map(({ key, prior, measured, mean }) => [key, prior.mean, measured.mean, mean])
 * //=> [["reviews.effect.keep", 0.1, 0.42, 0.228]]
 */
export function experimentResult(
  experiment: ControlGroup,
  outcomes: readonly ExperimentOutcome[],
  options: ExperimentResultOptions = {},
): ExperimentResult {
  const functionName = "experimentResult";
  assertOptions(functionName, "options", options, optionNames);
  const confidence = resolveConfidence(functionName, options);
  if (options.days !== undefined) assertCount(functionName, "options.days", options.days, { min: 1 });
  if (options.population !== undefined) assertText(functionName, "options.population", options.population);
  const figures = options.assumptions ?? joined(presetOf(allocationFigures), presetOf(reviewFigures));
  const groups = groupsOf(functionName, experiment);
  const seen = new Set<string>();
  const { accepted: members, rejected } = acceptRows(functionName, "outcomes", outcomes, (outcome) =>
    readOutcome(functionName, outcome, groups, seen),
  );
  const missing = { treated: 0, control: 0 };
  for (const [id, treated] of groups) if (!seen.has(id)) missing[treated ? "treated" : "control"]++;

  const shares = retentionOf(members, confidence);
  const money = moneyOf(members, confidence);
  if (shares === null && money === null) {
    throw new RetentionError(
      functionName,
      "outcomes",
      "must tell who was kept, or spend, in both groups",
      members.length,
    );
  }
  const further = figures["reviews.furtherShare"].value;
  assertNumber(functionName, "the figure reviews.furtherShare", further, { min: 0, below: 1 });
  const measuring = { members, figures, further, z: normalQuantile((1 + confidence) / 2) };
  const found = [
    shares === null ? null : keepPosterior(shares.cells, measuring),
    ...moneyPosteriors(money, shares, measuring),
  ];
  const posterior = found.filter((one) => one !== null);

  const { parts, factors } = contributionsOf(money, shares?.result ?? null);
  return {
    accounts: { treated: count(members, true), control: count(members, false), missing },
    retention: shares?.result ?? null,
    money: money?.result ?? null,
    reviews: { treated: meanReviews(members, true), control: meanReviews(members, false) },
    posterior,
    overrides: overridesOf(posterior, figures, { ...options, accounts: members.length }),
    confidence,
    rejected,
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      ...factors.map((factor, at) => ({ factor, points: parts[at]!, weight: 1, value: null })),
    ],
    reasons: reasonsOf(members, money, shares?.result ?? null, missing),
    assumptions: posterior.map(({ key }) => figures[key]),
    coverage: members.length / groups.size,
  };
}

/** Which group each account was drawn into. */
function groupsOf(functionName: string, experiment: ControlGroup): Map<string, boolean> {
  assertObject(functionName, "experiment", experiment);
  const groups = new Map<string, boolean>();
  for (const [path, ids] of [
    ["treated", experiment.treated],
    ["control", experiment.control],
  ] as const) {
    assertArray(functionName, `experiment.${path}`, ids);
    if (ids.length === 0) throw new RetentionError(functionName, `experiment.${path}`, "must not be empty", ids);
    for (const [index, id] of ids.entries()) {
      assertText(functionName, `experiment.${path}[${index}]`, id);
      if (groups.has(id)) throw new RetentionError(functionName, `experiment.${path}[${index}]`, "must come once", id);
      groups.set(id, path === "treated");
    }
  }
  return groups;
}

function readOutcome(
  functionName: string,
  outcome: ExperimentOutcome,
  groups: ReadonlyMap<string, boolean>,
  seen: Set<string>,
): Member {
  const { id, kept = null, spend = null, before = null, stratum = null, reviews = null, attention = null } = outcome;
  assertText(functionName, "id", id);
  const treated = groups.get(id);
  if (treated === undefined) throw new RetentionError(functionName, "id", "must be in one of the groups", id);
  if (seen.has(id)) throw new RetentionError(functionName, "id", "must come once", id);
  if (kept !== null && typeof kept !== "boolean") {
    throw new RetentionError(functionName, "kept", "must be true or false", kept);
  }
  if (spend !== null) assertNumber(functionName, "spend", spend);
  if (before !== null) assertNumber(functionName, "before", before);
  if (stratum !== null) assertText(functionName, "stratum", stratum);
  if (reviews !== null) assertNumber(functionName, "reviews", reviews, { min: 0 });
  if (attention !== null) {
    assertObject(functionName, "attention", attention);
    for (const part of [...effects, "total"] as const) {
      const stake = attention[part] ?? null;
      if (stake !== null) assertNumber(functionName, `attention.${part}`, stake, { min: 0 });
    }
  }
  seen.add(id);
  return { id, kept, spend, before, stratum, reviews, attention, treated };
}

function count(members: readonly Member[], treated: boolean): number {
  return members.filter((member) => member.treated === treated).length;
}

function reviewsOf({ reviews, treated }: Member): number {
  return reviews ?? (treated ? 1 : 0);
}

function meanReviews(members: readonly Member[], treated: boolean): number {
  const own = members.filter((member) => member.treated === treated);
  return own.length === 0 ? 0 : own.reduce((sum, member) => sum + reviewsOf(member), 0) / own.length;
}

interface SharesFound {
  result: RetentionResult;
  /** Of the strata put together: lost of so many. */
  cells: { treated: { lost: number; trials: number }; control: { lost: number; trials: number } };
}

function retentionOf(members: readonly Member[], confidence: number): SharesFound | null {
  const strata = new Map<string, StratumShares>();
  for (const { kept, treated, stratum } of members) {
    if (kept === null) continue;
    const own = strata.get(stratum ?? "") ?? {
      treated: { successes: 0, trials: 0 },
      control: { successes: 0, trials: 0 },
    };
    const cell = treated ? own.treated : own.control;
    cell.trials++;
    if (kept) cell.successes++;
    strata.set(stratum ?? "", own);
  }
  const all = sumOf([...strata.values()]);
  if (all.treated.trials === 0 || all.control.trials === 0) return null;
  // A stratum with members of one group only says nothing by itself: it joins the others like it, else all are one.
  const whole = [...strata.values()].filter(({ treated, control }) => treated.trials > 0 && control.trials > 0);
  const rest = sumOf([...strata.values()].filter((own) => !whole.includes(own)));
  const joined = rest.treated.trials > 0 && rest.control.trials > 0 ? [...whole, rest] : whole;
  const complete = rest.treated.trials + rest.control.trials === 0 || joined.length > whole.length;
  const { treated, control, difference, lower, upper } = stratifiedShares(complete ? joined : [all], confidence);
  return {
    result: { treated, control, difference, lower, upper, conclusive: lower > 0 || upper < 0 },
    cells: {
      treated: { lost: (1 - treated) * all.treated.trials, trials: all.treated.trials },
      control: { lost: (1 - control) * all.control.trials, trials: all.control.trials },
    },
  };
}

function sumOf(strata: readonly StratumShares[]): StratumShares {
  const sum: StratumShares = { treated: { successes: 0, trials: 0 }, control: { successes: 0, trials: 0 } };
  for (const own of strata) {
    for (const group of ["treated", "control"] as const) {
      sum[group].successes += own[group].successes;
      sum[group].trials += own[group].trials;
    }
  }
  return sum;
}

interface MoneyFound {
  result: MoneyResult;
  adjusted: Difference;
  raw: Difference;
}

function moneyOf(members: readonly Member[], confidence: number): MoneyFound | null {
  const known = members.filter(({ spend }) => spend !== null);
  const byBefore = known.length > 0 && known.every(({ before }) => before !== null);
  const outcomes = known.map(({ treated, spend, before, stratum }): Outcome => ({
    treated,
    value: spend ?? 0,
    before: byBefore ? (before ?? null) : null,
    stratum: stratum ?? "",
  }));
  const raw = adjustedDifference(outcomes, confidence, { byBefore: false });
  const adjusted = adjustedDifference(outcomes, confidence, { byBefore });
  if (raw === null || adjusted === null) return null;
  const { difference, lower, upper } = adjusted;
  return {
    adjusted,
    raw,
    result: {
      difference,
      lower,
      upper,
      conclusive: lower > 0 || upper < 0,
      unadjusted: { difference: raw.difference, lower: raw.lower, upper: raw.upper },
      varianceReduced: raw.error === 0 ? 0 : 1 - (adjusted.error / raw.error) ** 2,
    },
  };
}

/** The figures that a result goes by. */
type EffectFigures = AllocationAssumptions & ReviewAssumptions;

interface Measuring {
  members: readonly Member[];
  figures: EffectFigures;
  further: number;
  z: number;
}

/** What n reviews change, as a multiple of what one changes. */
function timesOf(reviews: number, further: number): number {
  return (1 - further ** reviews) / (1 - further);
}

/** The mean of what the reviews of the treated amount to, less that of the others. */
function doseDifference({ members, further }: Measuring, worth: (member: Member) => number): number {
  const mean = (treated: boolean): number => {
    const own = members.filter((member) => member.treated === treated);
    return own.reduce((sum, member) => sum + worth(member) * timesOf(reviewsOf(member), further), 0) / own.length;
  };
  return mean(true) - mean(false);
}

function priorOf({ figures }: Measuring, key: EffectKey): EffectPosterior["prior"] {
  const mean = figures[key].value;
  return { mean, deviation: mean * figures["reviews.effectDeviation"].value };
}

/** What retention says of the share of the loss that a review prevents. */
function keepPosterior({ treated, control }: SharesFound["cells"], measuring: Measuring): EffectPosterior | null {
  const dose = doseDifference(measuring, () => 1);
  // Half a customer lost in each group where none was, so that the ratio has a variance (Haldane 1956).
  const none = treated.lost === 0 || control.lost === 0 ? 0.5 : 0;
  const lostWith = (treated.lost + none) / (treated.trials + 2 * none);
  const lostWithout = (control.lost + none) / (control.trials + 2 * none);
  if (dose <= 0) return null;
  const ratio = lostWith / lostWithout;
  const deviation =
    ratio *
    Math.sqrt(
      (1 - lostWith) / (lostWith * (treated.trials + 2 * none)) +
        (1 - lostWithout) / (lostWithout * (control.trials + 2 * none)),
    );
  const key = "reviews.effect.keep";
  const measured = { mean: (1 - ratio) / dose, deviation: deviation / dose };
  return effectPosterior(key, priorOf(measuring, key), measured, measuring.z);
}

/** What money says of all effects at once: what came in over what they were expected to bring. */
function moneyPosteriors(
  money: MoneyFound | null,
  shares: SharesFound | null,
  measuring: Measuring,
): (EffectPosterior | null)[] {
  if (money === null || !measuring.members.some(({ attention }) => attention !== null)) return [];
  const stake = ({ attention }: Member): number =>
    attention?.total ?? effects.reduce((sum, part) => sum + (attention?.[part] ?? 0), 0);
  const expected = doseDifference(measuring, stake);
  if (expected <= 0) return [];
  const scale = { mean: money.adjusted.difference / expected, deviation: money.adjusted.error / expected };
  return effects
    .filter((part) => part !== "keep" || shares === null)
    .map((part) => {
      const key = `reviews.effect.${part}` as const;
      const prior = priorOf(measuring, key);
      const measured = { mean: scale.mean * prior.mean, deviation: scale.deviation * prior.mean };
      return effectPosterior(key, prior, measured, measuring.z);
    });
}

function overridesOf(
  posterior: readonly EffectPosterior[],
  figures: EffectFigures,
  { accounts, days, population }: ExperimentResultOptions & { accounts: number },
): AssumptionOverrides {
  const span = days === undefined ? "" : `, ${days} days`;
  return Object.fromEntries(
    posterior.map(({ key, mean }) => [
      key,
      {
        // A share, whatever the noise says.
        value: Math.min(1, Math.max(0, mean)),
        unit: figures[key].unit,
        population: population ?? "own accounts, drawn by lot",
        source: `own experiment: ${accounts} accounts${span}, weighed against what was assumed`,
        grade: "measured",
      },
    ]),
  );
}

function contributionsOf(
  money: MoneyFound | null,
  retention: RetentionResult | null,
): { parts: number[]; factors: string[] } {
  if (money !== null) {
    const raw = money.raw.difference;
    return { parts: exactParts([raw, money.adjusted.difference - raw]), factors: ["spend", "earlierSpend"] };
  }
  return { parts: exactParts([retention?.treated ?? 0, -(retention?.control ?? 0)]), factors: ["treated", "control"] };
}

function reasonsOf(
  members: readonly Member[],
  money: MoneyFound | null,
  retention: RetentionResult | null,
  missing: { treated: number; control: number },
): Reason[] {
  const reasons: Reason[] = [];
  if (retention !== null) {
    const { treated, control, lower, upper } = retention;
    reasons.push(reason("allocation.experiment.retention", { treated, control, lower, upper }));
  }
  if (money !== null) {
    const { difference, lower, upper } = money.result;
    reasons.push(reason("allocation.experiment.money", { difference, lower, upper }));
  }
  const [withReviews, without] = [meanReviews(members, true), meanReviews(members, false)];
  if (without > 0) reasons.push(reason("allocation.experiment.control-reviewed", { reviews: without }));
  if (withReviews <= without) reasons.push(reason("allocation.experiment.not-treated"));
  if (missing.treated + missing.control > 0) reasons.push(reason("allocation.experiment.missing", missing));
  const before = adjustedDifference(
    members
      .filter((member) => member.before !== null)
      .map(({ treated, before: value, stratum }) => ({
        treated,
        value: value ?? 0,
        before: null,
        stratum: stratum ?? "",
      })),
    0.95,
    { byBefore: false },
  );
  if (before !== null && Math.abs(before.difference) > UNEQUAL * before.error && before.error > 0) {
    reasons.push(reason("allocation.experiment.unequal", { difference: before.difference }));
  }
  return reasons;
}
