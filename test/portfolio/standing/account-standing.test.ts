import type { LoyaltyEstimate } from "retention-kit";
import { assumptions, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";
import { accountStanding, type StandingEvidence } from "../../../src/portfolio/standing/account-standing.js";
import type { DatedContract } from "../../../src/portfolio/standing/contract-standing.js";
import { leavingLoyalty, leavingPoints } from "../../../src/portfolio/standing/leaving.js";
import type { GapRhythm } from "../../../src/purchases/rhythm/gap-rhythm.js";
import { standingPolicy } from "../../../src/portfolio/standing/standing-policy.js";

/** Each way to a standing by itself, with the reasons it gives. */

const AS_OF = Date.parse("2026-11-21") / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF - daysAgo) * 86_400_000).toISOString().slice(0, 10);
const policy = standingPolicy("test", "standing", {}, assumptions("published"));

interface Given {
  status?: Account["status"];
  statusAgo?: number | null;
  bought?: number[];
  gapDays?: number | null;
  rhythm?: GapRhythm | null;
  chanceOn?: StandingEvidence["chanceOn"];
  account?: Partial<Account>;
  running?: object[];
  late?: object[];
  over?: object[];
  unread?: number;
}
const contract = (id: string, startAgo: number, endAgo: number | null = null): DatedContract => ({
  contract: { id, startsOn: on(startAgo) },
  startDay: AS_OF - startAgo,
  endDay: endAgo === null ? null : AS_OF - endAgo,
  noticeDay: null,
});
const stands = (given: Given) => {
  const { status = null, statusAgo = null, bought = [], gapDays = 30, rhythm = null, chanceOn = null } = given;
  return accountStanding({
    account: { id: "a", status, purchases: [], ...given.account },
    asOfDay: AS_OF,
    statusDay: statusAgo === null ? null : AS_OF - statusAgo,
    contracts: {
      running: (given.running ?? []) as DatedContract[],
      late: (given.late ?? []) as DatedContract[],
      over: (given.over ?? []) as DatedContract[],
      drafts: [],
      windowDays: 60,
    },
    purchaseDays: bought.map((ago) => AS_OF - ago),
    unreadPurchases: given.unread ?? 0,
    gapDays,
    rhythm,
    chanceOn,
    policy,
  });
};
const boughtOn = (daysAgo: number) => ({ code: "portfolio.standing.bought-on", params: { on: on(daysAgo) } });
const wouldChange = { code: "portfolio.standing.purchase-would-change" };
const given = (status: string, since?: string) =>
  since === undefined
    ? { code: "portfolio.standing.given", params: { status } }
    : { code: "portfolio.standing.given-since", params: { status, since } };
const inTime = (lastAgo: number) => ({
  code: "portfolio.standing.in-time",
  params: { on: on(lastAgo), gapDays: 30, slowsOn: on(lastAgo - 61) },
});

