import type { ScaleOptions } from "@observablehq/plot";
import { shortDayIn } from "../dates.js";

/** Weeks side by side, every nth one by its Monday. */
export function weeksAxis(weeks: readonly string[], language: string, every: number): ScaleOptions {
  return {
    domain: weeks,
    // The weeks are names here, not moments.
    type: "band",
    label: null,
    tickRotate: -60,
    ticks: weeks.filter((_, index) => index % every === 0),
    tickFormat: shortDayIn(language),
    tickSize: 0,
  };
}
