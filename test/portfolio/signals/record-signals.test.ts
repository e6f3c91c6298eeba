import {
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioOptions,
  type ReviewSignal,
  type SurveyAnswer,
  type Usage,
  usageTrend,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);

function review(account: Omit<Account, "id">, more: Partial<PortfolioOptions> = {}): Portfolio {
  const book = reviewPortfolio(
    { accounts: [{ id: "a", ...account }], products: [{ id: "mill", price: 900 }], sellers: [] },
    { ...options, ...more },
  );
  expect(book.rejected).toEqual([]);
  return book;
}
const signalsOf = (account: Omit<Account, "id">, more?: Partial<PortfolioOptions>): readonly ReviewSignal[] =>
  review(account, more).accounts[0]?.signals ?? [];
const words = (code: string): string =>
  say({ code: "reviews.signal", params: { signal: code, on: on(3), reviewBy: on(-11) } }, en);

describe("somebody who left", () => {
  test("asks for a review where it was a champion, who decides, or somebody with influence", () => {
    const left = on(5);
    const contacts = [
      { id: "ann", role: "champion", left },
      { id: "bob", role: "decision-maker", left },
      { id: "cem", influence: "high" as const, left },
      { id: "dan", role: "user", left },
      { id: "eve", role: "champion" },
      { id: "fay", role: "champion", left: false },
      { id: "gil", role: "champion", left: on(-5) },
    ];
    expect(signalsOf({ contacts })).toEqual(
      ["ann", "bob", "cem"].map((about) => ({ code: "champion-left", on: left, reviewBy: on(-9), about })),
    );
    expect(words("champion-left")).toMatch(/^our champion there has left/);
  });

  test("is answered by a talk about it, and not by one about something else", () => {
    const contacts = [{ id: "ann", role: "champion", left: on(5) }];
    const codes = (about?: string): string[] =>
      signalsOf({ contacts, touches: [{ on: on(2), kind: "call", about }] }).map(({ code }) => code);
    expect(codes("ann")).toEqual([]);
    expect(codes()).toEqual([]);
    expect(codes("invoice")).toEqual(["champion-left"]);
  });

  test("on a day that nobody knows asks again thirty days after a talk, its day the same from run to run", () => {
    const contacts = [{ id: "ann", role: "champion", left: true }];
    const touches = [{ on: on(40), kind: "call" }];
    expect(signalsOf({ contacts, touches: [{ on: on(29), kind: "call" }] })).toEqual([]);
    const expected = [{ code: "champion-left", on: on(10), reviewBy: on(-4), about: "ann" }];
    expect(signalsOf({ contacts, touches })).toEqual(expected);
    expect(signalsOf({ contacts, touches }, { asOf: on(-3) })).toEqual(expected);
    expect(signalsOf({ contacts, touches }, { asOf: on(-4) })[0]?.on).toBe(on(-4));
  });

  test("on such a day, beside somebody else who matters, from 90 days after it on", () => {
    const contacts = [
      { id: "ann", role: "champion", left: true },
      { id: "bea", role: "decision-maker" },
    ];
    const talked = (daysAgo: number): unknown[] =>
      signalsOf({ contacts, touches: [{ on: on(daysAgo), kind: "call" }] }).map(({ on: since }) => since);
    expect(talked(89)).toEqual([]);
    expect(talked(90)).toEqual([on(0)]);
  });

  test("asks again thirty days after a talk, for a year, unless somebody who matters is there", () => {
    const codes = (contacts: Account["contacts"], daysAgo: number, more?: Partial<PortfolioOptions>): unknown[] =>
      signalsOf({ contacts, touches: [{ on: on(daysAgo), kind: "call" }] }, more).map(({ on: since, reviewBy }) => [
        since,
        reviewBy,
      ]);
    const ann = { id: "ann", role: "champion", left: on(100) };
    expect(codes([ann], 29)).toEqual([]);
    expect(codes([ann], 45)).toEqual([[on(15), on(1)]]);
    expect(codes([ann], 45, { policies: { signals: { stillOpenDays: 45 } } })).toEqual([[on(0), on(-14)]]);
    for (const there of [
      { role: "champion" },
      { role: "decision-maker", left: on(-1) },
      { influence: "high" as const },
    ])
      expect(codes([ann, { id: "bea", ...there }], 45)).toEqual([]);
    for (const other of [{ role: "user" }, { role: "champion", left: true }])
      expect(codes([ann, { id: "bea", ...other }], 45)).toContainEqual([on(15), on(1)]);
    // 2025-11-21 is a year ago.
    expect(codes([{ ...ann, left: on(365) }], 45)).toHaveLength(1);
    expect(codes([{ ...ann, left: on(366) }], 45)).toEqual([]);
  });
});

