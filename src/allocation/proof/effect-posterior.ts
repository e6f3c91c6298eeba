import { squared } from "../../numeric/elementary/squared.js";

/** The key of an assumed effect of a review. */
export type EffectKey = `reviews.effect.${"keep" | "renew" | "grow" | "winBack"}`;

/** A figure before and after an experiment. */
export interface EffectPosterior {
  /** The figure's key. */
  key: EffectKey;
  /** What was assumed, and how sure. */
  prior: { mean: number; deviation: number };
  /** What the experiment alone says. */
  measured: { mean: number; deviation: number };
  mean: number;
  lower: number;
  upper: number;
  /** Share of the mean that comes from the experiment, from 0 to 1. */
  weight: number;
}

/**
 * The mean of two normal opinions weighed by their precision, with its bounds.
 * @internal
 */
export function effectPosterior(
  key: EffectKey,
  prior: EffectPosterior["prior"],
  measured: EffectPosterior["measured"],
  z: number,
): EffectPosterior {
  if (prior.deviation === 0)
    return { key, prior, measured, mean: prior.mean, lower: prior.mean, upper: prior.mean, weight: 0 };
  const share = squared(prior.deviation) / (squared(prior.deviation) + squared(measured.deviation));
  const mean = prior.mean + share * (measured.mean - prior.mean);
  const deviation = Math.sqrt(1 - share) * prior.deviation;
  return { key, prior, measured, mean, lower: mean - z * deviation, upper: mean + z * deviation, weight: share };
}
