import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import type { Say } from "../say.js";
import { weeksAxis } from "./weeks-axis.js";

/** One week of one seller: what is booked, and what there is room for. */
export interface WeekLoad {
  sellerId: string;
  /** Monday of the week, as a plain date. */
  week: string;
  minutes: number;
  capacity: number;
}

const CHARTS_ACROSS = 4;
const HEIGHT_OF_ROW = 92;

/** Load against capacity, a small chart a seller: bars are hours booked, the line is the room for them. */
export function loadByWeek(loads: readonly WeekLoad[], say: Say): string {
  const sellers = [...new Set(loads.map(({ sellerId }) => sellerId))].sort();
  const weeks = [...new Set(loads.map(({ week }) => week))].sort();
  const place = ({ sellerId }: { sellerId: string }): number => sellers.indexOf(sellerId);
  const facet = {
    fx: (row: { sellerId: string }) => place(row) % CHARTS_ACROSS,
    fy: (row: { sellerId: string }) => Math.floor(place(row) / CHARTS_ACROSS),
  };
  const hours = (minutes: number): number => minutes / 60;
  return draw({
    width: 1080,
    height: 40 + Math.ceil(sellers.length / CHARTS_ACROSS) * HEIGHT_OF_ROW,
    marginTop: 26,
    marginLeft: 32,
    marginBottom: 40,
    fx: { axis: null, padding: 0.1 },
    fy: { axis: null, padding: 0.36 },
    x: weeksAxis(weeks),
    y: { label: say("hours"), labelArrow: "none", ticks: 3, grid: true },
    marks: [
      Plot.barY(loads, { ...facet, x: "week", y: ({ capacity }: WeekLoad) => hours(capacity), fill: "#e6eaee" }),
      Plot.barY(loads, { ...facet, x: "week", y: ({ minutes }: WeekLoad) => hours(minutes), fill: "#1f6f8b" }),
      Plot.text(
        sellers.map((sellerId) => ({ sellerId })),
        { ...facet, text: "sellerId", frameAnchor: "top-left", dy: -14, fontWeight: "bold" },
      ),
    ],
  });
}
