import fc from "fast-check";
import { estimateLoyalty, fitLoyaltyModel, recoveryValue, scoreEffort, type Ticket } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";
const ticket: Ticket = { id: "T1", openedAt: "2026-11-20T09:00:00Z", contacts: 2, transfers: 1, resolved: false };

test("it is the probability saved times the customer's worth", () => {
  const solved = scoreEffort({ ...ticket, resolved: true, resolvedAt: "2026-11-21T00:00:00Z" }).effort;
  const left = scoreEffort({ ...ticket, resolved: false }).effort;
  const saved =
    estimateLoyalty({ effort: solved }, { asOf }).probability - estimateLoyalty({ effort: left }, { asOf }).probability;
  const result = recoveryValue(ticket, { asOf, customerValue: 800 });
  expect(result.effort).toEqual({ ifSolved: solved, ifLeft: left });
  expect(result.value).toBeCloseTo(800 * saved, 9);
  expect(result.spendingCeiling).toBe(result.value);
  expect(result.wordOfMouthSaved).toBeNull();
  expect(result.reasons.map(({ code }) => code)).toContain("loyalty.recovery.hearers-unknown");
  // The effort is known; whether the customer is alive and what hearers do are not.
  expect(result.coverage).toBe(0.25);
  expect(recoveryValue(ticket, { asOf, customerValue: 800, tellsValue: 3 }).coverage).toBe(0.75);
  // Less effort cannot cost loyalty, however little is known of the curve.
  expect([result.repurchase.lower, result.repurchase.upper]).toEqual([0, 1]);
  const worse = recoveryValue(ticket, { asOf, customerValue: 800, effortIfSolved: 4, effortIfLeft: 2 });
  expect(worse.repurchase.saved).toBeLessThan(0);
  expect(worse.repurchase.lower).toBe(-1);
  expect(worse.spendingCeiling).toBe(0);
});

test("word of mouth: 13.69 hear of a problem that is left, 5 of one that is solved", () => {
  const options = { asOf, customerValue: 100, lostPerHearer: 0.02, wonPerHearer: 0.01 };
  const { wordOfMouthSaved, assumptions } = recoveryValue(ticket, options);
  expect(wordOfMouthSaved).toBeCloseTo(100 * (0.02 * 13.69 + 0.01 * 5), 9);
  expect(assumptions.map(({ key }) => key)).toContain("wordOfMouth.told.dissatisfied");
  expect(recoveryValue(ticket, { ...options, hearerValue: 50 }).wordOfMouthSaved).toBeCloseTo(16.19, 9);
  expect(recoveryValue(ticket, { ...options, tellsValue: 7 }).wordOfMouthSaved).toBe(7);
});

test("word of mouth comes with chance and assumption, and what is not known of it widens the bounds", () => {
  const options = { asOf, customerValue: 100, lostPerHearer: 0.02, wonPerHearer: 0.01 };
  const { wordOfMouth, value, lower, upper } = recoveryValue(ticket, options);
  // Hearers kept: 13.69 people, second moment 212.61, each with .02. Hearers won: 4 to 6 people, each with .01.
  const kept = 0.02 ** 2 * (212.61 - 13.69 ** 2) + 13.69 * 0.02 * 0.98;
  const won = 0.01 ** 2 * (2 / 3) + 5 * 0.01 * 0.99;
  expect(wordOfMouth?.chance).toBeCloseTo(100 * Math.sqrt(kept + won), 9);
  // Means known only to lie between 9 and 15 for 87% of those left, and between 4 and 6.
  const assumption = 100 * Math.hypot((0.02 * 0.87 * 6) / Math.sqrt(12), (0.01 * 2) / Math.sqrt(12));
  expect(wordOfMouth?.assumption).toBeCloseTo(assumption, 9);
  // Nearly a Poisson number of people with mean .324: none or one with probability .958.
  expect(wordOfMouth).toMatchObject({ lower: 0, upper: 100, confidence: 0.95 });

  const without = recoveryValue(ticket, { asOf, customerValue: 100 });
  expect(upper - value).toBeCloseTo(Math.hypot(without.upper - without.value, 1.959964 * assumption), 5);
  expect(value - lower).toBeCloseTo(Math.hypot(without.value - without.lower, 1.959964 * assumption), 5);
  expect(without.wordOfMouth).toBeNull();
  expect(recoveryValue(ticket, { ...options, tellsValue: 7 }).wordOfMouth).toMatchObject({
    mean: 7,
    lower: 7,
    chance: 0,
  });
});

