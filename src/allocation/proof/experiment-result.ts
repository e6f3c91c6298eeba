import {
  assertCount,
  assertFigures,
  assertNoNearMissInRows,
  assertNumber,
  assertOptions,
  assertText,
  nearMissCheck,
  type OptionNames,
  RetentionError,
} from "../../errors.js";
import { allocationFigures } from "../../evidence/allocation-figures.js";
import type { Assumptions, AssumptionOverrides } from "../../evidence/assumptions.js";
import { joined, presetOf } from "../../evidence/preset-of.js";
import { reviewFigures } from "../../evidence/review-figures.js";
import { resolveConfidence, type IntervalOptions } from "../../measures/confidence.js";
import type { ControlGroup } from "../../measures/draw-control-group.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import type { Explained } from "../../reasons/explained.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import type { EffectPosterior } from "./effect-posterior.js";
import { keepPosterior, moneyPosteriors, type EffectFigures } from "./experiment-effects.js";
import { type ExperimentOutcome, groupsOf, readOutcome, count, meanReviews } from "./experiment-member.js";
import { type MoneyResult, moneyOf } from "./experiment-money.js";
import { contributionsOf, reasonsOf } from "./experiment-reasons.js";
import { type RetentionResult, retentionOf } from "./experiment-retention.js";

/** Options of an experiment's result. */
export interface ExperimentResultOptions extends IntervalOptions {
  /** Days over which outcomes were counted, for the source of the figures measured. */
  days?: number | null | undefined;
  /** Who it was measured on, for the same. */
  population?: string | null | undefined;
  /**
   * The published figures that were used.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * What an experiment says. The contributions add up to the difference in money, or, without money, to that in retention.
 */
export interface ExperimentResult extends Explained {
  /** Accounts with an outcome, and those without one, by the group they were drawn into. */
  readonly accounts: {
    readonly treated: number;
    readonly control: number;
    readonly missing: { readonly treated: number; readonly control: number };
  };
  /** `null` if no outcome says who was kept. */
  readonly retention: RetentionResult | null;
  /** `null` if no outcome has spend. */
  readonly money: MoneyResult | null;
  /** Mean reviews of an account in each group. */
  readonly reviews: { readonly treated: number; readonly control: number };
  /** What it says of the assumed effects. */
  readonly posterior: readonly EffectPosterior[];
  /** The same as overrides for `assumptions(preset, overrides)`, so that other functions use it. */
  readonly overrides: AssumptionOverrides;
  readonly confidence: number;
  readonly rejected: readonly Rejection[];
}

const optionNames: OptionNames<ExperimentResultOptions> = {
  days: true,
  population: true,
  confidence: true,
  assumptions: assertFigures,
};

/**
 * What an experiment shows about reviews: the difference in customers kept and in money between the accounts drawn to
 * be reviewed and those left alone, each with its interval.
 *
 * The analysis is by intention to treat: an account counts in the group it was drawn into, reviewed or not, since who
 * agrees to a review is not random. Retention is compared within strata by Newcombe's interval, money by means adjusted
 * for earlier spend (CUPED with a slope for each group). The effect of one review follows from the reviews that both
 * groups really got. Each assumed effect comes back as a posterior, with the assumption as its prior and the deviation
 * `reviews.effectDeviation`: few outcomes move it little, many replace it.
 *
 * - `reviews.effect.keep` from retention: (1 − lost with / lost without) / φ, φ the reviews' difference in (1 − fⁿ)/(1 − f).
 * - All four effects from money, if the outcomes include their `attention`: what came in over what was expected.
 *
 * Sources: Deng, Xu, Kohavi & Walker (2013), WSDM; Lin (2013), Annals of Applied Statistics 7; Zou & Donner (2008),
 * Statistics in Medicine 27; Gerber & Green (2012), "Field Experiments", chapter 5, for both groups' real contacts.
 *
 * @param experiment - The groups as drawn, from `reviewExperiment` or `drawControlGroup`.
 * @param outcomes - One row per account; accounts without a row are counted as missing.
 * @param options - Confidence level and figures.
 * @returns Differences, and the effects to assume from now on.
 * @throws RetentionError when a group is empty, or no outcome can be used; an invalid outcome is in `rejected`.
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
  options?: ExperimentResultOptions | null,
): ExperimentResult {
  const functionName = "experimentResult";
  const known = assertOptions(functionName, "options", options ?? {}, optionNames);
  const confidence = resolveConfidence(functionName, known);
  if (known.days !== undefined) assertCount(functionName, "options.days", known.days, { min: 1 });
  if (known.population !== undefined) assertText(functionName, "options.population", known.population);
  const figures = known.assumptions ?? joined(presetOf(allocationFigures), presetOf(reviewFigures));
  const groups = groupsOf(functionName, experiment);
  const seen = new Set<string>();
  if (Array.isArray(outcomes)) {
    assertNoNearMissInRows(functionName, "outcomes", [outcomes[0]], OUTCOME_FIELDS);
  }
  const check = nearMissCheck(functionName, OUTCOME_FIELDS);
  const { accepted: members, rejected } = acceptRows(functionName, "outcomes", outcomes, (outcome) => {
    check(outcome);
    return readOutcome(functionName, outcome, groups, seen);
  });
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
    overrides: overridesOf(posterior, figures, { ...known, accounts: members.length }),
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

const OUTCOME_FIELDS: Readonly<Record<keyof ExperimentOutcome, true>> = {
  id: true,
  kept: true,
  spend: true,
  before: true,
  stratum: true,
  reviews: true,
  attention: true,
};