describe("what the CRM says", () => {
  test("of a prospect or one on trial stands, whatever it bought", () => {
    for (const status of ["prospect", "trial"] as const) {
      const expected = { state: "prospect", since: null, given: true, reasons: [given(status)] };
      expect(stands({ status })).toStrictEqual(expected);
      expect(stands({ status, bought: [9, 4], statusAgo: 7 })).toStrictEqual({
        ...expected,
        since: on(7),
        reasons: [given(status, on(7)), boughtOn(4)],
      });
    }
  });

  test("holds from its day on", () => {
    const state = (statusAgo: number) => stands({ status: "prospect", statusAgo, bought: [9, 4] }).state;
    expect([state(1), state(0), state(-1)]).toEqual(["prospect", "prospect", "active"]);
  });

  test("of one that churned stands unless it bought after that day", () => {
    const lost = { state: "lost", given: true };
    expect(stands({ status: "churned", bought: [40, 10] })).toStrictEqual({
      ...lost,
      since: null,
      reasons: [given("churned"), boughtOn(10)],
    });
    expect(stands({ status: "churned", statusAgo: 10 })).toStrictEqual({
      ...lost,
      since: on(10),
      reasons: [given("churned", on(10)), wouldChange],
    });
    expect(stands({ status: "churned", statusAgo: 10, bought: [40, 10] })).toStrictEqual({
      ...lost,
      since: on(10),
      reasons: [given("churned", on(10)), boughtOn(10), wouldChange],
    });
    expect(stands({ status: "churned", statusAgo: 11, bought: [40, 10] })).toStrictEqual({
      state: "active",
      since: on(40),
      given: false,
      reasons: [
        { code: "portfolio.standing.bought-since-churned", params: { since: on(11) } },
        { code: "portfolio.standing.in-time", params: { on: on(10), gapDays: 30, slowsOn: on(-51) } },
      ],
    });
  });

  test("without a status means nothing, whatever its day", () => {
    const [plain, dated] = [stands({ bought: [40, 10] }), stands({ bought: [40, 10], statusAgo: 11 })];
    expect(dated).toStrictEqual(plain);
    expect(plain.reasons.map(({ code }) => code)).toEqual(["portfolio.standing.in-time"]);
  });

  test("of a customer makes it one: as its purchases say, slow where these say that it has left", () => {
    const customer = (more: Given) => stands({ status: "customer", statusAgo: 90, ...more });
    expect(customer({})).toStrictEqual({
      state: "active",
      since: on(90),
      given: true,
      reasons: [given("customer", on(90))],
    });
    expect(customer({ bought: [30, 10] })).toStrictEqual({
      state: "active",
      since: on(30),
      given: true,
      reasons: [given("customer", on(90)), inTime(10)],
    });
    const left = customer({ bought: [900, 800] });
    expect([left.state, left.since, left.given]).toEqual(["slowing", on(70), true]);
    expect(left.reasons.map(({ code }) => code)).toEqual([
      "portfolio.standing.given-since",
      "portfolio.standing.silent",
      "portfolio.standing.purchase-would-change",
    ]);
    expect(customer({ bought: [5] }).state).toBe("new");
  });
});

