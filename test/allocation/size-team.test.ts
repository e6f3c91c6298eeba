import fc from "fast-check";
import { allocateReviews, responseAt, responseCurve, sizeTeam, type ResponseCurve } from "retention-kit";
import { expect, test } from "vitest";
import { contributionCurve, productAccounts, representatives, syntex } from "./syntex.js";

test("Syntex's sales force at its cost: as many as the eight products take by themselves, about SciPy's sum", () => {
  const { products, costOfOne } = syntex;
  const alone = products.map((product) => {
    const curve = contributionCurve(product);
    const net = Array.from({ length: 701 }, (_, number) => responseAt(curve, number) - costOfOne * number);
    return net.indexOf(Math.max(...net));
  });
  const best = alone.reduce((sum, number) => sum + number, 0);
  const sized = sizeTeam(productAccounts, {
    hoursPerSeller: 1,
    costPerSeller: costOfOne,
    contacts: representatives,
    min: 0,
    max: 700,
    sellersNow: 527,
  });
  expect(sized.sellers).toBe(best);
  expect(sized.exact).toBe(true);
  const bySciPy = products.reduce((sum, product) => sum + product.alone.representatives, 0);
  expect(Math.abs(sized.sellers - bySciPy)).toBeLessThan(4);
  // The maximum is flat: the published account is that a wide range of sizes does about as well.
  expect(sized.aboutAsGood.from).toBeLessThan(0.9 * best);
  expect(sized.aboutAsGood.to).toBeGreaterThan(1.1 * best);
  expect(sized.now?.net).toBeLessThan(sized.net);
});

const curve: fc.Arbitrary<ResponseCurve> = fc.oneof(
  fc
    .record({ gain: fc.integer({ min: 0, max: 900 }), furtherShare: fc.constantFrom(0, 0.5, 0.8) })
    .map((spec) => responseCurve({ kind: "exponential", base: 7, ...spec })),
  fc
    .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 5 })
    .map((values) => responseCurve({ kind: "table", values })),
);

test("the size is the best of all sizes, each solved by itself", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ response: curve, min: fc.constantFrom(0, 1), max: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom(0.75, 1, 2),
      fc.integer({ min: 0, max: 300 }),
      (rows, hoursPerSeller, costPerSeller) => {
        const accounts = rows.map((row, at) => ({ ...row, id: `a${at}` }));
        const sized = sizeTeam(accounts, { hoursPerSeller, costPerSeller });
        const nets = sized.sizes.map(({ sellers, cost }) => {
          const { value, exact } = allocateReviews(accounts, {
            sellers: [{ id: "pool" }],
            hours: sellers * hoursPerSeller,
          });
          expect(exact).toBe(true);
          return value - cost;
        });
        expect(sized.exact).toBe(true);
        expect(sized.net).toBeCloseTo(Math.max(...nets), 6);
        sized.sizes.forEach(({ net }, at) => {
          expect(net).toBeGreaterThanOrEqual((nets[at] ?? NaN) - 1e-6);
        });
        expect(sized.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(sized.net);
      },
    ),
    { numRuns: 60 },
  );
});
