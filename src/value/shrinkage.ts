/* eslint-disable @typescript-eslint/no-non-null-assertion -- numeric loops over arrays of one length. */
import { logGamma } from "../numeric/functions/gamma.js";
import { squared } from "../numeric/elementary/squared.js";
import { log as ln } from "../numeric/elementary/log.js";
import { exp } from "../numeric/elementary/exp.js";

/** Interviews of one group: how much of them went to each driver, adding up to `interviews`. */
export interface GroupCounts {
  interviews: number;
  counts: readonly number[];
}

/** What a group values: a Dirichlet distribution over the drivers, as its mean and what it is worth. */
export interface GroupWeights {
  weights: number[];
  /** Share of the weights that comes from the group's own interviews; the rest is the whole. */
  ownWeight: number;
  /** The weights are as sure as if this many customers of the group had been asked, and nothing else were known. */
  worth: number;
}

/** How strongly the groups of one family are shrunk to the whole: concentrations with their probabilities. */
export interface Shrinkage {
  /** What all customers value. */
  whole: readonly number[];
  /** Concentrations κ: the interviews that the whole counts for. */
  concentrations: readonly number[];
  probabilities: readonly number[];
  /** Interviews that the whole rests on, as if drawn from all customers alike; one a concentration. */
  wholeWorth: readonly number[];
}

/** Concentrations looked at. */
const NODES = 64;

/**
 * How alike the groups are. Each group's counts are Dirichlet–multinomial around the whole with concentration κ, whose
 * prior has the middle `usual` and is uniform in κ / (usual + κ), the weight of the whole beside `usual` interviews; the
 * likelihood of all groups together makes it the posterior.
 *
 * Source: Minka (2000), "EstimateContext a Dirichlet distribution", for the likelihood.
 * @internal
 */
export function shrinkageOf(
  groups: readonly GroupCounts[],
  whole: readonly number[],
  usual: number,
  given: number | undefined,
): Shrinkage {
  const nodes = Array.from({ length: NODES }, (_, index) => (usual * (index + 0.5)) / (NODES - index - 0.5));
  const concentrations = given === undefined ? nodes : [given];
  const interviews = groups.reduce((sum, group) => sum + group.interviews, 0);
  const wholeWorth = concentrations.map((concentration) => {
    // A group's share varies around the whole by (n + κ) / (n·(1 + κ)) of what one interview would.
    const variance = groups.reduce(
      (sum, { interviews: n }) => sum + (squared(n / interviews) * (n + concentration)) / (n * (1 + concentration)),
      0,
    );
    return interviews === 0 ? 0 : 1 / variance;
  });
  // Laplace's method over the whole, which is not known exactly: what is left possible of it shrinks as κ grows.
  const logs = concentrations.map(
    (concentration, at) =>
      logLikelihood(groups, whole, concentration) - ((whole.length - 1) / 2) * ln(wholeWorth[at]! + 1),
  );
  const most = Math.max(...logs);
  const relative = logs.map((log) => exp(log - most));
  const total = relative.reduce((sum, entry) => sum + entry, 0);
  return {
    whole,
    concentrations,
    probabilities: relative.map((entry) => entry / total),
    wholeWorth,
  };
}

/**
 * What a group values, averaged over the concentration: the group's own share drawn to the whole by how little it was
 * asked, with n interviews (counts + κ·whole) / (n + κ).
 * @internal
 */
export function groupWeights({ interviews: n, counts }: GroupCounts, shrinkage: Shrinkage): GroupWeights {
  const { whole, concentrations, probabilities, wholeWorth } = shrinkage;
  const ownWeight = concentrations.reduce((sum, kappa, at) => sum + probabilities[at]! * (n / (n + kappa)), 0);
  const weights = whole.map((share, k) => blend(ownWeight, counts[k]!, n, share));

  // Sum over the drivers of the variance: of the group around its weights, of the whole, and of the concentration.
  let variance = 0;
  concentrations.forEach((kappa, at) => {
    const ownWeight = n / (n + kappa);
    const atKappa = whole.map((share, k) => blend(ownWeight, counts[k]!, n, share));
    const ofGroup = unsettled(atKappa) / (n + kappa + 1);
    const ofWhole = (squared(1 - ownWeight) * unsettled(whole)) / (wholeWorth[at]! + 1);
    const ofKappa = atKappa.reduce((sum, weight, k) => sum + squared(weight - weights[k]!), 0);
    variance += probabilities[at]! * (ofGroup + ofWhole + ofKappa);
  });
  return { weights, ownWeight, worth: worthOf(weights, variance) };
}

/**
 * What all customers value.
 * @internal
 */
export function wholeWeights({ whole, probabilities, wholeWorth }: Shrinkage): GroupWeights {
  const variance = wholeWorth.reduce(
    (sum, worth, at) => sum + (probabilities[at]! * unsettled(whole)) / (worth + 1),
    0,
  );
  return { weights: [...whole], ownWeight: 1, worth: worthOf(whole, variance) };
}

/** The Dirichlet total at which the variances of the shares have this sum. */
function worthOf(weights: readonly number[], variance: number): number {
  return variance <= 0 ? 1 : Math.max(unsettled(weights) / variance - 1, 0.01);
}

function blend(ownWeight: number, count: number, interviews: number, share: number): number {
  return interviews === 0 ? share : (ownWeight * count) / interviews + (1 - ownWeight) * share;
}

/** Sum of the variances of one customer's choice. */
function unsettled(weights: readonly number[]): number {
  return 1 - weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/** Logarithm of the Dirichlet–multinomial likelihood of all groups, up to what does not depend on κ. */
function logLikelihood(groups: readonly GroupCounts[], whole: readonly number[], kappa: number): number {
  let log = 0;
  for (const { interviews, counts } of groups) {
    log += logGamma(kappa) - logGamma(interviews + kappa);
    for (let k = 0; k < whole.length; k++) {
      if (counts[k]! > 0) log += logGamma(counts[k]! + kappa * whole[k]!) - logGamma(kappa * whole[k]!);
    }
  }
  return log;
}

/**
 * The mean on the scale on which the prior is uniform, as a concentration.
 * @param usual - The concentration of which the prior is uniform in the share.
 * @internal
 */
export function meanConcentration({ concentrations, probabilities }: Shrinkage, usual: number): number {
  if (concentrations.length === 1) return concentrations[0] ?? usual;
  const share = concentrations.reduce(
    (sum, concentration, at) => sum + (probabilities[at] ?? 0) * (concentration / (usual + concentration)),
    0,
  );
  return (usual * share) / (1 - share);
}
