import fc from "fast-check";
import { expect, test } from "vitest";
import { meanEffort, type Experience } from "../../src/loyalty/estimate/experience.js";

test("a mean of efforts stays among them, whatever rounding does to the weights", () => {
  const experience = fc
    .record({
      effort: fc.constantFrom(1, 2.7, 5),
      freshness: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    })
    .map((each) => each as Experience);
  fc.assert(
    fc.property(fc.array(experience, { minLength: 1, maxLength: 6 }), (experiences) => {
      const mean = meanEffort(experiences) ?? NaN;
      expect(mean).toBeGreaterThanOrEqual(Math.min(...experiences.map(({ effort }) => effort)));
      expect(mean).toBeLessThanOrEqual(Math.max(...experiences.map(({ effort }) => effort)));
    }),
    { numRuns: 2000 },
  );
  expect(meanEffort([])).toBeNull();
});
