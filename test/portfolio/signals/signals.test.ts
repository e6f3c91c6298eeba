import * as fc from "fast-check";
import {
  mbgNbdModel,
  nextReview,
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioOptions,
  type ReviewSignal,
  type SurveyAnswer,
  type Touch,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);
const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };

function review(accounts: Account[], more: Partial<PortfolioOptions> = {}): Portfolio {
  const book = reviewPortfolio(
    { accounts, products: [{ id: "mill", price: 900 }], sellers: [] },
    { ...options, models, ...more },
  );
  expect(book.rejected).toEqual([]);
  return book;
}

function signalsOf(account: Omit<Account, "id">, more?: Partial<PortfolioOptions>): readonly ReviewSignal[] {
  return review([{ id: "a", ...account }], more).accounts[0]?.signals ?? [];
}
const codes = (account: Omit<Account, "id">): string[] => signalsOf(account).map(({ code }) => code);

const bought = (...daysAgo: number[]): Account["purchases"] => daysAgo.map((days) => ({ on: on(days), amount: 20 }));
const hard = { contacts: 9, reopens: 3, transfers: 5, repeatedInformation: 4 };
const instant = (daysAgo: number): string => `${on(daysAgo)}T09:00:00Z`;

describe("silence", () => {
  // (8 weeks + 8 weeks) / (2 + 2) is a gap of 28 days: silent for longer than 56 days from the 57th on.
  const silent = (lastDaysAgo: number): Account["purchases"] => bought(lastDaysAgo, lastDaysAgo + 28, lastDaysAgo + 56);

  test("is long by the customer's own rhythm", () => {
    expect(codes({ purchases: silent(56) })).toEqual([]);
    expect(signalsOf({ purchases: silent(57) })).toEqual([{ code: "long-silence", on: on(0), reviewBy: on(-30) }]);
    expect(signalsOf({ purchases: silent(97) })).toEqual([{ code: "long-silence", on: on(40), reviewBy: on(10) }]);
  });

  test.each<[string, Partial<Account>, boolean]>([
    ["a newsletter of ours", { touches: [{ on: on(1), kind: "email", direction: "out", about: "newsletter" }] }, false],
    ["an email whose direction nobody noted", { touches: [{ on: on(1), kind: "email" }] }, false],
    ["a call", { touches: [{ on: on(1), kind: "call" }] }, true],
    ["an email of the customer's", { touches: [{ on: on(1), kind: "email", direction: "in" }] }, true],
    ["a ticket of the customer's", { tickets: [{ id: "t", openedAt: instant(1), resolved: true, contacts: 1 }] }, true],
    [
      "an answer to a survey",
      { surveys: [{ at: instant(1), metric: "nps", score: 9, scale: { min: 0, max: 10, higherIsBetter: true } }] },
      true,
    ],
    ["a call to come", { touches: [{ on: on(-1), kind: "call" }] }, false],
  ])("%s", (_, more, ends) => {
    const found = codes({ purchases: silent(60), ...more });
    expect(found.includes("long-silence")).toBe(!ends);
  });

  test("of a customer without a rhythm is six months; of a prospect or one that has left there is none", () => {
    const owned = [{ productId: "mill", purchasedOn: on(900) }];
    expect(codes({ owned, touches: [{ on: "2026-05-21", kind: "call" }] })).toEqual(["long-silence"]);
    expect(codes({ owned, touches: [{ on: "2026-05-22", kind: "call" }] })).toEqual([]);
    expect(codes({ status: "prospect", touches: [{ on: "2026-01-22", kind: "call" }] })).toEqual([]);
    expect(codes({ purchases: silent(1500) })).toEqual([]);
  });
});

