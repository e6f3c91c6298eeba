import { addMonths as addMonthsByDateFns } from "date-fns";
import { utc } from "@date-fns/utc";
import fc from "fast-check";
import { assumptions, type Account, type Product, reviewPolicy, reviewPortfolio, type Touch } from "retention-kit";
import { describe, expect, test } from "vitest";
import type { ScoredTicket } from "../../../src/portfolio/reading/account-effort.js";
import { reviewSignals } from "../../../src/portfolio/signals/review-signals.js";
import type { SignalEvidence } from "../../../src/portfolio/signals/signal-evidence.js";
import { signalPolicy } from "../../../src/portfolio/signals/signal-policy.js";
import type { Renewal } from "../../../src/portfolio/stakes/account-renewal.js";
import type { AccountStanding } from "../../../src/portfolio/standing/account-standing.js";

/** Every rule of the signals again, as `docs/portfolio.md` tells it, over made-up evidence whose days lie near each bound. */

const MS = 86_400_000;
const AS_OF = 20_778;
const day = (number: number): string => new Date(number * MS).toISOString().slice(0, 10);
const months = (from: number, count: number): number =>
  addMonthsByDateFns(from * MS, count, { in: utc }).getTime() / MS;

const policy = signalPolicy("test", "signals", {}, assumptions("published"));
const reviews = reviewPolicy();
const products = new Map<string, Product>([
  ["care", { id: "care", price: 10, kind: "service-contract", lifespanMonths: 12 }],
  ["bare", { id: "bare", price: 10, kind: "service-contract" }],
  ["mill", { id: "mill", price: 900, kind: "equipment", lifespanMonths: 12 }],
]);
const calm: SignalEvidence = {
  account: { id: "a" },
  asOfDay: AS_OF,
  untilDay: AS_OF + 30,
  tickets: [],
  purchaseDays: [],
  automatic: { gaps: 3, days: 3, share: 0.1, fewestDays: 7 },
  standing: { state: "prospect" } as AccountStanding,
  gapDays: null,
  rhythm: null,
  renewals: [],
  isDearest: false,
};
const of = (evidence: Partial<SignalEvidence>, rules = policy) =>
  reviewSignals({ ...calm, ...evidence }, products, rules, reviews);
/** Days around a bound, and now and then anywhere. */
const near = (...bounds: number[]): fc.Arbitrary<number> =>
  fc.oneof(
    ...bounds.map((bound) => fc.integer({ min: bound - 2, max: bound + 2 })),
    fc.integer({ min: AS_OF - 400, max: AS_OF + 400 }),
  );

