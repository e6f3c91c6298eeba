/**
 * Draws docs/figures/contracts.svg: two published segments of contracts, fitted to seven years and projected to twelve.
 * Run: npm run docs:figures
 */
import * as Plot from "@observablehq/plot";
import { fitShiftedBetaGeometric, survival } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

const FITTED_YEARS = 7;
/** Percent surviving by year, Fader & Hardie (2007). */
const segments = {
  "high-end customers": [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4],
  "regular customers": [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3],
};

const rows = Object.entries(segments).flatMap(([segment, percent]) => {
  const model = fitShiftedBetaGeometric(percent.slice(0, FITTED_YEARS + 1), { customers: 1000, timeUnit: "year" });
  const projected = survival(model, { periods: percent.length - 1 });
  const kept = ((percent[FITTED_YEARS] ?? 0) / 100) ** (1 / FITTED_YEARS);
  return percent.map((each, year) => ({
    segment,
    year,
    actual: each / 100,
    model: projected[year] ?? 0,
    constant: kept ** year,
  }));
});

const label = { frameAnchor: "top-right", dx: -8, fontWeight: "bold", stroke: "white", strokeWidth: 5 } as const;
const svg = draw({
  width: 960,
  height: 330,
  marginLeft: 48,
  marginTop: 44,
  marginBottom: 42,
  style: { background: "white", color: "#222", fontSize: "12px" },
  fx: { label: null, padding: 0.1 },
  x: { label: "years since the contract began", ticks: [0, 2, 4, 6, 8, 10, 12], tickFormat: "d" },
  y: { label: "share still there", domain: [0, 1], tickFormat: ".0%", grid: true },
  marks: [
    Plot.ruleX([FITTED_YEARS], { strokeDasharray: "3 3" }),
    Plot.lineY(rows, { fx: "segment", x: "year", y: "constant", stroke: "#d1495b", strokeWidth: 1.5 }),
    Plot.lineY(rows, { fx: "segment", x: "year", y: "model", stroke: "#3b6ea5", strokeWidth: 2.5 }),
    Plot.dot(rows, { fx: "segment", x: "year", y: "actual", fill: "#222", r: 3.5 }),
    Plot.text(["dots: actual"], { ...label, dy: 8, fill: "#222" }),
    Plot.text(["shifted beta–geometric, fitted to seven years"], { ...label, dy: 24, fill: "#3b6ea5" }),
    Plot.text(["one retention for all"], { ...label, dy: 40, fill: "#d1495b" }),
  ],
});
writeFigure("contracts", svg);