describe("a contract that ends", () => {
  const contract = {
    id: "care",
    startsOn: on(300),
    endsOn: on(-90),
    noticeOn: on(-30),
    amount: 10,
    per: "month" as const,
  };

  test("asks for a review by the last day for notice, from two months before on", () => {
    expect(signalsOf({ contracts: [contract] })).toEqual([
      { code: "renewal-near", on: on(30), reviewBy: on(-30), about: "care" },
    ]);
    expect(codes({ contracts: [{ ...contract, noticeOn: on(-61) }] })).toEqual([]);
    // Without a last day for notice, or once that is past, by its end.
    expect(signalsOf({ contracts: [{ ...contract, endsOn: on(-19), noticeOn: on(40) }] })[0]?.reviewBy).toBe(on(-19));
    expect(codes({ contracts: [{ ...contract, noticeOn: on(1), autoRenews: true }] })).toEqual([]);
  });

  test("is best talked about two weeks before the day that is the last one", () => {
    const touches: Touch[] = [{ on: on(56), kind: "review" }];
    const days = (noticeOn: string, signals?: { renewalDays?: number; renewalDaysInHand?: number }): string[] => {
      const accounts = [{ id: "a", touches, contracts: [{ ...contract, noticeOn }] }];
      const next = review(accounts, signals && { policies: { signals } }).accounts[0]?.nextReview;
      return [next?.idealOn ?? "", next?.latestOn ?? "", next?.status ?? ""];
    };
    expect(days(on(-30))).toEqual([on(-16), on(-30), "due"]);
    // Once these days have begun, there is time until the last of them.
    expect(days(on(-5))).toEqual([on(9), on(-5), "due"]);
    expect(days(on(-30), { renewalDaysInHand: 0 })).toEqual([on(-30), on(-30), "due"]);
    // Not before the signal itself arises.
    expect(days(on(-5), { renewalDays: 10 })).toEqual([on(5), on(-5), "due"]);
  });

  test("is talked about again shortly before, whatever the talk that left it open was noted under", () => {
    const near = (about: string | null): readonly ReviewSignal[] =>
      signalsOf({
        contracts: [{ ...contract, noticeOn: on(-10), autoRenews: false }],
        touches: [{ on: on(20), kind: "call", about }],
      });
    // 14 days in hand begin on the fourth day before today.
    const again = [{ code: "renewal-near", on: on(4), reviewBy: on(-10), about: "care" }];
    expect([null, "renewal-near", "care"].map(near)).toEqual([again, again, again]);
    expect(near("invoice-late")).toEqual([{ ...again[0], on: on(50) }]);
  });

  test("in 19 days is named, also where the review is overdue anyway", () => {
    const account: Account = {
      id: "a",
      touches: [{ on: on(900), kind: "review" }],
      contracts: [{ ...contract, noticeOn: null, endsOn: on(-19) }],
    };
    const [found] = review([account]).accounts;
    expect(found?.nextReview.status).toBe("overdue");
    expect(found?.signals).toContainEqual(expect.objectContaining({ code: "renewal-near", reviewBy: on(-19) }));
    expect(say(found?.nextReview.reasons[0] ?? { code: "" }, en)).toMatch(
      /^contract care, 120 a year, ends on 2026-12-10, in 19 days$/,
    );
  });

  test.each<[string, Touch, boolean]>([
    ["a review", { on: on(3), kind: "review" }, true],
    ["a call", { on: on(3), kind: "call" }, true],
    ["a call about it", { on: on(3), kind: "call", about: "renewal-near" }, true],
    ["a call about this contract", { on: on(3), kind: "call", about: "care" }, true],
    ["a call about the invoice", { on: on(3), kind: "call", about: "invoice" }, false],
    ["an email of ours about it", { on: on(3), kind: "email", direction: "out", about: "renewal-near" }, false],
    ["a newsletter", { on: on(3), kind: "newsletter", direction: "out" }, false],
    ["an email of the customer's about it", { on: on(3), kind: "email", direction: "in", about: "renewal-near" }, true],
    ["an email of the customer's", { on: on(3), kind: "email", direction: "in" }, false],
    ["a review before it arose", { on: on(31), kind: "review" }, false],
    ["a review to come", { on: on(-1), kind: "review" }, false],
  ])("is answered or not by %s", (_, touch, answered) => {
    expect(codes({ contracts: [contract], touches: [touch] })).toEqual(answered ? [] : ["renewal-near"]);
  });
});

describe("a hard problem", () => {
  test("that is open asks for a review within two weeks, whatever was bought since", () => {
    const tickets = [{ id: "t", openedAt: instant(5), resolved: false, ...hard }];
    expect(signalsOf({ purchases: bought(60, 30, 1), tickets })).toEqual([
      { code: "open-problem", on: on(5), reviewBy: on(-9), about: "t" },
    ]);
  });

  test("that is solved asks for one until the customer buys again", () => {
    const tickets = [{ id: "t", openedAt: instant(12), resolvedAt: instant(10), resolved: true, ...hard }];
    expect(codes({ purchases: bought(60, 30, 11), tickets })).toEqual(["high-effort-ticket"]);
    expect(codes({ purchases: bought(60, 30, 9), tickets })).toEqual([]);
  });

  test("with an easy ticket there is none", () => {
    const tickets = [{ id: "t", openedAt: instant(5), resolved: true, resolvedAt: instant(5), contacts: 1 }];
    expect(codes({ tickets })).toEqual([]);
  });
});