describe("use that falls", () => {
  const weekly = (values: number[], fields: Partial<Usage> = {}): Usage[] =>
    values.map((value, week) => ({ on: on(7 * (values.length - 1 - week)), value, ...fields }));

  test("asks for a review from the first week that leaves no doubt", () => {
    const usage = weekly([50, 50, 49, 50, 44, 40, 36, 32], { measure: "licences", of: 50 });
    const [signal] = signalsOf({ usage });
    expect(signal).toMatchObject({ code: "usage-falling", about: "licences" });
    // It arose on a day that was measured, and stays where it was a week on.
    expect(usage.map((row) => row.on)).toContain(signal?.on);
    const later = [...usage, { on: on(-7), value: 28, of: 50, measure: "licences" }];
    expect(signalsOf({ usage: later }, { asOf: on(-7) })[0]?.on).toBe(signal?.on);
    expect(words("usage-falling")).toMatch(/^usage is falling/);
  });

  test("has been falling since the first week from which on it was falling in every one, as the trend of each says", () => {
    const isFalling = (rows: Usage[]): boolean => {
      const [trend] = usageTrend(rows, { asOf: rows.at(-1)?.on ?? "", confidence: 0.95 }).trends;
      return trend?.direction === "falling" && (trend.change ?? 0) <= -0.2;
    };
    const seen = new Set<number>();
    for (const values of [
      [50, 50, 49, 50, 44, 40, 36, 32],
      [50, 45, 40, 35, 30, 25],
      [60, 52, 47, 41, 38, 33, 58, 57, 30, 25, 22, 20, 18],
      [20, 22, 24, 26, 24, 20, 17, 14, 11, 8, 5],
    ]) {
      const usage = weekly(values);
      let first = values.length;
      while (first > 0 && isFalling(usage.slice(0, first))) first--;
      const [signal] = signalsOf({ usage });
      expect(signal?.on).toBe(usage[first]?.on);
      if (signal !== undefined) seen.add(first);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test("by little, with doubt, or long ago asks for nothing; the policy says what is little", () => {
    const slight = weekly([50, 49.5, 49, 48.5, 48, 47.5, 47]);
    expect(signalsOf({ usage: slight })).toEqual([]);
    expect(signalsOf({ usage: slight }, { policies: { signals: { usageFall: 0.05 } } })).toHaveLength(1);
    expect(signalsOf({ usage: weekly([50, 20, 45, 30, 48, 22, 46]) })).toEqual([]);
    expect(signalsOf({ usage: weekly([50, 40, 30, 20]) })).toEqual([]);
    const old = weekly([50, 45, 40, 35, 30, 25]).map((row) => ({ ...row, on: `2025${row.on.slice(4)}` }));
    expect(signalsOf({ usage: old })).toEqual([]);
  });
});

describe("use that stops all at once", () => {
  const weekly = (usedIn: (week: number) => number, weeks = 26): Usage[] =>
    Array.from({ length: weeks }, (_, week) => ({ on: on(7 * (weeks - 1 - week)), value: usedIn(week) }));
  const asks = (usage: Usage[], more: Partial<Account> = {}, rules?: Partial<PortfolioOptions>): unknown[] =>
    signalsOf({ usage, ...more }, rules).map(({ code, on: since }) => [code, since]);

  test("asks, though no line through half a year shows what lasts a quarter of it or less", () => {
    for (const weeks of [2, 3, 6, 8]) {
      const usage = weekly((week) => (week < 26 - weeks ? 100 : 5));
      expect(usageTrend(usage, { asOf: options.asOf }).trends[0]?.direction).toBe("open");
      const [signal] = signalsOf({ usage });
      expect(signal?.code).toBe("usage-falling");
      // It was seen in the second week of it, which no chance order has so low: 1 of 300 pairs among 25.
      expect(signal?.on).toBe(on(7 * (weeks - 2)));
    }
  });

  test("does not in one week, by less than a fifth, after a short record, or where weeks as low came before", () => {
    expect(asks(weekly((week) => (week < 25 ? 100 : 0)))).toEqual([]);
    expect(asks(weekly((week) => (week < 20 ? 100 : 81)))).toEqual([]);
    // Two of eight weeks are the lowest in 1 of 28 orders: more than the 2.5% of one bound.
    expect(asks(weekly((week) => (week < 6 ? 100 : 0), 8))).toEqual([]);
    expect(asks(weekly((week) => (week % 3 === 0 || week >= 24 ? 5 : 100)))).toEqual([]);
    // What never was used cannot be used less.
    expect(asks(weekly(() => 0))).toEqual([]);
    const quick = { policies: { signals: { usageStopWeeks: 3 } } };
    expect(asks(weekly((week) => (week < 24 ? 100 : 0)))).toHaveLength(1);
    expect(
      asks(
        weekly((week) => (week < 24 ? 100 : 0)),
        {},
        quick,
      ),
    ).toEqual([]);
  });

  test("seldom asks of use that only fluctuates: in no more cases than the bounds of both tests allow", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        let state = seed;
        /** Park and Miller's generator. */
        const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
        let alarms = 0;
        for (let account = 0; account < 100; account++) {
          alarms += Number(asks(weekly(() => 20 + 80 * random())).length > 0);
        }
        // Five in a hundred are expected at most; more than fifteen come once in 16,000 such hundreds.
        expect(alarms).toBeLessThanOrEqual(15);
      }),
      { numRuns: 1 },
    );
  });

  test("is answered by a talk that came after it, and not where use goes on falling from there", () => {
    const talked = (daysAgo: number): Partial<Account> => ({ touches: [{ on: on(daysAgo), kind: "call" }] });
    const stopped = weekly((week) => (week < 20 ? 100 : 20));
    expect(asks(stopped, talked(60))).toHaveLength(1);
    expect(asks(stopped, talked(10))).toEqual([]);
    const falls = weekly((week) => 100 - 3.5 * week);
    // Five weeks from the talk on are the fewest whose line can fall: the one of the talk and four more.
    const again = (daysAgo: number): string => on(7 * Math.floor(daysAgo / 7) - 21);
    for (const daysAgo of [60, 90]) {
      const [signal] = signalsOf({ usage: falls, ...talked(daysAgo) });
      expect(signal?.code).toBe("usage-falling");
      expect(signal !== undefined && signal.on > on(daysAgo)).toBe(true);
      expect(signal?.on).toBe(again(daysAgo));
    }
    expect(asks(falls, talked(10))).toEqual([]);
    // Fallen before the talk, level since: answered.
    expect(
      asks(
        weekly((week) => Math.max(40, 100 - 5 * week)),
        talked(60),
      ),
    ).toEqual([]);
  });
});

