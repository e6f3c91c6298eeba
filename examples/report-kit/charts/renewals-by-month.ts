import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";

/** Contracts that end in a month, by their money of a year. */
export interface MonthOfRenewals {
  /** As YYYY-MM. */
  month: string;
  amount: number;
  contracts: number;
}

/** A bar a month, as high as what ends in it, with how many contracts that is. */
export function renewalsByMonth(months: readonly MonthOfRenewals[], currency: string): string {
  return draw({
    width: 720,
    height: 200,
    marginLeft: 64,
    x: { label: null },
    y: { label: currency, labelArrow: "none", grid: true, ticks: 4 },
    marks: [
      Plot.barY(months, { x: "month", y: "amount", fill: "#1f6f8b" }),
      Plot.text(months, { x: "month", y: "amount", text: ({ contracts }) => String(contracts), dy: -8 }),
      Plot.ruleY([0]),
    ],
  });
}
