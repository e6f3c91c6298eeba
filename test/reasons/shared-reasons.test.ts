import { describe, expect, test } from "vitest";
import { noContributions, shareContribution, sharedContribution } from "../../src/reasons/shared-contributions.js";
import { aloneReason, sharedReason } from "../../src/reasons/shared-reason.js";

describe("a shared reason", () => {
  test("is one frozen object for equal values, and another for others", () => {
    const one = sharedReason("opportunity.contract.unknown", { productId: "mill" });
    expect(sharedReason("opportunity.contract.unknown", { productId: "mill" })).toBe(one);
    expect(sharedReason("opportunity.contract.unknown", { productId: "press" })).not.toBe(one);
    expect(Object.isFrozen(one) && Object.isFrozen(one.params)).toBe(true);
    expect(aloneReason(one)).toBe(aloneReason(one));
  });

  test("says what it was given, where the texts of others run together alike", () => {
    const told = (kind: string, on: string) => sharedReason("reviews.clock.touch", { kind, on });
    expect(told("a\nb", "c").params).toEqual({ kind: "a\nb", on: "c" });
    expect(told("a", "b\nc").params).toEqual({ kind: "a", on: "b\nc" });
    expect(told("a\nb", "c").params).toEqual({ kind: "a\nb", on: "c" });
  });

  test("stays right beyond the most that are kept", () => {
    for (let days = 0; days < 10_000; days++) sharedReason("reviews.overdue", { days });
    expect(sharedReason("reviews.overdue", { days: 7 })).toEqual({ code: "reviews.overdue", params: { days: 7 } });
  });
});

test("contributions with few values are shared, others left as they are", () => {
  const shared = noContributions();
  const of = (points: number, weight: number, value: number) =>
    sharedContribution(shared, points, weight, value) ??
    shareContribution(shared, { factor: "age", points, weight, value });
  for (let value = 0; value < 100; value++) {
    expect(of(value / 2, 1, value)).toEqual({ factor: "age", points: value / 2, weight: 1, value });
  }
  const first = of(0, 1, 0);
  expect(of(0, 1, 0)).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
  expect(of(0, 0.5, 0)).not.toBe(first);
  expect(of(0, 0.5, 0)).toEqual({ factor: "age", points: 0, weight: 0.5, value: 0 });
});
