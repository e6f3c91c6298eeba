/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows of the columns. */
import type { Influence } from "./loyalty-model.js";
import type { CovariateColumn, ObservedOutcomes } from "./read-observations.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";
import { squared } from "../../numeric/elementary/squared.js";

/** The middle of the satisfaction scale, where it adds nothing until it was observed. */
const NEUTRAL_SATISFACTION = 3;

/** An observed covariate in standard deviations, with the prior of its weight. */
export interface WeighedCovariate {
  name: string;
  /** Where it adds nothing: certainly alive, else the mean. */
  reference: number;
  /** Mean of the values known. */
  typical: number;
  /**
   * Standard deviation of the values known, or half their distance where there are two; 1 where they do not differ, and
   * at least a year for years as a customer.
   */
  scale: number;
  /** Mean and deviation of the prior, in log odds a `scale`. */
  priorWeight: number;
  priorDeviation: number;
}

/**
 * Puts a covariate on the scale of the prior.
 * @internal
 */
export function weighCovariate(
  { name, values }: CovariateColumn,
  counts: Float64Array,
  prior: LoyaltyPrior,
): WeighedCovariate {
  let known = 0;
  let sum = 0;
  for (let row = 0; row < values.length; row++) {
    const [value, count] = [values[row]!, counts[row]!];
    if (Number.isNaN(value)) continue;
    known += count;
    sum += count * value;
  }
  const typical = sum / known;
  let squares = 0;
  let [least, most, isTwoValued] = [Infinity, -Infinity, true];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    squares += counts[row]! * squared(value - typical);
    if (value !== least && value !== most && least < most) isTwoValued = false;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const observed = squares === 0 ? 1 : isTwoValued ? (most - least) / 2 : Math.sqrt(squares / known);
  const priorDeviation = prior.coefficientDeviation;
  if (name === "purchases") {
    const [priorWeight, deviation] = [prior.purchasesWeight, prior.purchasesWeightDeviation];
    return { name, reference: typical, typical, scale: 1, priorWeight, priorDeviation: deviation };
  }
  if (name === "probabilityAlive") {
    // Where all are likely to be customers still, what is observed hardly differs, and would free the weight.
    const scale = Math.max(1, observed);
    return { name, reference: 0, typical, scale, priorWeight: prior.aliveWeight * scale, priorDeviation };
  }
  // A record of some days tells next to nothing of what years do.
  const scale = name === "tenureYears" ? Math.max(1, observed) : observed;
  const priorWeight = assumedWeight(name, prior) * scale;
  return { name, reference: typical, typical, scale, priorWeight, priorDeviation };
}

/**
 * The values of all covariates row by row, as differences to the reference in units of the scale; the typical one where
 * a value is unknown, but nothing for the probability alive where the purchases say more.
 * @internal
 */
export function rowByRow(
  { rows, covariates: observed, hasPurchases }: ObservedOutcomes,
  covariates: readonly WeighedCovariate[],
): Float64Array {
  const width = covariates.length;
  const values = new Float64Array(rows * width);
  covariates.forEach(({ name, reference, typical, scale }, at) => {
    const column = observed[at]!.values;
    const isAlive = name === "probabilityAlive";
    for (let row = 0; row < rows; row++) {
      const value = column[row]!;
      const missing = isAlive && hasPurchases !== null && hasPurchases[row] === 1 ? reference : typical;
      values[row * width + at] = ((Number.isNaN(value) ? missing : value) - reference) / scale;
    }
  });
  return values;
}

/**
 * The influences of a model: those observed, whose weights were learned, and those that the prior weighs.
 * @internal
 */
export function influencesOf(observed: readonly WeighedCovariate[], prior: LoyaltyPrior): Influence[] {
  const learned = observed.map(({ name, reference, typical }) => ({ name, reference, typical, assumedWeight: null }));
  const onTrust = [
    { name: "probabilityAlive", neutral: 0 },
    { name: "purchases", neutral: 0 },
    { name: "satisfaction", neutral: NEUTRAL_SATISFACTION },
  ].filter(({ name }) => !learned.some((covariate) => covariate.name === name));
  return [
    ...learned,
    ...onTrust.map(({ name, neutral }) => ({
      name,
      reference: neutral,
      typical: neutral,
      assumedWeight: assumedWeight(name, prior),
    })),
  ];
}

/** Log odds a unit before any outcome was seen. */
function assumedWeight(name: string, prior: LoyaltyPrior): number {
  if (name === "probabilityAlive") return prior.aliveWeight;
  if (name === "purchases") return prior.purchasesWeight;
  return name === "satisfaction" ? prior.satisfactionWeight : 0;
}
