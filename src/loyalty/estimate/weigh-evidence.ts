/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the parameters of a checked model. */
import { type Contribution, exactPoints } from "../../reasons/explained.js";
import type { EstimateContext } from "./estimate-context.js";
import { type Experience, type Experiences, wholeOf } from "./experience.js";
import { readExperiences } from "./experiences.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import { type CovariateValue, observeCovariate } from "./covariate-value.js";
import { curveAt, effectAt, type PreparedModel } from "./prepared-model.js";

/** A customer's evidence, weighed by a model. */
export interface WeighedEvidence {
  experiences: Experiences;
  covariates: readonly CovariateValue[];
  /** Whether the chance of buying is known. */
  isKnown: boolean;
  contributions: Contribution[];
  /** Sum of the contributions. */
  logOdds: number;
  /** Slopes of the log odds by each parameter. */
  row: number[];
  coverage: number;
}

/**
 * The log odds that a model gives a customer, part by part.
 *
 * @param known - The experiences in the evidence, where they were read before.
 * @internal
 */
export function weighEvidence(
  functionName: string,
  evidence: LoyaltyEvidence,
  { prepared, model, fading, effort }: EstimateContext,
  known: Experiences | null = null,
): WeighedEvidence {
  const experiences = known ?? readExperiences(functionName, evidence, fading, effort);
  const covariates = prepared.covariates.map((covariate) =>
    observeCovariate(functionName, covariate, evidence, experiences.satisfaction, model.aliveAnchor),
  );
  const row = prepared.values.map(() => 0);
  const chance = covariates.find(({ covariate }) => covariate.name === "purchases");
  const isKnown = chance !== undefined && chance.value !== null;
  const contributions = isKnown
    ? addToPurchases(prepared, chance, experiences.list, row)
    : addExperiences(prepared, experiences.list, row);
  let answers = (experiences.list === null ? 0 : 1) + (isKnown ? 1 : 0);
  let weighed = isKnown ? 2 : 1;
  for (const { covariate, value, position } of covariates) {
    const { name, weight, parameter, reference } = covariate;
    // Either the chance of buying is known, or whether the customer is still one is asked instead.
    if (name === "purchases" || (name === "probabilityAlive" && isKnown)) continue;
    if (weight !== 0 || parameter !== null) {
      weighed++;
      if (value !== null) answers++;
    }
    if (value === null && covariate.typical === reference) continue;
    const distance = bounded(position - reference, weight);
    contributions.push({ factor: name, points: exactPoints(weight * distance), weight, value });
    if (parameter !== null) row[parameter]! += distance;
  }
  let logOdds = 0;
  for (const { points } of contributions) logOdds += points;
  return { experiences, covariates, isKnown, contributions, logOdds, row, coverage: answers / weighed };
}

/** Log odds that a single covariate may add: far beyond certainty, and small enough to be added up exactly. */
const MOST_LOG_ODDS = 500;
const LEAST_WEIGHT = 1e-100;

/** A distance from the reference, no longer than what makes the outcome certain. */
function bounded(distance: number, weight: number): number {
  const longest = MOST_LOG_ODDS / Math.max(LEAST_WEIGHT, Math.abs(weight));
  return Math.max(-longest, Math.min(longest, distance));
}

/**
 * The chance of buying as it was given, what effort adds to it, and what outcomes made of such chances; adds their slopes to
 * the row.
 */
function addToPurchases(
  prepared: PreparedModel,
  { covariate, value, position }: CovariateValue,
  experiences: readonly Experience[] | null,
  row: number[],
): Contribution[] {
  const contributions: Contribution[] = [{ factor: "baseline", points: exactPoints(position), weight: 1, value }];
  const whole = experiences === null ? 1 : wholeOf(experiences);
  for (const { factor, effort, freshness } of experiences ?? []) {
    const weight = freshness / whole;
    const points = exactPoints(weight * effectAt(prepared, effort, row, weight));
    contributions.push({ factor, points, weight, value: effort });
  }
  const { level, values } = prepared;
  row[level] = 1;
  const distance = position - covariate.reference;
  if (covariate.parameter !== null) row[covariate.parameter] = distance;
  const weight = covariate.weight - 1;
  const learned = exactPoints(weight * distance + values[level]!);
  if (learned !== 0) contributions.push({ factor: "purchases", points: learned, weight, value });
  return contributions;
}

/** The baseline and what each experience moves it by; adds their slopes to the row. */
function addExperiences(
  prepared: PreparedModel,
  experiences: readonly Experience[] | null,
  row: number[],
): Contribution[] {
  const { values, noProblem, unknown } = prepared;
  const start = experiences === null ? unknown : noProblem;
  row[start] = 1;
  const baseline = { factor: "baseline", points: exactPoints(values[start]!), weight: 0, value: null };
  const contributions: Contribution[] = [baseline];
  if (experiences === null) return contributions;
  const whole = wholeOf(experiences);
  for (const { factor, effort, freshness } of experiences) {
    const weight = freshness / whole;
    const points = exactPoints(weight * (curveAt(prepared, effort, row, weight) - values[noProblem]!));
    row[noProblem]! -= weight;
    contributions.push({ factor, points, weight, value: effort });
  }
  return contributions;
}
