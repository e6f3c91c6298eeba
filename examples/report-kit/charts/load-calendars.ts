import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import type { Say } from "../say.js";
import { weeksAxis } from "./weeks-axis.js";

/** A day of the week, as its rows are marked. */
type Weekday = (typeof WEEKDAYS)[number];

/** One day of one seller. */
export interface LoadCell {
  sellerId: string;
  /** Monday of the week, as a plain date. */
  week: string;
  weekday: Weekday;
  /** Share of the day's review minutes that is booked; null on a day off. */
  used: number | null;
}

/** The days of a week, in its order. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** A calendar for each seller: a column a week, a row a weekday, darker where more of the day is booked. */
export function loadCalendars(cells: LoadCell[], say: Say, language: string, width: number): string {
  const perRow = width > 600 ? 4 : 2;
  const sellers = [...new Set(cells.map(({ sellerId }) => sellerId))].sort();
  const across = (sellerId: string): number => sellers.indexOf(sellerId) % perRow;
  const down = (sellerId: string): number => Math.floor(sellers.indexOf(sellerId) / perRow);
  const weeks = [...new Set(cells.map(({ week }) => week))].sort();
  const weekdays = WEEKDAYS.filter((weekday) => cells.some((cell) => cell.weekday === weekday && cell.used !== null));
  const facet = {
    fx: (cell: { sellerId: string }) => across(cell.sellerId),
    fy: (cell: { sellerId: string }) => down(cell.sellerId),
  };
  const position = { ...facet, x: "week", y: "weekday" };
  const shown = cells.filter(({ weekday }) => weekdays.includes(weekday));
  const rows = Math.ceil(sellers.length / perRow);
  return draw({
    width,
    height: 46 + rows * (28 + weekdays.length * 17),
    marginTop: 30,
    marginLeft: 40,
    marginBottom: 48,
    fx: { axis: null, padding: 0.06 },
    fy: { axis: null, padding: 0.22 },
    x: weeksAxis(weeks, language, width > 600 ? 2 : 4),
    y: { domain: weekdays, label: null, tickSize: 0, tickFormat: (weekday: Weekday) => say(weekday) },
    opacity: { type: "linear", domain: [0, 1], range: [0.1, 1] },
    marks: [
      Plot.cell(
        shown.filter(({ used }) => used === null),
        { ...position, fill: "#f4f4f2", inset: 0.5 },
      ),
      Plot.cell(
        shown.filter(({ used }) => used !== null),
        { ...position, fill: "none", stroke: "#9dc3c2", strokeOpacity: 0.7, inset: 1 },
      ),
      Plot.cell(
        shown.filter(({ used }) => used !== null),
        { ...position, fill: "#1f6f8b", fillOpacity: "used", inset: 0.5 },
      ),
      Plot.text(
        sellers.map((sellerId) => ({ sellerId })),
        {
          ...facet,
          text: "sellerId",
          frameAnchor: "top-left",
          dy: -14,
          fontWeight: "bold",
        },
      ),
    ],
  });
}