describe("what ends", () => {
  const untilDays = fc.constantFrom(AS_OF - 10, AS_OF, AS_OF + 30);

  test("is a signal from 60 days before it until its last day, seen as far as the plan goes", () => {
    const ends = near(AS_OF, AS_OF + 60, AS_OF + 90);
    fc.assert(
      fc.property(ends, untilDays, (endDay, untilDay) => {
        const expected =
          endDay >= AS_OF && endDay - 60 <= Math.max(AS_OF, untilDay)
            ? [{ code: "warranty-ending", on: day(endDay - 60), reviewBy: day(endDay) }]
            : [];
        const owned = [{ productId: "mill", warrantyEndsOn: day(endDay), purchasedOn: day(AS_OF - 365) }];
        expect(of({ account: { id: "a", owned }, untilDay })).toStrictEqual(expected);
      }),
    );
  });

  test("a service contract that was bought ends after its calendar months, unless a contract says more of it", () => {
    // Bought on the 31st of January for a year and a month less: the last of February.
    fc.assert(
      fc.property(near(AS_OF - 365, AS_OF - 305, AS_OF - 275), untilDays, (startDay, untilDay) => {
        const owned = ["care", "bare", "mill", "sold-no-more"].map((productId) => ({
          productId,
          purchasedOn: day(startDay),
        }));
        const endDay = months(startDay, 12);
        const expected =
          endDay >= AS_OF && endDay - 60 <= Math.max(AS_OF, untilDay)
            ? [{ code: "renewal-near", on: day(endDay - 60), reviewBy: day(endDay) }]
            : [];
        expect(of({ account: { id: "a", owned }, untilDay })).toStrictEqual(expected);
        const contracts = [{ id: "c", productId: "care", startsOn: day(startDay) }];
        expect(of({ account: { id: "a", owned, contracts }, untilDay })).toStrictEqual([]);
        const other = [
          { id: "c", productId: "mill", startsOn: day(startDay) },
          { id: "d", startsOn: day(startDay) },
        ];
        expect(of({ account: { id: "a", owned, contracts: other }, untilDay })).toStrictEqual(expected);
      }),
    );
  });

  /** From the day after the end on. */
  const lateSince = (first: number) => ({
    code: "renewal-late",
    on: day(first),
    reviewBy: day(first + 13),
    about: "c",
  });

  test("a contract ends for this by its last day for notice, or by its end, and not where it runs on by itself", () => {
    const left = near(0, 60, 90).filter((days) => Math.abs(days) < 200);
    const intention = fc.constantFrom("cancelled", "runs-on", "drafted", "unknown");
    fc.assert(
      fc.property(left, fc.option(left), intention, (daysLeft, noticeDaysLeft, meant) => {
        const renewal = { contractId: "c", daysLeft, noticeDaysLeft, intention: meant } as Renewal;
        const last = noticeDaysLeft ?? daysLeft;
        const expected =
          meant !== "runs-on" && daysLeft < 0
            ? [lateSince(AS_OF + daysLeft + 1)]
            : meant !== "runs-on" && last >= 0 && last - 60 <= 30
              ? [{ code: "renewal-near", on: day(AS_OF + last - 60), reviewBy: day(AS_OF + last), about: "c" }]
              : [];
        expect(of({ renewals: [renewal] })).toStrictEqual(expected);
      }),
    );
  });

  interface TalkCase {
    last: number;
    talkedDay: number;
    talk: [kind: string, about: string | undefined, answers: boolean];
    meant: "unknown" | "drafted" | "cancelled";
    autoRenews: boolean | null;
  }

  test("a contract that ends unless it is renewed asks again two weeks before, where a talk left it open", () => {
    const shape = {
      last: near(AS_OF, AS_OF + 14, AS_OF + 44, AS_OF + 60),
      talkedDay: near(AS_OF, AS_OF - 14, AS_OF - 46, AS_OF - 60),
      // A review speaks of all, a call of what it was about, or of all; an email of ours of nothing.
      talk: fc.constantFrom<[kind: string, about: string | undefined, answers: boolean]>(
        ["review", undefined, true],
        ["review", "invoice", true],
        ["call", undefined, true],
        ["call", "c", true],
        ["call", "renewal-near", true],
        ["call", "d", false],
        ["email", undefined, false],
      ),
      meant: fc.constantFrom("unknown", "drafted", "cancelled"),
      autoRenews: fc.constantFrom(true, false, null),
    };
    fc.assert(
      fc.property(fc.record(shape), ({ last, talkedDay, talk, meant, autoRenews }) => {
        const [kind, about, answers] = talk;
        const renewal = { contractId: "c", daysLeft: last - AS_OF, noticeDaysLeft: null, intention: meant, autoRenews };
        const isOpen =
          meant === "unknown" &&
          autoRenews !== true &&
          answers &&
          talkedDay <= AS_OF &&
          talkedDay >= last - 60 &&
          talkedDay < last - 14;
        const since = last - (isOpen ? 14 : 60);
        const expected =
          last < AS_OF
            ? [lateSince(last + 1)]
            : last >= AS_OF && since <= AS_OF + 30
              ? [{ code: "renewal-near", on: day(since), reviewBy: day(last), about: "c" }]
              : [];
        const account = { id: "a", touches: [{ on: day(talkedDay), kind, about }] };
        expect(of({ account, renewals: [renewal as Renewal] })).toStrictEqual(expected);
      }),
      {
        numRuns: 250,
        // A talk on the first day of these two months, on the last one that leaves it open, and beside them.
        examples: [AS_OF - 47, AS_OF - 46, AS_OF - 1, AS_OF].map((talkedDay): [TalkCase] => [
          { last: AS_OF + 14, talkedDay, talk: ["review", undefined, true], meant: "unknown", autoRenews: false },
        ]),
      },
    );
  });
});