describe("what is still open after a talk", () => {
  const hard = { id: "t", contacts: 6, transfers: 3, reopens: 2, resolved: false };
  const opened = (daysAgo: number): Account["tickets"] => [{ ...hard, openedAt: `${on(daysAgo)}T08:00:00Z` }];
  const call = (daysAgo: number, about?: string): Account["touches"] => [{ on: on(daysAgo), kind: "call", about }];

  test("asks again thirty days after it: a hard problem", () => {
    const codes = (touches: Account["touches"]): unknown[] =>
      signalsOf({ tickets: opened(60), touches }).map(({ code, on: since, reviewBy }) => [code, since, reviewBy]);
    expect(codes(call(80))).toEqual([["open-problem", on(60), on(46)]]);
    expect(codes(call(50))).toEqual([["problem-still-open", on(20), on(6)]]);
    expect(codes(call(30))).toEqual([["problem-still-open", on(0), on(-14)]]);
    expect(codes(call(29))).toEqual([]);
    // A call about something else answers nothing; one about the ticket does.
    expect(codes([...(call(50) ?? []), ...(call(5, "newsletter") ?? [])])).toHaveLength(1);
    expect(codes([...(call(50) ?? []), ...(call(5, "t") ?? [])])).toEqual([]);
    expect(words("problem-still-open")).toMatch(/^a hard problem that was talked about is still open, so/);
  });

  test("asks again: an invoice that is not paid; one that was paid does not", () => {
    const codes = (dueDaysAgo: number, touches: Account["touches"], paidOn?: string): unknown[] =>
      signalsOf({ invoices: [{ dueOn: on(dueDaysAgo), amount: 9000, paidOn }], touches }).map(({ code }) => code);
    expect(codes(120, call(70))).toEqual(["invoice-still-open"]);
    expect(codes(120, call(29))).toEqual([]);
    expect(codes(120, call(95))).toEqual(["invoice-late"]);
    expect(codes(120, call(70), on(3))).toEqual([]);
    expect(words("invoice-still-open")).toMatch(/^an invoice that was talked about is still unpaid, so/);
  });

  test("for a year, and as the policy says", () => {
    const signals = { stillOpenDays: 60 };
    expect(signalsOf({ tickets: opened(60), touches: call(50) }, { policies: { signals } })).toEqual([]);
    const old = { invoices: [{ dueOn: on(395), amount: 90 }], touches: call(300) };
    expect(signalsOf(old)).toHaveLength(1);
    expect(signalsOf(old, { asOf: on(-2) })).toEqual([]);
  });
});

