import fc from "fast-check";
import {
  assumptions,
  effortPolicy,
  estimateLoyalty,
  fitLoyaltyModel,
  type LoyaltyEvidence,
  type LoyaltyModel,
  priorLoyaltyModel,
  scoreEffort,
  type Ticket,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const probability = (evidence: LoyaltyEvidence, model?: LoyaltyModel): number =>
  estimateLoyalty(evidence, model === undefined ? { asOf } : { asOf, model }).probability;
const logOdds = (share: number): number => Math.log(share / (1 - share));

const ticket = (id: string, openedAt: string, fields: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt,
  contacts: 4,
  transfers: 2,
  reopens: 1,
  resolved: true,
  resolvedAt: openedAt,
  ...fields,
});

test("tickets and answers in any order give the same estimate, to the last digit", () => {
  const day = (index: number): string => `2026-${String(1 + (index % 9)).padStart(2, "0")}-1${index % 3}T09:00:00Z`;
  const tickets = Array.from({ length: 7 }, (_, index) =>
    ticket(`T${index}`, day(index * 2), { contacts: 1 + index, resolved: index % 3 !== 0 }),
  );
  const surveys = Array.from({ length: 6 }, (_, index) => ({
    at: `2026-${String(1 + ((index * 2) % 9)).padStart(2, "0")}-13T09:00:00Z`,
    metric: index % 3 === 2 ? ("csat" as const) : ("ces" as const),
    score: 1 + (index % 5),
    scale: { min: 1, max: 7, higherIsBetter: true },
    ticketId: index === 0 ? "T2" : null,
  }));
  // An answer that belongs to no ticket is named by its place.
  const told = (one: LoyaltyEvidence) =>
    JSON.stringify(estimateLoyalty(one, { asOf })).replaceAll(/"ces:\d+"/g, '"ces"');
  const usual = told({ tickets, surveys });
  fc.assert(
    fc.property(
      fc.shuffledSubarray(tickets, { minLength: 7 }),
      fc.shuffledSubarray(surveys, { minLength: 6 }),
      (shuffled, answers) => {
        expect(told({ tickets: shuffled, surveys: answers })).toBe(usual);
      },
    ),
  );
});

describe("before any data", () => {
  test("effort 1 gives 94%, effort 5 gives 4%, no problem 90%", () => {
    expect(probability({ effort: 1 })).toBeCloseTo(0.94, 9);
    expect(probability({ effort: 5 })).toBeCloseTo(0.04, 9);
    expect(probability({ tickets: [] })).toBeCloseTo(0.9, 9);
  });

  test("tickets unknown is not tickets none", () => {
    expect(probability({})).toBeCloseTo(0.78, 9);
    expect(probability({ tickets: null })).toBeCloseTo(0.78, 9);
    const { reasons, coverage } = estimateLoyalty({}, { asOf });
    expect(reasons.map(({ code }) => code)).toContain("loyalty.problem-unknown");
    expect(coverage).toBe(0);
  });

  test("satisfaction counts for nothing, and shows it", () => {
    const { contributions, probability: of } = estimateLoyalty({ effort: 2, satisfaction: 5 }, { asOf });
    expect(of).toBe(probability({ effort: 2 }));
    expect(contributions.find(({ factor }) => factor === "satisfaction")).toMatchObject({
      points: 0,
      weight: 0,
      value: 5,
    });
  });

  test("a figure that says otherwise is followed", () => {
    const model = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.satisfactionWeight": 0.5 }) });
    expect(logOdds(probability({ effort: 2, satisfaction: 5 }, model))).toBeCloseTo(
      logOdds(probability({ effort: 2 }, model)) + 2 * 0.5,
      9,
    );
  });

  test("without a problem the probability alive multiplies the share", () => {
    expect(probability({ tickets: [], probabilityAlive: 0.5 })).toBeCloseTo(0.45, 9);
    expect(probability({ tickets: [], probabilityAlive: 1 })).toBeCloseTo(0.9, 9);
    expect(probability({ tickets: [], probabilityAlive: 0 })).toBeLessThan(1e-6);
  });

  test("it says that it is not calibrated, and lists what it assumes", () => {
    const estimate = estimateLoyalty({ effort: 3 }, { asOf });
    expect(estimate.calibrated).toBe(false);
    expect(estimate.reasons[0]).toEqual({ code: "loyalty.uncalibrated" });
    expect(estimate.assumptions.map(({ key }) => key)).toContain("loyalty.repurchase.highEffort");
    expect(estimate.lower).toBeLessThan(0.01);
    expect(estimate.upper).toBeGreaterThan(0.98);
  });
});

