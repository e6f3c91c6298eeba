/** Simulation against the same process in vectorised NumPy, and the projection beside it. `npm run bench:word-of-mouth`. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectWordOfMouth, simulateWordOfMouth, type WordOfMouthCohort } from "retention-kit";

const PATHS = Number(process.argv[2] ?? 100_000);
const PERIODS = 24;
const ROUNDS = 7;

const outcomes = { silent: 0.4, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.2 };
const wellSolved = { silent: 0.2, unsatisfied: 0.1, satisfied: 0.35, satisfiedQuickly: 0.35 };

/** Chains that end within a few periods, and chains that go on through all of them. */
const cohorts: Record<string, WordOfMouthCohort> = {
  "K = .06": { customers: 1000, problemShare: 0.3, outcomes, wonPerHearer: 0.1, lostPerHearer: 0.02 },
  "K = .84": { customers: 1000, problemShare: 0.6, outcomes: wellSolved, wonPerHearer: 0.4, lostPerHearer: 0.02 },
};

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds and mean of hearers of the same simulation in NumPy. */
function numpyRun(cohort: WordOfMouthCohort): number[] {
  const script = file("peers/word_of_mouth.py");
  const output = execFileSync(python, [script, String(PATHS), String(PERIODS), JSON.stringify(cohort)], {
    encoding: "utf8",
  });
  return output.split(" ").map(Number);
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const python = file("../.venv-bench/bin/python");

console.log(`${PATHS} paths x ${PERIODS} periods, medians of ${ROUNDS} rounds:`);
for (const [name, cohort] of Object.entries(cohorts)) {
  const simulate = () => simulateWordOfMouth(cohort, { seed: 1, paths: PATHS, periods: PERIODS });
  const { hearers } = simulate();
  const rounds = Array.from({ length: ROUNDS }, () => {
    // One after the other in each round: a machine's speed may change from one minute to the next.
    const own = seconds(simulate);
    const [numpy = NaN, numpyHearers = NaN] = existsSync(python) ? numpyRun(cohort) : [];
    return { own, numpy, numpyHearers, ratio: numpy / own };
  });
  const of = (part: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[part]));
  const projection = median(
    Array.from({ length: ROUNDS }, () => seconds(() => projectWordOfMouth(cohort, { periods: PERIODS }))),
  );
  console.log(
    `${name}: simulateWordOfMouth ${of("own").toFixed(2)} s, exact projection ${(projection * 1000).toFixed(0)} ms`,
  );
  if (!existsSync(python)) continue;
  const ratios = rounds.map(({ ratio }) => ratio.toFixed(1)).join(", ");
  console.log(`  NumPy, vectorised: ${of("numpy").toFixed(2)} s, ${of("ratio").toFixed(1)} times as long (${ratios})`);
  console.log(`  mean of hearers: ${hearers.mean.toFixed(1)} here, ${of("numpyHearers").toFixed(1)} in NumPy`);
}
if (!existsSync(python)) {
  console.log("NumPy is compared with: python3 -m venv .venv-bench && .venv-bench/bin/pip install numpy==2.4.6");
}
