import * as Plot from "@observablehq/plot";
import type { PlainDate, ServiceReminder, UseReading } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import type { DatedAction, PartsOfMonth } from "./month.js";
import type { DealerWords } from "./words.js";

/** Colours that stay apart for every kind of colour vision. */
const colours = ["#1f6f8b", "#d1495b", "#edae49", "#66809f", "#7a5195", "#9dc3c2"];

const monthName = (month: string, { months }: DealerWords): string => months[Number(month.slice(5, 7)) - 1] ?? month;

/** Parts by month, a small chart a part. */
export function partsChart(parts: readonly PartsOfMonth[], words: DealerWords): string {
  const kinds = [...new Set(parts.map(({ part }) => part))];
  return draw({
    width: 1080,
    height: 230,
    marginTop: 34,
    marginLeft: 40,
    marginBottom: 40,
    fx: { axis: null, domain: kinds, padding: 0.12 },
    x: {
      type: "band",
      domain: [...new Set(parts.map(({ month }) => month))],
      label: null,
      tickFormat: (month: string) => monthName(month, words),
      tickSize: 0,
    },
    y: { label: words.pieces, labelArrow: "none", grid: true, ticks: 4 },
    marks: [
      Plot.barY(parts, { fx: "part", x: "month", y: "pieces", fill: "#1f6f8b" }),
      Plot.ruleX(parts, { fx: "part", x: "month", y1: "lower", y2: "upper", stroke: "#333", strokeWidth: 1.5 }),
      Plot.text(parts, {
        fx: "part",
        x: "month",
        y: "upper",
        text: ({ pieces }: PartsOfMonth) => String(Math.round(pieces)),
        dy: -7,
        fontSize: 10,
      }),
      Plot.text(kinds, {
        fx: (part: string) => part,
        text: (part: string) => words.names[part] ?? part,
        frameAnchor: "top",
        dy: -26,
        fontSize: 13,
        fontWeight: "bold",
      }),
    ],
  });
}

/** Contacts by day, stacked by what they are for. */
export function callsChart(calls: readonly DatedAction[], words: DealerWords): string {
  const kinds = Object.keys(words.actions) as (keyof DealerWords["actions"])[];
  const present = kinds.filter((kind) => calls.some(({ action }) => action === kind));
  return draw({
    width: 1080,
    height: 220,
    marginLeft: 40,
    marginBottom: 34,
    x: { type: "band", label: null, tickFormat: (day: string) => String(Number(day.slice(8))), tickSize: 0 },
    y: { label: words.perDay, labelArrow: "none", grid: true, ticks: 4 },
    color: { domain: present.map((kind) => words.actions[kind]), range: colours, legend: true },
    marks: [
      Plot.barY(
        calls,
        Plot.groupX(
          { y: "count" },
          {
            x: "on",
            fill: ({ action }: DatedAction) => words.actions[action],
            order: present.map((kind) => words.actions[kind]),
          },
        ),
      ),
    ],
  });
}

/** What a counter showed, and the days between which it reaches a level. */
export function forecastChart(
  readings: readonly UseReading[],
  { dueOn, earliestOn, latestOn }: ServiceReminder,
  level: number,
  words: DealerWords,
): string {
  const at = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);
  const points = readings.map(({ on, use }) => ({ day: at(on), use: use / 1000 }));
  const last = points.at(-1) ?? { day: at(dueOn), use: 0 };
  const label = (date: Date): string => `${words.months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
  return draw({
    width: 1080,
    height: 260,
    marginLeft: 50,
    marginBottom: 34,
    marginRight: 70,
    x: { type: "utc", label: null, ticks: 8, tickFormat: label },
    y: { label: words.kilometres, labelArrow: "none", grid: true, ticks: 5 },
    marks: [
      Plot.rectX([{ from: at(earliestOn ?? dueOn), to: at(latestOn ?? dueOn) }], {
        x1: "from",
        x2: "to",
        fill: "#edae49",
        fillOpacity: 0.35,
      }),
      Plot.ruleX([at(dueOn)], { stroke: "#d1495b", strokeWidth: 1.5 }),
      Plot.ruleY([level / 1000], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      Plot.line([last, { day: at(dueOn), use: level / 1000 }], {
        x: "day",
        y: "use",
        stroke: "#1f6f8b",
        strokeDasharray: "5 4",
      }),
      Plot.line(points, { x: "day", y: "use", stroke: "#1f6f8b" }),
      Plot.dot(points, { x: "day", y: "use", fill: "#1f6f8b", r: 3.5 }),
      Plot.text([at(dueOn)], {
        x: (day: Date) => day,
        frameAnchor: "top",
        text: () => dueOn,
        dy: -12,
        fill: "#d1495b",
      }),
    ],
  });
}
