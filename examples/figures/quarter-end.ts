/**
 * Draws docs/figures/quarter-end.svg: a burst of reviews at a quarter's end, as wanted and as planned.
 * Run: npm run docs:figures
 */
import * as Plot from "@observablehq/plot";
import { planReviews, type PlanningRequest, type Seller } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

const HOURS_A_DAY = 4;
const HOUR = 60;
const workday: [string, string][] = [["09:00", "17:00"]];
const north: Seller = {
  id: "north",
  timeZone: "UTC",
  minutesPerDay: HOURS_A_DAY * HOUR,
  calendar: { hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday } },
  away: [{ from: "2026-12-24", to: "2027-01-01" }],
};

/** Reviews wanted on three days before the holidays, each within three weeks of its day; every third matters twice. */
const wanted = [
  { idealOn: "2026-12-16", count: 30 },
  { idealOn: "2026-12-18", count: 40 },
  { idealOn: "2026-12-22", count: 20 },
];
const requests = wanted.flatMap(({ idealOn, count }): PlanningRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `${idealOn}/${String(index).padStart(2, "0")}`,
    accountId: `account ${index}`,
    sellerId: "north",
    minutes: HOUR,
    priority: index % 3 === 0 ? 2 : 1,
    earliestOn: "2026-11-30",
    idealOn,
    latestOn: "2027-01-08",
  })),
);
const plan = planReviews(requests, { sellers: [north], from: "2026-11-30", to: "2027-01-15" });

const day = (on: string): Date => new Date(`${on}T00:00:00Z`);
const priority = new Map(requests.map((request) => [request.key, request.priority]));
const rows = [
  ...requests.map(({ key, idealOn }) => ({ panel: "as wanted", on: day(idealOn), key })),
  ...plan.booked.map(({ key, on }) => ({ panel: "as planned", on: day(on), key })),
].map((row) => ({ ...row, kind: priority.get(row.key) === 2 ? "priority 2" : "priority 1" }));
const byDay = { x: "on", fy: "panel", fill: "kind", interval: "day", insetLeft: 1, insetRight: 1 } as const;

writeFigure(
  "quarter-end",
  draw({
    width: 760,
    height: 380,
    marginLeft: 48,
    marginRight: 72,
    style: { background: "white", color: "#222", fontSize: "12px" },
    x: { label: null, type: "utc" },
    y: { label: "reviews a day", grid: true },
    fy: { label: null, domain: ["as wanted", "as planned"] },
    color: { domain: ["priority 2", "priority 1"], range: ["#1f3f66", "#8fb3d9"], legend: false },
    marks: [
      Plot.rectY(rows, Plot.binX({ y: "count" }, byDay)),
      Plot.ruleY([HOURS_A_DAY], { stroke: "#b04a3a", strokeDasharray: "4 3" }),
      Plot.ruleY([0]),
    ],
  }),
);
