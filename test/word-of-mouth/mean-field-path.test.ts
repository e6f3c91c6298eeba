import { projectWordOfMouth, sensitivity, type WordOfMouthCohort } from "retention-kit";
import { expect, test } from "vitest";
import { meanFieldPath } from "../../src/word-of-mouth/simulation/mean-field-path.js";
import { resolveCohort } from "../../src/word-of-mouth/process/resolve-cohort.js";

const cohort: WordOfMouthCohort = {
  customers: 60,
  problemShare: 0.5,
  outcomes: { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 },
  wonPerHearer: 0.2,
  lostPerHearer: 0.05,
  online: { shareWhoPost: 0.1, reach: 20, shareWhoBelieve: 0.2, multiplier: 1.4 },
  delay: [0.5, 0.3, 0.2],
};
const counted: WordOfMouthCohort = { ...cohort, outcomes: { silent: 10, unsatisfied: 5, satisfied: 12 } };

test.each([cohort, counted])("without a limit it is the exact mean in every part", (unlimited) => {
  for (const horizon of [
    { periods: 6, generations: 6 },
    { periods: 6, generations: 2 },
  ]) {
    const path = meanFieldPath(resolveCohort("test", unlimited), horizon);
    const { byPeriod, byGeneration, byOutcome, byChannel } = projectWordOfMouth(unlimited, horizon);
    for (const quantity of ["hearers", "won", "lost"] as const) {
      const means = (parts: readonly Pick<(typeof byPeriod)[number], typeof quantity>[]) =>
        parts.map((part) => part[quantity]?.mean ?? NaN);
      for (const [expected, exact] of [
        [path.byPeriod, means(byPeriod)],
        [path.byGeneration, means(byGeneration)],
        [path.byTeller, means(byOutcome)],
        [path.byChannel, means(byChannel)],
      ] as const) {
        expect(expected[quantity]).toHaveLength(exact.length);
        exact.forEach((mean, part) => {
          expect(expected[quantity][part]).toBeCloseTo(mean, 9);
        });
      }
    }
  }
});

test("in a market of ten, two customers tell three people each: 8·(1 − .9⁶) hear, then fewer of those told by the won", () => {
  const limited: WordOfMouthCohort = {
    customers: 2,
    problemShare: 1,
    outcomes: { satisfied: 1 },
    tells: { satisfied: 3 },
    wonPerHearer: 0.5,
    lostPerHearer: 0,
    market: 10,
  };
  const { hearers, won } = meanFieldPath(resolveCohort("test", limited), { periods: 2, generations: 2 }).byPeriod;
  const first = 8 * (1 - 0.9 ** 6);
  const second = (8 - first) * (1 - 0.9 ** ((3 * first) / 2));
  expect(hearers[0]).toBeCloseTo(first, 12);
  expect(hearers[1]).toBeCloseTo(second, 12);
  expect(won[1]).toBeCloseTo(second / 2, 12);

  const { base } = sensitivity(limited, { periods: 2, quantity: "won" });
  expect(base).toBeCloseTo((first + second) / 2, 12);
  const said = projectWordOfMouth(limited, { periods: 2 }).reasons.find(
    ({ code }) => code === "word-of-mouth.market.simulated",
  );
  expect(said?.params).toMatchObject({ paths: 10_000, meanField: expect.closeTo(first + second, 12) as number });
});