describe("what it bought", () => {
  test("nothing, or no one knows what", () => {
    const prospect = (code: string) => ({ state: "prospect", since: null, given: false, reasons: [{ code }] });
    expect(stands({})).toStrictEqual(prospect("portfolio.standing.nothing-bought"));
    expect(stands({ account: { purchases: null } })).toStrictEqual(prospect("portfolio.standing.purchases-unknown"));
    expect(stands({ unread: 2 }).reasons).toStrictEqual([
      { code: "portfolio.purchases.unreadable", params: { rows: 2 } },
    ]);
  });

  test("no one knows what, but it brought problems to the help desk: a customer since the first", () => {
    const ticket = (id: string, ago: number, more = {}) => ({ id, openedAt: `${on(ago)}T09:00:00Z`, ...more });
    const tickets = [ticket("a", 30), ticket("b", 70), ticket("c", -1), ticket("d", 90, { mergedInto: "b" })];
    const found = { state: "active", since: on(70), given: false };
    const reasons = [{ code: "portfolio.standing.has-tickets", params: { tickets: 2, since: on(70) } }];
    expect(stands({ account: { purchases: null, tickets } })).toStrictEqual({ ...found, reasons });
    // Who is known to have bought nothing asked before a purchase.
    expect(stands({ account: { tickets } }).state).toBe("prospect");
    expect(stands({ account: { purchases: null, tickets: tickets.slice(2, 3) } }).state).toBe("prospect");
    expect(stands({ account: { purchases: null, tickets, status: "prospect" } }).state).toBe("prospect");
    // At the clocks of its own zone.
    const late = { id: "e", openedAt: `${on(10)}T23:00:00Z` };
    expect(stands({ account: { purchases: null, timeZone: "Asia/Bangkok", tickets: [late] } }).since).toBe(on(9));
  });

  test("and owns, although no day of a purchase is on record: a customer since the first", () => {
    const owned = [30, 0, 70, -1].map((ago) => ({ productId: "mill", purchasedOn: on(ago) }));
    expect(stands({ account: { owned } })).toStrictEqual({
      state: "active",
      since: on(70),
      given: false,
      reasons: [{ code: "portfolio.standing.owns", params: { products: 3 } }],
    });
    expect(stands({ account: { owned: owned.slice(3) } }).state).toBe("prospect");
  });

  test("once, and lately: new since that day, until two gaps of the book have passed", () => {
    expect(stands({ bought: [60] })).toStrictEqual({
      state: "new",
      since: on(60),
      given: false,
      reasons: [{ code: "portfolio.standing.bought-once", params: { on: on(60), slowsOn: on(-1) } }],
    });
    const silent = (days: number) => ({ code: "portfolio.standing.silent-once", params: { days, gapDays: 30 } });
    expect(stands({ bought: [61] })).toStrictEqual({
      state: "slowing",
      since: on(0),
      given: false,
      reasons: [silent(61), wouldChange],
    });
  });

  test("once, and long ago: the rhythm is that of others, and no one's where no one bought twice", () => {
    const why = (chanceOn: (() => number) | null, gapDays: number | null = 30) =>
      stands({ bought: [800], gapDays, chanceOn }).reasons[0];
    expect(why(null)).toStrictEqual({ code: "portfolio.standing.silent-once", params: { days: 800, gapDays: 30 } });
    expect(why(() => 0.01)).toStrictEqual({
      code: "portfolio.standing.unlikely-once",
      params: { days: 800, gapDays: 30, probability: 0.01, chanceDays: 180 },
    });
    expect(why(null, null)).toStrictEqual({ code: "portfolio.standing.no-rhythm", params: { days: 800 } });
    expect(stands({ bought: [810, 800] }).reasons[0]?.code).toBe("portfolio.standing.silent");
  });

  test("and has been silent for long, but not for a year: slowing, with the chance where that is low", () => {
    const why = (lastAgo: number, chance: number) =>
      stands({ bought: [lastAgo + 30, lastAgo], chanceOn: () => chance }).reasons[0];
    const silent = (days: number) => ({ code: "portfolio.standing.silent", params: { days, gapDays: 30 } });
    const unlikely = (days: number, probability: number) => ({
      code: "portfolio.standing.unlikely",
      params: { days, gapDays: 30, probability, chanceDays: 180 },
    });
    // Lapsed is who is silent for more than four gaps and a year with a chance below 10%.
    expect([why(121, 0.001), why(300, 0.099)]).toStrictEqual([unlikely(121, 0.001), unlikely(300, 0.099)]);
    expect([why(120, 0.001), why(121, 0.1)]).toStrictEqual([silent(120), silent(121)]);
    expect(stands({ bought: [330, 300], chanceOn: () => 0.001 }).state).toBe("slowing");
  });

  test("in runs: active since the first of the run without a silence of more than two gaps", () => {
    const since = (...bought: number[]) => stands({ bought });
    expect(since(200, 130, 70, 10)).toStrictEqual({
      state: "active",
      since: on(130),
      given: false,
      reasons: [inTime(10)],
    });
    expect(since(130, 70, 10).since).toBe(on(130));
    expect(since(131, 70, 10).since).toBe(on(70));
  });

  test("a year and two years of silence, and four and eight gaps, make it lapsed and lost", () => {
    const state = (ago: number, gapDays: number | null) => {
      const { state: found, since } = stands({ bought: [ago + 10, ago], gapDays });
      return `${found} ${since}`;
    };
    // By the gaps where they are long, by the days where the gaps are short.
    expect(state(364, 30)).toBe(`slowing ${on(303)}`);
    expect(state(365, 30)).toBe(`lapsed ${on(0)}`);
    expect(state(729, 30)).toBe(`lapsed ${on(364)}`);
    expect(state(730, 30)).toBe(`lost ${on(0)}`);
    expect(state(400, 100)).toBe(`slowing ${on(199)}`);
    expect(state(401, 100)).toBe(`lapsed ${on(0)}`);
    expect(state(800, 100)).toBe(`lapsed ${on(399)}`);
    expect(state(801, 100)).toBe(`lost ${on(0)}`);
    // Where no one bought twice, a year is two gaps.
    expect(state(365, null)).toBe(`active ${on(375)}`);
    expect(state(366, null)).toBe(`slowing ${on(0)}`);
  });

  test("with a model, so low a chance as well, since the day on which it fell below", () => {
    // A thousandth for each of so many days that are left after the last purchase.
    const falling = (ago: number, from: number) => {
      const lastDay = AS_OF - ago;
      const found = stands({
        bought: [ago + 1, ago],
        gapDays: 1,
        chanceOn: (day) => Math.max(0, Math.min(1, (lastDay + from - day) / 1000)),
      });
      return [found.state, found.since, found.reasons];
    };
    // Of 500 days, .1 is left after 400, and less from the day after on.
    expect(falling(400, 500)[0]).toBe("slowing");
    expect(falling(401, 500)).toStrictEqual([
      "lapsed",
      on(0),
      [
        {
          code: "portfolio.standing.unlikely",
          params: { days: 401, gapDays: 1, probability: 0.099, chanceDays: 180 },
        },
        wouldChange,
      ],
    ]);
    expect(falling(500, 500).slice(0, 2)).toEqual(["lapsed", on(99)]);
    expect(falling(800, 500).slice(0, 2)).toEqual(["lost", on(70)]);
    // Of 800 days, .05 is left after 750.
    expect(falling(750, 800).slice(0, 2)).toEqual(["lapsed", on(49)]);
    expect(falling(751, 800).slice(0, 2)).toEqual(["lost", on(0)]);
  });
});

