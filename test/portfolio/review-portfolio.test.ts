import {
  assumptions,
  reviewPortfolio,
  RetentionError,
  type Account,
  type Portfolio,
  type PortfolioAccount,
  type Product,
  type PortfolioPlan,
  type Seller,
} from "retention-kit";
import { describe, expect, expectTypeOf, test } from "vitest";
import { withoutRemedy } from "../support/without-remedy.js";

const products: Product[] = [
  { id: "mill", price: 900, margin: 0.4 },
  { id: "press", price: 2400, margin: 0.4 },
  { id: "care", price: 300, margin: 0.5, lifespanMonths: 12, addOnTo: ["press"], kind: "service-contract" },
];
const north: Seller = {
  id: "north",
  timeZone: "Europe/Oslo",
  calendar: { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "12:00"]] }, holidays: ["2026-12-24"] },
  minutesPerDay: 120,
};
const sellers = [north];
const bakery: Account = {
  id: "bakery",
  sellerId: "north",
  currency: "EUR",
  annualBudget: 3000,
  owned: [{ productId: "mill", purchasedOn: "2024-05-02" }],
  touches: [{ on: "2026-09-01", kind: "review" }],
};
const options = { asOf: "2026-11-21", to: "2027-02-20" };

describe("reviewPortfolio", () => {
  test("takes each account from its records to a booked review", () => {
    const book = reviewPortfolio({ accounts: [bakery], products, sellers }, options);
    expect(book.rejected).toEqual([]);
    expect(book.accounts).toHaveLength(1);
    expect(book.accounts[0]).toMatchObject({ accountId: "bakery", opportunity: { level: "high" } });
    // Reviewed on 1 September, high: ideally three months later, Tuesday 1 December; the seller works Monday and Thursday.
    expect(book.accounts[0]?.nextReview.idealOn).toBe("2026-12-01");
    expect(book.plan.booked[0]).toMatchObject({ accountId: "bakery", sellerId: "north", on: "2026-11-30" });
    expect(book.plan.gap).toBe(0);
  });

  test("asks a question in each area, also where reviews are shorter than that takes", () => {
    const reviews = { minutes: { low: 5, medium: 5, high: 5 } };
    const book = reviewPortfolio({ accounts: [bakery], products, sellers }, { ...options, policies: { reviews } });
    expect(book.rejected).toEqual([]);
    const [account] = book.accounts;
    expect(account?.nextReview.minutes).toBe(5);
    expect(account?.agenda?.questions.map(({ area }) => area)).toEqual(["relationship", "needs", "rivals"]);
    expect(account?.agenda?.minutes).toBeGreaterThan(5);
  });

  test("plans reviews as the customer wants to be contacted", () => {
    const wishing = (preferences: NonNullable<Account["preferences"]>): Portfolio =>
      reviewPortfolio(
        {
          accounts: [
            { ...bakery, touches: [...(bakery.touches ?? []), { on: "2026-11-10", kind: "email" }], preferences },
          ],
          products,
          sellers,
        },
        options,
      );
    const bookedOn = (preferences: NonNullable<Account["preferences"]>): string | undefined =>
      wishing(preferences).plan.booked[0]?.on;

    const silent = wishing({ doNotContact: true });
    expect([silent.plan.booked, silent.plan.unbooked]).toEqual([[], []]);
    expect(silent.accounts[0]?.reasons).toContainEqual({ code: "conversation.contact.do-not-contact" });
    expect(wishing({ channels: [] }).plan.booked).toEqual([]);

    // The seller works Monday and Thursday; the ideal day is Tuesday, 1 December, and otherwise Monday is taken.
    expect(bookedOn({})).toBe("2026-11-30");
    expect(["2026-11-26", "2026-12-03"]).toContain(bookedOn({ hours: { thu: [["10:00", "11:00"]] } }));
    // Forty days after the e-mail is Sunday, 20 December.
    const later = wishing({ daysBetweenContacts: 40 }).plan.booked[0];
    expect(later?.on).toBe("2026-12-21");
    expect(later?.reasons).toContainEqual({
      code: "conversation.contact.too-soon",
      params: { on: "2026-11-10", days: 40 },
    });
    expect(bookedOn({ daysBetweenContacts: 14 })).toBe("2026-11-30");
  });

  test("leaves bad rows out with list, index, path and message, and goes on", () => {
    const book = reviewPortfolio(
      {
        accounts: [
          bakery,
          { ...bakery, id: "twice" },
          { ...bakery, id: "twice" },
          { ...bakery, id: "dollars", currency: "USD" },
          { ...bakery, id: "no-day", touches: [{ on: "2026-02-30", kind: "call" }] },
        ],
        products: [...products, { id: "lost", price: -1 }, { id: "dangling", price: 5, requires: ["lost"] }],
        sellers: [...sellers, { ...north, id: "late", minutesPerDay: -30 }],
      },
      options,
    );
    expect(book.accounts.map(({ accountId }) => accountId)).toEqual(["bakery", "twice", "dollars", "no-day"]);
    expect(book.rejected.map(({ records, index, id, path }) => [records, index, id, path])).toEqual([
      ["products", 3, "lost", "price"],
      ["products", 4, "dangling", "requires[0]"],
      ["sellers", 1, "late", "minutesPerDay"],
      ["accounts", 2, "twice", "id"],
      ["accounts", 3, "dollars", "currency"],
      ["accounts", 4, "no-day", "touches[0].on"],
    ]);
    for (const { message } of book.rejected) expect(message).toMatch(/^\w+: .+, got .+/);
  });

  test("intervals by kind of product hold for those who own one", () => {
    const months = (idealMonths: number) => ({ idealMonths, maximumMonths: idealMonths + 1 });
    const reviews = { intervalsByProductKind: { product: { low: months(6), medium: months(4), high: months(2) } } };
    const book = reviewPortfolio({ accounts: [bakery], products, sellers }, { ...options, policies: { reviews } });
    expect(book.rejected).toEqual([]);
    // Owns a mill, reviewed on 1 September: two months later instead of three.
    expect(book.accounts[0]?.nextReview.idealOn).toBe("2026-11-01");
  });

  test("a list that is no list is left out, and its account goes on", () => {
    const accounts = [bakery, { ...bakery, id: "null", touches: {} as never }];
    const book = reviewPortfolio({ accounts, products, sellers }, options);
    expect(book.accounts.map(({ accountId }) => accountId)).toEqual(["bakery", "null"]);
    expect(book.rejected).toMatchObject([{ index: 1, message: "reviewPortfolio: touches must be an array, got {}" }]);
  });

  test("a misspelt policy is refused", () => {
    const run = (policies: object) => () =>
      reviewPortfolio({ accounts: [], products, sellers }, { ...options, policies });
    expect(run({ efort: {} })).toThrow(/^reviewPortfolio: options\.policies must have no field but .*, got "efort"/);
    expect(run({ planning: { lateWieght: 3 } })).toThrow(
      "reviewPortfolio: options.policies.planning must have no field",
    );
  });

  test("a plan that begins before the day of the job is refused", () => {
    const run = (from: string) => () =>
      reviewPortfolio({ accounts: [bakery], products, sellers }, { ...options, from });
    expect(run("2020-01-01")).toThrow(`reviewPortfolio: from must not lie before ${options.asOf}, got "2020-01-01"`);
    expect(run(options.asOf)().plan.from).toBe(options.asOf);
  });

  test("bare overrides are no table of figures", () => {
    const run = (figures: object) => () =>
      reviewPortfolio({ accounts: [], products, sellers }, { ...options, assumptions: figures as never });
    const rule = "reviewPortfolio: options.assumptions must be what assumptions(preset, overrides) gives";
    expect(run({ "loyalty.repurchase.lowEffort": 0.9 })).toThrow(rule);
    expect(run({ "loyalty.priorCustomers": { value: 3 } })).toThrow(rule);
    expect(run(Object.values(assumptions()))).toThrow("reviewPortfolio: options.assumptions must be an object");
    expect(run(JSON.parse(JSON.stringify(assumptions("cautious"))) as object)).not.toThrow();
  });

  test("a warranty about to end pulls the review forward", () => {
    const withWarranty: Account = {
      ...bakery,
      touches: [{ on: "2026-10-02", kind: "review" }],
      owned: [{ productId: "press", purchasedOn: "2024-12-18", warrantyEndsOn: "2026-12-18" }],
    };
    const [account] = reviewPortfolio({ accounts: [withWarranty], products, sellers }, options).accounts;
    expect(account?.nextReview.latestOn).toBe("2026-12-18");
    expect(account?.nextReview.reasons).toContainEqual({
      code: "reviews.signal",
      params: { signal: "warranty-ending", on: "2026-10-19", reviewBy: "2026-12-18" },
    });
  });

  test("a problem that cost much effort is shown, and pulls the review forward", () => {
    const troubled: Account = {
      ...bakery,
      touches: [{ on: "2026-11-02", kind: "review" }],
      tickets: [
        { id: "T1", openedAt: "2026-11-10T09:00:00Z", resolvedAt: "2026-11-10T10:00:00Z", resolved: true, contacts: 1 },
        {
          id: "T2",
          openedAt: "2026-11-16T09:00:00Z",
          resolved: false,
          contacts: 6,
          transfers: 4,
          repeatedInformation: 4,
        },
        {
          id: "T0",
          openedAt: "2024-11-16T09:00:00Z",
          resolvedAt: "2024-11-17T09:00:00Z",
          resolved: true,
          contacts: 9,
          transfers: 4,
        },
      ],
    };
    const [account] = reviewPortfolio({ accounts: [troubled], products, sellers }, options).accounts;
    expect(account?.effort).toMatchObject({ tickets: 2, hardest: { ticketId: "T2" }, hardestOn: "2026-11-16" });
    expect(account?.nextReview.latestOn).toBe("2026-11-30");
    expect(account?.reasons).toEqual([{ code: "portfolio.purchases.unknown" }]);

    const solvedLater = troubled.tickets?.map((each) =>
      each.id === "T2" ? { ...each, resolved: true, resolvedAt: "2027-01-05T09:00:00Z" } : each,
    );
    const [asKnown] = reviewPortfolio(
      { accounts: [{ ...troubled, tickets: solvedLater ?? [] }], products, sellers },
      options,
    ).accounts;
    expect(asKnown?.effort).toEqual(account?.effort);
    expect(asKnown?.loyalty).toEqual(account?.loyalty);
  });

  test.each([
    [undefined, ["portfolio.effort.tickets-unknown", "portfolio.loyalty.nothing-known", "portfolio.purchases.unknown"]],
    [[], ["portfolio.effort.no-tickets", "portfolio.purchases.unknown"]],
  ])("says what is missing with tickets %o", (tickets, codes) => {
    const account = { ...bakery, ...(tickets && { tickets }) };
    const [picture] = reviewPortfolio({ accounts: [account], products, sellers }, options).accounts;
    expect(picture?.effort).toBeNull();
    expect(picture?.reasons.map(({ code }) => code)).toEqual(codes);
  });

  test("purchases of which no row can be read are said to be unread, not to be none", () => {
    const bad = [
      { on: "05.03.2026", amount: 500, productId: "x" },
      { on: "2026-04-01", amount: "500" },
      { on: "2026-05-01", amount: 10, quantity: "two" },
    ];
    const of = (purchases: unknown[], more = {}) =>
      reviewPortfolio({ accounts: [{ id: "a", purchases, ...more } as never], products, sellers }, options);
    const { accounts, rejected } = of(bad);
    expect(rejected.map(({ path }) => path)).toEqual([
      "purchases[0].on",
      "purchases[1].amount",
      "purchases[2].quantity",
    ]);
    const [unread] = accounts;
    const told = { code: "portfolio.purchases.unreadable", params: { rows: 3 } };
    expect(unread?.standing).toMatchObject({ state: "prospect", reasons: [told] });
    expect(unread?.reasons).toContainEqual(told);
    expect(unread?.opportunity.reasons[0]?.code).toBe("opportunity.medium.ownership-unknown");
    expect(JSON.stringify(unread)).not.toMatch(/nothing-bought|purchases\.none/);
    // One that can be read is enough, and a code that is not in the catalogue costs no row.
    const good = { on: "2026-06-01", amount: 20, productId: "not-listed" };
    expect(JSON.stringify(of([...bad, good]).accounts)).not.toMatch(/unreadable|nothing-bought|purchases\.none/);
    expect(JSON.stringify(of([]).accounts)).toMatch(/nothing-bought.*purchases\.none/);
    // What has not happened yet is no purchase, beside rows that cannot be read.
    expect(of([{ ...good, on: "2027-06-01" }, ...bad]).accounts[0]?.reasons).toContainEqual(told);
  });

  test("loyalty is the published figure for a customer without a problem, and low after a hard one", () => {
    const loyaltyOf = (account: Account): number | undefined =>
      reviewPortfolio({ accounts: [account], products, sellers }, options).accounts[0]?.loyalty?.probability;
    const hard = { id: "T", openedAt: "2026-11-20T09:00:00Z", resolved: false, contacts: 9, transfers: 9 };
    // The published preset: 90% of customers without a problem.
    expect(loyaltyOf({ ...bakery, tickets: [] })).toBeCloseTo(0.9, 9);
    expect(loyaltyOf({ ...bakery, tickets: [hard] })).toBeLessThan(0.5);
  });

  test("the agenda covers the three areas within the minutes of the review", () => {
    const [picture] = reviewPortfolio({ accounts: [bakery], products, sellers }, options).accounts;
    expect(new Set(picture?.agenda?.questions.map(({ area }) => area)).size).toBe(3);
    expect(picture?.agenda?.minutes).toBeLessThanOrEqual(picture?.nextReview.minutes ?? 0);
  });

  /** Accounts with purchases and tickets enough for every part of the picture. */
  const book = Array.from({ length: 70 }, (_, index): Account => {
    const tickets =
      index % 3 === 0 ? [{ id: `T${index}`, openedAt: "2026-11-02T09:00:00Z", resolved: false, contacts: 3 }] : [];
    const purchases = Array.from({ length: 2 + (index % 9) }, (_, count) => ({
      on: `2026-${String(count + 1).padStart(2, "0")}-${10 + (index % 17)}`,
      amount: 20 + ((index * 37) % 90) + count,
    }));
    return { ...bakery, id: `A${index}`, tickets, purchases };
  });
  const byId = ({ accounts, ...rest }: Portfolio) => ({
    ...rest,
    accounts: accounts.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
  });

  test("gives the same book whatever the order of the accounts", () => {
    const forwards = reviewPortfolio({ accounts: book, products, sellers }, options);
    const backwards = reviewPortfolio({ accounts: book.toReversed(), products, sellers }, options);
    expect(forwards.valueAtRisk).not.toBeNull();
    expect(forwards.wordOfMouth).not.toBeNull();
    expect(byId(backwards)).toEqual(byId(forwards));
  });

  test("an account that is refused leaves no trace in the others, a line that is left out none in its account", () => {
    const first = book[1] ?? bakery;
    const bad: [path: string, fields: Partial<Account>][] = [
      ["surveys[0].scale", { surveys: [{ at: "2026-11-01T00:00:00Z", metric: "csat", score: 3 } as never] }],
      ["purchases[0].amount", { purchases: [{ on: "2026-03-04", amount: NaN }] }],
      ["tickets[0].openedAt", { tickets: [{ id: "T", openedAt: "2026-03-04 09:00" }] }],
      ["tickets[0].contacts", { tickets: [{ id: "T", openedAt: "2026-03-04T09:00:00Z", contacts: 0.5 }] }],
      ["purchases[0].accountId", { purchases: [{ accountId: "A2", on: "2026-03-04" }] }],
    ];
    const accountsWith = (lines: (fields: Partial<Account>) => Partial<Account>): Account[] => [
      ...bad.map(([path, fields]) => ({ ...first, id: path, ...lines(fields) })),
      ...book,
    ];
    const empty = (fields: Partial<Account>) => Object.fromEntries(Object.keys(fields).map((list) => [list, []]));
    const clean = reviewPortfolio({ accounts: accountsWith(empty), products, sellers }, options);
    const refused = [{ ...first, id: 7 as never }, null as never, { ...first, id: "A3" }];
    const dirty = reviewPortfolio(
      { accounts: [...accountsWith((fields) => fields), ...refused], products, sellers },
      options,
    );
    expect(dirty.rejected.map(({ id, path }) => [id, path])).toEqual([
      ...bad.map(([path]) => [path, path]),
      [undefined, "id"],
      [undefined, "accounts[76]"],
      ["A3", "id"],
    ]);
    // But that there were purchases that cannot be read.
    const unread = { code: "portfolio.purchases.unreadable", params: { rows: 1 } };
    const expected = clean.accounts.map((report) => {
      if (!report.accountId.startsWith("purchases[0]")) return report;
      const none = report.reasons.filter(({ code }) => code === "portfolio.purchases.none");
      expect(none).toHaveLength(1);
      return { ...report, reasons: report.reasons.map((each) => (each === none[0] ? unread : each)) };
    });
    expect({ ...dirty, rejected: [], rejectedCounts: [] }).toEqual({ ...clean, accounts: expected });
  });

  test("run again with its own plan, it books nothing twice and moves nothing", () => {
    const accounts = Array.from({ length: 30 }, (_, index) => ({ ...bakery, id: `A${index}` }));
    const first = reviewPortfolio({ accounts, products, sellers }, options).plan;
    const again = reviewPortfolio({ accounts, products, sellers }, { ...options, previous: first.booked }).plan;
    expect(again.booked).toEqual(first.booked);
    expect(again.moved).toEqual([]);
    expect(new Set(again.booked.map(({ key }) => key)).size).toBe(again.booked.length);
  });

  test("is JSON through and through, and writes to nothing it was given", () => {
    const records = { accounts: [bakery], products, sellers };
    const before = JSON.stringify(records);
    const book = reviewPortfolio(records, options);
    expect(JSON.parse(JSON.stringify(book))).toEqual(book);
    expect(JSON.stringify(records)).toBe(before);
  });

  test.each([
    [{ asOf: "2026-11-31", to: "2027-02-20" }, "asOf"],
    [{ asOf: "2026-11-21", to: "2026-11-20" }, "to"],
    [{ ...options, policies: { signals: { highEffort: 7 } } }, "policies.signals.highEffort"],
  ])("refuses the options %o", (wrong, path) => {
    const run = (): unknown => reviewPortfolio({ accounts: [], products, sellers }, wrong);
    expect(run).toThrow(RetentionError);
    expect(run).toThrow(`reviewPortfolio: ${path} must`);
  });

  test("plan: false gives the same pictures and no plan", () => {
    const records = { accounts: [bakery, { ...bakery, id: "bistro", tickets: [] }], products, sellers };
    const { plan, ...pictures } = reviewPortfolio(records, { ...options, agenda: "all" });
    expect(plan.booked).not.toEqual([]);
    expect(reviewPortfolio(records, { ...options, agenda: "all", plan: false })).toEqual({ ...pictures, plan: null });
    expect(reviewPortfolio(records, { ...options, plan: true }).plan).toEqual(plan);
    expectTypeOf(reviewPortfolio(records, { ...options, plan: false }).plan).toEqualTypeOf<null>();
    expectTypeOf(reviewPortfolio(records, { ...options, plan: Boolean(1) }).plan).toEqualTypeOf<PortfolioPlan | null>();
    expect(() => reviewPortfolio(records, { ...options, plan: "no" as never })).toThrow("plan must be true or false");
  });

  test("remedies: false leaves out what would have booked a review, and nothing else", () => {
    const accounts = Array.from({ length: 40 }, (_, index) => ({ ...bakery, id: `b${index}` }));
    const records = { accounts, products, sellers: sellers.map((seller) => ({ ...seller, minutesPerDay: 15 })) };
    const whole = reviewPortfolio(records, options);
    expect(whole.plan.unbooked.some(({ remedy }) => remedy !== null)).toBe(true);
    expect(reviewPortfolio(records, { ...options, remedies: false })).toEqual({
      ...whole,
      plan: { ...whole.plan, unbooked: whole.plan.unbooked.map(withoutRemedy) },
    });
    expect(reviewPortfolio(records, { ...options, remedies: true })).toEqual(whole);
    expect(() => reviewPortfolio(records, { ...options, remedies: 0 as never })).toThrow(
      "remedies must be true or false",
    );
  });

  describe("fields", () => {
    const accounts = ["bakery", "bistro", "canteen"].map((id, index) => ({
      ...bakery,
      id,
      tickets: [{ id: `T${index}`, openedAt: "2026-11-02T08:00:00Z", resolved: false, contacts: 4 }],
      purchases: [{ on: `2026-0${index + 1}-10`, amount: 300, productId: "mill" }],
    }));
    const records = { accounts: [...accounts, { id: "" }, bakery], products, sellers };
    const every = Object.keys(reviewPortfolio(records, options).accounts[0] ?? {}) as (keyof PortfolioAccount)[];

    test.each(["booked", "all", "none"] as const)(
      "each alone is what the whole report has, agendas of %s",
      (agenda) => {
        const whole = reviewPortfolio(records, { ...options, agenda });
        for (const field of every) {
          const some = reviewPortfolio(records, { ...options, agenda, fields: [field] });
          const accounts = whole.accounts.map((report) => ({ accountId: report.accountId, [field]: report[field] }));
          expect(some, field).toEqual({ ...whole, accounts });
        }
        expect(JSON.stringify(reviewPortfolio(records, { ...options, agenda, fields: every.toReversed() }))).toBe(
          JSON.stringify(whole),
        );
      },
    );

    test("are typed, and none leaves the ids", () => {
      const book = reviewPortfolio(records, { ...options, fields: ["attention", "nextReview"] });
      expectTypeOf(book.accounts[0]).toEqualTypeOf<
        Pick<PortfolioAccount, "accountId" | "attention" | "nextReview"> | undefined
      >();
      expect(reviewPortfolio(records, { ...options, fields: [] }).accounts).toEqual(
        book.accounts.map(({ accountId }) => ({ accountId })),
      );
      expectTypeOf(reviewPortfolio(records, options)).toEqualTypeOf<Portfolio>();
    });

    test("that do not exist are refused by their place", () => {
      const asked = (fields: unknown) => () => reviewPortfolio(records, { ...options, fields: fields as [] });
      expect(asked(["attention", "loyality"])).toThrow("reviewPortfolio: fields[1] must be one of");
      expect(asked("attention")).toThrow("reviewPortfolio: fields must");
    });

    test("are all kept where they are null, as where they are left out", () => {
      const fields = null as unknown as undefined;
      expect(reviewPortfolio(records, { ...options, fields })).toEqual(reviewPortfolio(records, options));
    });
  });

  test("models of an earlier result are taken as they are, also where there was none", () => {
    const records = { accounts: [bakery], products, sellers };
    const book = reviewPortfolio(records, options);
    expect(book.models).toEqual({ purchases: null, spend: null, buying: [], propensity: null });
    const stored = JSON.parse(JSON.stringify(book.models)) as typeof book.models;
    expect(reviewPortfolio(records, { ...options, models: { ...stored, loyalty: null } })).toEqual(book);
  });

  test("an empty book gives an empty plan", () => {
    const book = reviewPortfolio({ accounts: [], products: [], sellers: [] }, options);
    expect(book).toMatchObject({ accounts: [], rejected: [], plan: { booked: [], unbooked: [], cost: 0, gap: 0 } });
  });
});