describe("a bad answer", () => {
  const answer = (metric: SurveyAnswer["metric"], score: number, max: number, higherIsBetter = true, daysAgo = 1) => ({
    at: instant(daysAgo),
    metric,
    score,
    scale: { min: metric === "nps" ? 0 : 1, max, higherIsBetter },
  });

  test.each([
    ["nps", 6, 10, true, true],
    ["nps", 7, 10, true, false],
    ["csat", 2, 5, true, true],
    ["csat", 3, 5, true, false],
    ["ces", 2, 7, true, true],
    ["ces", 3, 7, true, false],
    ["ces", 4, 5, false, true],
    ["ces", 3, 5, false, false],
    ["csat", 3, 10, true, true],
    ["csat", 4, 10, true, false],
  ] as const)("%s %i of %i", (metric, score, max, higherIsBetter, bad) => {
    const surveys = [answer(metric, score, max, higherIsBetter)];
    expect(codes({ surveys })).toEqual(bad ? ["bad-answer"] : []);
  });

  test("is to be answered within 48 hours, and a better one later takes it back", () => {
    const surveys = [{ ...answer("nps", 0, 10), ticketId: "t" }];
    expect(signalsOf({ surveys })).toEqual([{ code: "bad-answer", on: on(1), reviewBy: on(-1), about: "t" }]);
    expect(codes({ surveys: [...surveys, answer("nps", 9, 10, true, 0)] })).toEqual([]);
    expect(codes({ surveys: [...surveys, answer("csat", 5, 5, true, 0)] })).toEqual(["bad-answer"]);
    expect(codes({ surveys, touches: [{ on: on(0), kind: "call" }] })).toEqual([]);
    expect(codes({ surveys: [answer("nps", 0, 10, true, 90)] })).toEqual([]);
    expect(codes({ surveys: [answer("nps", 0, 10, true, -1)] })).toEqual([]);
  });

  test("NPS 0 and NPS 10 do not give the same plan", () => {
    const [low, high] = [0, 10].map(
      (score) =>
        review([{ id: "a", touches: [{ on: on(10), kind: "review" }], surveys: [answer("nps", score, 10)] }])
          .accounts[0]?.nextReview,
    );
    expect(low?.latestOn).toBe(on(-1));
    expect(high?.status).toBe("not-due");
  });

  test("counts on the day of the account's own clock", () => {
    const surveys = [{ ...answer("nps", 0, 10), at: "2026-11-20T23:30:00Z" }];
    expect(signalsOf({ surveys, timeZone: "Asia/Bangkok" })[0]?.on).toBe("2026-11-21");
    expect(signalsOf({ surveys, timeZone: "America/New_York" })[0]?.on).toBe("2026-11-20");
  });
});

