/**
 * Fits and predictions side by side with lifetimes 0.11.3, in one run: npm run bench:purchases [-- CUSTOMERS...]
 * The peer needs its own virtual environment, see test/bench/peers/lifetimes_fits.py; without it only ours is timed.
 * CUSTOMERS are sizes of simulated customer bases, 100000 and 1000000 unless given; 0 for none.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  bgNbdModel,
  expectedPurchases,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  simulateHistories,
  summarizePurchases,
} from "../../src/index.js";
import { logLikelihoodOf } from "../../src/purchases/history-likelihood.js";
import { historyModels } from "../../src/purchases/history-models.js";
import { cdnowPurchases, hasCdnow } from "../purchases/cdnow.js";

interface Row {
  repeatPurchases: number;
  recency: number;
  observed: number;
  meanRepeatSpend: number | null;
  unit: "week";
}

interface Peer {
  model: keyof typeof fits;
  ms: number;
  customers: number;
  logLikelihood: number;
  parameters: Record<string, number>;
  memoryMB: number;
  predictMs?: number;
}

const fits = {
  "bg-nbd": fitBgNbd,
  "mbg-nbd": fitMbgNbd,
  "pareto-nbd": fitParetoNbd,
  "gamma-gamma": fitGammaGamma,
};
const python = fileURLToPath(new URL("../../.venv-lifetimes/bin/python", import.meta.url));
const script = fileURLToPath(new URL("peers/lifetimes_fits.py", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "purchases-"));

function median(values: number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? NaN;
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function peers(name: string, rows: readonly Row[], repeats: number, models: readonly string[]): Peer[] {
  if (!existsSync(python)) return [];
  const file = join(folder, `${name}.csv`);
  const lines = rows.map(({ repeatPurchases, recency, observed, meanRepeatSpend }) =>
    [repeatPurchases, recency, observed, meanRepeatSpend ?? 0].join(","),
  );
  writeFileSync(file, ["x,tx,T,spend", ...lines].join("\n"));
  const output = execFileSync(python, [script, file, String(repeats), ...models], { encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Peer);
}

/** Their parameters in our likelihood, as theirs is reported on another scale of time. */
function theirLogLikelihood({ model, parameters, logLikelihood }: Peer, rows: readonly Row[]): number {
  if (model === "gamma-gamma") return logLikelihood;
  const { kernel, names } = historyModels[model];
  const vector = names.map((name) => parameters[name] ?? NaN);
  return rows.reduce(
    (sum, { repeatPurchases, recency, observed }) =>
      sum + logLikelihoodOf(kernel(), vector, repeatPurchases, recency, observed),
    0,
  );
}

function compare(name: string, rows: Row[], repeats: number, models: readonly (keyof typeof fits)[]): void {
  const others = peers(name, rows, repeats, models);
  for (const kind of models) {
    const fit = fits[kind] as (rows: Row[]) => { logLikelihood: number | null; observations: number };
    const cold = timed(() => fit(rows));
    const ms = median(Array.from({ length: Math.max(repeats, 3) }, () => timed(() => fit(rows))));
    const { logLikelihood, observations } = fit(rows);
    const other = others.find(({ model }) => model === kind);
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    console.log(
      `${name} ${kind}: ours ${ms.toFixed(1)} ms (first ${cold.toFixed(0)} ms, ${memory} MB)` +
        (other === undefined
          ? "; lifetimes is not installed"
          : `, lifetimes ${other.ms.toFixed(0)} ms (${other.memoryMB.toFixed(0)} MB): ${(other.ms / ms).toFixed(0)} times; ` +
            `log likelihood a customer ${(((logLikelihood ?? NaN) - theirLogLikelihood(other, rows)) / observations).toExponential(1)} higher`),
    );
    if (kind !== "bg-nbd") continue;
    const model = fitBgNbd(rows);
    const predicted = timed(() => {
      for (const row of rows) expectedPurchases(model, row, { horizon: 39 });
    });
    const against = other?.predictMs === undefined ? "" : `, lifetimes ${other.predictMs.toFixed(0)} ms`;
    console.log(`${name} expected purchases of ${rows.length}: ours ${predicted.toFixed(0)} ms${against}`);
  }
}

if (hasCdnow) {
  const { summaries } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" });
  compare("CDNOW", summaries, 5, ["bg-nbd", "mbg-nbd", "pareto-nbd", "gamma-gamma"]);
}
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000, 1_000_000];
for (const size of sizes.filter((each) => each > 0)) {
  const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
  // First purchases on one of 84 days, as in the CDNOW cohort.
  const observed = Array.from({ length: size }, (_, customer) => 27 + (customer % 84) / 7);
  const rows = simulateHistories(model, { observed, seed: 1 }).map((history) => ({
    ...history,
    meanRepeatSpend: null,
  }));
  compare(`simulated ${size}`, rows as Row[], 1, ["bg-nbd"]);
}
