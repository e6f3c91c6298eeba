/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the number of levels. */
import type { AssumptionsOf } from "../../evidence/preset-of.js";
import type { calibrationFigures } from "../../evidence/purchase-figures.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * The level of the window to come, from those of the past: normal round a mean that is drawn to 0, with a spread
 * between windows of which one window's worth is known beforehand.
 *
 * A window that is believed by b tells of that mean what a whole one of spread σ²/b does: the first one, hardly believed, leaves
 * the level at 0.
 *
 * @param weights - How much each counts, its belief within it.
 * @param beliefs - How far each is believed, above 0 to 1; wholly unless given.
 * @internal
 */
export function levelToCome(
  levels: readonly number[],
  figures: AssumptionsOf<typeof calibrationFigures>,
  weights: readonly number[],
  beliefs?: readonly number[],
): { level: number; levelDeviation: number } {
  const prior = figures["buysAgain.levelDeviation"].value;
  const season = figures["buysAgain.seasonDeviation"].value;
  if (levels.length === 0) return { level: 0, levelDeviation: Math.sqrt(squared(prior) + squared(season)) };
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = levels.reduce((total, level, age) => total + weights[age]! * level, 0) / sum;
  const windows =
    squared(sum) / weights.reduce((total, weight, age) => total + squared(weight) / (beliefs?.[age] ?? 1), 0);
  const scatter = levels.reduce((total, level, age) => total + weights[age]! * squared(level - mean), 0) / sum;
  const between = (squared(season) + windows * scatter) / (1 + Math.max(0, windows - 1));
  const kept = squared(prior) / (squared(prior) + between / windows);
  return { level: mean * kept, levelDeviation: Math.sqrt(between + (kept * between) / windows) };
}
