import { assertCount } from "../../errors.js";
import type { WordOfMouthProcess } from "./word-of-mouth-process.js";

/** Periods by default, and the most that are followed. */
const PERIODS = 12;
const MOST = 1000;

/**
 * How far a cohort is followed: the periods asked for, as many generations as fit, or as many periods as the
 * generations asked for can take.
 * @internal
 */
export function resolveHorizon(
  functionName: string,
  options: { periods?: number | undefined; generations?: number | undefined },
  { delay }: WordOfMouthProcess,
): { periods: number; generations: number } {
  const { generations } = options;
  if (options.periods !== undefined)
    assertCount(functionName, "options.periods", options.periods, { min: 1, max: MOST });
  if (generations !== undefined) assertCount(functionName, "options.generations", generations, { min: 1, max: MOST });
  const enough = generations === undefined ? PERIODS : Math.min(MOST, generations * delay.length);
  const periods = options.periods ?? enough;
  return { periods, generations: Math.min(generations ?? periods, periods) };
}
