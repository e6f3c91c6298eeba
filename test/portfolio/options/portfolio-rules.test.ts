import { assumptions, effortPolicy, opportunityPolicy, priorLoyaltyModel, reviewPolicy } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";

import { resolveOptions } from "../../../src/portfolio/options/portfolio-rules.js";

/** What a review of a book leaves open, and what is refused: as its options' documentation says it. */

const asOf = "2026-11-21";
const to = "2027-11-20";
const resolved = (more: object = {}, currency?: string) => resolveOptions({ asOf, to, ...more }, currency);
const figures = assumptions();

describe("what is left open", () => {
  test("are the figures of the evidence, a plan from today with remedies, and agendas of what is booked", () => {
    const rules = resolved();
    expect(rules).toMatchObject({
      asOf,
      asOfDay: parseDay(asOf),
      horizon: { from: asOf, to },
      currency: undefined,
      plan: true,
      remedies: true,
      agenda: "booked",
      horizonDays: figures["buysAgain.horizonDays"].value,
      burningPriority: figures["reviews.burningPriority"].value,
      alsoSellerIds: {},
      effort: effortPolicy(),
      reviews: reviewPolicy(),
      opportunity: opportunityPolicy(),
      models: { purchases: null, spend: null, buying: null, propensity: null, loyalty: priorLoyaltyModel() },
    });
    expect(rules.planning).toEqual({
      from: asOf,
      to,
      moveWeight: 182,
      leastMoveCost: 182,
      coverageShare: 0.3,
      noticeDays: 1,
    });
    expect(rules.urgentMoveWeight).toBe(28);
    expect(rules.attention.priority).toBe("attention");
    expect(rules.assumptions).toEqual(figures);
  });

  test("are what is given where something is", () => {
    const given = {
      from: "2026-12-01",
      currency: "EUR",
      plan: false,
      remedies: false,
      agenda: "none",
      horizonDays: 90,
      policies: {
        planning: {
          earlyWeight: 3,
          lateWeight: 4,
          moveWeight: 9,
          leastMoveCost: 2,
          bufferMinutes: 5,
          coverageShare: 0,
          noticeDays: 0,
          alsoSellerIds: { acme: ["head"] },
        },
        attention: { priority: "level" },
      },
    };
    const rules = resolved(given, "USD");
    expect(rules).toMatchObject({
      horizon: { from: "2026-12-01", to },
      currency: "EUR",
      plan: false,
      remedies: false,
      agenda: "none",
      horizonDays: 90,
      alsoSellerIds: { acme: ["head"] },
      urgentMoveWeight: 9,
    });
    expect(rules.planning).toEqual({
      from: "2026-12-01",
      to,
      earlyWeight: 3,
      lateWeight: 4,
      moveWeight: 9,
      leastMoveCost: 2,
      bufferMinutes: 5,
      coverageShare: 0,
      noticeDays: 0,
    });
    expect(rules.attention.priority).toBe("level");
    expect(resolved({}, "USD").currency).toBe("USD");
    // What moves cost at least is what they cost in the middle of the book.
    expect(resolved({ policies: { planning: { moveWeight: 9 } } }).planning.leastMoveCost).toBe(9);
    const cautious = assumptions("cautious");
    expect(resolved({ assumptions: cautious }).assumptions).toBe(cautious);
  });

  test("are policies by the figures that are assumed", () => {
    const assumed = assumptions("cautious", {
      "opportunity.probability": { whitespace: 0.15, replacement: 0.45, "add-on": 0.25, "service-contract": 0.35 },
    });
    const rules = resolved({ assumptions: assumed });
    const figuresOf = { assumptions: assumed };
    expect(rules.opportunity).toEqual(opportunityPolicy({}, figuresOf));
    expect(rules.effort).toEqual(effortPolicy({}, figuresOf));
    expect(rules.reviews).toEqual(reviewPolicy({}, figuresOf));
    expect(rules.models.loyalty).toEqual(priorLoyaltyModel(figuresOf));
    expect(rules.opportunity).not.toEqual(opportunityPolicy());
  });

  test("a move costs what the dearest day costs, in a plan of few days", () => {
    const moving = (last: string, planning: object = {}, from?: string) =>
      resolved({ to: last, from, policies: { planning } }).planning.moveWeight;
    // A day late costs two, a day early one; the plan has the first day and the last.
    expect(moving("2026-11-21")).toBe(2);
    expect(moving("2026-11-30")).toBe(2 * 10);
    expect(moving("2026-11-30", {}, "2026-11-29")).toBe(2 * 2);
    expect(moving("2026-11-30", { earlyWeight: 5 })).toBe(5 * 10);
    expect(moving("2026-11-30", { lateWeight: 0.5 })).toBe(1 * 10);
    expect(moving("2027-02-18")).toBe(2 * 90);
    expect(moving("2027-02-20")).toBe(182);
    expect(resolved({ to: "2026-11-30" }).urgentMoveWeight).toBe(20);
  });

  test("priorities are those of the review policy where it has its own", () => {
    const priorityOf = (reviews: object) => resolved({ policies: { reviews } }).attention.priority;
    const own = { low: 1, medium: 5, high: 9 };
    expect(priorityOf({ priority: own })).toBe("level");
    expect(priorityOf({ priority: reviewPolicy().priority })).toBe("attention");
    expect(priorityOf(reviewPolicy())).toBe("attention");
    expect(priorityOf({ minutes: { low: 5, medium: 5, high: 5 } })).toBe("attention");
    const policies = { reviews: { priority: own }, attention: { priority: "attention" as const } };
    expect(resolved({ policies }).attention.priority).toBe("attention");
  });
});

