import fc from "fast-check";
import { assumptions, responseAt, responseCurve } from "retention-kit";
import { expect, test } from "vitest";
import { syntex } from "./syntex.js";

const positive = fc.double({ min: 0.2, max: 6, noNaN: true });

test("answers read off an ADBUDG curve give that curve back", () => {
  fc.assert(
    fc.property(
      fc.record({
        a: fc.integer({ min: -50, max: 500 }),
        rise: fc.integer({ min: 1, max: 1000 }),
        c: positive,
        halfAt: positive,
        present: positive,
      }),
      ({ a, rise, c, halfAt, present }) => {
        const worth = (reviews: number): number => a + (rise * reviews ** c) / (halfAt ** c + reviews ** c);
        const curve = responseCurve({
          kind: "answers",
          present,
          atZero: a,
          atHalf: worth(present / 2),
          atPresent: worth(present),
          atTwice: worth(2 * present),
          atSaturation: a + rise,
        });
        expect(curve).toMatchObject({ kind: "adbudg", a, b: a + rise });
        for (const times of [0, 0.25, 1, 1.5, 3]) {
          expect(Math.abs(responseAt(curve, times * present) - worth(times * present))).toBeLessThan(1e-6 * rise);
        }
        expect(curve.reasons.map(({ code }) => code)).toEqual(["allocation.curve.answers"]);
      },
    ),
  );
});

test("the panel's answers are met at both ends and today, and the exponents of both outer answers are weighed", () => {
  for (const { answers, present } of syntex.products) {
    const [atZero, atHalf, atPresent, atOneAndAHalf, atSaturation] = answers;
    const all = { kind: "answers", present, atZero, atHalf, atPresent, atOneAndAHalf, atSaturation } as const;
    const curve = responseCurve(all);
    expect(responseAt(curve, 0)).toBe(atZero);
    expect(responseAt(curve, present)).toBeCloseTo(atPresent, 12);
    expect(responseAt(curve, 1e12)).toBeCloseTo(atSaturation, 8);
    if (curve.kind !== "adbudg") throw new Error("answers make ADBUDG");
    // Lilien & Rangaswamy's calibration solves for the exponent at each answer; ours lies between the two.
    const odds = (worth: number): number => (worth - atZero) / (atSaturation - worth);
    const exponents = [
      Math.log(odds(atHalf) / odds(atPresent)) / Math.log(0.5),
      Math.log(odds(atOneAndAHalf) / odds(atPresent)) / Math.log(1.5),
    ];
    expect(curve.c).toBeGreaterThan(Math.min(...exponents));
    expect(curve.c).toBeLessThan(Math.max(...exponents));
    const [alone = NaN] = exponents;
    const half = responseCurve({ ...all, atOneAndAHalf: null });
    expect(half).toMatchObject({ kind: "adbudg", c: expect.closeTo(alone, 10) as number });
  }
});

test("an answer that the curve misses is told with what the curve says", () => {
  const curve = responseCurve({
    kind: "answers",
    present: 2,
    atZero: 0,
    atHalf: 49,
    atPresent: 50,
    atTwice: 99,
    atSaturation: 100,
  });
  expect(curve.reasons.filter(({ code }) => code === "allocation.curve.answer-missed")).toHaveLength(2);
});

test("shapes are told from the parameters and from the table", () => {
  const shapeOf = (values: number[]): string => responseCurve({ kind: "table", values }).shape;
  expect(shapeOf([0, 10, 15, 17])).toBe("concave");
  expect(shapeOf([0, 1, 10, 15, 17])).toBe("s-shaped");
  expect(shapeOf([0, 10, 11, 20])).toBe("irregular");
  expect(shapeOf([5])).toBe("concave");
  expect(responseCurve({ kind: "adbudg", a: 0, b: 1, c: 1, d: 2 }).shape).toBe("concave");
  expect(responseCurve({ kind: "adbudg", a: 0, b: 1, c: 1.1, d: 2 }).shape).toBe("s-shaped");
});

test("a large power ends at saturation, and a table goes straight between its numbers and flat after them", () => {
  const steep = responseCurve({ kind: "adbudg", a: 1, b: 3, c: 300, d: 1 });
  expect([0, 0.5, 1, 50].map((reviews) => responseAt(steep, reviews))).toEqual([1, 1, 2, 3]);
  const table = responseCurve({ kind: "table", values: [0, 10, 14] });
  expect([0.5, 1.25, 2, 9].map((reviews) => responseAt(table, reviews))).toEqual([5, 11, 14, 14]);
});

test("judgment by segment and standing multiplies the stakes, and the standing's share for further reviews wins", () => {
  const stakes = {
    kind: "attention",
    attention: { keep: 100, grow: 10 },
    segment: "bakery",
    standing: { state: "slowing" },
  } as const;
  const judgment = {
    bySegment: { bakery: { keep: 0.5, furtherShare: 0.2 } },
    byStanding: { slowing: { keep: 3, grow: 0, furtherShare: 0.25 } },
  };
  const curve = responseCurve(stakes, { judgment });
  expect([1, 2].map((reviews) => responseAt(curve, reviews))).toEqual([150, 187.5]);
  expect(curve.assumptions).toEqual([]);
  const plain = responseCurve(stakes, { assumptions: assumptions("published", { "reviews.furtherShare": 0 }) });
  expect([0, 1, 2].map((reviews) => responseAt(plain, reviews))).toEqual([0, 110, 110]);
  expect(plain.assumptions).toMatchObject([{ key: "reviews.furtherShare", grade: "given" }]);
});

test("what is not known brings nothing and says so", () => {
  const curve = responseCurve({ kind: "attention", attention: null });
  expect(responseAt(curve, 4)).toBe(0);
  expect(curve.reasons).toEqual([{ code: "allocation.curve.attention-unknown" }]);
});

test.each<[string, unknown]>([
  [
    "answers that do not rise",
    { kind: "answers", present: 2, atZero: 0, atHalf: 60, atPresent: 50, atSaturation: 100 },
  ],
  [
    "no answer besides the ends and today's",
    { kind: "answers", present: 2, atZero: 0, atPresent: 50, atSaturation: 100 },
  ],
  ["an empty table", { kind: "table", values: [] }],
  ["returns that do not diminish", { kind: "exponential", base: 0, gain: 1, furtherShare: 1 }],
  ["a negative stake", { kind: "attention", attention: { keep: -1 } }],
  ["another currency", { kind: "attention", attention: { keep: 1, currency: "EUR" }, currency: "USD" }],
  ["an unknown kind", { kind: "logistic" }],
])("%s is refused", (_, spec) => {
  expect(() => responseCurve(spec as Parameters<typeof responseCurve>[0])).toThrow(/^responseCurve: /);
});
