import * as fc from "fast-check";
import {
  fitMbgNbd,
  mbgNbdModel,
  probabilityOfBuying,
  reviewPortfolio,
  summarizePurchases,
  type Account,
  type AccountStanding,
  type PortfolioOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);

/** Every four weeks or so, and some leave. */
const model = mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" });

function standings(accounts: Account[], more: Partial<PortfolioOptions> = {}): AccountStanding[] {
  const book = reviewPortfolio(
    { accounts, products: [{ id: "mill", price: 900 }], sellers: [] },
    { ...options, models: { purchases: model }, ...more },
  );
  expect(book.rejected).toEqual([]);
  return book.accounts.map(({ standing }) => standing);
}

function standing(account: Omit<Account, "id">): AccountStanding {
  const [found] = standings([{ id: "a", ...account }]);
  if (found === undefined) throw new Error("no account");
  return found;
}

const bought = (...daysAgo: number[]): Account["purchases"] => daysAgo.map((days) => ({ on: on(days), amount: 20 }));
const codes = ({ reasons }: AccountStanding): string[] => reasons.map(({ code }) => code);

/** The state of an account that bought on these days, as it stands on a day: the rule read off the issue, day by day. */
function stateOn(days: readonly number[], day: number): AccountStanding["state"] {
  const repeatPurchases = days.length - 1;
  const first = days[0] ?? NaN;
  const last = days.at(-1) ?? NaN;
  const recency = (last - first) / 7;
  const gap = ((8 + recency) / (2 + repeatPurchases)) * 7;
  const silent = day - last;
  const chance = probabilityOfBuying(
    model,
    { repeatPurchases, recency, observed: (day - first) / 7 },
    { horizon: 180 / 7 },
  );
  if (silent > 8 * gap && silent >= 730 && chance < 0.05) return "lost";
  if (silent > 4 * gap && silent >= 365 && chance < 0.1) return "lapsed";
  if (silent > 2 * gap) return "slowing";
  return repeatPurchases === 0 ? "new" : "active";
}