describe("what will ask again within the plan", () => {
  const call = [{ on: on(11), kind: "call" }];
  const troubles: [string, Partial<Account>][] = [
    ["an unhappy customer", { sentiment: "negative" }],
    ["a champion who left on a day that nobody knows", { contacts: [{ id: "k", role: "champion", left: true }] }],
    ["a champion who left", { contacts: [{ id: "k", role: "champion", left: on(30) }] }],
    ["an invoice five months late", { invoices: [{ dueOn: on(170), amount: 1000 }] }],
    [
      "a hard problem",
      {
        tickets: [{ id: "t", contacts: 6, transfers: 3, reopens: 2, resolved: false, openedAt: `${on(60)}T08:00:00Z` }],
      },
    ],
  ];

  test.each(troubles)("%s sets the next review, and is no signal yet", (_, trouble) => {
    const of = (days: number): Portfolio["accounts"][number] | undefined =>
      review({ purchases: [{ on: on(20), amount: 5 }], touches: call, ...trouble }, { to: on(-days) }).accounts[0];
    const found = of(19);
    expect(found?.signals).toEqual([]);
    // Thirty days after the talk, and two weeks more at the latest.
    expect(found?.nextReview).toMatchObject({ idealOn: on(-19), latestOn: on(-33) });
    // Beyond the plan it waits for a later run.
    expect((of(18)?.nextReview.idealOn ?? "") > on(-100)).toBe(true);
  });

  test.each(troubles)("%s has a day in the plan", (_, trouble) => {
    const account = { id: "a", sellerId: "s", purchases: [{ on: on(20), amount: 5 }], touches: call, ...trouble };
    const { plan } = reviewPortfolio(
      { accounts: [account], products: [{ id: "mill", price: 900 }], sellers: [{ id: "s", timeZone: "UTC" }] },
      { asOf: options.asOf, to: on(-60) },
    );
    // 2026-12-10 is a Thursday.
    expect(plan.booked[0]?.on).toBe("2026-12-10");
  });
});

