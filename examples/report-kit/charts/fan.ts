import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { shortNumber } from "./short-number.js";

/** What has come together by the end of a period, under one set of figures. */
export interface FanPoint {
  figures: string;
  period: number;
  mean: number;
  /** Bounds by chance alone, the figures being right. */
  lower: number;
  upper: number;
  /** Bounds that hold the doubt about the figures too. */
  least: number;
  most: number;
}

/** A projection as a fan, one panel a set of figures. */
export function fan(points: readonly FanPoint[], { x, y }: { x: string; y: string }): string {
  const panels = [...new Set(points.map(({ figures }) => figures))];
  return draw({
    width: 1080,
    height: 300,
    marginLeft: 64,
    marginTop: 34,
    fx: { domain: panels, label: null, padding: 0.08 },
    x: { label: x, ticks: 6, tickFormat: "d" },
    y: { label: y, grid: true, tickFormat: shortNumber },
    marks: [
      Plot.areaY(points, { fx: "figures", x: "period", y1: "least", y2: "most", fill: "#1f6f8b", fillOpacity: 0.15 }),
      Plot.areaY(points, { fx: "figures", x: "period", y1: "lower", y2: "upper", fill: "#1f6f8b", fillOpacity: 0.35 }),
      Plot.lineY(points, { fx: "figures", x: "period", y: "mean", stroke: "#12485c", strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
}