describe("the standing of an account", () => {
  test("follows silence in its own gaps and the chance of buying, and has held since the day that it says", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1200 }),
        (offsets, silent) => {
          const days = offsets.sort((a, b) => a - b);
          const last = days.at(-1) ?? 0;
          const asOfDay = last + silent;
          const { state, since, given } = standing({ purchases: bought(...days.map((day) => asOfDay - day)) });
          expect(given).toBe(false);
          expect(state).toBe(stateOn(days, asOfDay));
          const sinceDay = asOfDay - (AS_OF_DAY - Date.parse(since ?? "") / 86_400_000);
          if (sinceDay > last) {
            // The state of its present silence held on that day and not the day before.
            expect(stateOn(days, sinceDay)).toBe(state);
            expect(stateOn(days, sinceDay - 1)).not.toBe(state);
          } else expect(["new", "active"]).toContain(state);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("active since the first purchase of the run without a silence of two gaps", () => {
    // Six gaps of 10 days, a pause of 300 and four more: (8 weeks + 400 days) / (2 + 11) is some 35 days.
    const { state, since } = standing({ purchases: bought(405, 395, 385, 375, 365, 355, 345, 45, 35, 25, 15, 5) });
    expect([state, since]).toEqual(["active", on(45)]);
  });

  test("tells what would change it", () => {
    const { reasons } = standing({ purchases: bought(61, 33, 5) });
    // (8 weeks + 8 weeks) / (2 + 2) = 28 days; twice that is past on the 57th day.
    expect(reasons).toEqual([
      { code: "portfolio.standing.in-time", params: { on: on(5), gapDays: 28, slowsOn: on(5 - 57) } },
    ]);
    expect(codes(standing({ purchases: bought(161, 133, 105) }))).toContain("portfolio.standing.purchase-would-change");
  });

  test("a purchase that was taken back, or comes after the day, does not count", () => {
    const purchases = [
      { on: on(30), amount: 20 },
      { on: on(29), amount: -20 },
      { on: on(-3), amount: 20 },
    ];
    expect(standing({ purchases })).toMatchObject({ state: "prospect", since: null });
    expect(standing({ purchases }).reasons).toEqual([
      { code: "portfolio.standing.all-returned", params: { on: on(29) } },
    ]);
    expect(codes(standing({ purchases: purchases.slice(2) }))).toEqual(["portfolio.standing.nothing-bought"]);
    expect(codes(standing({}))).toEqual(["portfolio.standing.purchases-unknown"]);
  });

  test("one that owns something is a customer, although no purchase is on record", () => {
    const owned = [{ productId: "mill", purchasedOn: "2024-05-02" }];
    expect(standing({ owned })).toMatchObject({ state: "active", since: "2024-05-02" });
    expect(standing({ owned: [{ productId: "mill", purchasedOn: on(-1) }] }).state).toBe("prospect");
  });

  test.each<[Omit<Account, "id">, AccountStanding["state"], string | null]>([
    [{ status: "prospect", purchases: bought(5) }, "prospect", null],
    [{ status: "trial", statusSince: "2026-11-01" }, "prospect", "2026-11-01"],
    [{ status: "customer", statusSince: "2025-03-01" }, "active", "2025-03-01"],
    [{ status: "customer", purchases: bought(900, 880) }, "slowing", null],
    [{ status: "churned", statusSince: "2026-10-01", purchases: bought(60) }, "lost", "2026-10-01"],
    [{ status: "churned", purchases: bought(2) }, "lost", null],
  ])("the CRM's status wins: %o", (account, state, since) => {
    const found = standing(account);
    expect(found).toMatchObject({ state, given: true });
    if (since !== null) expect(found.since).toBe(since);
  });

  test("one that churned and bought since is judged by its purchases, and a status to come does not hold yet", () => {
    const back = standing({ status: "churned", statusSince: on(100), purchases: bought(150, 5) });
    expect(back).toMatchObject({ state: "active", given: false });
    expect(codes(back)[0]).toBe("portfolio.standing.bought-since-churned");
    expect(standing({ status: "churned", statusSince: on(-30), purchases: bought(30, 5) })).toMatchObject({
      state: "active",
      given: false,
    });
  });

  test.each<[string, Omit<Account, "id">, AccountStanding["state"]]>([
    ["a contract that runs", { contracts: [{ id: "c", startsOn: on(400) }] }, "active"],
    ["one not signed yet", { contracts: [{ id: "c", startsOn: on(-10), status: "draft" }] }, "prospect"],
    [
      "one cancelled on a day that nobody knows",
      { contracts: [{ id: "c", startsOn: on(400), status: "cancelled" }] },
      "lost",
    ],
    [
      "such a one of an account that buys",
      { contracts: [{ id: "c", startsOn: on(400), status: "expired" }], purchases: bought(61, 33, 5) },
      "active",
    ],
    ["one that may still be renewed late", { contracts: [{ id: "c", startsOn: on(400), endsOn: on(1) }] }, "slowing"],
    ["one that ran out long ago", { contracts: [{ id: "c", startsOn: on(500), endsOn: on(62) }] }, "lost"],
    [
      "one that ran out, as the CRM says",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(1), status: "expired" }] },
      "lost",
    ],
    [
      "one that may still be renewed late beside purchases long past",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(1) }], purchases: bought(900, 880) },
      "slowing",
    ],
    [
      "one that may be renewed late, and a purchase since",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(35) }], purchases: bought(60, 40, 20) },
      "active",
    ],
    [
      "one that renews by itself",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(35), autoRenews: true }] },
      "active",
    ],
    [
      "one that would renew by itself and was cancelled",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(35), autoRenews: true, status: "cancelled" }] },
      "lost",
    ],
    [
      "one that was cancelled and runs on",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(-35), status: "cancelled" }] },
      "active",
    ],
    [
      "one that ran out and was renewed",
      {
        contracts: [
          { id: "c", startsOn: on(400), endsOn: on(35) },
          { id: "d", startsOn: on(34), endsOn: on(-331), renewedFrom: "c" },
        ],
      },
      "active",
    ],
    [
      "one that ran out, and a purchase since",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(35) }], purchases: bought(40, 5) },
      "active",
    ],
    [
      "one that ran out in the middle of its purchases",
      { contracts: [{ id: "c", startsOn: on(400), endsOn: on(1) }], purchases: bought(61, 33, 5) },
      "slowing",
    ],
    [
      "one that runs beside purchases long past",
      { contracts: [{ id: "c", startsOn: on(400) }], purchases: bought(900, 880) },
      "slowing",
    ],
    [
      "one that runs beside a single old order",
      { contracts: [{ id: "c", startsOn: on(400) }], purchases: bought(900) },
      "active",
    ],
  ])("contracts: %s", (_, account, state) => {
    expect(standing(account).state).toBe(state);
  });

  test("a contract that begins later does not run yet, and one called off before it begins never ran", () => {
    const signed = { id: "c", startsOn: on(-41), endsOn: on(-405) };
    const starts = { code: "portfolio.standing.contract-starts", params: { contractId: "c", startsOn: on(-41) } };
    const ahead = { since: null, given: false, reasons: [starts] };
    expect(standing({ contracts: [signed] })).toEqual({ state: "new", ...ahead });
    const over = { id: "b", startsOn: on(900), endsOn: on(100) };
    expect(standing({ contracts: [over, signed] })).toEqual({ state: "active", ...ahead });
    expect(standing({ contracts: [signed], purchases: bought(900) })).toEqual({ state: "active", ...ahead });
    // Bought in time, which says more.
    expect(codes(standing({ contracts: [signed], purchases: bought(61, 33, 5) }))).toEqual([
      "portfolio.standing.in-time",
    ]);
    const running = { id: "r", startsOn: on(10), endsOn: on(-300) };
    expect(standing({ contracts: [signed, running] })).toMatchObject({ state: "active", since: on(10) });
    // From its first day on it runs.
    expect(codes(standing({ contracts: [{ ...signed, startsOn: on(0) }] }))).toEqual([
      "portfolio.standing.contract-running",
    ]);
    for (const endsOn of [null, signed.endsOn]) {
      const calledOff = { ...signed, endsOn, status: "cancelled" as const };
      expect(standing({ contracts: [calledOff] }).state).toBe("prospect");
      expect(standing({ contracts: [over, calledOff] })).toMatchObject({ state: "lost", since: on(100) });
    }
  });

  test("one that has expired before the end that it names ended on a day that is not on record", () => {
    const expired = { id: "c", startsOn: on(325), endsOn: on(-405), status: "expired" as const };
    const ended = { code: "portfolio.standing.contract-ended", params: { contractId: "c" } };
    for (const asOf of ["2026-11-21", "2026-11-22"]) {
      const [found] = standings([{ id: "a", contracts: [expired] }], { asOf });
      expect(found).toMatchObject({ state: "lost", since: null });
      expect(found?.reasons[0]).toEqual(ended);
    }
    const buying = standing({ contracts: [expired], purchases: bought(61, 33, 5) });
    expect(buying.state).toBe("active");
    expect(buying.reasons[0]).toEqual(ended);
    // One whose last day is today or before names its day.
    expect(standing({ contracts: [{ ...expired, endsOn: on(0) }] })).toMatchObject({ state: "lost", since: on(0) });
  });

  test("without a model the book's median gap and a year's silence stand in for it", () => {
    // Mean gaps of 10, 20 and 60 days: the median is 20. The account's own is (20 + 60) / 2 = 40 days.
    const accounts = [
      { id: "x", purchases: bought(20, 10) },
      { id: "y", purchases: bought(30, 10) },
      { id: "slow", purchases: bought(141, 81) },
      { id: "in-time", purchases: bought(140, 80) },
      { id: "lapsed", purchases: bought(425, 365) },
      { id: "not-yet", purchases: bought(424, 364) },
    ];
    const found = reviewPortfolio({ accounts: accounts.slice(0, 3), products: [], sellers: [] }, options);
    expect(found.models.purchases).toBeNull();
    const without = (account: Account | undefined): AccountStanding["state"] | undefined =>
      reviewPortfolio(
        { accounts: [...accounts.slice(0, 2), account ?? { id: "none" }], products: [], sellers: [] },
        options,
      ).accounts[2]?.standing.state;
    expect(accounts.slice(2).map(without)).toEqual(["slowing", "active", "lapsed", "slowing"]);
  });

  test("where nobody bought twice, a year's silence makes it slow", () => {
    const states = (daysAgo: number) =>
      reviewPortfolio({ accounts: [{ id: "a", purchases: bought(daysAgo) }], products: [], sellers: [] }, options)
        .accounts[0]?.standing.state;
    expect([states(365), states(366)]).toEqual(["new", "slowing"]);
  });

  test("thresholds are policy", () => {
    const purchases = bought(61, 33, 5 + 28);
    const [usual] = standings([{ id: "a", purchases }]);
    const [strict] = standings([{ id: "a", purchases }], { policies: { standing: { slowingGaps: 0.5 } } });
    expect([usual?.state, strict?.state]).toEqual(["active", "slowing"]);
    expect(() => standings([], { policies: { standing: { lostChance: 0.2 } } })).toThrow(
      "reviewPortfolio: policies.standing.lostChance must",
    );
    expect(() => standings([], { policies: { standing: { gaps: 2 } as never } })).toThrow("policies.standing");
  });

  test("days beyond the calendar are cut off", () => {
    const rare = fitMbgNbd(
      summarizePurchases(
        Array.from({ length: 60 }, (_, index) => ({ accountId: `S${index}`, on: on(index), amount: 5 })),
        { until: options.asOf, unit: "week" },
      ).summaries,
      { penalty: 1 / 8 },
    );
    const tiny = { ...rare, parameters: { ...rare.parameters, r: 1e-12, alpha: 1e6 } };
    const [found] = standings([{ id: "a", purchases: bought(5) }], { models: { purchases: tiny } });
    expect(found?.state).toBe("new");
  });
});
