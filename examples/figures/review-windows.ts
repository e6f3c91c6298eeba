/**
 * Draws docs/figures/review-windows.svg: when accounts of each level are reviewed in the year after a touch, and what a
 * signal changes.
 * Run: npm run docs:figures
 */
import * as Plot from "@observablehq/plot";
import { type UpcomingReviewsOptions, upcomingReviews } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

const touch = "2026-09-01";
const horizon = { asOf: touch, from: touch, to: "2027-09-30" };
const account = { id: "acme", touches: [{ on: touch, kind: "review" }] };
const ending = { code: "contract-ending", on: "2026-09-02", reviewBy: "2026-11-01" };
const kinds: Record<string, Pick<UpcomingReviewsOptions, "opportunity" | "signals">> = {
  high: { opportunity: { level: "high" } },
  medium: { opportunity: { level: "medium" } },
  "medium, a contract ends": { opportunity: { level: "medium" }, signals: [ending] },
  low: { opportunity: { level: "low" } },
};
const rows = Object.entries(kinds).flatMap(([kind, rest]) =>
  upcomingReviews(account, { ...horizon, ...rest }).map(({ earliestOn, idealOn, latestOn }) => ({
    kind,
    earliest: new Date(earliestOn),
    ideal: new Date(idealOn),
    latest: new Date(latestOn),
  })),
);

const svg = draw({
  width: 860,
  height: 210,
  marginLeft: 160,
  marginTop: 10,
  style: { background: "white", color: "#222", fontSize: "12px" },
  x: { type: "utc", label: null, grid: true, domain: [new Date(touch), new Date("2027-10-10")], clamp: true },
  y: { label: null, domain: Object.keys(kinds), tickSize: 0, padding: 0.45 },
  marks: [
    Plot.barX(rows, { y: "kind", x1: "earliest", x2: "latest", fill: "#3b6ea5", fillOpacity: 0.35 }),
    Plot.tickX(rows, { y: "kind", x: "ideal", stroke: "#1f3f66", strokeWidth: 3 }),
  ],
});
writeFigure("review-windows", svg);
