import * as Plot from "@observablehq/plot";
import type { BacktestWindow } from "retention-kit";
import { draw } from "../report-kit/draw.js";

const INK = "#12485c";
const ACCENT = "#d1495b";

/** The name of a window, as the panels show it. */
function titleOf({ asOf, horizonDays }: BacktestWindow): string {
  return `${asOf}, ${horizonDays} days`;
}

/** What was said against what came: on the diagonal, probabilities are right. One panel a window, one line a predictor. */
export function calibrationChart(
  windows: readonly BacktestWindow[],
  predictors: Readonly<Record<string, string>>,
): string {
  const points = windows.flatMap((window) =>
    Object.entries(window.buysAgain ?? {}).flatMap(([predictor, { bins }]) => {
      const name = predictors[predictor];
      if (name === undefined) return [];
      return bins.map((bin) => ({ window: titleOf(window), name, ...bin }));
    }),
  );
  return draw({
    ...panels(windows),
    color: { domain: Object.values(predictors), range: [INK, ACCENT, "#8aa29e", "#e2a13a"], legend: true },
    x: { label: "said", tickFormat: ".0%", domain: [0, 1] },
    y: { label: "came", tickFormat: ".0%", domain: [0, 1], grid: true },
    marks: [
      Plot.line(
        windows.flatMap((window) => [0, 1].map((end) => ({ window: titleOf(window), end }))),
        { fx: "window", x: "end", y: "end", z: "window", stroke: "#9aa3b2", strokeDasharray: "4 4" },
      ),
      Plot.ruleX(points, {
        fx: "window",
        x: "meanPrediction",
        y1: "lower",
        y2: "upper",
        stroke: "name",
        strokeOpacity: 0.4,
      }),
      Plot.line(points, { fx: "window", x: "meanPrediction", y: "share", stroke: "name", strokeWidth: 2 }),
      Plot.dot(points, { fx: "window", x: "meanPrediction", y: "share", fill: "name", r: 3 }),
    ],
  });
}

/** Share of the lost revenue that the first accounts of each order hold. */
export function captureChart(windows: readonly BacktestWindow[], rules: Readonly<Record<string, string>>): string {
  const points = windows.flatMap((window) =>
    Object.entries(window.valueAtRisk?.capture ?? {}).flatMap(([rule, shares]) => {
      const name = rules[rule];
      if (name === undefined) return [];
      return [0, ...shares].map((share, tenth) => ({ window: titleOf(window), name, part: tenth / 10, share }));
    }),
  );
  return draw({
    ...panels(windows),
    color: { domain: Object.values(rules), range: [INK, ACCENT, "#8aa29e", "#e2a13a"], legend: true },
    x: { label: "first accounts of the order", tickFormat: ".0%", domain: [0, 1] },
    y: { label: "lost revenue among them", tickFormat: ".0%", domain: [0, 1], grid: true },
    marks: [
      Plot.line(
        windows.flatMap((window) => [0, 1].map((end) => ({ window: titleOf(window), end }))),
        { fx: "window", x: "end", y: "end", z: "window", stroke: "#9aa3b2", strokeDasharray: "4 4" },
      ),
      Plot.line(points, { fx: "window", x: "part", y: "share", stroke: "name", strokeWidth: 2 }),
    ],
  });
}

/** Share of the lost revenue that the reviews of 30 days would have reached, by what orders them. */
export function reachChart(windows: readonly BacktestWindow[], rules: Readonly<Record<string, string>>): string {
  const bars = windows.flatMap((window) => {
    const { plan } = window;
    if (plan === null) return [];
    return Object.entries({ plan, ...plan.rules }).flatMap(([rule, { revenueReached }]) => {
      const name = rules[rule];
      const bounds = plan.intervals[rule]?.revenueReached;
      if (name === undefined || revenueReached === null) return [];
      return { window: titleOf(window), name, share: revenueReached, lower: bounds?.lower, upper: bounds?.upper };
    });
  });
  return draw({
    ...panels(windows),
    height: 90 + 28 * Object.keys(rules).length,
    marginLeft: 170,
    x: { label: "lost revenue reached", tickFormat: ".0%", grid: true, zero: true },
    y: { label: null, domain: Object.values(rules), tickSize: 0 },
    marks: [
      Plot.barX(bars, { fx: "window", x: "share", y: "name", fill: "#9dc3c2" }),
      Plot.ruleY(bars, { fx: "window", x1: "lower", x2: "upper", y: "name", stroke: INK, strokeWidth: 2 }),
      Plot.ruleX([0]),
    ],
  });
}

function panels(windows: readonly BacktestWindow[]): Plot.PlotOptions {
  return {
    width: Math.min(1080, 140 + 320 * windows.length),
    height: 340,
    marginLeft: 60,
    marginTop: 34,
    marginRight: 30,
    fx: { domain: windows.map(titleOf), label: null, padding: 0.1 },
  };
}
