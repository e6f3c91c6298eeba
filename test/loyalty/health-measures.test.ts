import fc from "fast-check";
import {
  type Account,
  assumptions,
  healthPolicy,
  type HealthPolicyInput,
  scoreHealth,
  type ScoreHealthOptions,
  type SurveyAnswer,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/** Each measure of an account's health by itself, counted by hand or anew. */

const AS_OF = Date.parse("2026-11-21") / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF - daysAgo) * 86_400_000).toISOString().slice(0, 10);
const at = (daysAgo: number): string => `${on(daysAgo)}T09:00:00Z`;
const asOf = on(0);

/** A scorecard that shows one value as it was measured. */
const showing = (factor: string): HealthPolicyInput => ({
  scorecard: { version: 1, factors: [{ factor, weight: 1, shape: "linear", from: 0, to: 4000, points: [0, 4000] }] },
});
const measured = (factor: string, account: Omit<Account, "id">): unknown =>
  scoreHealth({ id: "a", ...account }, { asOf, policy: showing(factor) }).contributions.find(
    (contribution) => contribution.factor === factor,
  )?.value ?? null;
const answer = (metric: SurveyAnswer["metric"], score: number, daysAgo: number): SurveyAnswer => ({
  at: at(daysAgo),
  metric,
  score,
  scale: { min: 0, max: 10, higherIsBetter: true },
});

describe("problems for each product", () => {
  const ticket = (daysAgo: number, mergedInto?: string) => ({
    id: `t${daysAgo}`,
    openedAt: at(daysAgo),
    contacts: 1,
    ...(mergedInto !== undefined && { mergedInto }),
  });

  test("are those opened within the year up to the day, without those merged into another", () => {
    const problems = (...tickets: Account["tickets"] & object) => measured("productReliability", { tickets });
    expect(problems()).toBe(0);
    expect(problems(ticket(0), ticket(364))).toBe(2);
    expect(problems(ticket(-1), ticket(365))).toBe(0);
    expect(problems(ticket(1), ticket(2, "t1"))).toBe(1);
    expect(measured("productReliability", { tickets: null })).toBeNull();
  });

  test("are divided by the different products owned, else by those bought, at least by one", () => {
    const tickets = [1, 2, 3, 4, 5, 6].map((daysAgo) => ticket(daysAgo));
    const own = (...ids: string[]) => ids.map((productId) => ({ productId, purchasedOn: on(9) }));
    const bought = (...ids: (string | null)[]) => ids.map((productId) => ({ productId, on: on(9), amount: 1 }));
    const of = (account: Partial<Account>) => measured("productReliability", { tickets, ...account });
    expect(of({})).toBe(6);
    expect(of({ owned: own("a", "b", "a") })).toBe(3);
    expect(of({ purchases: bought("a", "b", "c") })).toBe(2);
    expect(of({ owned: own("a", "b"), purchases: bought("a", "b", "c") })).toBe(3);
    expect(of({ owned: [], purchases: bought("a", "b", "c") })).toBe(2);
    expect(of({ purchases: bought("a", null, "b") })).toBe(3);
    expect(of({ purchases: bought(null) })).toBe(6);
  });
});

test("contact is the last talk, or what came from the customer", () => {
  const contact = (...touches: Account["touches"] & object) => measured("contact", { touches });
  for (const kind of ["review", "meeting", "call"]) expect(contact({ on: on(8), kind })).toBe(8);
  expect(contact({ on: on(8), kind: "ticket" })).toBe(8);
  expect(contact({ on: on(8), kind: "ticket", direction: "in" })).toBe(8);
  expect(contact({ on: on(8), kind: "ticket", direction: "out" })).toBeNull();
  expect(contact({ on: on(8), kind: "email" })).toBeNull();
  expect(contact({ on: on(8), kind: "email", direction: "in" })).toBe(8);
  expect(contact({ on: on(0), kind: "call" })).toBe(0);
  expect(contact({ on: on(-1), kind: "call" })).toBeNull();
  expect(contact({ on: on(9), kind: "call" }, { on: on(5), kind: "call" }, { on: on(7), kind: "call" })).toBe(5);
});

