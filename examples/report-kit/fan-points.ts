import type { WordOfMouthProjection } from "retention-kit";
import type { FanPoint } from "./charts/fan.js";

/** Standard deviations of a normal within which nine in ten lie. */
const NINE_IN_TEN = 1.645;

/** What a projection comes to by the end of each period, from nothing at the start, with both kinds of uncertainty. */
export function fanPoints(
  figures: string,
  { byPeriod }: WordOfMouthProjection,
  quantity: "hearers" | "net" | "money",
): FanPoint[] {
  const start = { figures, period: 0, mean: 0, lower: 0, upper: 0, least: 0, most: 0 };
  const points = byPeriod.flatMap(({ period, cumulative }): FanPoint[] => {
    const estimate = cumulative[quantity];
    if (estimate === null) return [];
    const { mean, lower, upper, chance, assumption } = estimate;
    const reach = NINE_IN_TEN * Math.hypot(chance, assumption);
    return [{ figures, period, mean, lower, upper, least: mean - reach, most: mean + reach }];
  });
  return [start, ...points];
}
