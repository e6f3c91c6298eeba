import * as Plot from "@observablehq/plot";
import type { ValueDriver } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import type { PitchWords } from "./words.js";

/** Drivers in order, each with its interval. */
export function driverChart(drivers: readonly ValueDriver[], words: PitchWords): string {
  const name = nameIn(words);
  return draw({
    ...shares(drivers, words),
    marks: [
      Plot.barX(drivers, { x: "weight", y: name, fill: "#9dc3c2" }),
      Plot.ruleY(drivers, { x1: "lower", x2: "upper", y: name, stroke: "#12485c", strokeWidth: 2 }),
      Plot.dot(drivers, { x: "weight", y: name, fill: "#12485c", r: 4 }),
    ],
  });
}

/** What they say against what we believe. */
export function gapChart(drivers: readonly ValueDriver[], words: PitchWords): string {
  const name = nameIn(words);
  return draw({
    ...shares(drivers, words),
    color: { domain: [words.said, words.believed], range: ["#12485c", "#d1495b"], legend: true },
    marks: [
      Plot.ruleY(drivers, { x1: "lower", x2: "upper", y: name, stroke: "#12485c", strokeOpacity: 0.5, strokeWidth: 2 }),
      Plot.dot(drivers, { x: "weight", y: name, fill: () => words.said, r: 5 }),
      Plot.dot(drivers, { x: "believed", y: name, fill: () => words.believed, symbol: "diamond", r: 6 }),
    ],
  });
}

/** A row a driver, over an axis of shares. */
function shares(drivers: readonly ValueDriver[], words: PitchWords): Plot.PlotOptions {
  return {
    width: 720,
    height: 60 + 34 * drivers.length,
    marginLeft: 130,
    marginRight: 30,
    marginBottom: 40,
    x: { label: words.share, labelArrow: "none", tickFormat: ".0%", grid: true, zero: true },
    y: { label: null, domain: drivers.map(nameIn(words)), tickSize: 0 },
  };
}

function nameIn({ names }: PitchWords): (driver: ValueDriver) => string {
  return ({ driver }) => names[driver] ?? driver;
}
