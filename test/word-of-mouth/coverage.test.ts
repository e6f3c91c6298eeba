import { projectWordOfMouth, type WordOfMouthCohort } from "retention-kit";
import { expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random-stream.js";
import { uniform } from "../../src/numeric/random-variates.js";
import { resolveCohort } from "../../src/word-of-mouth/resolve-cohort.js";
import { pathSimulator } from "../../src/word-of-mouth/simulate-path.js";

const horizon = { periods: 3, generations: 3 };

/** 100 kinds of cohort, 200 seeded cohorts of each: 20,000. */
test("90% intervals hold the number at least 88% of the time, and at most 92% where more than 30 are expected", () => {
  const hits = { all: 0, cohorts: 0, many: 0, manyCohorts: 0 };
  for (let kind = 0; kind < 100; kind++) {
    const random = randomStream(88, kind);
    const cohort: WordOfMouthCohort = {
      customers: Math.ceil(10 ** (3.5 * uniform(random))),
      problemShare: 0.05 + 0.9 * uniform(random),
      outcomes: { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 },
      wonPerHearer: 0.2 * uniform(random),
      lostPerHearer: 0.1 * uniform(random),
    };
    const { hearers, won, lost, net } = projectWordOfMouth(cohort, horizon);
    const { path, play } = pathSimulator(resolveCohort("test", cohort), horizon);
    const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
    for (let round = 0; round < 200; round++) {
      play(randomStream(kind, round));
      const drawn = { hearers: total(path.hearers), won: total(path.won), lost: total(path.lost) };
      for (const [estimate, value] of [
        [hearers, drawn.hearers],
        [won, drawn.won],
        [lost, drawn.lost],
        [net, drawn.won - drawn.lost],
      ] as const) {
        if (estimate === null) continue;
        const held = Number(estimate.lower <= value && value <= estimate.upper);
        hits.all += held;
        hits.cohorts++;
        if (estimate.mean > 30) {
          hits.many += held;
          hits.manyCohorts++;
        }
      }
    }
  }
  expect(hits.all / hits.cohorts).toBeGreaterThanOrEqual(0.88);
  expect(hits.many / hits.manyCohorts).toBeGreaterThanOrEqual(0.88);
  expect(hits.many / hits.manyCohorts).toBeLessThanOrEqual(0.92);
});