test("own efforts stand in for the scores, and a fitted model for the prior", () => {
  const model = fitLoyaltyModel([
    ...Array.from({ length: 80 }, (_, index) => ({ effort: 1, repurchased: index < 72 })),
    ...Array.from({ length: 80 }, (_, index) => ({ effort: 5, repurchased: index < 48 })),
  ]);
  const { repurchase, calibrated } = recoveryValue(ticket, {
    asOf,
    model,
    customerValue: 100,
    effortIfSolved: 1,
    effortIfLeft: 5,
  });
  expect(calibrated).toBe(true);
  expect(repurchase.saved).toBeCloseTo(0.3, 1);
  // The two shares come from 80 customers each.
  expect(repurchase.upper - repurchase.lower).toBeCloseTo(2 * 1.96 * Math.sqrt((0.9 * 0.1 + 0.6 * 0.4) / 80), 1);
});

test("a problem that was solved has nothing left to save", () => {
  const result = recoveryValue({ ...ticket, resolved: true }, { asOf, customerValue: 100, lostPerHearer: 0.1 });
  expect(result).toMatchObject({ value: 0, lower: 0, upper: 0, spendingCeiling: 0, wordOfMouthSaved: 0 });
  expect(result.reasons[0]).toEqual({ code: "loyalty.recovery.solved-already" });
});

test("a problem that came back, or was solved after the day, is still to be saved", () => {
  const options = { asOf, customerValue: 100 };
  const expected = recoveryValue(ticket, options);
  expect(recoveryValue({ ...ticket, resolvedAt: "2026-11-20T12:00:00Z" }, options)).toEqual(expected);
  expect(recoveryValue({ ...ticket, resolved: true, resolvedAt: "2026-11-22T12:00:00Z" }, options)).toEqual(expected);
  expect(recoveryValue({ ...ticket, resolved: true, resolvedAt: "2026-11-21T12:00:00Z" }, options).value).toBe(0);
});

test("it is solved at the first moment of the day in the zone given", () => {
  const calendar = { hours: { thu: [["09:00", "17:00"]] } satisfies Record<string, [string, string][]> };
  const opened = { ...ticket, openedAt: "2026-11-19T17:00:00Z" };
  // From nine in the morning in Los Angeles to midnight there: the eight hours of Thursday.
  const options = { asOf: "2026-11-20", customerValue: 100, calendar, timeZone: "America/Los_Angeles" };
  const { effort } = recoveryValue(opened, { ...options, effortPolicy: { timeStandard: { businessMinutes: 240 } } });
  const solved = scoreEffort(
    { ...opened, resolved: true, fullResolutionMinutes: { calendar: 900, business: 480 } },
    { policy: { timeStandard: { businessMinutes: 240 } } },
  );
  expect(effort.ifSolved).toBe(solved.effort);
});

