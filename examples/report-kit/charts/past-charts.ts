import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";

/** Accounts that were given about the same chance, and the share of them that bought. */
export interface GivenChance {
  meanPrediction: number;
  share: number;
  lower: number;
  upper: number;
}

/** What was said against what came: on the dashed line, chances are right. */
export function saidAndCame(
  bins: readonly GivenChance[],
  { said, came, width }: { said: string; came: string; width: number },
): string {
  return draw({
    width: Math.min(460, width),
    height: 320,
    marginLeft: 56,
    x: { label: said, tickFormat: ".0%", domain: [0, 1], ticks: 5 },
    y: { label: came, tickFormat: ".0%", domain: [0, 1], grid: true, ticks: 5 },
    marks: [
      Plot.line([0, 1], {
        x: (end: number) => end,
        y: (end: number) => end,
        stroke: "#9aa3b2",
        strokeDasharray: "4 4",
      }),
      Plot.ruleX(bins, { x: "meanPrediction", y1: "lower", y2: "upper", stroke: "#1f6f8b", strokeOpacity: 0.5 }),
      Plot.dot(bins, { x: "meanPrediction", y: "share", fill: "#12485c", r: 3.5 }),
    ],
  });
}

/** A share with its bounds, where they are known. */
export interface ReachedShare {
  name: string;
  share: number;
  lower?: number;
  upper?: number;
}

/** How much an order of reviews would have reached, a bar an order, with bounds. */
export function reached(bars: readonly ReachedShare[], { label, width }: { label: string; width: number }): string {
  const isWide = width > 600;
  return draw({
    width: isWide ? 640 : width,
    height: 70 + bars.length * (isWide ? 34 : 46),
    marginLeft: isWide ? 260 : 10,
    marginRight: 20,
    x: { label, tickFormat: ".0%", grid: true, zero: true, ticks: 5 },
    y: {
      label: null,
      domain: bars.map(({ name }) => name),
      tickSize: 0,
      ...(isWide ? {} : { axis: null, padding: 0.5 }),
    },
    marks: [
      Plot.barX(bars, { x: "share", y: "name", fill: "#9dc3c2" }),
      Plot.ruleY(
        bars.filter(({ lower, upper }) => lower !== undefined && upper !== undefined),
        { x1: "lower", x2: "upper", y: "name", stroke: "#12485c", strokeWidth: 2 },
      ),
      Plot.ruleX([0]),
      ...(isWide ? [] : [Plot.text(bars, { y: "name", text: "name", frameAnchor: "left", dy: -17 })]),
    ],
  });
}
