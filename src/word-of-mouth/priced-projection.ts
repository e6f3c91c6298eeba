import type { WordOfMouthEstimates } from "./process/estimate.js";
import { scaled } from "./exact/estimate-quantities.js";
import type { WordOfMouthProjection } from "./project-word-of-mouth.js";

/**
 * A projection for another worth of a customer: what `projectWordOfMouth` gives for it, as only the money follows from it.
 *
 * @param projection - Of a cohort whose `customerValue` is known.
 * @internal
 */
export function pricedProjection(projection: WordOfMouthProjection, customerValue: number): WordOfMouthProjection {
  const priced = <Estimates extends Pick<WordOfMouthEstimates, "net" | "money">>(estimates: Estimates): Estimates => ({
    ...estimates,
    money: estimates.net === null ? null : scaled(estimates.net, customerValue),
  });
  const byPeriod = projection.byPeriod.map((period) => ({ ...priced(period), cumulative: priced(period.cumulative) }));
  const [alone, online] = projection.byChannel;
  return {
    ...priced(projection),
    byPeriod,
    byGeneration: projection.byGeneration.map(priced),
    byOutcome: projection.byOutcome.map(priced),
    byChannel:
      alone !== undefined && online === undefined
        ? // Its net is that of the whole, told as an exact sum, and its money that of the last period.
          [{ ...alone, money: byPeriod.at(-1)?.cumulative.money ?? null }]
        : projection.byChannel.map(priced),
  };
}
