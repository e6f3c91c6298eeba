import * as Plot from "@observablehq/plot";
import type { RenewalMonth } from "retention-kit";
import { monthIn } from "../dates.js";
import { draw } from "../draw.js";
import { axisNumber } from "../numbers.js";

/** A bar a month, as high as what ends in it, filled as far as it is expected to stay, with its bounds and how many contracts it is. */
export function renewalsByMonth(
  months: readonly RenewalMonth[],
  currency: string,
  language: string,
  width: number,
): string {
  const named = monthIn(language);
  const isWide = width > 600;
  const x = "from";
  return draw({
    width: isWide ? 820 : width,
    height: isWide ? 240 : 220,
    marginLeft: 76,
    marginBottom: isWide ? 34 : 56,
    x: {
      type: "band",
      label: null,
      tickFormat: named,
      tickRotate: isWide ? 0 : -60,
    },
    y: { label: currency, labelArrow: "none", grid: true, ticks: 4, tickFormat: axisNumber(language) },
    marks: [
      Plot.barY(months, { x, y: "amount", fill: "#9dc3c2" }),
      Plot.barY(months, { x, y: "expected", fill: "#1f6f8b" }),
      Plot.ruleX(
        months.filter(({ lower, upper }) => lower !== null && upper !== null),
        { x, y1: "lower", y2: "upper", stroke: "#1d2433", strokeWidth: 2 },
      ),
      Plot.text(months, { x, y: "amount", text: ({ contracts }: RenewalMonth) => String(contracts), dy: -8 }),
      Plot.ruleY([0]),
    ],
  });
}