describe("silence", () => {
  const silence = (...daysAgo: number[]) =>
    measured("buying", { purchases: daysAgo.map((days) => ({ on: on(days), amount: 10 })) });

  test("is counted in mean gaps between different days of purchase, of at least 30 days each", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 900 }), { maxLength: 6 }), (days) => {
        const past = [...new Set(days.filter((ago) => ago >= 0))];
        const last = Math.min(...past);
        const gap = past.length === 1 ? 365 : (Math.max(...past) - last) / (past.length - 1);
        const expected = past.length === 0 ? null : last / Math.max(30, gap);
        const found = silence(...days);
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 9);
      }),
    );
    // Every 100 days, in whichever order they are told: half a gap.
    expect(silence(50, 250, 150)).toBe(0.5);
    expect(silence(9, 100, 1000)).toBeCloseTo(9 / 495.5, 12);
    expect(silence(73)).toBe(0.2);
    expect(silence(60, 61)).toBe(2);
  });

  test("is not ended by what was taken back, and is by what was given away", () => {
    const after = (more: object) =>
      measured("buying", {
        purchases: [
          { on: on(73), amount: 10 },
          { on: on(3), ...more },
        ],
      });
    for (const returned of [{ amount: -1 }, { quantity: 0, amount: 1 }, { quantity: -2, amount: 1 }]) {
      expect(after(returned)).toBe(0.2);
    }
    for (const bought of [{ amount: 0 }, { quantity: 1 }, {}]) expect(after(bought)).toBeCloseTo(3 / 70, 12);
  });
});

test("the worst answer is that of the last ones of each kind within the year", () => {
  const worst = (...surveys: SurveyAnswer[]) => measured("worstAnswer", { surveys });
  const shown = (policy: HealthPolicyInput, surveys: SurveyAnswer[]) =>
    scoreHealth({ id: "a", surveys }, { asOf, policy }).reasons.find(
      ({ code }) => code === "loyalty.health.knocked-out",
    )?.params?.value;
  const knockedOut = (...surveys: SurveyAnswer[]) =>
    shown({ redIf: [{ factor: "worstAnswer", atMost: 100 }] }, surveys);
  for (const of of [worst, knockedOut]) {
    expect(of(answer("nps", 7, 3), answer("csat", 4, 9))).toBe(40);
    expect(of(answer("nps", 2, 9), answer("nps", 7, 3))).toBe(70);
    expect(of(answer("nps", 7, 3), answer("nps", 2, 9))).toBe(70);
    // Of two on one day the worse.
    expect(of(answer("nps", 7, 3), answer("nps", 2, 3))).toBe(20);
    expect(of(answer("nps", 2, 3), answer("nps", 7, 3))).toBe(20);
    expect(of(answer("nps", 7, 3), answer("csat", 2, 365))).toBe(70);
    expect(of(answer("nps", 7, 3), answer("csat", 2, 364))).toBe(20);
    expect(of(answer("nps", 7, 0), answer("csat", 2, -1))).toBe(70);
  }
});

test("the own word is the mean of what was said up to the day, halving every 180 days", () => {
  const word = (...surveys: SurveyAnswer[]) => measured("ownWord", { surveys });
  expect(word(answer("nps", 9, 0), answer("csat", 3, 180))).toBeCloseTo((90 + 30 / 2) / 1.5, 9);
  expect(word(answer("nps", 9, 0), answer("ces", 1, 0), answer("csat", 1, -1))).toBeCloseTo(90, 12);
  expect(word(answer("ces", 1, 0))).toBeNull();
});

test("effort is taken on trust where tickets or answers tell it, and the list says so", () => {
  const keys = (account: Omit<Account, "id">) =>
    scoreHealth({ id: "a", ...account }, { asOf }).assumptions.map(({ key }) => key);
  expect(keys({})).toEqual(["loyalty.healthWeights", "loyalty.healthRedIf"]);
  expect(keys({ tickets: [] })).toContain("loyalty.ticketHalfLifeDays");
  expect(keys({ surveys: [] })).toContain("loyalty.ticketHalfLifeDays");
  expect(keys({ tickets: [] }).some((key) => key.startsWith("effort."))).toBe(true);
});

