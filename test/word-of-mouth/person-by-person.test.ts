import { projectWordOfMouth, type WordOfMouthCohort } from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/person-by-person/person-by-person.json" with { type: "json" };

const quantities = ["hearers", "won", "lost", "net"] as const;

/** How often each number came, from the least on. */
interface Drawn {
  least: number;
  times: number[];
}

/** The mean of a function of the numbers drawn. */
function meanOf({ least, times }: Drawn, of: (number: number) => number): number {
  return times.reduce((sum, count, above) => sum + count * of(least + above), 0) / reference.paths;
}

/**
 * Another program plays the same process with a random number for each person. Means and variances may lie five standard
 * errors apart, those of our own 10,000 paths in a filling market among them: less than once in a million by chance.
 */
describe("the projection is that of a simulation person by person, in NumPy", () => {
  test.each(reference.cases.map((one, number) => [number, one] as const))("cohort %i", (_, one) => {
    const cohort = one.cohort as unknown as WordOfMouthCohort;
    const projection = projectWordOfMouth(cohort, { periods: one.periods });
    const isPlayed = projection.reasons.some(({ code }) => code === "word-of-mouth.market.simulated");
    const numbers = 1 / reference.paths + (isPlayed ? 1 / 10_000 : 0);
    for (const quantity of quantities) {
      const drawn = one.drawn[quantity];
      const estimate = projection[quantity];
      if (estimate === null) throw new Error("what hearers do was given");
      const mean = meanOf(drawn, (number) => number);
      const variance = meanOf(drawn, (number) => (number - mean) ** 2);
      const ofVariance = meanOf(drawn, (number) => (number - mean) ** 4) - variance ** 2;
      expect(Math.abs(estimate.mean - mean), quantity).toBeLessThanOrEqual(5 * Math.sqrt(variance * numbers) + 1e-9);
      expect(Math.abs(estimate.chance ** 2 - variance), quantity).toBeLessThanOrEqual(
        5 * Math.sqrt(ofVariance * numbers) + 1e-9,
      );
      // At least 88% within 90% bounds; without either of the bounds hardly 90%.
      const within = (lower: number, upper: number): number =>
        meanOf(drawn, (number) => Number(lower <= number && number <= upper));
      expect(within(estimate.lower, estimate.upper), quantity).toBeGreaterThanOrEqual(0.88);
      if (estimate.lower === estimate.upper) continue;
      expect(within(estimate.lower + 1, estimate.upper), quantity).toBeLessThan(0.92);
      expect(within(estimate.lower, estimate.upper - 1), quantity).toBeLessThan(0.92);
    }
  });
});
