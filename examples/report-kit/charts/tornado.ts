import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { axisNumber } from "../numbers.js";

/** One assumption moved from end to end: the result at either end. */
export interface TornadoBar {
  label: string;
  least: { value: number; result: number };
  most: { value: number; result: number };
}

/** A tornado: the longest bar on top is the assumption to find out about first. */
export function tornado(
  bars: readonly TornadoBar[],
  base: number,
  label: string,
  { language = "en", width = 1080 }: { language?: string; width?: number } = {},
): string {
  const shortNumber = axisNumber(language);
  const isWide = width > 600;
  const ends = bars.map(({ label, least, most }) =>
    least.result < most.result ? { label, left: least, right: most } : { label, left: most, right: least },
  );
  const end = (side: "left" | "right") => ({
    y: "label",
    x: (row: (typeof ends)[number]) => row[side].result,
    text: (row: (typeof ends)[number]) => shortNumber(row[side].value),
  });
  return draw({
    width,
    height: 60 + bars.length * (isWide ? 34 : 52),
    // A phone has the labels above the bars.
    marginLeft: isWide ? 330 : 10,
    marginRight: isWide ? 40 : 10,
    insetLeft: 60,
    insetRight: 60,
    x: { label, grid: true, ticks: isWide ? 8 : 3, tickFormat: shortNumber },
    y: {
      label: null,
      domain: bars.map((bar) => bar.label),
      tickSize: 0,
      ...(isWide ? {} : { axis: null, padding: 0.5 }),
    },
    marks: [
      Plot.barX(bars, {
        y: "label",
        x1: ({ least }: TornadoBar) => least.result,
        x2: ({ most }: TornadoBar) => most.result,
        fill: "#1f6f8b",
        fillOpacity: 0.75,
      }),
      Plot.text(ends, { ...end("left"), textAnchor: "end", dx: -5 }),
      Plot.text(ends, { ...end("right"), textAnchor: "start", dx: 5 }),
      Plot.ruleX([base], { stroke: "#1d2433" }),
      ...(isWide ? [] : [Plot.text(bars, { y: "label", text: "label", frameAnchor: "left", dy: -19 })]),
    ],
  });
}