describe("tickets and answers", () => {
  test("a fresh ticket counts as its effort does", () => {
    const fresh = ticket("t", "2026-11-21T08:00:00Z");
    const { effort } = scoreEffort(fresh);
    expect(probability({ tickets: [fresh] })).toBeCloseTo(probability({ effort }), 9);
  });

  test("its contribution shows the effort that the ticket is scored at, in business minutes where there is a calendar", () => {
    const slow = ticket("t", "2026-11-16T08:00:00Z", { resolvedAt: "2026-11-18T12:00:00Z" });
    const shift: [string, string][] = [["09:00", "17:00"]];
    const calendar = { hours: { mon: shift, tue: shift, wed: shift } };
    for (const hours of [{}, { calendar, timeZone: "Asia/Vientiane" }]) {
      const [, shown] = estimateLoyalty({ tickets: [slow] }, { asOf, ...hours }).contributions;
      expect(shown?.value).toBe(scoreEffort(slow, hours).effort);
    }
  });

  test("a half-life later it moves the log odds half as far from no problem", () => {
    const fresh = logOdds(probability({ tickets: [ticket("t", "2026-11-21T08:00:00Z")] }));
    const old = logOdds(probability({ tickets: [ticket("t", "2026-05-25T08:00:00Z")] }));
    expect(old - logOdds(0.9)).toBeCloseTo((fresh - logOdds(0.9)) / 2, 9);
  });

  test("an open ticket fades from its last sign of life, a later one is left out, a merged one is not counted", () => {
    // 180 days before 2026-11-21.
    const open = ticket("t", "2026-05-25T08:00:00Z", { resolved: false, resolvedAt: null });
    expect(estimateLoyalty({ tickets: [open] }, { asOf }).contributions[1]).toMatchObject({ weight: 0.5 });
    const signs = [
      { messages: [{ at: "2026-11-21T08:00:00Z", by: "customer" as const }] },
      { waits: [{ from: "2026-06-01T08:00:00Z", to: "2026-11-21T09:00:00Z" }] },
      { solutions: [{ at: "2026-06-01T08:00:00Z", reopenedAt: "2026-11-21T09:00:00Z" }] },
      { firstRepliedAt: "2026-11-21T09:00:00Z" },
    ];
    for (const sign of signs) {
      const heard = estimateLoyalty({ tickets: [{ ...open, ...sign }] }, { asOf });
      expect(heard.contributions[1]).toMatchObject({ weight: 1 });
    }
    const later = estimateLoyalty({ tickets: [ticket("t", "2026-11-22T08:00:00Z")] }, { asOf });
    expect(later.probability).toBeCloseTo(0.9, 9);
    expect(later.reasons).toContainEqual({ code: "loyalty.later-left-out", params: { records: 1 } });
    const merged = ticket("t", "2026-11-01T08:00:00Z", { mergedInto: "u" });
    expect(probability({ tickets: [merged] })).toBeCloseTo(0.9, 9);
  });

  test("an open ticket without a sign of life for more than a year was never closed: it says nothing", () => {
    const open = (openedAt: string) => ticket("t", openedAt, { resolved: false, resolvedAt: null });
    const neverClosed = estimateLoyalty({ tickets: [open("2025-11-20T08:00:00Z")] }, { asOf });
    expect(neverClosed.contributions).toHaveLength(1);
    expect(neverClosed.reasons).toContainEqual({ code: "loyalty.never-closed", params: { tickets: 1 } });
    expect(neverClosed.probability).toBe(probability({ tickets: null }));
    expect(estimateLoyalty({ tickets: [open("2025-11-21T08:00:00Z")] }, { asOf }).contributions).toHaveLength(2);
  });

  test("a purchase after the problem ends its effect, or halves it, by assumption", () => {
    const tickets = [ticket("t", "2026-11-11T08:00:00Z")];
    const purchases = 0.8;
    const before = estimateLoyalty({ tickets, purchases, lastPurchaseOn: "2026-11-11" }, { asOf });
    expect(before.contributions[1]?.weight).toBeCloseTo(2 ** (-10 / 180), 9);
    const after = estimateLoyalty({ tickets, purchases, lastPurchaseOn: "2026-11-12" }, { asOf });
    expect(after.contributions[1]?.points).toBe(0);
    expect(after.probability).toBeCloseTo(0.8, 9);
    expect(after.reasons).toContainEqual({ code: "loyalty.bought-since", params: { problems: 1 } });
    const halved = assumptions("published", { "loyalty.purchaseEndsEffect": 0.5 });
    const half = estimateLoyalty({ tickets, purchases, lastPurchaseOn: "2026-11-12" }, { asOf, assumptions: halved });
    expect(half.contributions[1]?.points).toBeCloseTo((before.contributions[1]?.points ?? NaN) / 2, 9);
  });

  test("a ticket and the answer about it are one experience, and the customer's word counts", () => {
    const scale = { min: 1, max: 5, higherIsBetter: false };
    const said = (at: string, more = {}) => ({ at, metric: "ces" as const, score: 4, scale, ...more });
    const tickets = [ticket("a", "2026-11-01T08:00:00Z"), ticket("b", "2026-11-05T08:00:00Z")];
    const factors = (surveys: ReturnType<typeof said>[]) =>
      estimateLoyalty({ tickets, surveys }, { asOf }).contributions.map(({ factor, value }) => [factor, value]);
    // Named, it is about that ticket; unnamed, about the latest that ended within 14 days before it.
    expect(factors([said("2026-11-18T08:00:00Z", { ticketId: "a" })])).toContainEqual(["ticket:a", 4]);
    expect(factors([said("2026-11-18T08:00:00Z")])).toContainEqual(["ticket:b", 4]);
    expect(factors([said("2026-11-20T08:00:00Z")])).toContainEqual(["ces:0", 4]);
    // The first answer alone: a second one within the days is about the other ticket, or stands by itself.
    expect(factors([said("2026-11-08T08:00:00Z"), said("2026-11-09T08:00:00Z"), said("2026-11-10T08:00:00Z")])).toEqual(
      [
        ["baseline", null],
        ["ces:2", 4],
        ["ticket:b", 4],
        ["ticket:a", 4],
      ],
    );
  });

  test("a ticket stands as it did on the day: solved later or reopened, it is open", () => {
    const open = ticket("t", "2026-11-01T08:00:00Z", { resolved: false, resolvedAt: null });
    const expected = estimateLoyalty({ tickets: [open] }, { asOf });
    const solvedLater = { ...open, resolved: true, resolvedAt: "2026-11-22T08:00:00Z" };
    const reopened = { ...open, resolved: false, resolvedAt: "2026-11-02T08:00:00Z" };
    for (const each of [solvedLater, reopened]) {
      expect(estimateLoyalty({ tickets: [each] }, { asOf })).toEqual(expected);
    }
    expect(probability({ tickets: [{ ...solvedLater, resolvedAt: "2026-11-21T23:59:00Z" }] })).toBeGreaterThan(
      expected.probability,
    );
  });

  test("minutes that were measured wrong are refused", () => {
    for (const business of [NaN, Infinity, -1]) {
      const measured = { ...ticket("t", "2026-11-21T08:00:00Z"), fullResolutionMinutes: { calendar: 60, business } };
      expect(() => estimateLoyalty({ tickets: [measured] }, { asOf })).toThrow(
        "estimateLoyalty: tickets[0].fullResolutionMinutes.business must be",
      );
    }
  });

  test("the day is that of the time zone", () => {
    const evening = { tickets: [ticket("t", "2026-11-21T23:30:00Z")] };
    expect(estimateLoyalty(evening, { asOf, timeZone: "UTC" }).contributions).toHaveLength(2);
    expect(estimateLoyalty(evening, { asOf, timeZone: "Asia/Kathmandu" }).contributions).toHaveLength(1);
  });

  test("a ticket that tells nothing is no sign that all was well", () => {
    const { probability: of, reasons } = estimateLoyalty(
      { tickets: [{ id: "t", openedAt: "2026-11-01T08:00:00Z" }] },
      { asOf },
    );
    expect(of).toBeCloseTo(0.78, 9);
    expect(reasons).toContainEqual({ code: "loyalty.effort-unscored", params: { tickets: 1 } });
  });

  test("effort answers are experiences, on either scale", () => {
    const answer = (score: number, max: number, higherIsBetter: boolean) => ({
      at: "2026-11-21T08:00:00Z",
      metric: "ces" as const,
      score,
      scale: { min: 1, max, higherIsBetter },
    });
    expect(probability({ surveys: [answer(5, 5, false)] })).toBeCloseTo(0.04, 9);
    expect(probability({ surveys: [answer(1, 7, true)] })).toBeCloseTo(0.04, 9);
    expect(probability({ surveys: [answer(4, 7, true)] })).toBeCloseTo(probability({ effort: 3 }), 9);
  });

  test("satisfaction answers are satisfaction from 1 to 5, the fresher the weightier", () => {
    const model = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.satisfactionWeight": 0.5 }) });
    const answer = (score: number, at = "2026-11-21T08:00:00Z") => ({
      at,
      metric: "csat" as const,
      score,
      scale: { min: 0, max: 10, higherIsBetter: true },
    });
    for (const [score, satisfaction] of [
      [10, 5],
      [5, 3],
      [0, 1],
    ] as const) {
      expect(probability({ effort: 2, surveys: [answer(score)] }, model)).toBe(
        probability({ effort: 2, satisfaction }, model),
      );
    }
    // 180 days are one half-life: 5 and 2 with the weights 1 and 1/2.
    expect(probability({ effort: 2, surveys: [answer(10), answer(2.5, "2026-05-25T08:00:00Z")] }, model)).toBeCloseTo(
      probability({ effort: 2, satisfaction: 4 }, model),
      12,
    );
  });

  test("several fresh experiences share the weight of one", () => {
    const two = [
      ticket("a", "2026-11-21T08:00:00Z"),
      ticket("b", "2026-11-21T09:00:00Z", { contacts: 1, transfers: 0 }),
    ];
    const { contributions } = estimateLoyalty({ tickets: two }, { asOf });
    expect(contributions.slice(1).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  });
});

test("what would change it most: effort for one who had it, an experience to come for one who had none", () => {
  expect(estimateLoyalty({ effort: 5 }, { asOf }).changedMostBy).toMatchObject({ factor: "effort", to: 1 });
  expect(estimateLoyalty({ tickets: [] }, { asOf }).changedMostBy).toMatchObject({ factor: "effort", to: 5 });
  const { changedMostBy } = estimateLoyalty({ effort: 1.5, probabilityAlive: 0.001 }, { asOf });
  expect(changedMostBy.factor).toBe("probabilityAlive");
  expect(changedMostBy.probability).toBeCloseTo(probability({ effort: 1.5 }), 9);
});

test("what satisfaction would change is what the estimate would be with it", () => {
  const model = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.satisfactionWeight": 4 }) });
  for (const [satisfaction, to] of [
    [4.5, 1],
    [1.5, 5],
  ] as const) {
    const { changedMostBy } = estimateLoyalty({ effort: 3, satisfaction }, { asOf, model });
    expect(changedMostBy).toMatchObject({ factor: "satisfaction", to });
    expect(changedMostBy.probability).toBeCloseTo(probability({ effort: 3, satisfaction: to }, model), 9);
  }
});

test("of whom nothing is known, the interval is that of the share of all", () => {
  // 120 customers of unknown effort and half the prior's two at 78%: the log odds of a share have variance 1/(n·p·(1−p)).
  const model = fitLoyaltyModel([
    { repurchased: true, count: 90 },
    { repurchased: false, count: 30 },
  ]);
  const share = (90 + 0.78) / 121;
  const reach = 1.959963984540054 / Math.sqrt(121 * share * (1 - share));
  const { lower, upper } = estimateLoyalty({}, { asOf, model });
  expect(logOdds(lower)).toBeCloseTo(logOdds(share) - reach, 9);
  expect(logOdds(upper)).toBeCloseTo(logOdds(share) + reach, 9);
});

test("a fitted model says what it rests on, and a stored one gives the same", () => {
  const model = fitLoyaltyModel([
    { effort: 2, repurchased: true, tenureYears: 3, exposures: { reward: 1 } },
    { effort: 4, repurchased: false, tenureYears: 1, exposures: { reward: 0 } },
    { problem: false, repurchased: true },
  ]);
  const evidence = { effort: 3, tenureYears: 2, exposures: { reward: 1, gift: 1 } };
  const estimate = estimateLoyalty(evidence, { asOf, model });
  expect(estimate.calibrated).toBe(true);
  expect(estimate.reasons).toContainEqual({ code: "loyalty.not-learned", params: { factor: "exposures.gift" } });
  const stored = JSON.parse(JSON.stringify(model)) as LoyaltyModel;
  expect(estimateLoyalty(evidence, { asOf, model: stored })).toEqual(estimate);
  const later = { ...stored, version: 3 } as unknown as LoyaltyModel;
  expect(() => probability(evidence, later)).toThrow(
    "estimateLoyalty: options.model.version must be 2; fit the outcomes again, got 3",
  );
  const broken = { ...stored, covariance: [] };
  expect(() => probability(evidence, broken)).toThrow("options.model.covariance[0][0] must be a finite number");
});

test("between two points of a bent curve the log odds run straight, and so does what is not known of them", () => {
  const outcomes = [
    [1, 30, 2],
    [2, 30, 4],
    [3, 20, 10],
    [4, 12, 20],
    [5, 10, 30],
  ].flatMap(([effort = 1, returned = 0, left = 0]) => [
    { effort, repurchased: true, count: returned },
    { effort, repurchased: false, count: left },
  ]);
  const model = fitLoyaltyModel(outcomes, { effortCurve: "bent" });
  for (const [effort, low, share] of [
    [1, 0, 0],
    [2.25, 1, 0.25],
    [4.9, 3, 0.9],
    [5, 3, 1],
  ] as const) {
    const at = (knot: number): number => model.parameters[`effort${knot + 1}`] ?? NaN;
    const between = (row: number, column: number): number => model.covariance[row]?.[column] ?? NaN;
    const expected = (1 - share) * at(low) + share * at(low + 1);
    const variance =
      (1 - share) ** 2 * between(low, low) +
      2 * share * (1 - share) * between(low, low + 1) +
      share ** 2 * between(low + 1, low + 1);
    const { logOdds: found, lower, upper } = estimateLoyalty({ effort }, { asOf, model });
    expect(found).toBeCloseTo(expected, 9);
    expect(logOdds(lower)).toBeCloseTo(expected - 1.959963984540054 * Math.sqrt(variance), 8);
    expect(logOdds(upper)).toBeCloseTo(expected + 1.959963984540054 * Math.sqrt(variance), 8);
  }
});

describe("properties", () => {
  const outcome = fc.record({
    effort: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
    repurchased: fc.boolean(),
    probabilityAlive: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    satisfaction: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  const model = fc.array(outcome, { maxLength: 20 }).map((outcomes) => fitLoyaltyModel(outcomes));
  const counts = fc.option(fc.nat(5));
  const tickets = fc.array(
    fc.record({
      id: fc.string({ minLength: 1 }),
      openedAt: fc.integer({ min: 1_700_000_000_000, max: 1_795_000_000_000 }),
      contacts: counts,
      transfers: counts,
      reopens: counts,
      resolved: fc.option(fc.boolean()),
    }),
    { maxLength: 4 },
  );
  const evidence = fc.record({
    tickets: fc.option(tickets),
    probabilityAlive: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    satisfaction: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
    tenureYears: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
  });

  test("a value far beyond any that was learned makes certain, and adds up", () => {
    const model = fitLoyaltyModel(
      [1, 2, 3, 4, 5, 1, 2, 3].map((effort, index) => ({
        effort,
        repurchased: index % 2 === 0,
        exposures: { calls: index, alike: 1, same: 2 },
      })),
    );
    expect(model.parameters["exposures.calls"]).toBeLessThan(0);
    for (const calls of [1.2345678e7, 1e300, -1e300]) {
      const exposures = { calls, alike: 3.3e9, same: 1e300 };
      const estimate = estimateLoyalty({ effort: 2, exposures }, { asOf, model });
      expect(estimate.probability).toBeCloseTo(calls > 0 ? 0 : 1, 12);
      expect([estimate.lower, estimate.upper]).toEqual([0, 1]);
      const points = estimate.contributions.map((each) => each.points);
      expect(points.reduce((sum, each) => sum + each, 0)).toBe(estimate.logOdds);
      expect(points.reduceRight((sum, each) => sum + each, 0)).toBe(estimate.logOdds);
    }
  });

  test("contributions add up to the log odds exactly in any order, and the interval holds the estimate within 0 to 1", () => {
    fc.assert(
      fc.property(evidence, model, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (given, fitted, confidence) => {
        const estimate = estimateLoyalty(given, { asOf, model: fitted, confidence });
        const sum = (points: number[]): number => points.reduce((total, each) => total + each, 0);
        const points = estimate.contributions.map((contribution) => contribution.points);
        expect(sum(points)).toBe(estimate.logOdds);
        expect(sum(points.toReversed())).toBe(estimate.logOdds);
        expect(estimate.probability).toBeCloseTo(1 / (1 + Math.exp(-estimate.logOdds)), 12);
        expect(estimate.lower).toBeGreaterThanOrEqual(0);
        expect(estimate.lower).toBeLessThanOrEqual(estimate.probability);
        expect(estimate.upper).toBeGreaterThanOrEqual(estimate.probability);
        expect(estimate.upper).toBeLessThanOrEqual(1);
        expect(estimate.coverage).toBeGreaterThanOrEqual(0);
        expect(estimate.coverage).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("more effort never raises loyalty", () => {
    const effort = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(effort, effort, model, (one, other, fitted) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(probability({ effort: more }, fitted)).toBeLessThanOrEqual(
          probability({ effort: less }, fitted) + 1e-11,
        );
      }),
    );
  });

  test("more contacts, transfers or reopens on any ticket never raise loyalty", () => {
    const field = fc.constantFrom("contacts", "transfers", "reopens");
    const policy = effortPolicy();
    fc.assert(
      fc.property(tickets, fc.nat(3), field, model, (list, at, more, fitted) => {
        const worse = list.map((each, index) => {
          const known = each[more];
          return index === at && known !== null ? { ...each, [more]: known + 1 } : each;
        });
        const of = (given: typeof list): number =>
          estimateLoyalty({ tickets: given }, { asOf, model: fitted, effortPolicy: policy }).probability;
        expect(of(worse)).toBeLessThanOrEqual(of(list) + 1e-11);
      }),
    );
  });

  test("what is passed in is left as it was", () => {
    fc.assert(
      fc.property(evidence, (given) => {
        const before = structuredClone(given);
        estimateLoyalty(given, { asOf });
        expect(given).toEqual(before);
      }),
    );
  });
});

test("values out of bounds are refused by name", () => {
  expect(() => probability({ effort: 0 })).toThrow("estimateLoyalty: effort must be at least 1, got 0");
  expect(() => probability({ probabilityAlive: 2 })).toThrow("probabilityAlive must be at most 1, got 2");
  expect(() => probability({ tickets: [ticket("t", "2026-11-01T08:00:00Z"), ticket("u", "2026-11-01")] })).toThrow(
    /^estimateLoyalty: tickets\[1\]\.resolvedAt must be a moment/,
  );
  expect(() => probability({ tickets: [ticket("t", "2026-11-01T08:00:00Z", { contacts: -1 })] })).toThrow(
    "estimateLoyalty: tickets[0].contacts must be at least 0, got -1",
  );
  expect(() => estimateLoyalty({}, { asOf: "21.11.2026" })).toThrow("options.asOf must be a day that exists");
  expect(() => estimateLoyalty({}, { asOf, timeZone: "Nowhere" })).toThrow("options.timeZone");
});