describe("its contracts", () => {
  const runs = (contractId: string) => ({ code: "portfolio.standing.contract-endless", params: { contractId } });

  test("that run keep a customer, since the first of them", () => {
    const running = [contract("b", 40), contract("a", 90)];
    const active = { state: "active", since: on(90), given: false, reasons: [runs("a")] };
    expect(stands({ running })).toStrictEqual(active);
    // One purchase long ago says nothing of a rhythm, one just now does.
    expect(stands({ running, bought: [300] })).toStrictEqual(active);
    expect(stands({ running, bought: [10] }).state).toBe("new");
    expect(stands({ running, bought: [40, 10] })).toStrictEqual({
      state: "active",
      since: on(40),
      given: false,
      reasons: [inTime(10)],
    });
    const left = stands({ running, bought: [900, 800] });
    expect([left.state, left.since]).toEqual(["slowing", on(70)]);
    expect(left.reasons[0]).toStrictEqual(runs("a"));
    expect(left.reasons).toHaveLength(3);
  });

  test("that begin later make a new one, unless it was one before", () => {
    const running = [contract("c", -5)];
    const starts = {
      code: "portfolio.standing.contract-starts",
      params: { contractId: "c", startsOn: on(-5) },
    };
    const found = { since: null, given: false, reasons: [starts] };
    expect(stands({ running })).toStrictEqual({ state: "new", ...found });
    expect(stands({ running, over: [contract("o", 400, 30)] })).toStrictEqual({ state: "active", ...found });
    expect(stands({ running, bought: [300] })).toStrictEqual({ state: "active", ...found });
    expect(stands({ running: [contract("c", 0)] })).toMatchObject({
      state: "active",
      since: on(0),
      reasons: [runs("c")],
    });
  });

  test("that ran out end with it, unless it bought since", () => {
    const over = [contract("o", 800, 400), contract("c", 400, 20)];
    const ended = { code: "portfolio.standing.contract-over", params: { contractId: "c", endsOn: on(20) } };
    const found = { since: on(20), given: false };
    expect(stands({ over })).toStrictEqual({ state: "lost", ...found, reasons: [ended, wouldChange] });
    expect(stands({ over, bought: [50, 20] })).toStrictEqual({
      state: "slowing",
      ...found,
      reasons: [ended, { ...inTime(20) }, wouldChange],
    });
    expect(stands({ over, bought: [30] })).toStrictEqual({
      state: "slowing",
      ...found,
      reasons: [
        ended,
        { code: "portfolio.standing.bought-once", params: { on: on(30), slowsOn: on(-31) } },
        wouldChange,
      ],
    });
    expect(stands({ over, bought: [130, 100] })).toStrictEqual({
      state: "lost",
      ...found,
      reasons: [ended, wouldChange],
    });
    expect(stands({ over, bought: [50, 19] })).toMatchObject({ state: "active", reasons: [inTime(19)] });
  });

  test("that ended on a day no one knows end with it, unless its purchases say otherwise", () => {
    const over = [contract("c", 400)];
    const ended = { code: "portfolio.standing.contract-ended", params: { contractId: "c" } };
    expect(stands({ over })).toStrictEqual({
      state: "lost",
      since: null,
      given: false,
      reasons: [ended, wouldChange],
    });
    expect(stands({ over, bought: [40, 10] })).toStrictEqual({
      state: "active",
      since: on(40),
      given: false,
      reasons: [ended, inTime(10)],
    });
  });
});

