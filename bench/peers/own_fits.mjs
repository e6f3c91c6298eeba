/**
 * Our fits to the summaries in a CSV file, one JSON line a model: the counterpart of lifetimes_fits.py, in a process of
 * its own for its memory and its cold start. Called by bench/purchases.ts: node own_fits.mjs FILE REPEATS MODEL...
 */
import { readFileSync } from "node:fs";

const [, , file, repeats, ...models] = process.argv;
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number))
  .map(([repeatPurchases, recency, observed, meanRepeatSpend]) => ({
    repeatPurchases,
    recency,
    observed,
    meanRepeatSpend,
    unit: "week",
  }));

function timed(run) {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(values) {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)];
}

function settled(run) {
  return median(Array.from({ length: Number(repeats) }, () => timed(run)));
}

const importing = performance.now();
const { fitBgNbd, fitGammaGamma, fitMbgNbd, fitParetoNbd, predictPurchases } = await import("retention-kit");
const importMs = performance.now() - importing;
const fits = { "bg-nbd": fitBgNbd, "mbg-nbd": fitMbgNbd, "pareto-nbd": fitParetoNbd, "gamma-gamma": fitGammaGamma };

for (const model of models) {
  const fit = fits[model];
  const firstMs = timed(() => fit(rows));
  for (let warm = 0; warm < Math.min(20, 50_000 / rows.length); warm++) fit(rows);
  const ms = settled(() => fit(rows));
  const fitted = fit(rows);
  const result = {
    model,
    ms,
    firstMs,
    importMs,
    customers: fitted.observations,
    logLikelihood: fitted.logLikelihood,
    parameters: fitted.parameters,
  };
  if (model === "bg-nbd") {
    const predict = () => predictPurchases(fitted, rows, { horizon: 39 });
    result.firstPredictMs = timed(predict);
    result.predictMs = settled(predict);
    result.passMs = settled(() => rows.reduce((sum, row) => sum + row.repeatPurchases + row.recency + row.observed, 0));
    const text = JSON.stringify(rows);
    result.parseMs = settled(() => JSON.parse(text));
  }
  result.memoryMB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify(result));
}