describe("what is refused", () => {
  const planning = (own: object) => ({ policies: { planning: own } });

  test.each<[string, object]>([
    ["reviewPortfolio: plan must", { plan: "no" }],
    ["reviewPortfolio: remedies must", { remedies: 1 }],
    ["reviewPortfolio: agenda must", { agenda: "some" }],
    ["reviewPortfolio: options.models must have no field but", { models: { churn: null } }],
    ["reviewPortfolio: options.policies must have no field but", { policies: { churn: {} } }],
    ["reviewPortfolio: options.policies.planning must have no field but", planning({ sellers: [] })],
    ["reviewPortfolio: asOf must", { asOf: "today" }],
    ["reviewPortfolio: from must", { from: "soon" }],
    [`reviewPortfolio: from must not lie before ${asOf}`, { from: "2026-11-20" }],
    ["reviewPortfolio: to must", { to: "later" }],
    [`reviewPortfolio: to must not lie before ${asOf}`, { to: "2026-11-20" }],
    ["reviewPortfolio: to must not lie before 2027-01-02", { from: "2027-01-02", to: "2027-01-01" }],
    ["reviewPortfolio: previous must be an array", { previous: {} }],
    ["reviewPortfolio: horizonDays must", { horizonDays: 0.9 }],
    ["reviewPortfolio: horizonDays must", { horizonDays: 3661 }],
    ["reviewPortfolio: models.buying must", { models: { buying: {} } }],
    ["reviewPortfolio: policies.planning.coverageShare must", planning({ coverageShare: 1.1 })],
    ["reviewPortfolio: policies.planning.noticeDays must", planning({ noticeDays: -1 })],
    ["reviewPortfolio: policies.planning.noticeDays must", planning({ noticeDays: 1.5 })],
    ["reviewPortfolio: policies.planning.noticeDays must", planning({ noticeDays: 367 })],
    ["reviewPortfolio: policies.planning.alsoSellerIds must be an object", planning({ alsoSellerIds: [] })],
    ["reviewPortfolio: policies.planning.alsoSellerIds.a must be an array", planning({ alsoSellerIds: { a: "b" } })],
    ["reviewPortfolio: policies.planning.alsoSellerIds.a[1] must", planning({ alsoSellerIds: { a: ["b", 7] } })],
    ["reviewPortfolio: policies.standing", { policies: { standing: { gaps: 1 } } }],
    ["reviewPortfolio: policies.signals", { policies: { signals: { gaps: 1 } } }],
    ["reviewPortfolio: policies.attention", { policies: { attention: { gaps: 1 } } }],
    ["reviewPortfolio: policies.valueAtRisk", { policies: { valueAtRisk: { gaps: 1 } } }],
    ["reviewPortfolio: policies.wordOfMouth", { policies: { wordOfMouth: { gaps: 1 } } }],
  ])("%s", (message, more) => {
    expect(() => resolved(more)).toThrow(message);
  });

  test.each<[string, object]>([
    ["one day of plan", { to: asOf }],
    ["a horizon of a day, or ten years", { horizonDays: 1 }],
    ["a horizon of ten years", { horizonDays: 3660 }],
    ["a year of notice", planning({ noticeDays: 366 })],
    ["a floor of everything", planning({ coverageShare: 1 })],
    ["no models", { models: { loyalty: null, purchases: null, spend: null, buying: null, propensity: null } }],
    ["no rows of buying", { models: { buying: [] } }],
    ["no bookings", { previous: [] }],
    ["every agenda", { agenda: "all" }],
    ["every field of planning", planning({ unbookedPenalty: 9, latestStart: "15:00", groupDaysApart: 2 })],
  ])("and not %s", (_, more) => {
    expect(() => resolved(more)).not.toThrow();
  });
});

describe("rules of word of mouth", () => {
  const policyOf = (wordOfMouth: object) => resolved({ policies: { wordOfMouth } }).wordOfMouth;

  test("are an effort of two that satisfies and one of three and a half that does not, and nothing of hearers", () => {
    expect(policyOf({})).toEqual({ quickEffort: 2, unsatisfiedEffort: 3.5, hearers: {}, projection: {} });
  });

  test("are parted into what hearers do and how far it is followed", () => {
    const hearers = { wonPerHearer: 0.1, lostPerHearer: 0.2, customerValue: 5, market: 9, online: 0.5, delay: 1 };
    const projection = { periods: 6, generations: 2, confidence: 0.8 };
    const given = { ...hearers, ...projection, quickEffort: 1, unsatisfiedEffort: 5 };
    expect(policyOf({ ...given, tells: undefined })).toEqual({
      quickEffort: 1,
      unsatisfiedEffort: 5,
      hearers,
      projection,
    });
    const tells = { satisfied: 1 };
    expect(policyOf({ tells }).hearers).toEqual({ tells });
  });

  test("are refused where the efforts leave the scale or each other", () => {
    for (const own of [
      { quickEffort: 0.9 },
      { quickEffort: 5.1 },
      { unsatisfiedEffort: 5.1 },
      { unsatisfiedEffort: 2 },
    ]) {
      expect(() => policyOf(own)).toThrow(/policies\.wordOfMouth\.(quick|unsatisfied)Effort must/);
    }
    expect(() => policyOf({ quickEffort: 4, unsatisfiedEffort: 4 })).toThrow("unsatisfiedEffort");
    expect(() => policyOf({ quickEffort: 4, unsatisfiedEffort: 4.1 })).not.toThrow();
  });
});
