import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";

/** One assumption moved from end to end: the result at either end. */
export interface TornadoBar {
  label: string;
  least: { value: number; result: number };
  most: { value: number; result: number };
}

/** A tornado: the longest bar on top is the assumption to find out about first. */
export function tornado(bars: readonly TornadoBar[], base: number, label: string): string {
  const ends = bars.flatMap((bar) => [
    { label: bar.label, end: bar.least },
    { label: bar.label, end: bar.most },
  ]);
  const value = {
    y: "label",
    x: ({ end }: (typeof ends)[number]) => end.result,
    text: ({ end }: (typeof ends)[number]) => short(end.value),
  };
  return draw({
    width: 1080,
    height: 60 + bars.length * 34,
    marginLeft: 330,
    marginRight: 40,
    insetLeft: 60,
    insetRight: 60,
    x: { label, grid: true, tickFormat: "~s" },
    y: { label: null, domain: bars.map((bar) => bar.label), tickSize: 0 },
    marks: [
      Plot.barX(bars, {
        y: "label",
        x1: ({ least }: TornadoBar) => least.result,
        x2: ({ most }: TornadoBar) => most.result,
        fill: "#1f6f8b",
        fillOpacity: 0.75,
      }),
      Plot.text(
        ends.filter(({ end }) => end.result < base),
        { ...value, textAnchor: "end", dx: -5 },
      ),
      Plot.text(
        ends.filter(({ end }) => end.result >= base),
        { ...value, textAnchor: "start", dx: 5 },
      ),
      Plot.ruleX([base], { stroke: "#1d2433" }),
    ],
  });
}

/** Three digits that count. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
