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

const HEIGHT_OF_ROW = 92;

/** Load against capacity, a small chart a seller: bars are hours booked, the line is the room for them. */
export function loadByWeek(loads: readonly WeekLoad[], say: Say, language: string, width: number): string {
  const across = width > 600 ? 4 : 2;
  const sellers = [...new Set(loads.map(({ sellerId }) => sellerId))].sort();
  const weeks = [...new Set(loads.map(({ week }) => week))].sort();
  const place = ({ sellerId }: { sellerId: string }): number => sellers.indexOf(sellerId);
  const facet = {
    fx: (row: { sellerId: string }) => place(row) % across,
    fy: (row: { sellerId: string }) => Math.floor(place(row) / across),
  };
  const hours = (minutes: number): number => minutes / 60;
  return draw({
    width,
    height: 46 + Math.ceil(sellers.length / across) * HEIGHT_OF_ROW,
    marginTop: 26,
    marginLeft: 32,
    marginBottom: 46,
    fx: { axis: null, padding: 0.1 },
    fy: { axis: null, padding: 0.36 },
    x: weeksAxis(weeks, language, width > 600 ? 2 : 4),
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
