import type { HorizonCalibration } from "./past-windows.js";

/**
 * Of some calibrations those that follow on one another from today on, in their order: each answers for who has not bought
 * within the days of those before it. Of several such rows the one that reaches furthest, and of these the one of most
 * parts. What is left out would count some days twice, or leave some out.
 * @internal
 */
export function joinedCalibrations(calibrations: readonly HorizonCalibration[]): readonly HorizonCalibration[] {
  const upTo = new Map<number, readonly HorizonCalibration[]>([[0, []]]);
  let furthest = 0;
  for (const calibration of calibrations.toSorted((a, b) => a.horizonDays - b.horizonDays)) {
    const { afterDays, horizonDays } = calibration;
    const before = upTo.get(afterDays ?? 0);
    if (before === undefined || horizonDays <= (afterDays ?? 0)) continue;
    if (before.length < (upTo.get(horizonDays)?.length ?? 0)) continue;
    upTo.set(horizonDays, [...before, calibration]);
    furthest = horizonDays;
  }
  return upTo.get(furthest) ?? [];
}
