/** Simulation against the same process in vectorised NumPy, and the projection beside it. `npm run bench:word-of-mouth`. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectWordOfMouth, simulateWordOfMouth, type WordOfMouthCohort } from "retention-kit";

const PATHS = Number(process.argv[2] ?? 100_000);
const PERIODS = 24;
const ROUNDS = 3;

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

function seconds(work: () => void): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      work();
      return (performance.now() - start) / 1000;
    }),
  );
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const python = file("../../.venv-bench/bin/python");

console.log(`${PATHS} paths x ${PERIODS} periods, median of ${ROUNDS}:`);
for (const [name, cohort] of Object.entries(cohorts)) {
  const simulated = simulateWordOfMouth(cohort, { seed: 1, paths: PATHS, periods: PERIODS });
  const ours = seconds(() => simulateWordOfMouth(cohort, { seed: 1, paths: PATHS, periods: PERIODS }));
  const projection = seconds(() => projectWordOfMouth(cohort, { periods: PERIODS }));
  console.log(
    `${name}: simulateWordOfMouth ${ours.toFixed(2)} s, exact projection ${(projection * 1000).toFixed(0)} ms`,
  );
  if (!existsSync(python)) continue;
  const rounds = Array.from({ length: ROUNDS }, () =>
    execFileSync(python, [file("peers/word_of_mouth.py"), String(PATHS), String(PERIODS), JSON.stringify(cohort)], {
      encoding: "utf8",
    }),
  );
  const numpy = median(rounds.map((output) => Number(output.split(" ")[0])));
  const hearers = Number(rounds[0]?.split(" ")[1]);
  console.log(`  NumPy, vectorised: ${numpy.toFixed(2)} s, ${(numpy / ours).toFixed(1)} times as long`);
  console.log(`  mean of hearers: ${simulated.hearers.mean.toFixed(1)} here, ${hearers.toFixed(1)} in NumPy`);
}
if (!existsSync(python)) {
  console.log("NumPy is compared with: python3 -m venv .venv-bench && .venv-bench/bin/pip install numpy==2.4.6");
}
