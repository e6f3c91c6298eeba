import * as Plot from "@observablehq/plot";
import type { RecurringProblem, StandardCompliance } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import type { ScoredTicket, StaffedHour, TopicToFix } from "./analyse.js";

const CALM = "#66809f";
const ALARM = "#d1495b";
const INK = "#1d2433";
const PROBLEMS_SHOWN = 12;
/** Quarters of a point of effort. */
const BINS = Array.from({ length: 17 }, (_, index) => 1 + index / 4);

/** Topics by what their problems of the month cost, each with its interval; red ones have broken out. */
export function damageChart(topics: readonly TopicToFix[], currency: string): string {
  const rows = topics.flatMap(({ topic, damage: { damage }, problem }) =>
    damage === null ? [] : [{ topic, ...damage, standsOut: problem?.standsOut === true }],
  );
  return draw({
    width: 520,
    height: 60 + rows.length * 30,
    marginLeft: 95,
    marginRight: 20,
    x: { label: `what the month's problems cost, thousand ${currency}`, grid: true },
    y: { label: null, domain: rows.map(({ topic }) => topic), tickSize: 0 },
    marks: [
      Plot.barX(rows, { y: "topic", x: thousands("mean"), fill: ({ standsOut }) => (standsOut ? ALARM : CALM) }),
      Plot.ruleY(rows, { y: "topic", x1: thousands("lower"), x2: thousands("upper"), stroke: INK, strokeWidth: 1.5 }),
      Plot.ruleX([0]),
    ],
  });
}

function thousands(field: "mean" | "lower" | "upper") {
  return (row: Record<typeof field, number>): number => row[field] / 1000;
}

/** How many tickets cost how much effort. */
export function effortChart(scored: readonly ScoredTicket[]): string {
  const rows = scored.flatMap(({ ticket, score: { effort } }) =>
    effort === null ? [] : [{ effort, state: ticket.resolved === true ? "solved" : "not solved" }],
  );
  return draw({
    width: 520,
    height: 240,
    marginLeft: 45,
    x: { label: "effort, 1 very low to 5 very high", domain: [1, 5] },
    y: { label: "tickets", grid: true },
    color: { domain: ["solved", "not solved"], range: [CALM, ALARM], legend: false },
    marks: [
      Plot.rectY(
        rows,
        Plot.binX<Plot.RectYOptions>(
          { y: "count" },
          { x: { value: "effort", thresholds: BINS }, fill: "state", inset: 0.5 },
        ),
      ),
      Plot.ruleY([0]),
    ],
  });
}

/** Tickets of the month against what the history leads to expect. */
export function problemChart(problems: readonly RecurringProblem[]): string {
  const rows = [...problems]
    .sort((a, b) => Number(b.standsOut) - Number(a.standsOut) || b.tickets - a.tickets)
    .slice(0, PROBLEMS_SHOWN)
    .map(({ topic, productId, tickets, expected, standsOut }) => ({
      name: topic ?? productId ?? "",
      tickets,
      expected,
      standsOut,
    }));
  return draw({
    width: 520,
    height: 60 + rows.length * 22,
    marginLeft: 110,
    marginRight: 20,
    x: { label: "tickets in four weeks", grid: true },
    y: { label: null, domain: rows.map(({ name }) => name), tickSize: 0 },
    marks: [
      Plot.barX(rows, { y: "name", x: "tickets", fill: ({ standsOut }) => (standsOut ? ALARM : CALM) }),
      Plot.tickX(rows, { y: "name", x: "expected", stroke: INK, strokeWidth: 2.5 }),
      Plot.ruleX([0]),
    ],
  });
}

/** How each standard was kept month by month, with its interval, against the share promised. */
export function standardsChart(standards: readonly StandardCompliance[]): string {
  const rows = standards.flatMap(({ standardId, periods, target }) =>
    periods.map(({ from, share, lower, upper }) => ({
      standard: standardId,
      from: new Date(from),
      share,
      lower,
      upper,
      target,
    })),
  );
  const facet = { fx: "standard", x: "from" };
  return draw({
    width: 1080,
    height: 250,
    marginLeft: 48,
    marginTop: 34,
    fx: { label: null, padding: 0.08 },
    x: { label: null, type: "utc", ticks: 5, tickFormat: "%b %y" },
    y: { label: "share of tickets", tickFormat: ".0%", grid: true, domain: [0.5, 1] },
    marks: [
      Plot.ruleY(standards, { fx: "standardId", y: "target", stroke: INK, strokeDasharray: "4 3" }),
      Plot.areaY(rows, { ...facet, y1: "lower", y2: "upper", fill: CALM, fillOpacity: 0.25, clip: true }),
      Plot.lineY(rows, { ...facet, y: "share", stroke: CALM, strokeWidth: 2 }),
      Plot.dot(rows, {
        ...facet,
        y: "share",
        r: 2.5,
        fill: ({ share, target }: (typeof rows)[number]) => (share < target ? ALARM : CALM),
      }),
    ],
  });
}

/** Calls by the hour, and the people needed for them. */
export function staffChart(hours: readonly StaffedHour[]): string {
  const name = ({ hour }: StaffedHour): string => `${hour}:00`;
  return draw({
    width: 520,
    height: 240,
    marginLeft: 45,
    x: { label: null, domain: hours.map(name), tickSize: 0 },
    y: { label: "calls an hour", grid: true },
    marks: [
      Plot.barY(hours, { x: name, y: "callsPerHour", fill: CALM }),
      Plot.text(hours, {
        x: name,
        y: "callsPerHour",
        text: ({ staffing }: StaffedHour) => `${staffing.people}`,
        dy: -8,
        fontWeight: "bold",
      }),
      Plot.ruleY([0]),
    ],
  });
}