describe("the loyalty of one that has left", () => {
  const logOdds = (share: number) => Math.log(share / (1 - share));
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));

  test("loses what its chance of buying is above that of any that lapsed", () => {
    for (const state of ["lapsed", "lost"] as const) {
      expect(leavingPoints({ state }, 0.4, policy)).toBeCloseTo(logOdds(0.1) - logOdds(0.4), 9);
      for (const chance of [null, 0.1, 0.05]) expect(leavingPoints({ state }, chance, policy)).toBe(0);
    }
    for (const state of ["new", "active", "slowing", "prospect"] as const) {
      expect(leavingPoints({ state }, 0.4, policy)).toBe(0);
    }
    // What is certain, and a chance of none, stay numbers: 30 doublings from even odds at most.
    const most = 30 * Math.LN2;
    expect(leavingPoints({ state: "lost" }, 1, policy)).toBeCloseTo(logOdds(0.1) - most, 6);
    expect(leavingPoints({ state: "lost" }, 0.5, { lapsedChance: 0 })).toBeCloseTo(-most, 6);
  });

  test("is moved as a whole, and nothing that may change makes it likelier than one that lapsed", () => {
    const contribution = { factor: "baseline", points: logOdds(0.6), weight: 1, value: null };
    const estimate = (to: number): LoyaltyEstimate => ({
      probability: 0.6,
      lower: 0.3,
      upper: 0.9,
      confidence: 0.95,
      horizonDays: 180,
      logOdds: logOdds(0.6),
      calibrated: true,
      changedMostBy: { factor: "effort", to: 1, probability: to },
      contributions: [contribution],
      reasons: [
        { code: "loyalty.uncalibrated" },
        { code: "loyalty.would-change-most", params: { factor: "effort", to: 1, probability: to } },
      ],
      assumptions: [],
      coverage: 1,
    });
    const points = -3;
    const of = (to: number) => leavingLoyalty(estimate(to), points, policy);
    const moved = (share: number) => logistic(logOdds(share) + points);
    expect(leavingLoyalty(estimate(0.7), 0, policy)).toEqual(estimate(0.7));

    const found = of(0.65);
    expect(found.probability).toBeCloseTo(moved(0.6), 12);
    expect(found.lower).toBeCloseTo(moved(0.3), 12);
    expect(found.upper).toBeCloseTo(moved(0.9), 12);
    expect(found.logOdds).toBe(logOdds(0.6) + points);
    expect(found.contributions).toStrictEqual([contribution, { factor: "standing", points, weight: 1, value: null }]);
    expect(found.changedMostBy.probability).toBeCloseTo(moved(0.65), 12);
    expect(found.reasons).toStrictEqual([
      { code: "portfolio.buys-again.has-left", params: { probability: 0.1, days: 180 } },
      { code: "loyalty.uncalibrated" },
      { code: "loyalty.would-change-most", params: { ...found.changedMostBy } },
    ]);

    // 95% would be 49% then: more than the 10% of one that lapsed, and so nothing to tell.
    const capped = of(0.95);
    expect(capped.changedMostBy.probability).toBe(0.1);
    expect(capped.reasons.map(({ code }) => code)).toEqual(["portfolio.buys-again.has-left", "loyalty.uncalibrated"]);
  });
});