describe("much money at risk", () => {
  const book = Array.from({ length: 30 }, (_, index): Account => ({
    id: `A${String(index).padStart(2, "0")}`,
    purchases: Array.from({ length: 8 }, (__, count) => ({ on: on(10 + 20 * count), amount: 10 * (index + 1) })),
  }));
  const dearest = (accounts: Account[], more?: Partial<PortfolioOptions>): string[] =>
    review(accounts, more).accounts.flatMap(({ accountId, signals }) =>
      signals.some(({ code }) => code === "value-at-risk") ? [accountId] : [],
    );

  test("is a signal of the tenth of the customers with most of it", () => {
    expect(dearest(book)).toEqual(["A27", "A28", "A29"]);
    expect(dearest(book, { policies: { signals: { valueAtRiskShare: 0.2 } } })).toHaveLength(6);
    expect(dearest(book.slice(0, 9))).toEqual([]);
  });

  test("not where somebody talked with the customer within the last two months", () => {
    const talked = (touch: Touch): string[] =>
      dearest(book.map((account) => (account.id === "A29" ? { ...account, touches: [touch] } : account)));
    expect(talked({ on: on(30), kind: "call" })).toEqual(["A27", "A28"]);
    expect(talked({ on: on(70), kind: "call" })).toContain("A29");
    expect(talked({ on: on(30), kind: "call", about: "invoice" })).toContain("A29");
    expect(talked({ on: on(1), kind: "newsletter" })).toContain("A29");
  });

  test("has its review within the plan all the same: as one of high opportunity, counted from the talk", () => {
    const talkedOn = on(20);
    const calm = book.map((account) =>
      account.id === "A29" ? { ...account, touches: [{ on: talkedOn, kind: "review" }] } : account,
    );
    const later = { to: on(-91) };
    const picture = review(calm, later).accounts[29];
    expect(picture?.signals.map(({ code }) => code)).toEqual([]);
    // A high interval opens after two thirds of three months, 62 days; 30 days are left from then on.
    const opens = "2027-01-02";
    expect([talkedOn, picture?.nextReview.earliestOn, picture?.nextReview.status]).toEqual([
      "2026-11-01",
      opens,
      "not-due",
    ]);
    expect(picture?.nextReview.latestOn).toBe("2027-02-01");
    expect(picture?.nextReview.reasons.map((reason) => say(reason, en))).toContain(
      "it is among the customers with the most money that a review can keep, so review by 2027-02-01",
    );
    // Beyond the plan nothing is asked for yet.
    expect(review(calm).accounts[29]?.nextReview.latestOn).toBe("2027-08-01");
  });

  test("is seen as soon as can be, and not told to be late by a day that was brought forward", () => {
    const slowing = book.map((account) =>
      account.id === "A29" ? { ...account, touches: [{ on: on(80), kind: "review" }] } : account,
    );
    const hours = { fri: [["09:00", "17:00"]] } as const;
    const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 480 }];
    const { accounts, plan } = reviewPortfolio({ accounts: slowing, products: [], sellers }, { ...options, models });
    const booking = plan.booked.find(({ accountId }) => accountId === "A29");
    const { idealOn = "" } = accounts[29]?.nextReview ?? {};
    expect((booking?.on ?? "9999") < idealOn).toBe(true);
    expect(booking?.reasons.map(({ code }) => code)).not.toContain("planning.day.late");
  });

  test("its day stands still from one run to the next until it has passed", () => {
    const dayAsked = (asOf: string): string | undefined =>
      review(book, { asOf, to: "2027-06-30" }).accounts[29]?.signals.find(({ code }) => code === "value-at-risk")
        ?.reviewBy;
    const days = Array.from({ length: 60 }, (_, ahead) => on(-ahead));
    const asked = days.map(dayAsked);
    for (const [index, reviewBy] of asked.entries()) {
      expect(reviewBy !== undefined && reviewBy > (days[index] ?? "")).toBe(true);
    }
    expect(new Set(asked).size).toBeLessThanOrEqual(3);
  });
});