test("contributions add up exactly, and the bounds hold the value", () => {
  const counts = fc.record({ contacts: fc.nat(6), transfers: fc.nat(4), reopens: fc.nat(3) });
  const money = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(counts, money, money, (fields, customerValue, tellsValue) => {
      const { value, lower, upper, contributions, spendingCeiling } = recoveryValue(
        { ...ticket, ...fields },
        { asOf, customerValue, tellsValue },
      );
      expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(value);
      expect(contributions.reduceRight((sum, { points }) => sum + points, 0)).toBe(value);
      expect(lower).toBeLessThanOrEqual(value);
      expect(upper).toBeGreaterThanOrEqual(value);
      expect(spendingCeiling).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a ticket that tells nothing, and money below nothing, are refused", () => {
  const bare = { id: "T1", openedAt: "2026-11-22T09:00:00Z" };
  expect(recoveryValue(bare, { asOf, customerValue: 1, effortIfSolved: 2, effortIfLeft: 4 }).value).toBeGreaterThan(0);
  expect(() => recoveryValue(ticket, { asOf, customerValue: -1 })).toThrow("options.customerValue must be at least 0");
  expect(() => recoveryValue(ticket, { asOf, customerValue: 1, customer: 5 as never })).toThrow(
    "options.customer must be",
  );
});

test("of a ticket that was solved both efforts are what it cost, and nothing is left to save", () => {
  const solved = { ...ticket, accountId: "acme", resolved: true, resolvedAt: "2026-11-20T12:00:00Z" };
  const { effort } = scoreEffort(solved);
  const found = recoveryValue(solved, { asOf, customerValue: 800, lostPerHearer: 0.02, currency: "EUR" });
  expect(found).toMatchObject({
    ticketId: "T1",
    accountId: "acme",
    currency: "EUR",
    effort: { ifSolved: effort, ifLeft: effort },
    value: 0,
    spendingCeiling: 0,
    wordOfMouthSaved: 0,
  });
  const { probability } = estimateLoyalty({ effort }, { asOf });
  expect(found.repurchase).toMatchObject({ ifSolved: probability, ifLeft: probability, saved: 0 });
  expect(found.reasons.map(({ code }) => code)).toEqual(["loyalty.recovery.solved-already", "loyalty.uncalibrated"]);
  // Where nobody says so, a day of its solution does.
  const dated = { ...solved, resolved: null };
  expect(recoveryValue(dated, { asOf, customerValue: 800 }).effort).toEqual(found.effort);
  expect(recoveryValue({ ...dated, resolvedAt: null }, { asOf, customerValue: 800 }).value).toBeGreaterThan(0);
  expect(Object.keys(recoveryValue(ticket, { asOf, customerValue: 800 }))).not.toContain("accountId");
});

test("what is taken on trust is listed: the model's figures, the effort's, and those of telling", () => {
  const keys = (options: object) =>
    recoveryValue(ticket, { asOf, customerValue: 100, ...options }).assumptions.map(({ key }) => key.split(".")[0]);
  const usual = keys({});
  expect(new Set(usual)).toEqual(new Set(["loyalty", "effort"]));
  expect(keys({ tellsValue: 7 })).toEqual(usual);
  // Each share of hearers counts by itself.
  expect(keys({ lostPerHearer: 0.02 })).toContain("wordOfMouth");
  expect(keys({ wonPerHearer: 0.02 })).toContain("wordOfMouth");
  const won = recoveryValue(ticket, { asOf, customerValue: 100, wonPerHearer: 0.01 });
  expect(won.wordOfMouthSaved).toBeCloseTo(100 * 0.01 * 5, 9);
});

test.each<[object, object, string]>([
  [{}, { customerValue: -1 }, "options.customerValue must be at least 0, got -1"],
  [{}, { customer: 3 }, "options.customer must be"],
  [{}, { currency: "" }, "options.currency must be a text"],
  [{ id: "" }, {}, "id must be a text"],
  [{}, { effortIfSolved: 0 }, "options.effortIfSolved must be at least 1, got 0"],
  [{}, { effortIfLeft: 6 }, "options.effortIfLeft must be at most 5, got 6"],
  [{}, { tellsValue: "7" }, "options.tellsValue must be a finite number"],
  [{}, { lostPerHearer: 2 }, "options.lostPerHearer must be at most 1, got 2"],
  [{}, { wonPerHearer: 2 }, "options.wonPerHearer must be at most 1, got 2"],
  [{}, { wonPerHearer: 0.1, hearerValue: -1 }, "options.hearerValue must be at least 0, got -1"],
])("%o with %o is refused by name", (more, options, message) => {
  expect(() => recoveryValue({ ...ticket, ...more }, { asOf, customerValue: 1, ...options })).toThrow(
    `recoveryValue: ${message}`,
  );
});

test("a ticket that tells too little needs its efforts, and one that was solved cannot be scored by them", () => {
  const bare = { id: "T1", openedAt: "2026-11-20T09:00:00Z" };
  const options = { asOf, customerValue: 1 };
  expect(() => recoveryValue({ ...bare, resolved: true }, options)).toThrow(
    'recoveryValue: ticket must tell enough to be scored, got "T1"',
  );
  const given = recoveryValue(bare, { ...options, effortIfSolved: 2, effortIfLeft: 4 });
  expect(given.effort).toEqual({ ifSolved: 2, ifLeft: 4 });
});