describe("the policy", () => {
  const refused = (policy: object, rule: string): void => {
    expect(() => healthPolicy(policy)).toThrow(`healthPolicy: policy.${rule}`);
    expect(() => scoreHealth({ id: "a" }, { asOf, policy })).toThrow(`scoreHealth: options.policy.${rule}`);
  };

  test("is checked by name", () => {
    refused({ trendPoints: -1 }, "trendPoints must be at least 0, got -1");
    refused({ bandMargin: -1 }, "bandMargin must be at least 0, got -1");
    refused({ weights: { use: -1 } }, "weights.use must be at least 0, got -1");
    const { scorecard } = showing("use");
    refused({ weights: { use: 1 }, scorecard }, "weights must be missing where a scorecard is given");
    const none = Object.fromEntries(healthPolicy().scorecard.factors.map(({ factor }) => [factor, 0]));
    refused({ weights: none }, "weights must have one above 0");
    refused({ redIf: [{ factor: "", atMost: 1 }] }, "redIf[0].factor must be a text");
    refused({ redIf: [{ factor: "use", atMost: "1" }] }, "redIf[0].atMost must be a finite number");
    refused({ redIf: [{ factor: "use", atLeast: "1" }] }, "redIf[0].atLeast must be a finite number");
    refused({ redIf: [{ factor: "use", below: 1 }] }, "redIf[0]");
    refused({ redIf: {} }, "redIf must be");
    refused(
      { scorecard, redIf: [{ factor: "use", atMost: 1 }] },
      "redIf[0] must not be there where there are no bands",
    );
    expect(() => healthPolicy({}, { figures: 1 } as object)).toThrow("healthPolicy: options");
  });

  test("names the figures that it rests on", () => {
    const rests = (policy: HealthPolicyInput) => healthPolicy(policy).assumptions.map(({ key, grade }) => [key, grade]);
    expect(rests({})).toEqual([
      ["loyalty.healthWeights", "judgment"],
      ["loyalty.healthRedIf", "judgment"],
    ]);
    expect(rests({ redIf: [] }).map(([key]) => key)).toEqual(["loyalty.healthWeights"]);
    expect(rests({ weights: { use: 1 } })[0]).toEqual(["loyalty.healthWeights", "given"]);
    expect(rests(showing("use"))).toEqual([]);
    expect(rests({ ...showing("use"), redIf: [] })).toEqual([]);
    const stored = assumptions("published", {});
    expect(healthPolicy({}, { assumptions: stored }).redIf).toEqual([
      { factor: "worstAnswer", atMost: stored["loyalty.healthRedIf"].value.worstAnswer },
      { factor: "buying", atLeast: stored["loyalty.healthRedIf"].value.buying },
    ]);
  });
});

describe("bands, trend and history", () => {
  const policy = (bandMargin: number): HealthPolicyInput => ({
    bandMargin,
    scorecard: {
      version: 1,
      factors: [{ factor: "use", weight: 1, shape: "linear", from: 0, to: 100, points: [0, 100] }],
      bands: [{ band: "low" }, { band: "middle", from: 50 }, { band: "high", from: 75 }],
    },
  });
  const scored = (use: number | null, options: Partial<ScoreHealthOptions> = {}, bandMargin = 2) =>
    scoreHealth({ id: "a" }, { asOf, values: { use }, policy: policy(bandMargin), ...options });

  test("a band is left once the score lies its margin beyond the edge, above at once", () => {
    const usual = (score: number) => (score < 50 ? "low" : score < 75 ? "middle" : "high");
    const bounds: Record<string, [number, number]> = {
      low: [-Infinity, 52],
      middle: [48, 77],
      high: [73, Infinity],
      gone: [Infinity, Infinity],
    };
    fc.assert(
      fc.property(fc.constantFrom("low", "middle", "high", "gone"), fc.integer({ min: 40, max: 90 }), (band, score) => {
        const [from = NaN, to = NaN] = bounds[band] ?? [];
        const expected = score >= from && score < to ? band : usual(score);
        expect(scored(score, { previous: { score: 50, band } }).band).toBe(expected);
      }),
    );
    for (const [score, band] of [
      [48, "middle"],
      [47.9, "low"],
      [77, "high"],
      [76.9, "middle"],
    ] as const) {
      expect(scored(score, { previous: { score: 60, band: "middle" } }).band).toBe(band);
    }
  });

  test("what is no longer known leaves its band and tells no change", () => {
    const unknown = scored(null, { previous: { score: 60, band: "middle" } });
    expect(unknown).toMatchObject({ score: null, band: null, change: null, trend: null });
    expect(unknown.events).toEqual([{ event: "left", band: "middle", on: asOf }]);
    expect(unknown.reasons.slice(0, 1)).toEqual([{ code: "loyalty.health.left-band", params: { band: "middle" } }]);
    const first = scored(60);
    expect(first).toMatchObject({ change: null, trend: null });
    expect(first.events).toEqual([{ event: "entered", band: "middle", on: asOf }]);
    expect(scored(60, { previous: { score: null, band: "middle" } })).toMatchObject({ change: null, events: [] });
  });

  test("the lowest band is left as well where the score is no longer known", () => {
    expect(scored(null, { previous: { score: 10, band: "low" } }).band).toBeNull();
  });

  test("each band that is entered or left is named", () => {
    const { reasons } = scored(80, { previous: { score: 60, band: "middle" } });
    expect(reasons.slice(0, 2)).toEqual([
      { code: "loyalty.health.left-band", params: { band: "middle" } },
      { code: "loyalty.health.entered-band", params: { band: "high" } },
    ]);
  });

  test("a change is told with its points from the points on that make a trend", () => {
    const of = (score: number, trendPoints?: number) => {
      const previous = { score, band: "middle" };
      const given = trendPoints === undefined ? policy(2) : { ...policy(2), trendPoints };
      const { trend, reasons } = scored(60, { previous, policy: given });
      const told = reasons.find(({ code }) => code === "loyalty.health.changed");
      return [trend, told?.params?.change];
    };
    expect(of(55)).toEqual(["rising", 5]);
    expect(of(65)).toEqual(["falling", -5]);
    expect(of(55.5)).toEqual(["steady", undefined]);
    expect(of(60, 0)).toEqual(["steady", undefined]);
    expect(of(59, 0)).toEqual(["rising", 1]);
  });

  test("a history is checked row by row, unknown scores and bands stay so", () => {
    const history = (row: object) => () => scored(60, { history: [row as never] });
    expect(history({ on: on(7), score: "60", band: null })).toThrow("options.history[0].score must be a finite number");
    expect(history({ on: on(7), score: 60, band: "" })).toThrow("options.history[0].band must be a text");
    expect(history({ on: "soon", score: 60, band: null })).toThrow("options.history[0].on must be a day");
    expect(() => scored(60, { history: 3 as never })).toThrow("options.history must");
    expect(() => scored(60, { previous: { score: "1" as never, band: null } })).toThrow(
      "options.previous.score must be a finite number",
    );
    expect(() => scored(60, { previous: { score: 1, band: "" } })).toThrow("options.previous.band must be a text");
    expect(() => scored(60, { previous: 3 as never })).toThrow("options.previous must be an object");
    expect(() => scored(60, { previous: { score: 1, bnad: "low" } as never })).toThrow("options.previous");
    expect(() => scored(60, { values: 3 as never })).toThrow("options.values must be an object");
    const past = { on: on(7), score: undefined, band: undefined };
    expect(history(past)().history).toEqual([
      { on: on(7), score: null, band: null },
      { on: asOf, score: 60, band: "middle" },
    ]);
    const known = { on: on(7), score: 80, band: "high" };
    expect(history(known)()).toMatchObject({ change: -20, trend: "falling", band: "middle" });
    // An empty one goes with a previous result that counts nothing.
    expect(scored(60, { history: [] })).toMatchObject({ change: null });
  });

  test("of several values that knock out the lowest band counts, and unknown ones none", () => {
    const rules = [
      { factor: "use", atLeast: 50, band: "middle" },
      { factor: "use", atMost: 90, band: "low" },
      { factor: "other", atMost: 100 },
    ];
    const found = scored(80, { policy: { ...policy(0), redIf: rules } });
    expect(found.band).toBe("low");
    expect(found.reasons[0]).toEqual({
      code: "loyalty.health.knocked-out",
      params: { factor: "use", value: 80, band: "low" },
    });
    expect(scored(95, { policy: { ...policy(0), redIf: rules } }).band).toBe("middle");
    expect(scored(null, { policy: { ...policy(0), redIf: rules } }).band).toBeNull();
  });
});

