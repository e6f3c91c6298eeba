import * as Plot from "@observablehq/plot";
import { draw } from "../support/draw.js";

/** Colours of the three levels, apart for every kind of colour vision. */
export const levelColours = { domain: ["high", "medium", "low"], range: ["#d1495b", "#edae49", "#66809f"] };

/** How many accounts each level holds. */
export function levelChart(levels: { level: string; accounts: number; worth: number }[]): string {
  return draw({
    width: 460,
    height: 170,
    marginLeft: 70,
    marginRight: 70,
    x: { label: "accounts", grid: true },
    y: { label: null, domain: levelColours.domain },
    color: levelColours,
    marks: [
      Plot.barX(levels, { x: "accounts", y: "level", fill: "level" }),
      Plot.text(levels, {
        x: "accounts",
        y: "level",
        text: ({ accounts }) => String(accounts),
        textAnchor: "start",
        dx: 5,
      }),
    ],
  });
}

/** What the chosen offers of each level are expected to bring. */
export function worthChart(levels: { level: string; worth: number }[], currency: string): string {
  return draw({
    width: 460,
    height: 170,
    marginLeft: 70,
    marginRight: 70,
    x: { label: `expected value, thousand ${currency}`, grid: true },
    y: { label: null, domain: levelColours.domain },
    color: levelColours,
    marks: [
      Plot.barX(levels, { x: ({ worth }: { worth: number }) => worth / 1000, y: "level", fill: "level" }),
      Plot.text(levels, {
        x: ({ worth }: { worth: number }) => worth / 1000,
        y: "level",
        text: ({ worth }: { worth: number }) => String(Math.round(worth / 1000)),
        textAnchor: "start",
        dx: 5,
      }),
    ],
  });
}

/** One day of one seller. */
export interface LoadCell {
  sellerId: string;
  /** Monday of the week, as a plain date. */
  week: string;
  weekday: string;
  /** Share of the day's review minutes that is booked; null on a day off. */
  used: number | null;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const CALENDARS_ACROSS = 4;

/** A calendar for each seller: a column a week, a row a weekday, darker where more of the day is booked. */
export function loadCalendars(cells: LoadCell[]): string {
  const sellers = [...new Set(cells.map(({ sellerId }) => sellerId))].sort();
  const across = (sellerId: string): number => sellers.indexOf(sellerId) % CALENDARS_ACROSS;
  const down = (sellerId: string): number => Math.floor(sellers.indexOf(sellerId) / CALENDARS_ACROSS);
  const weeks = [...new Set(cells.map(({ week }) => week))].sort();
  const weekdays = WEEKDAYS.filter((weekday) => cells.some((cell) => cell.weekday === weekday && cell.used !== null));
  const facet = {
    fx: (cell: { sellerId: string }) => across(cell.sellerId),
    fy: (cell: { sellerId: string }) => down(cell.sellerId),
  };
  const position = { ...facet, x: "week", y: "weekday" };
  const shown = cells.filter(({ weekday }) => weekdays.includes(weekday));
  const rows = Math.ceil(sellers.length / CALENDARS_ACROSS);
  return draw({
    width: 1080,
    height: 40 + rows * (28 + weekdays.length * 17),
    marginTop: 30,
    marginLeft: 40,
    marginBottom: 42,
    fx: { axis: null, padding: 0.06 },
    fy: { axis: null, padding: 0.22 },
    x: {
      domain: weeks,
      label: null,
      tickRotate: -60,
      ticks: weeks.filter((_, index) => index % 2 === 0),
      tickFormat: (week: string) => week.slice(5),
      tickSize: 0,
    },
    y: { domain: weekdays, label: null, tickSize: 0 },
    color: {
      type: "linear",
      domain: [0, 1],
      range: ["#eaf3f6", "#12485c"],
      label: "share of the day's review minutes booked",
      legend: false,
    },
    marks: [
      Plot.cell(
        shown.filter(({ used }) => used === null),
        { ...position, fill: "#f4f4f2", inset: 0.5 },
      ),
      Plot.cell(
        shown.filter(({ used }) => used !== null),
        { ...position, fill: "used", inset: 0.5 },
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

/** Where an account stands: what it could still buy, and whether it will buy again. */
export interface Standing {
  accountId: string;
  level: string;
  worth: number;
  loyalty: number;
}

/** Loyalty below which an account counts as at risk in the four-field picture. */
export const AT_RISK = 0.7;

/** Four fields: who could buy much and is at risk stands at the lower right. */
export function fourFields(standings: readonly Standing[], currency: string): string {
  const worthiest = standings.map(({ worth }) => worth).sort((a, b) => a - b);
  const middle = worthiest[Math.floor(worthiest.length / 2)] ?? 0;
  return draw({
    width: 1000,
    height: 380,
    marginLeft: 50,
    x: { type: "sqrt", label: `expected value, ${currency}`, grid: true },
    y: { domain: [0, 1], label: "probability of buying again", tickFormat: ".0%", grid: true },
    color: { ...levelColours, legend: false },
    marks: [
      Plot.ruleX([middle], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      Plot.ruleY([AT_RISK], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      Plot.dot([...standings], {
        x: "worth",
        y: ({ loyalty }: Standing) => loyalty,
        fill: "level",
        fillOpacity: 0.6,
        r: 2.5,
      }),
    ],
  });
}
