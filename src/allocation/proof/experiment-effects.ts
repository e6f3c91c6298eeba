import type { AllocationAssumptions } from "../../evidence/allocation-figures.js";
import type { ReviewAssumptions } from "../../evidence/review-figures.js";
import { effectPosterior, type EffectKey, type EffectPosterior } from "./effect-posterior.js";
import { type Member, reviewsOf, effects } from "./experiment-member.js";
import type { MoneyFound } from "./experiment-money.js";
import type { SharesFound } from "./experiment-retention.js";
import { pow } from "../../numeric/elementary/pow.js";

/** The figures that a result goes by. */
export type EffectFigures = AllocationAssumptions & ReviewAssumptions;

interface Measuring {
  members: readonly Member[];
  figures: EffectFigures;
  further: number;
  z: number;
}

/** What n reviews change, as a multiple of what one changes. */
function timesOf(reviews: number, further: number): number {
  return (1 - pow(further, reviews)) / (1 - further);
}

/** The mean of what the reviews of the treated amount to, less that of the others. */
function doseDifference({ members, further }: Measuring, worth: (member: Member) => number): number {
  const mean = (treated: boolean): number => {
    const group = members.filter((member) => member.treated === treated);
    return group.reduce((sum, member) => sum + worth(member) * timesOf(reviewsOf(member), further), 0) / group.length;
  };
  return mean(true) - mean(false);
}

function priorOf({ figures }: Measuring, key: EffectKey): EffectPosterior["prior"] {
  const mean = figures[key].value;
  return { mean, deviation: mean * figures["reviews.effectDeviation"].value };
}

/** What retention says of the share of the loss that a review prevents. */
export function keepPosterior(
  { treated, control }: SharesFound["cells"],
  measuring: Measuring,
): EffectPosterior | null {
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
export function moneyPosteriors(
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
