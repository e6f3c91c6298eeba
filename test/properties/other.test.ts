import fc from "fast-check";
import {
  allocateReviews,
  cadencePolicy,
  comparePredictions,
  countRejections,
  describeAccount,
  fitEffortWeights,
  fitPurchasePropensity,
  portfolioReviewer,
  portfolioScenarios,
  reviewPortfolio,
  type Account,
  type PortfolioOptions,
} from "retention-kit";
import { joinRecords, zendeskSchedule } from "retention-kit/adapters";
import {
  parseAccountSignals,
  parseContacts,
  parseInvoices,
  parseOwnedProducts,
  parseUsage,
} from "retention-kit/schemas";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

const AS_OF = "2026-11-21";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const share = fc.integer({ min: 0, max: 20 }).map((count) => count / 20);
const sound = (value: unknown): void => {
  expect(faults(value, "result")).toEqual([]);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
};
/** Without the fields that are `undefined`. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

test("cadencePolicy: an interval for each account, no longer than a year, and shorter the more reviews there are", () => {
  const totals = fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(totals, fc.nat({ max: 30 }), (stakes, hours) => {
      const accounts = stakes.map((total, index) => ({ id: `a${index}`, attention: { total } }));
      const allocation = allocateReviews(accounts, { sellers: [{ id: "north" }], hours });
      const policy = cadencePolicy(allocation);
      sound(policy);
      const intervals = allocation.reviews.map(({ accountId, count }) => ({
        count,
        ...(policy.intervalsByAccount[accountId] as { idealDays: number; maximumDays: number } | undefined),
      }));
      for (const { count, idealDays = NaN, maximumDays = NaN } of intervals) {
        expect(idealDays).toBe(count === 0 ? 365 : Math.min(365, Math.round(365.25 / count)));
        expect(idealDays <= maximumDays && maximumDays <= 365).toBe(true);
      }
    }),
  );
});

test("comparePredictions: the other way round the other way, and no difference of a list from itself", () => {
  const row = fc.record({ first: share, second: share, bought: fc.boolean() });
  fc.assert(
    fc.property(fc.array(row, { minLength: 20, maxLength: 80 }), fc.nat({ max: 99 }), (rows, seed) => {
      const column = (name: "first" | "second"): number[] => rows.map((each) => each[name]);
      const outcomes = rows.map(({ bought }) => bought);
      const options = { seed, resamples: 30 };
      const there = comparePredictions(column("first"), column("second"), outcomes, options);
      const back = comparePredictions(column("second"), column("first"), outcomes, options);
      const self = comparePredictions(column("first"), column("first"), outcomes, options);
      for (const found of [there, back, self]) sound(found);
      for (const measure of ["logLoss", "brier", "auc", "topShare"] as const) {
        expect([there[measure].first, there[measure].second]).toEqual([back[measure].second, back[measure].first]);
        const { lower, upper, verdict } = there[measure];
        if (lower !== null && upper !== null) expect(lower).toBeLessThanOrEqual(upper);
        expect(["no-difference", "too-few"]).toContain(self[measure].verdict);
        const opposite = { better: "worse", worse: "better" } as Record<string, string>;
        expect(back[measure].verdict).toBe(opposite[verdict] ?? verdict);
      }
    }),
    { numRuns: 60 },
  );
});

test("countRejections: the counts are those of the rows, whatever their order", () => {
  const rejection = fc.record({
    index: fc.nat({ max: 50 }),
    path: fc.constantFrom("on", "kind", "purchases[3].on", "purchases[17].on"),
    message: fc.constantFrom("f: on must be a date", "f: kind must be a text"),
  });
  fc.assert(
    fc.property(fc.array(rejection, { maxLength: 40 }), (rejected) => {
      const counts = countRejections(rejected);
      sound(counts);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rejected.length);
      const sizes = (rows: typeof counts): number[] => rows.map(({ count }) => count).sort((a, b) => a - b);
      expect(sizes(countRejections(rejected.toReversed()))).toEqual(sizes(counts));
      for (const { count, first } of counts) expect(first.length).toBeLessThanOrEqual(count);
    }),
  );
});

const day_ = fc.integer({ min: -400, max: 400 }).map(day);
const parsers: [
  name: string,
  parse: (rows: readonly unknown[]) => unknown,
  valid: fc.Arbitrary<object>,
  needed: string,
][] = [
  [
    "parseAccountSignals",
    parseAccountSignals,
    fc.record({ code: fc.constantFrom("rival", "x"), on: day_, reviewBy: day_ }),
    "on",
  ],
  [
    "parseContacts",
    parseContacts,
    fc.record({ id: fc.uuid(), role: maybe(fc.constant("champion")), left: maybe(fc.oneof(day_, fc.boolean())) }),
    "id",
  ],
  ["parseInvoices", parseInvoices, fc.record({ dueOn: day_, amount: fc.nat(), paidOn: maybe(day_) }), "amount"],
  [
    "parseOwnedProducts",
    parseOwnedProducts,
    fc.record({ productId: fc.uuid(), purchasedOn: day_, quantity: maybe(fc.nat()) }),
    "purchasedOn",
  ],
  ["parseUsage", parseUsage, fc.record({ on: day_, value: fc.nat(), of: maybe(fc.nat()) }), "value"],
];
test.each(parsers)(
  "%s: takes each row that is right as it is, and refuses all others by row and path",
  (name, parse, valid, needed) => {
    const broken = fc.oneof(
      valid.map((row) => ({ ...plain(row), [needed]: { not: "this" } })),
      valid.map((row) => ({ ...plain(row), nonsense: 1 })),
      fc.constantFrom(null, 7, "row", []),
    );
    const rows = fc.array(
      fc.oneof(
        valid.map((row) => ({ row: plain(row), isRight: true })),
        broken.map((row) => ({ row, isRight: false })),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const batch = parse(drawn.map(({ row }) => row)) as {
          accepted: unknown[];
          rejected: { index: number; message: string }[];
        };
        sound(batch);
        expect(batch.accepted).toEqual(drawn.filter(({ isRight }) => isRight).map(({ row }) => row));
        expect(batch.rejected.map(({ index }) => index)).toEqual(
          drawn.flatMap(({ isRight }, index) => (isRight ? [] : [index])),
        );
        for (const { message } of batch.rejected) expect(message).toContain(name);
      }),
    );
  },
);

test("joinRecords: no account and no row of one is lost, and none comes twice", () => {
  const part = (kind: string) =>
    fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 5 }).map((keys) => ({
      accounts: keys.map((key) => ({ id: `${kind}${key}`, touches: [{ on: day(key), kind: "call" }] })),
      keys: Object.fromEntries(keys.map((key) => [`${kind}${key}`, `k${key}`])),
    }));
  fc.assert(
    fc.property(part("a"), part("b"), (first, second) => {
      const records = ({ accounts }: typeof first) => ({ accounts, products: [], sellers: [], left: [], counts: {} });
      const by = ({ id }: { id: string }): string | null => first.keys[id] ?? second.keys[id] ?? null;
      const joined = joinRecords(records(first) as never, records(second) as never, { by });
      sound(joined);
      const shared = Object.values(second.keys).filter((key) => Object.values(first.keys).includes(key)).length;
      expect(joined.accounts).toHaveLength(first.accounts.length + second.accounts.length - shared);
      expect(joined.unmatched).toHaveLength(second.accounts.length - shared);
      expect(new Set(joined.accounts.map(({ id }) => id)).size).toBe(joined.accounts.length);
      const touches = joined.accounts.reduce((sum, account) => sum + (account.touches?.length ?? 0), 0);
      expect(touches).toBe(first.accounts.length + second.accounts.length);
    }),
  );
});

test("zendeskSchedule: as many minutes as its intervals, in shifts that do not meet", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 10_079 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(cuts, (drawn) => {
      const times = drawn.sort((a, b) => a - b);
      const intervals = times.flatMap((start, at) =>
        at % 2 === 0 && times[at + 1] !== undefined ? [{ start_time: start, end_time: times[at + 1] }] : [],
      );
      const schedule = zendeskSchedule({ time_zone: "UTC", intervals });
      sound(schedule);
      const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const shifts = Object.values(schedule.calendar.hours as Record<string, [string, string][]>);
      const all = shifts.flat().reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
      expect(all).toBe(intervals.reduce((sum, { start_time: from, end_time: to = 0 }) => sum + to - from, 0));
      for (const ofDay of shifts) {
        ofDay.forEach(([from], at) => {
          if (at > 0) expect(minutesOf(from)).toBeGreaterThanOrEqual(minutesOf(ofDay[at - 1]?.[1] ?? ""));
        });
      }
    }),
  );
});

test("fitEffortWeights and fitPurchasePropensity: shares that add up, and finite answers to any data", () => {
  const ticket = fc.record({
    contacts: fc.integer({ min: 1, max: 6 }),
    transfers: fc.nat({ max: 3 }),
    score: fc.integer({ min: 1, max: 7 }),
  });
  const scale = { min: 1, max: 7, higherIsBetter: true };
  fc.assert(
    fc.property(fc.array(ticket, { minLength: 8, maxLength: 40 }), (rows) => {
      const tickets = rows.map(({ contacts, transfers }, index) => ({
        id: `T${index}`,
        openedAt: "2026-11-16T09:00:00Z",
        contacts,
        transfers,
      }));
      const answers = rows.map(({ score }, index) => ({
        ticketId: `T${index}`,
        at: "2026-11-18T09:00:00Z",
        metric: "ces" as const,
        score,
        scale,
      }));
      let model: ReturnType<typeof fitEffortWeights>;
      try {
        model = fitEffortWeights(tickets, answers);
      } catch (error) {
        expect(error).toMatchObject({ name: "RetentionError", functionName: "fitEffortWeights" });
        return;
      }
      sound(model);
      expect(model.drivers.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 6);
      for (const { weight } of model.drivers) expect(weight).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
  const observation = fc.record({ bought: fc.boolean(), owned: fc.nat({ max: 5 }), recent: share });
  fc.assert(
    fc.property(fc.array(observation, { minLength: 6, maxLength: 60 }), (rows) => {
      const observations = rows.map(({ bought, ...features }) => ({ bought, features }));
      let model: ReturnType<typeof fitPurchasePropensity>;
      try {
        model = fitPurchasePropensity(observations);
      } catch (error) {
        expect(error).toMatchObject({ name: "RetentionError", functionName: "fitPurchasePropensity" });
        return;
      }
      sound(model);
      expect(fitPurchasePropensity(observations.toReversed()).parameters.intercept).toBeCloseTo(
        model.parameters.intercept ?? NaN,
        6,
      );
    }),
    { numRuns: 50 },
  );
});

test("portfolioReviewer, portfolioScenarios and describeAccount say what reviewPortfolio says", () => {
  const account = fc.record({
    purchases: maybe(
      fc.array(fc.record({ on: fc.nat({ max: 700 }).map(day), amount: fc.nat({ max: 90 }) }), { maxLength: 5 }),
    ),
    sellerId: fc.constantFrom("north", "south"),
    touches: maybe(
      fc.array(fc.record({ on: fc.nat({ max: 300 }).map(day), kind: fc.constant("review") }), { maxLength: 2 }),
    ),
  });
  const products = [{ id: "mill", price: 900 }];
  const calendar = { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } } as const;
  const sellers = ["north", "south"].map((id) => ({ id, timeZone: "UTC", calendar, minutesPerDay: 90 }));
  const options: PortfolioOptions = { asOf: AS_OF, to: "2026-12-20" };
  fc.assert(
    fc.property(fc.array(account, { minLength: 1, maxLength: 8 }), (drawn) => {
      const accounts = drawn.map((row, index): Account => plain({ id: `a${index}`, ...row }));
      const book = reviewPortfolio({ accounts, products, sellers }, options);
      sound(book);
      const reviewer = portfolioReviewer({ products, sellers }, { ...options, agenda: "booked" });
      for (const row of accounts) reviewer.learn(row);
      for (const row of accounts) reviewer.weigh(row);
      const reports = accounts.map((row) => reviewer.report(row));
      // Agendas come once there is a plan.
      expect(reports.map((report) => ({ ...report, agenda: null }))).toEqual(
        book.accounts.map((report) => ({ ...report, agenda: null })),
      );
      expect(reviewer.plan()).toEqual(book.plan);
      const [first] = accounts;
      const described = describeAccount(book, first?.id ?? "", { accounts, products }, options);
      sound(described);
      expect(described.accountId).toBe(first?.id);
      expect(described.agenda.questions.length).toBeGreaterThan(0);
      const scenario = portfolioScenarios({ accounts, products, sellers });
      expect(scenario(options).plan()).toEqual(book.plan);
      const fewer = sellers.map((seller) => ({ ...seller, minutesPerDay: 30 }));
      expect(scenario(options, { sellers: fewer }).plan()).toEqual(
        reviewPortfolio({ accounts, products, sellers: fewer }, options).plan,
      );
    }),
    { numRuns: 30 },
  );
});