/** The promise that no one wrote down: a review in October, notice in December, nothing decided. */
test("a customer whose notice is due has a review, although a talk some weeks before spoke of it", () => {
  const account: Account = {
    id: "acme",
    sellerId: "north",
    contracts: [
      {
        id: "care-1",
        productId: "care",
        startsOn: "2026-02-06",
        endsOn: "2027-02-05",
        noticeOn: "2026-12-07",
        autoRenews: false,
      },
    ],
    touches: [{ on: "2026-10-14", kind: "review" }],
  };
  const book = (more: Partial<Account>) =>
    reviewPortfolio(
      {
        accounts: [{ ...account, ...more }],
        products: [...products.values()],
        sellers: [{ id: "north", timeZone: "UTC" }],
      },
      { asOf: "2026-12-03", to: "2027-01-31" },
    ).plan.booked.map(({ on }) => on);
  // Thursday; Friday is the first day that can be booked, and Monday the last for notice.
  expect(book({})).toEqual(["2026-12-04"]);
  const since = { on: "2026-11-23", kind: "review" } as const;
  expect(book({ touches: [since] })).toEqual([]);
});

describe("a problem", () => {
  test("is a signal from effort 3.5 on while it is open, and once it is solved until something is bought later", () => {
    const efforts = fc.constantFrom(null, 1, 3.4999, 3.5, 5);
    const purchases = fc.option(fc.integer({ min: AS_OF - 5, max: AS_OF }));
    const times = fc.record({
      effort: efforts,
      resolved: fc.constantFrom(true, false, null, undefined),
      resolvedDay: fc.constantFrom(null, undefined, AS_OF - 3, AS_OF - 2),
      bought: purchases,
    });
    fc.assert(
      fc.property(times, ({ effort, resolved, resolvedDay, bought }) => {
        const openedDay = AS_OF - 4;
        const resolvedAt = resolvedDay == null ? resolvedDay : `${day(resolvedDay)}T09:00:00Z`;
        const ticket = { id: "t", openedAt: `${day(openedDay)}T09:00:00Z`, resolved, resolvedAt };
        const scored = [{ ticket, openedDay, score: { effort } }] as unknown as ScoredTicket[];
        const isOpen = resolved === false || (resolved == null && resolvedAt === null);
        const answered = !isOpen && bought !== null && bought > (resolvedDay ?? openedDay);
        const code = isOpen ? "open-problem" : "high-effort-ticket";
        const signal = { code, on: day(openedDay), reviewBy: day(openedDay + 14), about: "t" };
        const purchaseDays = bought === null ? [] : [AS_OF - 300, bought];
        const account = { id: "a", purchases: purchaseDays.map((each) => ({ on: day(each) })) };
        expect(of({ account, tickets: scored, purchaseDays })).toStrictEqual(
          effort === null || effort < 3.5 || answered ? [] : [signal],
        );
      }),
    );
  });

  test("is solved on the day of the account's own clock", () => {
    const ticket = { id: "t", openedAt: 0, resolved: true, resolvedAt: `${day(AS_OF - 2)}T20:00:00Z` };
    const tickets = [{ ticket, openedDay: AS_OF - 4, score: { effort: 5 } }] as unknown as ScoredTicket[];
    const codes = (timeZone: string | null) =>
      of({
        account: { id: "a", timeZone, purchases: [{ on: day(AS_OF - 1) }] },
        tickets,
        purchaseDays: [AS_OF - 1],
      }).map(({ code }) => code);
    expect(codes(null)).toStrictEqual([]);
    // In Vientiane it is already the day of the purchase.
    expect(codes("Asia/Vientiane")).toStrictEqual(["high-effort-ticket"]);
  });
});

