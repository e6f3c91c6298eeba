/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows of the columns. */
import type { Influence } from "./loyalty-model.js";
import type { ObservedInfluence, ObservedOutcomes } from "./loyalty-observations.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";

/** The middle of the satisfaction scale, where it adds nothing until it was observed. */
const NEUTRAL_SATISFACTION = 3;

/** An observed influence in standard deviations, with the prior of its weight. */
export interface WeighedInfluence {
  name: string;
  /** Where it adds nothing: certainly alive, else the mean. */
  reference: number;
  /** Mean of the values known. */
  typical: number;
  /** Standard deviation of the values known; 1 where they do not differ. */
  scale: number;
  /** Mean of the prior, in log odds a `scale`. */
  priorWeight: number;
}

/**
 * Puts an influence on the scale of the prior.
 * @internal
 */
export function weighInfluence(
  { name, values }: ObservedInfluence,
  counts: Float64Array,
  prior: LoyaltyPrior,
): WeighedInfluence {
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
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value)) squares += counts[row]! * (value - typical) ** 2;
  }
  const scale = squares > 0 ? Math.sqrt(squares / known) : 1;
  const reference = name === "probabilityAlive" ? 0 : typical;
  return { name, reference, typical, scale, priorWeight: assumedWeight(name, prior) * scale };
}

/**
 * The values of all influences row by row, as differences to the reference in units of the scale; the typical one where
 * a value is unknown.
 * @internal
 */
export function rowByRow({ rows, influences: observed }: ObservedOutcomes, influences: readonly WeighedInfluence[]) {
  const width = influences.length;
  const values = new Float64Array(rows * width);
  influences.forEach(({ reference, typical, scale }, at) => {
    const column = observed[at]!.values;
    for (let row = 0; row < rows; row++) {
      const value = column[row]!;
      values[row * width + at] = ((Number.isNaN(value) ? typical : value) - reference) / scale;
    }
  });
  return values;
}

/**
 * The influences of a model: those observed, whose weights were learned, and those that the prior weighs.
 * @internal
 */
export function influencesOf(observed: readonly WeighedInfluence[], prior: LoyaltyPrior): Influence[] {
  const learned = observed.map(({ name, reference, typical }) => ({ name, reference, typical, assumedWeight: null }));
  const onTrust = [
    { name: "probabilityAlive", neutral: 0 },
    { name: "satisfaction", neutral: NEUTRAL_SATISFACTION },
  ].filter(({ name }) => !learned.some((influence) => influence.name === name));
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
  return name === "satisfaction" ? prior.satisfactionWeight : 0;
}
