/**
 * Fitting the loyalty model to 100,000 customers against scikit-learn's logistic regression of the same likelihood, and to
 * the same optimum. Rounds alternate between the two, so that a busy machine slows both.
 *
 * scikit-learn is looked for in `.venv-bench`:
 *   python3 -m venv .venv-bench && .venv-bench/bin/pip install scikit-learn==1.9.1
 * `npm run bench:loyalty -- --customers 20000 --rounds 5` for less.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  assumptions,
  fitLoyaltyModel,
  type LoyaltyModel,
  type LoyaltyObservation,
  priorLoyaltyModel,
} from "retention-kit";
import { draws } from "../test/support/draws.js";

const { values: options } = parseArgs({
  options: { customers: { type: "string", default: "100000" }, rounds: { type: "string", default: "9" } },
});
const customers = Number(options.customers);
const rounds = Number(options.rounds);

/** Runs of either side that are not timed. */
const WARM_UPS = 8;
/** Runs of one side before the other has its turn, so that neither finds the other's data in the processor's cache. */
const BLOCK = 5;

const random = draws(5);
const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const observations = Array.from({ length: customers }, (): LoyaltyObservation => {
  const effort = 1 + 4 * random.uniform();
  const tenureYears = 10 * random.uniform();
  const reward = random.chance(0.3) ? 1 : 0;
  const odds = 2.2 - 0.5 * effort + 0.05 * tenureYears + 0.4 * reward;
  return { effort, tenureYears, exposures: { reward }, repurchased: random.chance(logistic(odds)) };
});
/** Answers to the effort question, on its five points. */
const answers = observations.map(({ effort, repurchased }): LoyaltyObservation => {
  return { effort: Math.round(effort ?? NaN), repurchased };
});
const effortOnly = observations.map(({ effort = null, repurchased }): LoyaltyObservation => ({ effort, repurchased }));

/** Flat on the weights, so that both sides maximise the same function. */
const prior = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.coefficientDeviation": 1e8 }) });

const cases = [
  { name: "effort as five answers", rows: answers, columns: [] as const },
  { name: "effort alone, all different", rows: effortOnly, columns: [] as const },
  { name: "effort, tenure, reward", rows: observations, columns: ["tenureYears", "reward"] as const },
];

const python = fileURLToPath(new URL("../.venv-bench/bin/python", import.meta.url));
if (!existsSync(python)) {
  console.log(
    "scikit-learn is not here: python3 -m venv .venv-bench && .venv-bench/bin/pip install scikit-learn==1.9.1",
  );
}
const rival = existsSync(python) ? startRival() : null;

console.log(`${customers} customers, median of ${rounds} rounds`);
for (const { name, rows, columns } of cases) {
  const features = rows.map(({ effort, tenureYears, exposures }) => [
    ((effort ?? NaN) - 3) / 2,
    ...(columns.length === 0 ? [] : [tenureYears, exposures?.reward]),
  ]);
  await rival?.ask({ features, outcomes: rows.map(({ repurchased }) => Number(repurchased)) });
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) {
    fitLoyaltyModel(rows, { prior });
    await rival?.ask({ solver: "lbfgs" });
  }
  const times = { ours: [] as number[], bothCurves: [] as number[], lbfgs: [] as number[], newton: [] as number[] };
  let parameters: readonly number[] = [];
  let theirs: readonly number[] = [];
  for (let round = 0; round < rounds; round++) {
    const straight = (): LoyaltyModel => fitLoyaltyModel(rows, { prior, effortCurve: "straight" });
    for (let run = 0; run < BLOCK; run++) times.ours.push(timed(straight));
    for (let run = 0; run < BLOCK; run++) times.bothCurves.push(timed(() => fitLoyaltyModel(rows, { prior })));
    const model = straight();
    const { intercept = NaN, effort = NaN, tenureYears = NaN, "exposures.reward": reward = NaN } = model.parameters;
    const means = new Map(model.influences.map((influence) => [influence.name, influence.typical]));
    const shift = tenureYears * (means.get("tenureYears") ?? 0) + reward * (means.get("exposures.reward") ?? 0);
    parameters = columns.length === 0 ? [intercept, effort] : [intercept - shift, effort, tenureYears, reward];
    for (const solver of ["lbfgs", "newton"] as const) {
      for (let run = 0; run < BLOCK; run++) {
        const answer = await rival?.ask({ solver: solver === "newton" ? "newton-cholesky" : solver });
        if (answer === undefined) continue;
        times[solver].push(answer.milliseconds);
        theirs = answer.parameters;
      }
    }
  }
  console.log(`\n${name}`);
  console.log(`  fitLoyaltyModel, one curve      ${shown(times.ours)}`);
  console.log(`  fitLoyaltyModel, both curves    ${shown(times.bothCurves)}`);
  if (theirs.length === 0) continue;
  const apart = Math.max(...theirs.map((value, index) => Math.abs(value - (parameters[index] ?? NaN))));
  for (const [solver, label] of [
    ["lbfgs", "lbfgs, the default"],
    ["newton", "newton-cholesky"],
  ] as const) {
    const ratio = median(times[solver]) / median(times.ours);
    console.log(`  scikit-learn, ${label.padEnd(18)}${shown(times[solver])}   ${ratio.toFixed(1)} times ours`);
  }
  console.log(`  furthest parameter apart: ${apart.toExponential(1)}`);
  if (!(apart < 1e-6)) process.exitCode = 1;
}
rival?.close();

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function shown(values: readonly number[]): string {
  return `${median(values).toFixed(1).padStart(8)} ms`;
}

/** scikit-learn in a process of its own, which answers one line of JSON with another. */
function startRival() {
  const script = fileURLToPath(new URL("loyalty.py", import.meta.url));
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question: object): Promise<{ milliseconds: number; parameters: number[] }> {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer: IteratorResult<string, unknown> = await lines.next();
      return JSON.parse(String(answer.value)) as { milliseconds: number; parameters: number[] };
    },
    close: () => child.stdin.end(),
  };
}
