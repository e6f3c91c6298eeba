import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { axisNumber } from "../numbers.js";

/** What has come together by the end of a period, under one set of figures. */
export interface FanPoint {
  figures: string;
  period: number;
  mean: number;
  /** Bounds by chance alone, the figures being right. */
  lower: number;
  upper: number;
  /** Bounds that include the uncertainty of the figures too. */
  least: number;
  most: number;
}

/** A projection as a fan, one panel a set of figures. */
export function fan(
  points: readonly FanPoint[],
  { x, y, language = "en", width = 1080 }: { x: string; y: string; language?: string; width?: number },
): string {
  const panels = [...new Set(points.map(({ figures }) => figures))];
  const isWide = width > 600;
  // Side by side where there is room, else one above the other.
  const panel = isWide ? "fx" : "fy";
  return draw({
    width,
    height: isWide ? 300 : 420,
    marginLeft: 76,
    marginTop: 34,
    ...(isWide
      ? { fx: { domain: panels, label: null, padding: 0.08 } }
      : { fy: { domain: panels, axis: null, padding: 0.2 } }),
    x: { label: x, ticks: 6, tickFormat: "d" },
    y: { label: y, grid: true, ticks: isWide ? 6 : 4, tickFormat: axisNumber(language) },
    marks: [
      Plot.areaY(points, {
        [panel]: "figures",
        x: "period",
        y1: "least",
        y2: "most",
        fill: "#1f6f8b",
        fillOpacity: 0.15,
      }),
      Plot.areaY(points, {
        [panel]: "figures",
        x: "period",
        y1: "lower",
        y2: "upper",
        fill: "#1f6f8b",
        fillOpacity: 0.35,
      }),
      Plot.lineY(points, { [panel]: "figures", x: "period", y: "mean", stroke: "#12485c", strokeWidth: 2 }),
      Plot.ruleY([0]),
      ...(isWide
        ? []
        : [
            Plot.text(panels, {
              fy: (name: string) => name,
              text: (name: string) => name,
              frameAnchor: "top-left",
              dx: 6,
              dy: -14,
              fontWeight: "bold",
            }),
          ]),
    ],
  });
}
