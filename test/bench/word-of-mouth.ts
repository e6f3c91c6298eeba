/** Simulation against the same process in vectorised NumPy, and the projection beside it. `npm run bench:word-of-mouth`. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectWordOfMouth, simulateWordOfMouth, type WordOfMouthCohort } from "retention-kit";

const PATHS = 100_000;
const PERIODS = 24;
const ROUNDS = 3;

const cohort: WordOfMouthCohort = {
  customers: 1000,
  problemShare: 0.3,
  outcomes: { silent: 0.4, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.2 },
  wonPerHearer: 0.1,
  lostPerHearer: 0.02,
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

simulateWordOfMouth(cohort, { seed: 0, paths: 2000, periods: PERIODS });
const ours = seconds(() => simulateWordOfMouth(cohort, { seed: 1, paths: PATHS, periods: PERIODS }));
const projection = seconds(() => projectWordOfMouth(cohort, { periods: PERIODS }));
console.log(`simulateWordOfMouth, ${PATHS} paths x ${PERIODS} periods: ${ours.toFixed(2)} s`);
console.log(`projectWordOfMouth, exact: ${(projection * 1000).toFixed(0)} ms`);

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const python = file("../../.venv-bench/bin/python");
if (existsSync(python)) {
  const rounds = Array.from({ length: ROUNDS }, () =>
    execFileSync(python, [file("peers/word_of_mouth.py"), String(PATHS), String(PERIODS), "1000"], {
      encoding: "utf8",
    }),
  );
  const numpy = median(rounds.map((output) => Number(output.split(" ")[0])));
  console.log(`NumPy, vectorised: ${numpy.toFixed(2)} s, ${(numpy / ours).toFixed(1)} times as long`);
} else {
  console.log("NumPy is compared with: python3 -m venv .venv-bench && .venv-bench/bin/pip install numpy==2.4.6");
}
