/**
 * Draws docs/figures/holdout-by-frequency.svg, cumulative-tracking.svg and frequency-recency.svg: three models fitted to
 * the first 39 weeks of the CDNOW sample, and judged by the next 39.
 * Run: npm run docs:figures, with the data in ../shared/data or in the file named after `--data`.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as Plot from "@observablehq/plot";
import {
  compareModels,
  cumulativeTracking,
  fitBgNbd,
  fitMbgNbd,
  fitParetoNbd,
  frequencyRecencyMatrix,
  type Purchase,
  splitHoldout,
} from "retention-kit";
import { Window } from "happy-dom";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

const calibrationEnd = "1997-09-30";
const holdoutEnd = "1998-06-30";
const beside = new URL("../../../shared/data/cdnow-sample-transactions.csv", import.meta.url);
const { data } = parseArgs({ options: { data: { type: "string" } } }).values;
const file = data ?? beside;
if (existsSync(file)) drawAll(readPurchases(readFileSync(file, "utf8")));
else console.warn("The figures of the purchase models are left as they are: no CDNOW data. Name a file with --data.");

function readPurchases(text: string): Purchase[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(","))
    .map(([accountId = "", on = "", , spend]) => ({ accountId, on, amount: Number(spend) }));
}

function drawAll(purchases: readonly Purchase[]): void {
  const split = splitHoldout(purchases, { until: calibrationEnd, holdoutUntil: holdoutEnd, unit: "week" });
  const models = {
    "BG/NBD": fitBgNbd(split.summaries),
    "MBG/NBD": fitMbgNbd(split.summaries),
    "Pareto/NBD": fitParetoNbd(split.summaries),
  };
  const colours = { actual: "#222", "BG/NBD": "#d1495b", "MBG/NBD": "#d98e04", "Pareto/NBD": "#3b6ea5" };
  const color = { domain: Object.keys(colours), range: Object.values(colours) };
  const names = Object.entries(colours).map(([name, fill], line) =>
    Plot.text([name], { frameAnchor: "top-left", dx: 12, dy: 8 + 16 * line, fill, fontWeight: "bold" }),
  );
  const style = { background: "white", color: "#222", fontSize: "12px" };

  const bins = compareModels(models, split.summaries, { horizon: split.horizon }).flatMap(({ name, byFrequency }) =>
    byFrequency.map(({ repeatPurchases, actual, expected }) => ({
      series: name,
      purchases: repeatPurchases === 7 ? "7+" : String(repeatPurchases),
      actual,
      expected,
    })),
  );
  drawFigure("holdout-by-frequency", {
    width: 640,
    height: 340,
    style,
    color,
    marginBottom: 42,
    x: { label: "repeat purchases in 39 weeks", type: "point" },
    y: { label: "mean purchases in the next 39 weeks", grid: true, domain: [0, 7] },
    marks: [
      Plot.lineY(bins, { x: "purchases", y: "expected", stroke: "series", strokeWidth: 2 }),
      Plot.dot(bins.slice(0, 8), { x: "purchases", y: "actual", fill: colours.actual, r: 4 }),
      ...names,
    ],
  });

  const tracked = Object.entries(models).flatMap(([series, model]) =>
    cumulativeTracking(model, purchases, { until: holdoutEnd, points: 78 }).tracking.map((point) => ({
      ...point,
      series,
    })),
  );
  drawFigure("cumulative-tracking", {
    width: 640,
    height: 340,
    marginLeft: 52,
    marginBottom: 42,
    style,
    color,
    x: { label: "weeks since the first purchase of all" },
    y: { label: "cumulative repeat purchases", grid: true },
    marks: [
      Plot.ruleX([39], { strokeDasharray: "3 3" }),
      Plot.text(["fitted"], { x: 39, frameAnchor: "bottom", textAnchor: "end", dx: -8, dy: -6 }),
      Plot.text(["judged"], { x: 39, frameAnchor: "bottom", textAnchor: "start", dx: 8, dy: -6 }),
      Plot.lineY(tracked.slice(0, 78), { x: "time", y: "actual", stroke: colours.actual, strokeWidth: 3 }),
      Plot.lineY(tracked, { x: "time", y: "expected", stroke: "series", strokeWidth: 1.5 }),
      ...names,
    ],
  });

  const cells = (["BG/NBD", "Pareto/NBD"] as const).flatMap((model) =>
    frequencyRecencyMatrix(models[model], { observed: 39, mostPurchases: 20, steps: 13, horizon: 39 })
      .filter(({ repeatPurchases }) => repeatPurchases > 0)
      .map((cell) => ({ ...cell, model })),
  );
  drawFigure(
    "frequency-recency",
    {
      width: 760,
      height: 380,
      marginTop: 84,
      marginBottom: 42,
      style,
      fx: { label: null, padding: 0.1 },
      x: {
        label: "repeat purchases",
        type: "band",
        tickFormat: (each: number) => (each % 5 === 0 ? String(each) : ""),
      },
      y: { label: "week of the last purchase", type: "band", reverse: true },
      color: {
        type: "threshold",
        domain: [0.25, 0.5, 1, 2, 4, 8, 16],
        scheme: "YlGnBu",
        label: "expected purchases in the next 39 weeks",
      },
      marks: [Plot.cell(cells, { fx: "model", x: "repeatPurchases", y: "recency", fill: "expected", inset: 0 })],
    },
    { x: 40, y: 4 },
  );
}

/** Draws a chart to a file, with the key to its colours, if asked for, in the corner given. */
function drawFigure(name: string, options: Plot.PlotOptions, key?: { x: number; y: number }): void {
  const legend = key === undefined ? "" : colourKey(options.color ?? {}, key);
  writeFigure(name, draw(options).replace(/<\/svg>$/, `${legend}</svg>`));
}

function colourKey(color: Plot.ScaleOptions, { x, y }: { x: number; y: number }): string {
  const { document } = new Window();
  // The document is an option of the legend that its types do not know.
  const options = { color, document };
  return Plot.legend(options).outerHTML.replace("<svg ", `<svg x="${x}" y="${y}" text-anchor="start" `);
}