describe("a deal that is about to close", () => {
  const deal = { id: "d", status: "open" as const, amount: 80_000, probability: 0.6, expectedCloseOn: on(-15) };
  const touches = [{ on: on(97), kind: "review" }];

  test("asks for a talk from thirty days before, best held two weeks before it and never after it", () => {
    expect(signalsOf({ deals: [deal], touches })).toEqual([
      { code: "deal-closing", on: on(15), reviewBy: on(-15), about: "d" },
    ]);
    const [found] = review({ deals: [deal], touches }).accounts;
    expect(found?.nextReview).toMatchObject({ idealOn: on(-1), latestOn: on(-15) });
    expect(words("deal-closing")).toMatch(/^a deal is expected to close, so review by/);
  });

  test("asks from within the plan where it closes later, and is no signal yet", () => {
    const later = { ...deal, expectedCloseOn: on(-45) };
    const [found] = review({ deals: [later], touches }, { to: on(-90) }).accounts;
    expect(found?.signals).toEqual([]);
    expect(found?.nextReview).toMatchObject({ idealOn: on(-31), latestOn: on(-45) });
  });

  test("is answered by a talk in these days; is none once its day is past, closed, or opened later", () => {
    expect(signalsOf({ deals: [deal], touches: [{ on: on(10), kind: "call" }] })).toEqual([]);
    expect(signalsOf({ deals: [deal], touches: [{ on: on(20), kind: "call" }] })).toHaveLength(1);
    expect(signalsOf({ deals: [{ ...deal, expectedCloseOn: on(1) }], touches })).toEqual([]);
    expect(signalsOf({ deals: [{ ...deal, expectedCloseOn: null }], touches })).toEqual([]);
    expect(signalsOf({ deals: [{ ...deal, status: "won" as const, closedOn: on(3) }], touches })).toEqual([]);
    expect(signalsOf({ deals: [{ ...deal, openedOn: on(-2) }], touches })).toEqual([]);
    const policies = { signals: { dealDays: 14 } };
    expect(signalsOf({ deals: [deal], touches }, { policies })).toEqual([]);
  });
});

describe("an invoice that is paid late", () => {
  test("asks for a review 30 days after it was due, also once it is paid, for 90 days", () => {
    const invoice = (dueDaysAgo: number, paidDaysAgo?: number): readonly ReviewSignal[] =>
      signalsOf({
        invoices: [
          { dueOn: on(dueDaysAgo), amount: 100, ...(paidDaysAgo !== undefined && { paidOn: on(paidDaysAgo) }) },
        ],
      });
    expect(invoice(30)).toEqual([]);
    expect(invoice(31)).toEqual([{ code: "invoice-late", on: on(0), reviewBy: on(-14) }]);
    expect(invoice(40, 10)).toEqual([]);
    expect(invoice(45, 10)).toEqual([{ code: "invoice-late", on: on(14), reviewBy: on(0) }]);
    expect(invoice(200, 89)).toHaveLength(1);
    expect(invoice(200, 90)).toEqual([]);
    expect(words("invoice-late")).toMatch(/^an invoice is overdue/);
  });

  test("does not where it is a credit note, and is no spend", () => {
    const invoices = [{ dueOn: on(60), amount: -100 }];
    const [found] = review({ invoices, purchases: [] }).accounts;
    expect(found?.signals).toEqual([]);
    expect(found?.standing.state).toBe("prospect");
  });
});

test("a seller who says that an account is unhappy asks for a review, unless somebody talked with it lately", () => {
  const unhappy = { sentiment: "negative" as const, purchases: [{ on: on(20), amount: 5 }] };
  expect(signalsOf(unhappy)).toEqual([{ code: "customer-unhappy", on: on(6), reviewBy: on(-8) }]);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(20), kind: "review" }] })).toEqual([]);
  // A mailing of ours is no talk, nor is a talk about something else.
  const told = signalsOf(unhappy);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "mailing" }] })).toEqual(told);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "call", about: "invoice" }] })).toEqual(told);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "call", about: "customer-unhappy" }] })).toEqual([]);
  expect(signalsOf({ ...unhappy, sentiment: "neutral" })).toEqual([]);
});

