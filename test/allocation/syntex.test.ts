import { allocateReviews, responseAt } from "retention-kit";
import { expect, test } from "vitest";
import { contributionCurve, productAccounts, representatives, syntex } from "./syntex.js";

const { products, costOfOne } = syntex;

test("the case's curves give SciPy's profits at SciPy's numbers", () => {
  for (const product of products) {
    const curve = contributionCurve(product);
    for (const { representatives: number, profit } of [product.alone, product.slsqp]) {
      // The published parameters have six digits.
      expect(responseAt(curve, number) - costOfOne * number).toBeCloseTo(profit, 3);
    }
  }
});

test("each product by itself has SciPy's optimum, in whole representatives", () => {
  for (const product of products) {
    const net = (number: number): number => responseAt(contributionCurve(product), number) - costOfOne * number;
    const below = Math.floor(product.alone.representatives);
    const best = net(below) > net(below + 1) ? below : below + 1;
    for (const other of [best - 3, best - 1, best + 1, best + 3]) expect(net(other)).toBeLessThan(net(best));
  }
});

test("700 representatives over eight S-shaped curves: the optimum of a table of all numbers, and SciPy's", () => {
  const total = syntex.representatives;
  const answer = allocateReviews(productAccounts, {
    sellers: [{ id: "pool" }],
    hours: total,
    contacts: representatives,
    min: 0,
    max: total,
  });
  expect(answer.exact).toBe(true);
  const atZero = products.reduce((sum, product) => sum + responseAt(contributionCurve(product), 0), 0);
  const used = answer.reviews.reduce((sum, { count }) => sum + count, 0);
  const profit = atZero + answer.value - costOfOne * used;

  let best = new Float64Array(total + 1);
  for (const product of products) {
    const curve = contributionCurve(product);
    const worth = Array.from({ length: total + 1 }, (_, number) => responseAt(curve, number));
    best = best.map((_, room) => {
      let most = -Infinity;
      for (let number = 0; number <= room; number++)
        most = Math.max(most, (best[room - number] ?? 0) + (worth[number] ?? 0));
      return most;
    });
  }
  expect(atZero + answer.value).toBeCloseTo(best[total] ?? NaN, 8);

  // SciPy's optimum, in fractions of representatives, is a little better: two products get none there, too.
  const bySlsqp = products.reduce((sum, { slsqp }) => sum + slsqp.profit, 0);
  expect(profit).toBeLessThan(bySlsqp);
  expect(profit).toBeGreaterThan(bySlsqp - 0.005);
  for (const [at, { slsqp }] of products.entries()) {
    expect(Math.abs((answer.reviews[at]?.count ?? NaN) - slsqp.representatives)).toBeLessThan(1.5);
  }
});