test("records and options that are wrong are refused by their place", () => {
  const refused = (account: object, rule: string, options: object = {}): void => {
    expect(() => scoreHealth({ id: "a", ...account }, { asOf, ...options })).toThrow(`scoreHealth: ${rule}`);
  };
  refused(
    {
      touches: [
        { on: on(1), kind: "call" },
        { on: "soon", kind: "call" },
      ],
    },
    "touches[1].on must be a day",
  );
  refused({ purchases: [{ on: "soon", amount: 1 }] }, "purchases[0].on must be a day");
  refused({ tickets: [{ id: "t", openedAt: "soon" }] }, "tickets[0].openedAt must be a moment");
  refused({ surveys: [{ ...answer("nps", 9, 1), at: "soon" }] }, "surveys[0].at must be a moment");
  refused({ surveys: [answer("nps", 11, 1)] }, "surveys[0].score must");
  for (const list of ["owned", "touches", "purchases", "tickets", "surveys"]) refused({ [list]: 3 }, `${list} must be`);
  refused({}, "options.asOf must be a day", { asOf: "soon" });
  refused({}, "options", { polcy: {} });
  refused({}, "options.previous must be left out where a history is given", {
    history: [{ on: on(7), score: 1, band: null }],
    previous: { score: 1, band: null },
  });
  refused({}, "options.history[0].band must be a text", { history: [{ on: on(7), score: 1, band: 3 }] });
  refused({}, "options.history[0].on must be a day", { history: [{ on: "soon", score: 1, band: "x" }] });
  refused({}, "options.previous.score must be a finite number", { previous: { score: NaN, band: "x" } });
  refused({}, "options.previous.band must be a text", { previous: { score: 1, band: 3 } });
  expect(scoreHealth({ id: "a" }, { asOf, effortPolicy: {}, timeZone: "Asia/Vientiane" }).score).toBeNull();
});

test("bands of one's own stand in for those of the score", () => {
  const bands = [{ band: "red" }, { band: "green", from: 10 }];
  const policy = healthPolicy({ ...showing("use"), bands });
  expect(policy.scorecard.bands).toEqual(bands);
  const band = (use: number) => scoreHealth({ id: "a" }, { asOf, policy, values: { use } }).band;
  expect([band(9), band(10)]).toEqual(["red", "green"]);
});