test("an unhappy customer asks again thirty days after a talk, then every fourteen, until a better answer", () => {
  const asked = (more: Partial<Account>): unknown[] =>
    signalsOf({ sentiment: "negative", ...more }).map(({ code, on: since, reviewBy }) => [code, since, reviewBy]);
  const touches = [{ on: on(60), kind: "call" }];
  expect(asked({ touches: [{ on: on(29), kind: "call" }] })).toEqual([]);
  expect(asked({ touches })).toEqual([["customer-unhappy", on(2), on(-12)]]);
  const nps = (daysAgo: number, score: number): SurveyAnswer => ({
    at: `${on(daysAgo)}T09:00:00Z`,
    metric: "nps",
    score,
    scale: { min: 0, max: 10, higherIsBetter: true },
  });
  expect(asked({ touches, surveys: [nps(20, 9)] })).toEqual([]);
  expect(asked({ touches, surveys: [nps(61, 9)] })).toEqual([["customer-unhappy", on(2), on(-12)]]);
  expect(asked({ touches, surveys: [nps(30, 9), nps(20, 3)] })).toContainEqual(["customer-unhappy", on(2), on(-12)]);
  // Before any talk the seller's word stands.
  expect(asked({ surveys: [nps(20, 9)] })).toEqual([["customer-unhappy", on(0), on(-14)]]);
});

test("signals of one's own keep their code, and pull the review forward", () => {
  const signals = [{ code: "new-warehouse", on: on(4), reviewBy: on(-3) }];
  const [found] = review({ signals, touches: [{ on: on(30), kind: "review" }] }).accounts;
  expect(found?.signals).toEqual(signals);
  expect(found?.nextReview).toMatchObject({ idealOn: on(0), latestOn: on(-3) });
  expect(words("new-warehouse")).toMatch(/^the signal "new-warehouse" arose/);
});

test("those that have arisen by today are told, and of those to come the one that sets the last day", () => {
  const arisen = [
    { code: "first", on: on(0), reviewBy: on(-4) },
    { code: "second", on: on(0), reviewBy: on(-9) },
  ];
  /** A warranty that ends in fifteen days, of which it is time to talk in five. */
  const owned = [{ productId: "mill", purchasedOn: on(900), warrantyEndsOn: on(-15) }];
  const told = (signals: typeof arisen): unknown[] => {
    const policies = { signals: { warrantyDays: 10 } };
    const touches = [{ on: on(30), kind: "review" }];
    const [found] = review({ signals, owned, touches }, { policies }).accounts;
    const codes = (found?.nextReview.reasons ?? []).filter(({ code }) => code === "reviews.signal");
    return [codes.map(({ params }) => params?.signal), found?.signals.map(({ code }) => code)];
  };
  expect(told(arisen)).toEqual([
    ["first", "second"],
    ["first", "second"],
  ]);
  expect(told(arisen.slice(1))).toEqual([["second"], ["second"]]);
  // It sets the last day, though it has not arisen yet.
  expect(told([])).toEqual([["warranty-ending"], []]);
});

test("one of one's own takes the place of ours of the same code", () => {
  const contacts = [{ id: "ann", role: "champion", left: on(5) }];
  const signals = [{ code: "champion-left", on: on(5), reviewBy: on(-25) }];
  expect(signalsOf({ contacts, signals })).toEqual(signals);
});

test("the policy is checked", () => {
  const asking = (signals: object) => () => signalsOf({}, { policies: { signals } });
  expect(asking({ usageFall: 2 })).toThrow("policies.signals.usageFall must be at most 1");
  expect(asking({ invoiceDays: -1 })).toThrow("policies.signals.invoiceDays must be at least 0");
  expect(asking({ eventReviewDays: 0 })).not.toThrow();
  expect(asking({ usageDays: 3 })).toThrow("policies.signals.usageDays must be at least 7");
});
