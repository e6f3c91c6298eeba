import fc from "fast-check";
import {
  type Account,
  healthPolicy,
  type HealthPolicy,
  type HealthPolicyInput,
  scoreHealth,
  type ScorecardDefinition,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";

const account: Account = {
  id: "A1",
  owned: [
    { productId: "pump", purchasedOn: "2025-01-10" },
    { productId: "filter", purchasedOn: "2025-06-01" },
  ],
  touches: [
    { on: "2026-10-22", kind: "call" },
    { on: "2026-12-01", kind: "review" },
  ],
  tickets: [
    { id: "t1", openedAt: "2026-11-21T08:00:00Z", resolvedAt: "2026-11-21T09:00:00Z", contacts: 1, transfers: 0 },
    { id: "t2", openedAt: "2025-11-20T08:00:00Z", resolvedAt: "2025-11-20T09:00:00Z", contacts: 4, transfers: 2 },
  ],
  surveys: [{ at: "2026-11-21T10:00:00Z", metric: "nps", score: 9, scale: { min: 0, max: 10, higherIsBetter: true } }],
};

describe("what is read from the account", () => {
  const values = Object.fromEntries(
    scoreHealth(account, { asOf }).contributions.map(({ factor, value }) => [factor, value]),
  );

  test("problems of the last year for each product owned", () => {
    expect(values.productReliability).toBe(0.5);
    const problemsSince = (openedAt: string): unknown =>
      scoreHealth(
        { ...account, owned: [], tickets: [{ id: "t", openedAt, contacts: 1, transfers: 0 }] },
        { asOf },
      ).contributions.find(({ factor }) => factor === "productReliability")?.value;
    expect(["2025-11-21T23:59:00Z", "2025-11-22T00:00:00Z"].map(problemsSince)).toEqual([0, 1]);
  });

  test("days since the last touch that has been", () => {
    expect(values.contact).toBe(30);
  });

  test("effort, the older ticket fading", () => {
    expect(values.serviceEffort).toBeGreaterThan(1);
    expect(values.serviceEffort).toBeLessThan(2);
  });

  test("the customer's own word, as a percentage of its scale", () => {
    expect(values.ownWord).toBeCloseTo(90, 10);
    const surveys: Account["surveys"] = [
      ...(account.surveys ?? []),
      { at: "2026-11-21T10:00:00Z", metric: "csat", score: 2, scale: { min: 1, max: 5, higherIsBetter: true } },
      { at: "2026-11-21T10:00:00Z", metric: "ces", score: 1, scale: { min: 1, max: 7, higherIsBetter: true } },
    ];
    const { contributions } = scoreHealth({ ...account, surveys }, { asOf });
    // 90% and 25%; how easy it was is no word on the company.
    expect(contributions.find(({ factor }) => factor === "ownWord")?.value).toBeCloseTo((90 + 25) / 2, 10);
  });

  test("nothing of what the account does not tell", () => {
    expect(values).not.toHaveProperty("use");
    expect(scoreHealth({ id: "A2" }, { asOf })).toMatchObject({ score: null, band: null, trend: null, coverage: 0 });
  });
});

test("weights are the user's, and marked so", () => {
  const own = healthPolicy({ weights: { contact: 90, serviceEffort: 0 } });
  const { contributions, assumptions } = scoreHealth(account, { asOf, policy: own });
  expect(contributions.map(({ factor }) => factor)).not.toContain("serviceEffort");
  expect(assumptions.find(({ key }) => key === "loyalty.healthWeights")?.grade).toBe("given");
  expect(scoreHealth(account, { asOf }).assumptions.map(({ grade }) => grade)).toContain("judgment");
  expect(() => healthPolicy({ weights: { mood: 3 } as object })).toThrow("mood");
  expect(() => healthPolicy({ weights: 3 as never })).toThrow("policy.weights must be an object");
  expect(() => healthPolicy({ assumptions: {} as never })).toThrow("policy.assumptions must be an array");
});

test("a stored policy is the same policy", () => {
  const policy = healthPolicy({ bandMargin: 2 });
  const stored = JSON.parse(JSON.stringify(policy)) as HealthPolicy;
  expect(scoreHealth(account, { asOf, policy: stored })).toEqual(scoreHealth(account, { asOf, policy }));
});

describe("trend and bands", () => {
  const scored = (use: number, previous: { score: number | null; band: string | null } | null, bandMargin = 0) =>
    scoreHealth(
      { id: "A1" },
      {
        asOf,
        previous,
        values: { use },
        policy: {
          bandMargin,
          scorecard: {
            version: 1,
            factors: [{ factor: "use", weight: 1, shape: "linear", from: 0, to: 100, points: [0, 100] }],
            bands: [{ band: "at-risk" }, { band: "watch", from: 50 }, { band: "healthy", from: 75 }],
          },
        },
      },
    );

  test("entering and leaving a band are events", () => {
    const { events, trend, change, reasons } = scored(80, { score: 60, band: "watch" });
    expect(events).toEqual([
      { event: "left", band: "watch", on: asOf },
      { event: "entered", band: "healthy", on: asOf },
    ]);
    expect(trend).toBe("rising");
    expect(change).toBe(20);
    expect(reasons.map(({ code }) => code)).toEqual([
      "loyalty.health.left-band",
      "loyalty.health.entered-band",
      "loyalty.health.changed",
    ]);
  });

  test("the first result enters its band, an unchanged one has no event", () => {
    expect(scored(80, null).events).toEqual([{ event: "entered", band: "healthy", on: asOf }]);
    expect(scored(80, { score: 79, band: "healthy" })).toMatchObject({ events: [], trend: "steady" });
    expect(scored(60, { score: 79, band: "healthy" }).trend).toBe("falling");
    const trendFrom = (score: number): string | null => scored(80, { score, band: "healthy" }).trend;
    expect([75, 75.5, 80, 84.5, 85].map(trendFrom)).toEqual(["rising", "steady", "steady", "steady", "falling"]);
  });

  test("a margin keeps an account from flapping between two bands", () => {
    expect(scored(74, { score: 76, band: "healthy" }, 2)).toMatchObject({ band: "healthy", events: [] });
    expect(scored(72, { score: 76, band: "healthy" }, 2).band).toBe("watch");
    expect(scored(76, { score: 74, band: "watch" }, 2).band).toBe("watch");
    expect(scored(77, { score: 74, band: "watch" }, 2).band).toBe("healthy");
  });
});

test("contributions add up to the score exactly", () => {
  const value = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
  fc.assert(
    fc.property(value, value, value, (use, priceAndFinancing, warrantyAndTradeIn) => {
      const { score, contributions } = scoreHealth(account, {
        asOf,
        values: { use, priceAndFinancing, warrantyAndTradeIn },
      });
      expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    }),
  );
});

/**
 * The thresholds of PostHog's handbook, page "health tracking" as of commit 28538f2 of their site: four groups of
 * measures, each poor, concerning or healthy, out of 10. Weights are those for an established customer. How the three
 * words become points is not on the page; here they are 0, 5 and 10, and the measures of a group share its weight.
 */
describe("a published threshold page as a policy", () => {
  const atLeast = (
    factor: string,
    group: { weight: number; measures: number },
    concerning: number,
    healthy: number,
  ) => ({
    factor,
    weight: group.weight / group.measures,
    shape: "step" as const,
    below: 0,
    steps: [
      { from: concerning, points: 5 },
      { from: healthy, points: 10 },
    ],
  });
  const activation = { weight: 10, measures: 5 };
  const activity = { weight: 30, measures: 4 };
  const volume = { weight: 10, measures: 4 };
  const engagement = { weight: 10, measures: 2 };
  const scorecard: ScorecardDefinition = {
    version: 1,
    factors: [
      atLeast("membersInvited", activation, 1, 3),
      atLeast("insights", activation, 1, 3),
      atLeast("recordingsAnalyzed", activation, 1, 5),
      atLeast("featureFlags", activation, 1, 2),
      atLeast("surveys", activation, 1, 2),
      // Change in percent against the period before: a decrease of more than 20 is poor, of more than 5 concerning.
      ...["insightsChange", "recordingsChange", "experimentsChange", "surveysChange"].map((factor) =>
        atLeast(factor, activity, -20, -5),
      ),
      ...["eventsChange", "replaysChange", "flagRequestsChange", "rowsSyncedChange"].map((factor) =>
        atLeast(factor, volume, -20, -5),
      ),
      atLeast("recommendation", engagement, 7, 9),
      // Days since the owner was seen, negated so that more is better: poor from 31 days, concerning from 15.
      atLeast("ownerSeen", engagement, -30, -14),
    ],
    bands: [{ band: "poor" }, { band: "concerning", from: 4 }, { band: "healthy", from: 7 }],
  };
  const policy = healthPolicy({ scorecard });
  const names = policy.scorecard.factors.map(({ factor }) => factor);
  const score = (values: Record<string, number | null>) => scoreHealth({ id: "A1" }, { asOf, policy, values });

  test("all healthy is 10, all poor is 0", () => {
    const best = Object.fromEntries(names.map((name) => [name, name === "ownerSeen" ? 0 : 50]));
    expect(score(best)).toMatchObject({ score: 10, band: "healthy" });
    const worst = Object.fromEntries(names.map((name) => [name, -99]));
    expect(score(worst)).toMatchObject({ score: 0, band: "poor" });
  });

  test.each([
    ["insightsChange", -5, 10],
    ["insightsChange", -5.1, 5],
    ["insightsChange", -20, 5],
    ["insightsChange", -20.1, 0],
    ["recordingsAnalyzed", 4, 5],
    ["recordingsAnalyzed", 5, 10],
    ["featureFlags", 1, 5],
    ["featureFlags", 2, 10],
    ["recommendation", 6, 0],
    ["recommendation", 8, 5],
    ["ownerSeen", -14, 10],
    ["ownerSeen", -15, 5],
    ["ownerSeen", -31, 0],
  ])("%s of %d is worth %d", (factor, value, points) => {
    const open = healthPolicy({ scorecard: { ...scorecard, minimumCoverage: 0 } });
    expect(scoreHealth({ id: "A1" }, { asOf, policy: open, values: { [factor]: value } }).score).toBe(points);
  });

  test("by hand: half the activity lost, all else healthy", () => {
    const values = Object.fromEntries(names.map((name) => [name, name === "ownerSeen" ? 0 : 50]));
    const halved = { ...values, insightsChange: -50, recordingsChange: -50 };
    // 60 points of weight, of which 15 give nothing.
    expect(score(halved).score).toBeCloseTo((10 * 45) / 60, 9);
    expect(score(halved).band).toBe("healthy");
  });
});

describe("what is red, whatever else is well", () => {
  const well: Account = { id: "A1", tickets: [], touches: [{ on: asOf, kind: "call" }] };
  const answer = (metric: "nps" | "csat" | "ces", score: number, at = "2026-11-20T08:00:00Z") => ({
    at,
    metric,
    score,
    scale: metric === "nps" ? { min: 0, max: 10, higherIsBetter: true } : { min: 1, max: 5, higherIsBetter: true },
  });
  const bandOf = (more: Partial<Account>): string | null => scoreHealth({ ...well, ...more }, { asOf }).band;

  test("the worst of the last answers", () => {
    expect(bandOf({})).toBe("healthy");
    expect(bandOf({ surveys: [answer("nps", 1)] })).toBe("at-risk");
    expect(bandOf({ surveys: [answer("csat", 1)] })).toBe("at-risk");
    expect(bandOf({ surveys: [answer("csat", 2)] })).not.toBe("at-risk");
    expect(bandOf({ surveys: [answer("nps", 9), answer("csat", 1)] })).toBe("at-risk");
    // Said long ago, or taken back since.
    expect(bandOf({ surveys: [answer("nps", 1, "2025-11-20T08:00:00Z")] })).not.toBe("at-risk");
    expect(bandOf({ surveys: [answer("nps", 1, "2026-10-01T08:00:00Z"), answer("nps", 9)] })).toBe("healthy");
    const { reasons } = scoreHealth({ ...well, surveys: [answer("nps", 1)] }, { asOf });
    expect(reasons[0]).toEqual({
      code: "loyalty.health.knocked-out",
      params: { factor: "worstAnswer", value: 10, band: "at-risk" },
    });
    expect(scoreHealth({ id: "A1", surveys: [answer("nps", 1)] }, { asOf })).toMatchObject({
      score: null,
      band: "at-risk",
    });
  });

  test("a silence of four gaps of its own, and nobody who last bought in 2022 has 100", () => {
    const bought = (...days: string[]) => ({ purchases: days.map((on) => ({ on, amount: 100 })) });
    const old = scoreHealth({ ...well, ...bought("2022-03-01", "2022-06-01") }, { asOf });
    expect(old.band).toBe("at-risk");
    // (20 + 10) of 50.
    expect(old.score).toBeCloseTo(60, 6);
    expect(bandOf(bought("2026-06-01", "2026-08-20", "2026-11-10"))).toBe("healthy");
    // A year between two purchases, and two since: 100 less a third of the way from one gap to four.
    const slow = scoreHealth({ ...well, ...bought("2023-11-21", "2024-11-20") }, { asOf });
    const buying = slow.contributions.find(({ factor }) => factor === "buying");
    expect(buying?.value).toBeCloseTo(731 / 365, 10);
    expect(slow.band).not.toBe("at-risk");
    const paidBack = (amount: number) => ({
      ...well,
      purchases: [...bought("2022-03-01").purchases, { on: "2026-11-01", amount }],
    });
    // The day on which some of it was paid back is no purchase; with all of it paid back there is none.
    expect(scoreHealth(paidBack(-40), { asOf }).band).toBe("at-risk");
    const undone = scoreHealth(paidBack(-100), { asOf });
    expect(undone.contributions.find(({ factor }) => factor === "buying")?.value ?? null).toBeNull();
  });

  test("rules of one's own, and none", () => {
    const at = (use: number, redIf: HealthPolicyInput["redIf"]): string | null =>
      scoreHealth(well, { asOf, values: { use }, policy: { redIf } }).band;
    expect(at(10, [{ factor: "use", atMost: 10 }])).toBe("at-risk");
    expect(at(11, [{ factor: "use", atMost: 10 }])).not.toBe("at-risk");
    expect(at(99, [{ factor: "use", atLeast: 99, band: "watch" }])).toBe("watch");
    expect(
      at(99, [
        { factor: "use", atLeast: 99, band: "watch" },
        { factor: "use", atLeast: 99 },
      ]),
    ).toBe("at-risk");
    expect(at(0, [{ factor: "nothing", atMost: 1 }])).not.toBe("at-risk");
    expect(scoreHealth({ ...well, surveys: [answer("nps", 1)] }, { asOf, policy: { redIf: [] } }).band).toBe("watch");
    expect(() => healthPolicy({ redIf: [{ factor: "use" }] })).toThrow("policy.redIf[0] must have atLeast or atMost");
    expect(() => healthPolicy({ redIf: [{ factor: "use", atMost: 1, band: "red" }] })).toThrow(
      "policy.redIf[0].band must be one of at-risk, watch, healthy",
    );
  });

  test("a newsletter is no contact, a message of the customer's is one", () => {
    const daysSince = (touches: Account["touches"]): unknown =>
      scoreHealth({ id: "A1", tickets: [], touches }, { asOf }).contributions.find(({ factor }) => factor === "contact")
        ?.value ?? null;
    const call = { on: "2026-09-22", kind: "call" };
    expect(daysSince([call, { on: "2026-11-20", kind: "email", direction: "out" }])).toBe(60);
    expect(daysSince([call, { on: "2026-11-20", kind: "newsletter" }])).toBe(60);
    expect(daysSince([call, { on: "2026-11-20", kind: "email", direction: "in" }])).toBe(1);
    expect(daysSince([{ on: "2026-11-20", kind: "newsletter" }])).toBeNull();
  });

  test("a history is given and given back", () => {
    const history = [
      { on: "2026-11-14", score: 90, band: "healthy" },
      { on: "2026-11-07", score: 40, band: "at-risk" },
      { on: asOf, score: 1, band: "at-risk" },
    ];
    const result = scoreHealth(well, { asOf, history });
    expect(result.change).toBe((result.score ?? 0) - 90);
    expect(result.history.map(({ on }) => on)).toEqual(["2026-11-07", "2026-11-14", asOf]);
    expect(result.history.at(-1)).toEqual({ on: asOf, score: result.score, band: result.band });
    expect(scoreHealth(well, { asOf, history: result.history }).history).toEqual(result.history);
    expect(() => scoreHealth(well, { asOf, history, previous: result })).toThrow("previous must be left out");
    expect(() => scoreHealth(well, { asOf, history: [{ on: "soon", score: 1, band: null }] })).toThrow("history[0].on");
  });
});