describe("silence", () => {
  const standings = fc.constantFrom("prospect", "new", "active", "slowing", "lapsed", "lost");
  const touches = fc.array(
    fc.record({
      daysAgo: fc.integer({ min: -3, max: 250 }),
      kind: fc.constantFrom<Touch["kind"][]>("review", "meeting", "call", "email", "ticket", "newsletter"),
      direction: fc.constantFrom("in" as const, "out" as const, null),
    }),
    { maxLength: 2 },
  );
  const moments = fc.array(fc.integer({ min: -3, max: 250 }), { maxLength: 2 });

  test("is long after twice the usual gap, or six months, from the last that came from the customer", () => {
    const talks = ["review", "meeting", "call"];
    fc.assert(
      fc.property(
        standings,
        touches,
        moments,
        moments,
        fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 3 }),
        fc.option(fc.double({ min: 1, max: 100, noNaN: true })),
        (state, touched, opened, answered, bought, gapDays) => {
          const purchaseDays = bought.map((ago) => AS_OF - ago).sort((a, b) => a - b);
          const account: Account = {
            id: "a",
            touches: touched.map(({ daysAgo, ...touch }) => ({ on: day(AS_OF - daysAgo), ...touch })),
            tickets: opened.map((ago, index) => ({ id: `t${index}`, openedAt: `${day(AS_OF - ago)}T09:00:00Z` })),
            surveys: answered.map((ago) => ({
              at: `${day(AS_OF - ago)}T09:00:00Z`,
              metric: "nps",
              score: 10,
              scale: { min: 0, max: 10, higherIsBetter: true },
            })),
          };
          const heard = [
            ...touched
              .filter(
                ({ kind, direction }) =>
                  talks.includes(kind) || direction === "in" || (kind === "ticket" && direction === null),
              )
              .map(({ daysAgo }) => daysAgo),
            ...opened,
            ...answered,
            ...bought,
          ].filter((ago) => ago >= 0);
          const isCustomer = ["new", "active", "slowing"].includes(state);
          const heardDay = AS_OF - Math.min(...heard);
          const since =
            gapDays !== null && bought.length > 0
              ? heardDay + Math.floor(2 * gapDays) + 1
              : heard.length > 0
                ? months(heardDay, 6)
                : NaN;
          const expected =
            isCustomer && heard.length > 0 && since <= AS_OF
              ? [{ code: "long-silence", on: day(since), reviewBy: day(since + 30) }]
              : [];
          expect(of({ account, purchaseDays, gapDays, standing: { state } as AccountStanding })).toStrictEqual(
            expected,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test("the days of tickets and answers are those of the account's own clock", () => {
    const late = `${day(AS_OF)}T23:00:00Z`;
    const since = (timeZone: string, more: Partial<Account>) =>
      of({
        account: { id: "a", timeZone, ...more },
        purchaseDays: [AS_OF - 9],
        gapDays: 4,
        standing: { state: "active" } as AccountStanding,
      }).map(({ code }) => code);
    const surveys = [{ at: late, metric: "nps" as const, score: 10, scale: { min: 0, max: 10, higherIsBetter: true } }];
    for (const more of [{ tickets: [{ id: "t", openedAt: late }] }, { surveys }]) {
      // In Vientiane it is the day after, and not heard yet.
      expect(since("Asia/Vientiane", more)).toStrictEqual(["long-silence"]);
      expect(since("UTC", more)).toStrictEqual([]);
    }
  });
});

describe("much money at risk", () => {
  test("asks from the first purchase on, after a talk once two thirds of three months have passed, every 30 days", () => {
    const touch = fc.record({
      daysAgo: fc.integer({ min: -2, max: 200 }),
      kind: fc.constantFrom<Touch["kind"][]>("review", "call", "email"),
      about: fc.constantFrom(null, "invoice", "value-at-risk"),
    });
    fc.assert(
      fc.property(
        fc.array(touch, { maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 2 }),
        fc.constantFrom(AS_OF, AS_OF + 30, AS_OF + 90),
        (touched, bought, untilDay) => {
          const touches = touched.map(({ daysAgo, ...each }) => ({ on: day(AS_OF - daysAgo), ...each }));
          const purchaseDays = bought.map((ago) => AS_OF - ago).sort((a, b) => a - b);
          const talked = touched
            .filter(
              ({ kind, about, daysAgo }) =>
                daysAgo >= 0 && kind !== "email" && (kind === "review" || about !== "invoice"),
            )
            .map(({ daysAgo }) => AS_OF - daysAgo);
          const last = Math.max(...talked);
          const first =
            talked.length > 0 ? last + Math.ceil((2 / 3) * (months(last, 3) - last)) : (purchaseDays[0] ?? AS_OF);
          const on = first + 30 * Math.max(0, Math.floor((AS_OF - first) / 30));
          const expected = first <= untilDay ? [{ code: "value-at-risk", on: day(on), reviewBy: day(on + 30) }] : [];
          expect(of({ account: { id: "a", touches }, purchaseDays, untilDay, isDearest: true })).toStrictEqual(
            expected,
          );
          expect(of({ account: { id: "a", touches }, purchaseDays, untilDay })).toStrictEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("the caller's own are taken from the day they arose on, with nothing but what a signal has", () => {
  const own = (daysAgo: number) => ({ code: "fair", on: day(AS_OF - daysAgo), reviewBy: day(AS_OF + 3) });
  const signals = [1, 0, -1].map((daysAgo) => ({ ...own(daysAgo), note: "seen there" }));
  expect(of({ account: { id: "a", signals } })).toStrictEqual([own(1), own(0)]);
});

describe("a bad answer", () => {
  test("waits for 90 days, and is about its ticket where it names one", () => {
    const answered = (ago: number, score: number, ticketId?: string | null) =>
      of({
        account: {
          id: "a",
          surveys: [
            {
              at: `${day(AS_OF - ago)}T09:00:00Z`,
              metric: "nps",
              score,
              scale: { min: 0, max: 10, higherIsBetter: true },
              ...(ticketId !== undefined && { ticketId }),
            },
          ],
        },
      });
    const signal = (ago: number) => ({ code: "bad-answer", on: day(AS_OF - ago), reviewBy: day(AS_OF - ago + 2) });
    expect(answered(89, 6)).toStrictEqual([signal(89)]);
    expect(answered(90, 6)).toStrictEqual([]);
    expect(answered(5, 7)).toStrictEqual([]);
    expect(answered(0, 0, null)).toStrictEqual([signal(0)]);
    expect(answered(0, 0, "t")).toStrictEqual([{ ...signal(0), about: "t" }]);
  });
});

describe("the policy", () => {
  const read = (given: object) => signalPolicy("reviewPortfolio", "policies.signals", given, assumptions("published"));

  test.each<[string, number, number, boolean]>([
    ["warrantyDays", 0, 3660, true],
    ["renewalDays", 0, 3660, true],
    ["renewalDaysInHand", 0, 3660, true],
    ["silenceMonths", 1, Infinity, true],
    ["silenceReviewDays", 0, 3660, true],
    ["highEffort", 1, 5, false],
    ["highEffortReviewDays", 0, 3660, true],
    ["badAnswerDays", 0, 3660, true],
    ["badAnswerReviewDays", 0, 3660, true],
    ["valueAtRiskShare", 0, 1, false],
    ["valueAtRiskReviewDays", 1, 3660, true],
    ["usageDays", 7, 3660, true],
    ["usageFall", 0, 1, false],
    ["invoiceDays", 0, 3660, true],
    ["eventDays", 0, 3660, true],
    ["eventReviewDays", 0, 3660, true],
    ["usageStopWeeks", 1, 520, true],
    ["stillOpenDays", 0, 3660, true],
    ["dealDays", 0, 3660, true],
  ])("takes %s from %d to %d", (name, min, max, isWhole) => {
    const path = `reviewPortfolio: policies.signals.${name}`;
    for (const value of [min, Number.isFinite(max) ? max : 1e6]) {
      expect(read({ [name]: value })).toStrictEqual({ ...policy, [name]: value });
    }
    expect(() => read({ [name]: min - 1 })).toThrow(`${path} must be at least ${min}, got`);
    if (Number.isFinite(max)) expect(() => read({ [name]: max + 1 })).toThrow(`${path} must be at most ${max}, got`);
    if (isWhole) expect(() => read({ [name]: min + 0.5 })).toThrow(`${path} must be a whole number, got`);
  });

  test("takes silence of more than no gap and at most 1000", () => {
    expect(read({ silenceGaps: 1000 }).silenceGaps).toBe(1000);
    expect(() => read({ silenceGaps: 0 })).toThrow("policies.signals.silenceGaps must be above 0, got 0");
    expect(() => read({ silenceGaps: 1001 })).toThrow("policies.signals.silenceGaps must be at most 1000, got 1001");
  });

  test("without any says what its docs do, and takes no name that it does not know", () => {
    expect(read({})).toStrictEqual({
      warrantyDays: 60,
      renewalDays: 60,
      renewalDaysInHand: 14,
      silenceGaps: 2,
      silenceMonths: 6,
      silenceReviewDays: 30,
      highEffort: 3.5,
      highEffortReviewDays: 14,
      badAnswerDays: 90,
      badAnswerReviewDays: 2,
      valueAtRiskShare: 0.1,
      valueAtRiskReviewDays: 30,
      usageDays: 182,
      usageFall: 0.2,
      invoiceDays: 30,
      eventDays: 90,
      eventReviewDays: 14,
      usageStopWeeks: 2,
      stillOpenDays: 30,
      dealDays: 30,
    });
    expect(() => read({ waranty: 3 })).toThrow("reviewPortfolio: policies.signals");
  });
});