describe("a contract's last day for notice", () => {
  const hours = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
  const seller = { id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 45 };
  const plan = (accounts: Account[]) =>
    reviewPortfolio(
      { accounts, products: [{ id: "mill", price: 900 }], sellers: [seller] },
      { asOf: options.asOf, to: "2027-02-20", models },
    );
  const contract = { id: "care", startsOn: on(300), amount: 900, per: "year" as const };
  const account: Account = { id: "a", sellerId: "north", resources: "none", purchases: bought(5, 60, 120) };
  const said = (reasons: Portfolio["plan"]["booked"][number]["reasons"]): string =>
    reasons.map((reason) => say(reason, en)).join("; ");

  test("closes the window of the review, also where it comes near only within the plan", () => {
    const contracts = [{ ...contract, noticeOn: "2027-02-01", endsOn: "2027-03-31" }];
    const touches = [{ on: "2026-10-15", kind: "review" }];
    const [picture] = plan([{ ...account, touches, contracts }]).accounts;
    expect(picture?.signals).toEqual([]);
    // Sixty days before it, and not as long before as its own rhythm would open it.
    expect(picture?.nextReview).toMatchObject({ earliestOn: "2026-12-03", latestOn: "2027-02-01" });
    const [booked] = plan([{ ...account, touches, contracts }]).plan.booked;
    expect(booked?.on && booked.on >= "2026-12-03" && booked.on <= "2027-02-01").toBe(true);
    expect(said(booked?.reasons ?? [])).toContain("contract care, 900 a year, ends on 2027-03-31");
    expect(said(booked?.reasons ?? [])).not.toContain("after the");
  });

  test("comes before the turn of those whose interval is up, and where it cannot, the reasons say so", () => {
    const overdue = Array.from({ length: 30 }, (_, index): Account => ({
      ...account,
      id: `b${index}`,
      touches: [{ on: on(500 + index), kind: "review" }],
    }));
    const near: Account = { ...account, touches: [{ on: on(380), kind: "review" }] };
    const contracts = [{ ...contract, noticeOn: "2026-12-11", endsOn: "2027-01-31" }];
    const { plan: found } = plan([...overdue, { ...near, contracts }]);
    const mine = found.booked.find(({ accountId }) => accountId === "a");
    expect(mine?.on && mine.on <= "2026-12-11").toBe(true);

    const tomorrow = [{ ...contract, noticeOn: "2026-11-22", endsOn: "2027-01-31" }];
    const late = plan([{ ...near, contracts: tomorrow }]).plan.booked[0];
    // The 22nd is a Sunday.
    expect(late?.on).toBe("2026-11-23");
    expect(said(late?.reasons ?? [])).toContain("after the last day for notice of contract care, 2026-11-22");
    const ending = [{ ...contract, endsOn: "2026-11-22" }];
    expect(said(plan([{ ...near, contracts: ending }]).plan.booked[0]?.reasons ?? [])).toContain(
      "after the end of contract care, 2026-11-22",
    );
  });

  test("is no reason for one whom a bad answer asks for to wait for its turn", () => {
    // Prospects want the hours as well, so that those whose interval is up come one after the other.
    const prospects = Array.from({ length: 80 }, (_, index): Account => ({
      id: `p${index}`,
      sellerId: "north",
      resources: "ample",
      purchases: [],
    }));
    const others = Array.from({ length: 12 }, (_, index): Account => ({
      ...account,
      id: `b${String(index).padStart(2, "0")}`,
      touches: [{ on: on(500 + index), kind: "review" }],
    }));
    const near: Account = { ...account, touches: [{ on: on(380), kind: "review" }] };
    const dear: Account = { ...account, id: "dear", purchases: [{ on: on(60), amount: 9000 }] };
    const scale = { min: 0, max: 10, higherIsBetter: true };
    const surveys = [{ at: instant(3), metric: "nps" as const, score: 1, scale }];
    const dayOf = (more: Partial<Account>): string =>
      plan([...prospects, ...others, dear, { ...near, ...more }]).plan.booked.find(({ accountId }) => accountId === "a")
        ?.on ?? "never";
    expect(dayOf({}) > "2026-12-10").toBe(true);
    expect(dayOf({ surveys }) < "2026-11-28").toBe(true);
  });

  test("that comes near only later is not told where the review is due anyway", () => {
    const overdue = { touches: [{ on: on(500), kind: "review" }] };
    const owned = [{ productId: "mill", purchasedOn: on(700), warrantyEndsOn: "2027-03-16" }];
    const contracts = [{ ...contract, noticeOn: "2027-03-28", endsOn: "2027-05-27" }];
    const [picture] = plan([{ ...account, ...overdue, owned, contracts }]).accounts;
    expect(said(picture?.nextReview.reasons ?? [])).not.toMatch(/warranty|a renewal is coming|ends on/);
  });

  test("is told of each contract that is up, with what is known of each", () => {
    const contracts = [
      { ...contract, id: "one", noticeOn: on(-20), endsOn: on(-80) },
      { ...contract, id: "two", amount: null, per: null, endsOn: on(-30), status: "cancelled" as const },
    ];
    const [picture] = plan([{ ...account, contracts }]).accounts;
    expect(picture?.renewals.map(({ contractId }) => contractId)).toEqual(["one", "two"]);
    expect(picture?.nextReview.reasons.slice(0, 4).map((reason) => say(reason, en))).toEqual([
      `contract one, 900 a year, ends on ${on(-80)}, in 80 days`,
      `notice can be given until ${on(-20)}, 20 days from now`,
      `contract two ends on ${on(-30)}, in 30 days`,
      "notice was given",
    ]);
  });

  test("says today of a contract that ends today", () => {
    const contracts = [{ ...contract, id: "one", endsOn: on(0) }];
    const [picture] = plan([{ ...account, contracts }]).accounts;
    expect(said(picture?.nextReview.reasons ?? [])).toContain(`ends on ${on(0)}, today`);
  });

  test("a window that closes before anybody works stays open, as one that has closed", () => {
    const touches = [{ on: on(365), kind: "review" }];
    // Its year is up on Saturday; on Monday it is overdue.
    const { plan: found, accounts } = plan([{ ...account, touches }]);
    expect(accounts[0]?.nextReview).toMatchObject({ latestOn: on(0), status: "due" });
    expect(found.booked.map(({ on: day }) => day)).toEqual(["2026-11-23"]);
    expect(said(found.booked[0]?.reasons ?? [])).toMatch(
      /after its last day, 2026-11-21|longest interval ends on 2026-11-21/,
    );
  });
});

