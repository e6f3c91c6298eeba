import type { ScaleOptions } from "@observablehq/plot";

/** Weeks side by side, every other one by its month and day. */
export function weeksAxis(weeks: readonly string[]): ScaleOptions {
  return {
    domain: weeks,
    label: null,
    tickRotate: -60,
    ticks: weeks.filter((_, index) => index % 2 === 0),
    tickFormat: (week: string) => week.slice(5),
    tickSize: 0,
  };
}
