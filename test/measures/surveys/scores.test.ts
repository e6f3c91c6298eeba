import fc from "fast-check";
import { customerEffortScore, customerSatisfaction, netPromoterScore, sampleSize, shareInterval } from "retention-kit";
import { expect, test } from "vitest";

const confidence = fc.double({ min: 0.001, max: 0.9999, noNaN: true });

test("a net promoter score lies between its bounds, within −100 to 100", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), confidence, (answers, confidence) => {
      const { score, lower, upper, promoters, passives, detractors } = netPromoterScore(answers, { confidence });
      expect(lower).toBeGreaterThanOrEqual(-100);
      expect(lower).toBeLessThanOrEqual(score);
      expect(upper).toBeGreaterThanOrEqual(score);
      expect(upper).toBeLessThanOrEqual(100);
      expect(promoters + passives + detractors).toBe(answers.length);
    }),
  );
});

test("an effort score lies between its bounds, within its scale, by every rule", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), confidence, (answers, confidence) => {
      for (const [rule, least, most] of [
        ["mean", 1, 7],
        ["share-easy", 0, 1],
        ["net-easy", -1, 1],
      ] as const) {
        const { score, lower, upper } = customerEffortScore(answers, { rule, confidence });
        expect(lower).toBeGreaterThanOrEqual(least);
        expect(lower).toBeLessThanOrEqual(score);
        expect(upper).toBeGreaterThanOrEqual(score);
        expect(upper).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test("an adjusted Wald interval by hand: 5 promoters, 3 passives, 2 detractors", () => {
  // n = 13, p = 5.75/13, d = 2.75/13, variance p + d − (p − d)² = 0.600592, z = 1.959964.
  const { score, lower, upper } = netPromoterScore([10, 10, 9, 9, 9, 8, 7, 7, 6, 0]);
  expect(score).toBeCloseTo(30, 12);
  expect(lower).toBeCloseTo(100 * (3 / 13 - 1.959964 * Math.sqrt(0.600592 / 13)), 3);
  expect(upper).toBeCloseTo(100 * (3 / 13 + 1.959964 * Math.sqrt(0.600592 / 13)), 3);
});

test("the three effort rules on the same answers", () => {
  const answers = [7, 7, 5, 4, 3, 1];
  expect(customerEffortScore(answers).score).toBeCloseTo(4.5, 12);
  expect(customerEffortScore(answers, { rule: "share-easy" }).score).toBe(0.5);
  expect(customerEffortScore(answers, { rule: "net-easy" }).score).toBeCloseTo(1 / 6, 12);
});

test("one answer leaves the whole scale open, and CES 1.0 knows only the mean", () => {
  expect(customerEffortScore([2], { scale: "CES 1.0" })).toMatchObject({ score: 2, lower: 1, upper: 5 });
  expect(() => customerEffortScore([2], { scale: "CES 1.0", rule: "net-easy" })).toThrow('must be "mean" for CES 1.0');
});

test("satisfaction counts the two best answers, or the best alone", () => {
  expect(customerSatisfaction([5, 5, 4, 3]).share).toBe(0.75);
  expect(customerSatisfaction([5, 5, 4, 3], { rule: "top-box" }).share).toBe(0.5);
  expect(customerSatisfaction([7, 6, 5], { points: 7 }).satisfied).toBe(2);
});

test("answers off the scale are refused with their place", () => {
  expect(() => netPromoterScore([])).toThrow("netPromoterScore: answers must hold at least one answer");
  expect(() => netPromoterScore([5, 11])).toThrow("netPromoterScore: answers[1] must be at most 10, got 11");
  expect(() => customerSatisfaction([0])).toThrow("customerSatisfaction: answers[0] must be at least 1, got 0");
  expect(() => customerEffortScore([6], { scale: "CES 1.0" })).toThrow("answers[0] must be at most 5");
});

test("the sample sizes that are quoted", () => {
  expect(sampleSize({ measure: "nps", margin: 10 })).toBe(382);
  expect(sampleSize({ measure: "nps", margin: 5 })).toBe(1534);
});

test("a sample for a share is the smallest whose interval is narrow enough", () => {
  const width = (share: number, trials: number): number => {
    const { lower, upper } = shareInterval(Math.round(share * trials), trials);
    return (upper - lower) / 2;
  };
  expect(width(0.5, sampleSize({ measure: "share", margin: 0.05 }) + 1)).toBeLessThanOrEqual(0.05);
  expect(width(0.5, sampleSize({ measure: "share", margin: 0.05 }) - 1)).toBeGreaterThan(0.05);
  const trials = sampleSize({ measure: "share", margin: 0.02, expectedShare: 0.1 });
  expect(width(0.1, Math.ceil(trials / 10) * 10)).toBeLessThanOrEqual(0.0201);
  expect(width(0.1, Math.floor(trials / 10) * 10 - 10)).toBeGreaterThan(0.02);
});

test("of two points both are the two best, so only the best counts there", () => {
  expect(() => customerSatisfaction([1, 2], { points: 2 })).toThrow(
    "customerSatisfaction: options.points must be at least 3, got 2",
  );
  expect(customerSatisfaction([1, 2, 2, 2], { points: 2, rule: "top-box" }).share).toBe(0.75);
  expect(customerSatisfaction([1, 2, 3], { points: 3 }).satisfied).toBe(2);
});

test("answers that are counted already give the same scores as one by one", () => {
  const counts = fc.array(fc.nat(6), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(counts, confidence, (numbers, level) => {
      for (const [least, most, score] of [
        [0, 10, (answers: never) => netPromoterScore(answers, { confidence: level })],
        [1, 5, (answers: never) => customerSatisfaction(answers, { confidence: level })],
        [1, 7, (answers: never) => customerEffortScore(answers, { confidence: level })],
        [1, 7, (answers: never) => customerEffortScore(answers, { rule: "net-easy" })],
        [1, 5, (answers: never) => customerEffortScore(answers, { scale: "ease 1-5", rule: "share-easy" })],
        [0, 10, (answers: never) => customerEffortScore(answers, { scale: "ease 0-10", rule: "net-easy" })],
      ] as const) {
        const given = numbers.slice(least, most + 1);
        if (given.every((count) => count === 0)) continue;
        const one = given.flatMap((count, index) => Array.from({ length: count }, () => least + index));
        const counted = Object.fromEntries(given.map((count, index) => [least + index, count]));
        expect(score(counted as never)).toEqual(score(one as never));
      }
    }),
  );
  expect(netPromoterScore({ promoters: 5, passives: 3, detractors: 2 })).toEqual(
    netPromoterScore([10, 10, 9, 9, 9, 8, 7, 7, 6, 0]),
  );
});

test("ease on 5 points and from 0 to 10: easy is above the middle, hard below it", () => {
  const five = { 5: 40, 4: 30, 3: 20, 2: 6, 1: 4 };
  expect(customerEffortScore(five, { scale: "ease 1-5", rule: "share-easy" })).toMatchObject({ score: 0.7 });
  expect(customerEffortScore(five, { scale: "ease 1-5", rule: "net-easy" }).score).toBeCloseTo(0.6, 12);
  expect(customerEffortScore(five, { scale: "ease 1-5" }).score).toBeCloseTo(3.96, 12);
  const ten = { 10: 20, 6: 10, 5: 30, 4: 10, 0: 30 };
  expect(customerEffortScore(ten, { scale: "ease 0-10", rule: "share-easy" }).score).toBeCloseTo(0.3, 12);
  expect(customerEffortScore(ten, { scale: "ease 0-10", rule: "net-easy" }).score).toBeCloseTo(-0.1, 12);
  expect(customerEffortScore(ten, { scale: "ease 0-10" }).score).toBeCloseTo(4.5, 12);
  expect(customerEffortScore([0], { scale: "ease 0-10" })).toMatchObject({ lower: 0, upper: 10 });
});

test("counts that are none, and answers off the scale, are refused", () => {
  expect(() => netPromoterScore({ 11: 3 })).toThrow('answers must be counts by answer, from 0 to 10, got "11"');
  expect(() => netPromoterScore({ "9.5": 3 })).toThrow('got "9.5"');
  expect(() => netPromoterScore({ 9: 1.5 })).toThrow("netPromoterScore: answers.9 must be a whole number");
  expect(() => netPromoterScore({ 9: 0 })).toThrow("must hold at least one answer");
  expect(() => netPromoterScore({ promoters: 5, passives: 3 })).toThrow("answers.detractors must be a finite");
  expect(() => netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toThrow("at least one answer");
  expect(() => netPromoterScore({ promoters: 1, passives: 0, detractor: 0 })).toThrow("must have no field but");
  expect(() => customerEffortScore({ 0: 4 })).toThrow("counts by answer, from 1 to 7");
});
