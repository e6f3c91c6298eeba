/**
 * Fits and predictions side by side with lifetimes 0.11.3, in one run:
 *
 *   npm run bench:purchases                     all sections
 *   npm run bench:purchases -- cdnow 100000     the CDNOW sample, then simulated customer bases of the sizes given
 *
 * The peer needs its own virtual environment, see bench/peers/lifetimes_fits.py; without it only ours is timed.
 * Either side reads the same file of summaries in a process of its own, and is timed from the summaries in memory on.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bgNbdModel, simulateHistories, summarizePurchases } from "retention-kit";
import { logLikelihoodOf } from "../src/purchases/engine/history-likelihood.js";
import { historyModelOf } from "../src/purchases/models/history-models.js";
import { cdnowPurchases, hasCdnow } from "../test/purchases/cdnow.js";

interface Row {
  repeatPurchases: number;
  recency: number;
  observed: number;
  meanRepeatSpend?: number | null;
}

interface Run {
  model: "bg-nbd" | "mbg-nbd" | "pareto-nbd" | "gamma-gamma";
  ms: number;
  customers: number;
  logLikelihood: number;
  parameters: Record<string, number>;
  memoryMB: number;
  predictMs?: number;
}

/** What is measured on our side only. */
interface OwnRun extends Run {
  firstMs: number;
  importMs: number;
  firstPredictMs?: number;
  passMs?: number;
  parseMs?: number;
}

const root = fileURLToPath(new URL("../", import.meta.url));
const python = join(root, ".venv-lifetimes/bin/python");
const folder = mkdtempSync(join(tmpdir(), "purchases-"));

/** What a program prints, one JSON line a model. */
function runs<R extends Run>(program: string, script: string, args: readonly string[]): R[] {
  if (!existsSync(program)) return [];
  const output = execFileSync(program, [join(root, "bench/peers", script), ...args], { encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as R);
}

/** Their parameters in our likelihood, as theirs is reported on another scale of time. */
function theirLogLikelihood({ model, parameters, logLikelihood }: Run, rows: readonly Row[]): number {
  if (model === "gamma-gamma") return logLikelihood;
  const { kernel, names } = historyModelOf(model);
  const vector = names.map((name) => parameters[name] ?? NaN);
  return rows.reduce(
    (sum, { repeatPurchases, recency, observed }) =>
      sum + logLikelihoodOf(kernel(), vector, repeatPurchases, recency, observed),
    0,
  );
}

function compare(name: string, rows: readonly Row[], repeats: number, models: readonly Run["model"][]): void {
  const file = join(folder, `${name}.csv`);
  const lines = rows.map(({ repeatPurchases, recency, observed, meanRepeatSpend }) =>
    [repeatPurchases, recency, observed, meanRepeatSpend ?? 0].join(","),
  );
  writeFileSync(file, ["x,tx,T,spend", ...lines].join("\n"));
  const args = [file, String(repeats), ...models];
  const ours = runs<OwnRun>(process.execPath, "own_fits.mjs", args);
  const theirs = runs(python, "lifetimes_fits.py", args);
  if (theirs.length === 0) console.log("lifetimes is not installed: see bench/peers/lifetimes_fits.py");

  for (const own of ours) {
    const { model, ms, firstMs, importMs, customers, memoryMB } = own;
    const other = theirs.find((each) => each.model === model);
    console.log(`${name} ${model}: ${ms.toFixed(2)} ms (first ${firstMs.toFixed(0)} ms, ${memoryMB.toFixed(0)} MB)`);
    if (other !== undefined) {
      const higher = ((own.logLikelihood - theirLogLikelihood(other, rows)) / customers).toExponential(1);
      console.log(
        `  lifetimes ${other.ms.toFixed(0)} ms (${other.memoryMB.toFixed(0)} MB): ${(other.ms / ms).toFixed(1)} times; ` +
          `our log likelihood a customer ${higher} higher`,
      );
    }
    const { predictMs, firstPredictMs, passMs, parseMs } = own;
    if (predictMs === undefined) continue;
    console.log(`  predictions: ${predictMs.toFixed(1)} ms (first ${firstPredictMs?.toFixed(0)} ms)`);
    if (other?.predictMs !== undefined) {
      console.log(`  lifetimes ${other.predictMs.toFixed(1)} ms: ${(other.predictMs / predictMs).toFixed(1)} times`);
    }
    console.log(
      `  import ${importMs.toFixed(0)} ms; one pass over the summaries ${passMs?.toFixed(2)} ms, ` +
        `JSON.parse of them ${parseMs?.toFixed(1)} ms`,
    );
  }
}

const given = process.argv.slice(2);
const sections = given.length > 0 ? given : ["cdnow", "100000", "1000000"];
for (const section of sections) {
  if (section === "cdnow") {
    if (!hasCdnow) continue;
    const { summaries } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" });
    compare("CDNOW", summaries, 15, ["bg-nbd", "mbg-nbd", "pareto-nbd", "gamma-gamma"]);
    continue;
  }
  const size = Number(section);
  const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
  // First purchases on one of 84 days, as in the CDNOW cohort.
  const observed = Array.from({ length: size }, (_, customer) => 27 + (customer % 84) / 7);
  compare(`${size} simulated`, simulateHistories(model, { observed, seed: 1 }), 3, ["bg-nbd"]);
}