describe("the caller's own signals", () => {
  test("come in with the account, once they have arisen", () => {
    const signals = [
      { code: "new-manager", on: on(3), reviewBy: on(-10) },
      { code: "to-come", on: on(-3), reviewBy: on(-10) },
    ];
    expect(signalsOf({ signals })).toEqual([signals[0]]);
    expect(codes({ signals, touches: [{ on: on(1), kind: "call", about: "new-manager" }] })).toEqual([]);
    const [found] = review([{ id: "a", signals, touches: [{ on: on(30), kind: "review" }] }]).accounts;
    expect(found?.nextReview).toMatchObject({ idealOn: on(0), latestOn: on(-10) });
  });
});

describe("nextReview", () => {
  const answered = (touch: Touch, signal: ReviewSignal): boolean =>
    !nextReview(
      { id: "a", touches: [{ on: "2026-01-01", kind: "review" }, touch] },
      { asOf: options.asOf, opportunity: { level: "low" }, signals: [signal] },
    ).reasons.some(({ code }) => code.startsWith("reviews.signal"));

  test("a touch uses a signal up only if it answers it", () => {
    const touches = fc.record({
      days: fc.integer({ min: -5, max: 60 }),
      kind: fc.constantFrom("review", "meeting", "call", "email", "newsletter"),
      direction: fc.constantFrom("in" as const, "out" as const, null),
      about: fc.constantFrom(null, "renewal-near", "C1", "invoice"),
    });
    fc.assert(
      fc.property(touches, fc.integer({ min: 0, max: 40 }), ({ days, kind, direction, about }, age) => {
        const signal = { code: "renewal-near", on: on(age), reviewBy: on(age - 5), about: "C1" };
        const isTalk = ["review", "meeting", "call"].includes(kind);
        const isAboutIt = about === "renewal-near" || about === "C1";
        const answers = isTalk ? kind === "review" || about === null || isAboutIt : direction === "in" && isAboutIt;
        const inTime = days >= 0 && days <= age;
        // A talk that resets the clock puts the ideal day a year off, so that the signal pulls wherever it is open.
        expect(answered({ on: on(days), kind, direction, about }, signal)).toBe(answers && inTime);
      }),
    );
  });

  test("says what contact there was where no talk counts", () => {
    const mailed = nextReview({ id: "a", touches: [{ on: on(1), kind: "email" }] }, { asOf: options.asOf });
    const words = mailed.reasons.map((reason) => say(reason, en)).join("; ");
    expect(words).not.toMatch(/never touched/);
    expect(words).toContain(`last contact on ${on(1)} by an email`);
    const owner = nextReview(
      { id: "a", touches: [{ on: on(1), kind: "email" }], purchases: [{ on: on(400) }] },
      { asOf: options.asOf },
    );
    expect(owner.reasons.map(({ code }) => code).slice(0, 2)).toEqual([
      "reviews.clock.first-purchase",
      "reviews.clock.last-contact",
    ]);
  });
});

describe("what a manager would laugh at", () => {
  test("one with 48 purchases, the last three days ago, is no loss by a ticket that nobody closed for years", () => {
    const purchases = Array.from({ length: 48 }, (_, index) => ({ on: on(3 + index * 22), amount: 100 }));
    const tickets = [{ id: "old", openedAt: instant(1082), resolved: false, ...hard }];
    const [found] = review([{ id: "a", purchases, tickets }]).accounts;
    expect(found?.standing.state).toBe("active");
    expect(found?.valueAtRisk?.loss.value).toBeLessThan(0.1);
    expect(found?.signals).toEqual([]);
  });

  test("a loss of one account is one number, in value at risk, in growth and in the total", () => {
    const accounts = [{ id: "a", purchases: bought(5, 30, 60, 90), resources: "ample" as const, tickets: [] }];
    const [found] = review(accounts).accounts;
    const { valueAtRisk, growth } = found ?? {};
    expect(growth?.stays).toBeCloseTo(1 - (valueAtRisk?.loss.value ?? NaN), 12);
    expect(review(accounts).valueAtRisk?.amount).toBe(valueAtRisk?.amount);
  });
});
