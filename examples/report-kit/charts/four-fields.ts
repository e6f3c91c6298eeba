import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import type { Say } from "../say.js";
import { levelColours } from "./level-colours.js";

/** Where an account stands: what it could still buy, and whether it will buy again. */
export interface Standing {
  accountId: string;
  level: string;
  worth: number;
  loyalty: number;
  /** Value at risk, which the size of the dot shows; 0 where it is not known. */
  atRisk: number;
}

/** Loyalty below which an account counts as at risk. */
export const AT_RISK = 0.7;

/** Four fields: who could buy much and is at risk stands at the lower right, the larger the more it would cost. */
export function fourFields(standings: readonly Standing[], currency: string, say: Say): string {
  const worthiest = standings.map(({ worth }) => worth).sort((a, b) => a - b);
  const middle = worthiest[Math.floor(worthiest.length / 2)] ?? 0;
  const corner = { fontWeight: "bold", fill: "#5b6477", fontSize: 12, stroke: "white", strokeWidth: 4 } as const;
  return draw({
    width: 1080,
    height: 420,
    marginLeft: 50,
    x: { type: "sqrt", label: say("what it could still buy: expected value, {currency}", { currency }), grid: true },
    y: { domain: [0, 1], label: say("probability of buying again"), tickFormat: ".0%", grid: true },
    r: { range: [1, 11] },
    color: { ...levelColours, legend: false },
    marks: [
      Plot.ruleX([middle], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      Plot.ruleY([AT_RISK], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      // The largest first, so that none hides behind another.
      Plot.dot(
        standings.toSorted((a, b) => b.atRisk - a.atRisk),
        {
          x: "worth",
          y: ({ loyalty }: Standing) => loyalty,
          r: "atRisk",
          fill: "level",
          fillOpacity: 0.55,
          stroke: "white",
          strokeWidth: 0.4,
        },
      ),
      Plot.text([say("could buy much, at risk: act now")], { frameAnchor: "bottom-right", dx: -6, dy: -8, ...corner }),
      Plot.text([say("could buy much, loyal: sell")], { frameAnchor: "top-right", dx: -6, dy: 8, ...corner }),
      Plot.text([say("could buy little, loyal: keep")], { frameAnchor: "top-left", dx: 6, dy: 8, ...corner }),
      Plot.text([say("could buy little, at risk: ask why")], { frameAnchor: "bottom-left", dx: 6, dy: -8, ...corner }),
    ],
  });
}
