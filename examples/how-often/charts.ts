import * as Plot from "@observablehq/plot";
import { responseAt, responseCurve } from "retention-kit";
import { levelColours } from "../report-kit/charts/level-colours.js";
import { axisNumber } from "../report-kit/numbers.js";
import { draw } from "../report-kit/draw.js";
import { MINUTES, hourBySeller, type Comparison } from "./compare.js";

const LEVELS = "by level";
const ALLOCATED = "allocated";
const colours = { domain: [LEVELS, ALLOCATED], range: ["#edae49", "#1f6f8b"], legend: false };
const style = { background: "white", color: "#222", fontSize: "12px" };

/** What reviews of a few accounts bring in a year, with the number that each rule gives them. */
export function curvesChart({ accounts }: Comparison): string {
  const ranked = [...accounts].sort((one, other) => other.account.attention.total - one.account.attention.total);
  const picked = [0.002, 0.02, 0.1, 0.3].map((share) => ranked[Math.floor(share * ranked.length)]);
  const shown = picked.filter((account) => account !== undefined);
  const points = shown.flatMap(({ account }) => {
    const curve = responseCurve({ kind: "attention", attention: account.attention });
    return Array.from({ length: 61 }, (_, step) => ({
      account: account.accountId,
      reviews: step / 5,
      worth: responseAt(curve, step / 5),
    }));
  });
  const dots = shown.flatMap(({ account, byLevel, allocated, valueByLevel, valueAllocated }) => [
    { account: account.accountId, rule: LEVELS, reviews: byLevel, worth: valueByLevel },
    { account: account.accountId, rule: ALLOCATED, reviews: allocated, worth: valueAllocated },
  ]);
  return draw({
    width: 760,
    height: 350,
    marginBottom: 44,
    marginLeft: 56,
    marginRight: 90,
    style,
    x: { label: "reviews a year", ticks: 12 },
    y: { label: "what they bring in a year", grid: true, tickFormat: axisNumber("en") },
    color: colours,
    marks: [
      Plot.line(points, { x: "reviews", y: "worth", z: "account", stroke: "#999", strokeWidth: 1.5 }),
      Plot.text(
        points.filter(({ reviews }) => reviews === 12),
        { x: "reviews", y: "worth", text: "account", textAnchor: "start", dx: 6, fill: "#555" },
      ),
      Plot.dot(dots, { x: "reviews", y: "worth", fill: "rule", r: 5, stroke: "white" }),
      Plot.ruleY([0]),
    ],
  });
}

/** What an hour more of each seller would bring, and what the last review of their accounts brings by level. */
export function hoursChart(comparison: Comparison): string {
  const rows = hourBySeller(comparison);
  return draw({
    width: 760,
    height: 370,
    marginLeft: 76,
    marginBottom: 44,
    style,
    x: { label: "an hour brings", grid: true, tickFormat: axisNumber("en") },
    y: { label: null },
    marks: [
      Plot.ruleY(rows, { x1: "least", x2: "most", y: "sellerId", stroke: "#edae49", strokeWidth: 5 }),
      Plot.dot(rows, { x: "worth", y: "sellerId", fill: "#1f6f8b", r: 5, stroke: "white" }),
      Plot.ruleX([0]),
    ],
  });
}

/** Hours of a year by opportunity level: as the levels have them, and where they bring most. */
export function movedChart({ accounts }: Comparison): string {
  const panel = (level: string): string => `${level} opportunity`;
  const rows = levelColours.domain.flatMap((level) =>
    (
      [
        [LEVELS, "byLevel"],
        [ALLOCATED, "allocated"],
      ] as const
    ).flatMap(([rule, field]) => {
      const own = accounts.filter(({ account }) => account.opportunity.level === level);
      return {
        level: panel(level),
        rule,
        hours: own.reduce((sum, account) => sum + (account[field] * MINUTES) / 60, 0),
      };
    }),
  );
  return draw({
    width: 760,
    height: 250,
    marginBottom: 44,
    marginLeft: 76,
    marginRight: 140,
    style,
    x: { label: "hours a year", grid: true },
    y: { label: null, domain: [LEVELS, ALLOCATED] },
    fy: { label: null, domain: levelColours.domain.map(panel) },
    color: colours,
    marks: [
      Plot.barX(rows, { x: "hours", y: "rule", fy: "level", fill: "rule" }),
      Plot.text(rows, {
        x: "hours",
        y: "rule",
        fy: "level",
        text: ({ hours }: { hours: number }) => String(Math.round(hours)),
        textAnchor: "start",
        dx: 4,
      }),
      Plot.ruleX([0]),
    ],
  });
}
