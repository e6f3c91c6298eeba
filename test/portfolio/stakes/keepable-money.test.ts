import { describe, expect, test } from "vitest";
import { keepableMoney } from "../../../src/portfolio/stakes/keepable-money.js";
import type { ComingSpend } from "../../../src/portfolio/stakes/coming-spend.js";
import type { ValueAtRisk } from "../../../src/portfolio/stakes/value-at-risk.js";
import { winBack, type WinBackEvidence } from "../../../src/portfolio/stakes/win-back.js";

/** Money that a review may keep or win back, worked out by hand from a few round figures. */

const policy = { months: 6, margin: 0.5 } as WinBackEvidence["policy"];
const atRisk = { amount: 300, worth: { value: 1000 }, lost: { value: 0.3 } } as unknown as ValueAtRisk;
const context = { valueAtRisk: policy, ofContracts: 0, byPurchases: 0.8, atPace: null };

describe("what a review can keep", () => {
  test("is the value at risk of who is still there", () => {
    expect(keepableMoney(atRisk, false, context)).toEqual({ toKeep: 240, beyond: null, ofPace: null });
    expect(keepableMoney(atRisk, false, { ...context, byPurchases: null }).toKeep).toBe(300);
    // What is invoiced under contracts is no matter where none may be lost.
    expect(keepableMoney(atRisk, false, { ...context, ofContracts: 900 })).toEqual({
      ...{ toKeep: 240, beyond: null, ofPace: null },
    });
    expect(keepableMoney(null, false, context)).toEqual({ toKeep: null, beyond: null, ofPace: null });
  });

  test("is no money that is at risk with a contract already", () => {
    expect(keepableMoney(atRisk, true, context)).toEqual({ toKeep: 240, beyond: null, ofPace: null });
    // Of 1,000 half of 800 is the contract's: 600 remain, of which 3 in 10 are lost, by 8 in 10 who are there.
    const some = keepableMoney(atRisk, true, { ...context, ofContracts: 800 });
    expect(some.beyond).toEqual({ ...atRisk, amount: 180 });
    expect(some.toKeep).toBeCloseTo(144, 10);
    const all = keepableMoney(atRisk, true, { ...context, ofContracts: 4000 });
    expect([all.toKeep, all.beyond?.amount]).toEqual([0, 0]);
  });

  test("where no model tells is the spend of the pace, by the share of the buyers that stopped", () => {
    // Two of seven stopped, and half of one more: 2.5 of 8.
    const stops = { of: 7, stopped: 2, months: 6 };
    const at = (buysAgain: number | null, hasContracts = false, ofContracts = 800) =>
      keepableMoney(null, hasContracts, { ...context, ofContracts, atPace: { worth: 640, stops, buysAgain } });
    const pace = { worth: 640, months: 6, stops };
    expect(at(null)).toEqual({ toKeep: 137.5, beyond: null, ofPace: { ...pace, amount: 200, buysAgain: null } });
    // Service that says no worse than the 5.5 of 8 who go on changes nothing.
    expect(at(0.9).ofPace).toEqual({ ...pace, amount: 200, buysAgain: null });
    expect(at(0.6875).ofPace).toEqual({ ...pace, amount: 200, buysAgain: null });
    expect(at(0.25)).toEqual({ toKeep: 330, beyond: null, ofPace: { ...pace, amount: 480, buysAgain: 0.25 } });
    // Half of 800 is of contracts: 240 remain, and of 4,000 nothing does.
    expect(at(0.25, true).ofPace).toEqual({ ...pace, amount: 180, buysAgain: 0.25 });
    expect(at(null, true, 4000)).toEqual({ toKeep: 0, beyond: null, ofPace: { ...pace, amount: 0, buysAgain: null } });
    // A value at risk is taken before it.
    expect(keepableMoney(atRisk, false, { ...context, atPace: { worth: 640, stops, buysAgain: null } })).toEqual({
      ...{ toKeep: 240, beyond: null, ofPace: null },
    });
  });
});

describe("what winning back is worth", () => {
  const before: ComingSpend = {
    ...{ spent: 2400, worth: 1200, ofContracts: 200, purchases: 4, lasting: null, unpriced: 0, credits: 0 },
  };
  const because = [{ code: "portfolio.standing.lapsed" }];
  const evidence = (state: string, more: Partial<WinBackEvidence> = {}): WinBackEvidence => ({
    standing: { state, reasons: because } as unknown as WinBackEvidence["standing"],
    ...{ lastDay: 20_000, before, probability: 0.25, policy, currency: "EUR" },
    ...more,
  });

  test("is the margin of what would come again, by the chance that it does", () => {
    for (const state of ["lapsed", "lost"]) {
      expect(winBack(evidence(state))).toEqual({
        ...{ amount: 150, worth: 600, probability: 0.25, currency: "EUR", months: 6, lastOn: "2024-10-04" },
        reasons: [{ code: "portfolio.win-back.before", params: { spent: 2400, lastOn: "2024-10-04" } }, ...because],
      });
    }
  });

  test("of a customer is without the invoices of contracts, and none where nothing else would come", () => {
    for (const state of ["new", "active", "slowing"]) {
      expect(winBack(evidence(state))).toMatchObject({ worth: 500, amount: 125 });
      expect(winBack(evidence(state, { before: { ...before, ofContracts: 1200 } }))).toBeNull();
      expect(winBack(evidence(state, { before: { ...before, ofContracts: 1300 } }))).toBeNull();
    }
    // One that has left is told of with nothing, too.
    expect(winBack(evidence("lost", { before: { ...before, worth: 0 } }))).toMatchObject({ worth: 0, amount: 0 });
  });

  test("is unknown for who never was a customer, or of whom no one knows what it spent or whether it buys", () => {
    expect(winBack(evidence("prospect"))).toBeNull();
    for (const unknown of [{ lastDay: null }, { before: null }, { probability: null }]) {
      expect(winBack(evidence("lost", unknown))).toBeNull();
    }
    // The first day of all is a day, and a chance of nothing is a chance.
    expect(winBack(evidence("lost", { lastDay: 0, probability: 0 }))).toMatchObject({
      ...{ lastOn: "1970-01-01", amount: 0 },
    });
  });

  test("says what does not come again within the months, and what no one can price", () => {
    const lasting = { amount: 900, productId: "mill", products: 2 };
    const codes = winBack(evidence("lost", { before: { ...before, lasting, unpriced: 3, credits: 1 } }))?.reasons;
    expect(codes?.slice(1, -1)).toEqual([
      { code: "portfolio.value-at-risk.lasting", params: { ...lasting, months: 6 } },
      { code: "portfolio.value-at-risk.unpriced", params: { lines: 3 } },
      { code: "portfolio.value-at-risk.credits-unused", params: { credits: 1 } },
    ]);
  });
});
