import type { Claims } from "./told.js";

/** Stored calibrations by the days that each answers for, and the most days that are asked about. */
export interface CalibrationScene {
  stored: readonly { from: number; to: number }[];
  most: number;
}

/** Of all rows of stored calibrations that follow on from today the one that reaches furthest, then the longest. */
export function bestRow({ stored }: CalibrationScene): { days: number; parts: number } {
  const from = (day: number): { days: number; parts: number }[] => [
    { days: day, parts: 0 },
    ...stored
      .filter((each) => each.from === day && each.to > day)
      .flatMap(({ to }) => from(to).map(({ days, parts }) => ({ days, parts: parts + 1 }))),
  ];
  const [best] = from(0).sort((a, b) => b.days - a.days || b.parts - a.parts);
  return best ?? { days: 0, parts: 0 };
}

/** What is said of stored calibrations of the chance of buying. */
export const calibrationClaims: Claims<CalibrationScene> = {
  "portfolio.buys-again.past-until": ({ days, most }: { days: number; most: number }, scene) =>
    days === bestRow(scene).days && most === scene.most && Math.round(most - days) >= 30,
  "portfolio.buys-again.unused": ({ calibrations }: { calibrations: number }, scene) =>
    calibrations > 0 && calibrations === scene.stored.length - bestRow(scene).parts,
};
