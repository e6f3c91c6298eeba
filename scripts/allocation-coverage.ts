import { parseArgs } from "node:util";
import { fitResponse } from "../src/allocation/fitting/fit-response.js";
import { experimentResult } from "../src/allocation/proof/experiment-result.js";
import { drawControlGroup } from "../src/measures/draw-control-group.js";
import { accountsOf, draws, historyOf, timesOf, yearOf, type Company } from "../test/allocation/companies.js";

/**
 * How often 90% intervals of experiments and fitted curves hold what is true, over simulated companies. Fails where it is
 * not 90 ± 2%.
 */
const { values } = parseArgs({ options: { runs: { type: "string", default: "2000" } } });
const runs = Number(values.runs);
const held = { retention: 0, money: 0, effect: 0, fitted: 0 };
let segments = 0;

const company: Company = { accounts: 600, segments: 3, loss: 0.3, keep: 0.25, grow: 0.12, furtherShare: 0.5 };
const truth = {
  retention: company.loss * company.keep * 1.5,
  money: Math.exp(5 + (0.25 + 0.36) / 2) * company.grow * 1.5,
};
for (let run = 0; run < runs; run++) {
  const random = draws(10_000 + run);
  const accounts = accountsOf(company, random);
  const groups = drawControlGroup(accounts, { seed: run, share: 0.4, strata: ["segment"] });
  const treated = new Set(groups.treated);
  const rows = yearOf(company, accounts, ({ id }) => (treated.has(id) ? 2 : 0), random);
  const result = experimentResult(groups, rows, { confidence: 0.9 });
  for (const measure of ["retention", "money"] as const) {
    const found = result[measure];
    if (found !== null && found.lower <= truth[measure] && truth[measure] <= found.upper) held[measure]++;
  }
  const [keep] = result.posterior;
  if (keep && Math.abs(keep.measured.mean - company.keep) <= 1.6449 * keep.measured.deviation) held.effect++;

  const history = historyOf({ accounts: 600, segments: 6, spread: 15, noise: 60 }, random);
  for (const { segment, atMean, meanReviews } of fitResponse(history.rows, { drawn: "lot", confidence: 0.9 })
    .segments) {
    const own = (history.effects.get(segment) ?? NaN) * timesOf(meanReviews, history.furtherShare);
    if (atMean.lower <= own && own <= atMean.upper) held.fitted++;
    segments++;
  }
}

for (const [name, count] of Object.entries(held)) {
  const share = count / (name === "fitted" ? segments : runs);
  console.log(`${name.padEnd(10)} ${(100 * share).toFixed(1)}%`);
  if (Math.abs(share - 0.9) > 0.02) process.exitCode = 1;
}
