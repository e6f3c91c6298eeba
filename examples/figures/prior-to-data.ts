/**
 * Draws docs/figures/prior-to-data.svg: how customers' outcomes take over from the published prior.
 * Run: npm run docs:figures
 */
import * as Plot from "@observablehq/plot";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { estimateLoyalty, fitLoyaltyModel, type LoyaltyObservation } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

const asOf = "2026-11-21";
const sizes = [0, 10, 50, 200, 2000];
const efforts = Array.from({ length: 41 }, (_, index) => 1 + index / 10);

/** Log odds straight from .88 at effort 1 to .70 at effort 5. */
function truth(effort: number): number {
  const [low, high] = [Math.log(0.88 / 0.12), Math.log(0.7 / 0.3)];
  return 1 / (1 + Math.exp(-(low + ((high - low) * (effort - 1)) / 4)));
}

const generator = xoroshiro128plus(258);
const customers = Array.from({ length: Math.max(...sizes) }, (): LoyaltyObservation => {
  const effort = 1 + 4 * uniformFloat64(generator);
  return { effort, repurchased: uniformFloat64(generator) < truth(effort) };
});

const rows = sizes.flatMap((size) => {
  const model = fitLoyaltyModel(customers.slice(0, size));
  return efforts.map((effort) => {
    const { probability, lower, upper } = estimateLoyalty({ effort }, { model, asOf });
    return {
      panel: size === 0 ? "no customer" : `${size} customers`,
      effort,
      probability,
      lower,
      upper,
      truth: truth(effort),
    };
  });
});

const svg = draw({
  width: 960,
  height: 302,
  marginLeft: 48,
  marginBottom: 42,
  marginTop: 56,
  style: { background: "white", color: "#222", fontSize: "12px" },
  fx: { label: null, domain: [...new Set(rows.map(({ panel }) => panel))], padding: 0.15 },
  x: { label: "effort", ticks: [1, 2, 3, 4, 5], tickFormat: "d", domain: [1, 5] },
  y: { label: "probability of buying again", domain: [0, 1], tickFormat: ".0%", grid: true },
  marks: [
    Plot.areaY(rows, { fx: "panel", x: "effort", y1: "lower", y2: "upper", fill: "#3b6ea5", fillOpacity: 0.2 }),
    Plot.lineY(rows, { fx: "panel", x: "effort", y: "truth", stroke: "#222", strokeDasharray: "4 3" }),
    Plot.lineY(rows, { fx: "panel", x: "effort", y: "probability", stroke: "#3b6ea5", strokeWidth: 2.5 }),
  ],
});
writeFigure("prior-to-data", svg);
