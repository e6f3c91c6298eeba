import * as fc from "fast-check";
import {
  mbgNbdModel,
  reviewPortfolio,
  type Account,
  type Deal,
  type Invoice,
  type OwnedProduct,
  type Portfolio,
  type Product,
  type Purchase,
  type Reason,
  type Seller,
  type SurveyAnswer,
  type Ticket,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { rankOf, repeated } from "../../support/facts-told.js";
import { dateOf, dayOf, faultOf, type Scene } from "../../support/sentence-reader.js";

const AS_OF = "2026-11-21";
const TO = "2027-01-31";
const TODAY = dayOf(AS_OF);

/** Every four weeks or so, and some leave. */
const model = mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" });

const products: Product[] = [
  { id: "mill", price: 900, margin: 0.4, lifespanMonths: 60 },
  { id: "press", price: 2400, lifespanMonths: 84, segments: ["bakery", "cafe"] },
  { id: "sieve", price: 120, addOnTo: ["mill"], kind: "option" },
  { id: "tray", price: 60, lifespanMonths: 24 },
  { id: "oven", price: 5200, requires: ["press"], segments: ["bakery"] },
  { id: "care", price: 300, lifespanMonths: 12, addOnTo: ["mill", "press"], kind: "service-contract" },
];
const ids = products.map(({ id }) => id);

const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], thu: [["09:00", "12:00"]] } as const;
const sellers: Seller[] = ["north", "south"].map((id) => ({
  id,
  timeZone: "Europe/Oslo",
  calendar: { hours: hours },
  minutesPerDay: 135,
}));

const daysAgo = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((days) => dateOf(TODAY - days));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });

/** Orders on days of their own, some of which name a product, are taken back in part or as a whole, or lie ahead. */
const purchases: fc.Arbitrary<Purchase[]> = fc
  .uniqueArray(
    fc.record({
      day: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 0, max: 1800 }) },
        { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
      ),
      amount: fc.integer({ min: 10, max: 2000 }),
      product: fc.option(fc.constantFrom(...ids, "unlisted"), { nil: null, freq: 2 }),
      back: fc.constantFrom(0, 0, 0, 0, 0, 0.25, 1),
    }),
    { maxLength: 14, selector: ({ day }) => day },
  )
  .map((orders) =>
    orders.flatMap(({ day, amount, product, back }): Purchase[] => [
      { on: dateOf(TODAY - day), amount, ...(product !== null && { productId: product }) },
      ...(product === null && back > 0 ? [{ on: dateOf(TODAY - day), amount: -Math.ceil(amount * back) }] : []),
    ]),
  );

const owned: fc.Arbitrary<OwnedProduct[]> = fc.uniqueArray(
  fc.record({
    productId: fc.constantFrom(...ids, "unlisted"),
    purchasedOn: daysAgo(-20, 2600),
    warrantyEndsOn: maybe(daysAgo(-90, 400)),
    quantity: fc.constantFrom(undefined, undefined, 1, 5),
  }),
  { maxLength: 6, selector: ({ productId }) => productId },
);

/** A ticket says in its id how hard it was. */
const ticket: fc.Arbitrary<Ticket> = fc
  .record({
    hard: fc.boolean(),
    day: fc.integer({ min: -5, max: 900 }),
    after: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    id: fc.uuid(),
  })
  .map(({ hard, day, after, id }) => ({
    id: `${hard ? "hard" : "easy"}-${id}`,
    openedAt: `${dateOf(TODAY - day)}T08:00:00Z`,
    resolvedAt: after === null ? null : `${dateOf(TODAY - day + (hard ? after : 0))}T16:00:00Z`,
    resolved: after !== null,
    contacts: hard ? 8 : 1,
    reopens: hard ? 3 : 0,
    transfers: hard ? 4 : 0,
    repeatedInformation: hard ? 4 : 0,
    selfServiceAttempts: hard ? 2 : 0,
    channels: hard ? ["web", "phone", "email"] : ["phone"],
    topic: "leaks",
  }));

const survey: fc.Arbitrary<SurveyAnswer> = fc.oneof(
  fc
    .record({ day: fc.integer({ min: -5, max: 300 }), score: fc.integer({ min: 0, max: 10 }) })
    .map(({ day, score }): SurveyAnswer => ({
      at: `${dateOf(TODAY - day)}T10:00:00Z`,
      metric: "nps",
      score,
      scale: { min: 0, max: 10, higherIsBetter: true },
    })),
  fc
    .record({
      day: fc.integer({ min: -5, max: 300 }),
      score: fc.integer({ min: 1, max: 7 }),
      metric: fc.constantFrom("ces" as const, "csat" as const),
    })
    .map(({ day, score, metric }): SurveyAnswer => ({
      at: `${dateOf(TODAY - day)}T10:00:00Z`,
      metric,
      score,
      scale: { min: 1, max: 7, higherIsBetter: true },
    })),
);

const contract = fc
  .record({
    id: fc.uuid(),
    started: fc.integer({ min: 0, max: 800 }),
    ends: fc.integer({ min: -120, max: 400 }),
    notice: maybe(fc.integer({ min: 0, max: 90 })),
    amount: maybe(fc.integer({ min: 10, max: 900 })),
    per: fc.constantFrom("month" as const, "quarter" as const, "year" as const),
    autoRenews: fc.boolean(),
    status: fc.constantFrom("active" as const, "active" as const, "cancelled" as const),
  })
  .map(({ id, started, ends, notice, amount, per, autoRenews, status }) => ({
    id: `c-${id}`,
    productId: "care",
    startsOn: dateOf(TODAY - 800 - started),
    endsOn: dateOf(TODAY + ends),
    ...(notice !== undefined && { noticeOn: dateOf(TODAY + ends - notice) }),
    ...(amount !== undefined && { amount, per }),
    autoRenews,
    status,
  }));

/** Some of them in turn, with days between them or in both. */
const contracts = fc
  .record({ list: fc.array(contract, { maxLength: 2 }), gap: maybe(fc.integer({ min: -100, max: 100 })) })
  .map(({ list: [first, second], gap }) => {
    if (first === undefined) return [];
    if (second === undefined) return [first];
    if (gap === undefined) return [first, second];
    const startDay = dayOf(first.endsOn) + 1 + gap;
    return [first, { ...second, noticeOn: null, startsOn: dateOf(startDay), endsOn: dateOf(startDay + 364) }];
  });

const deal: fc.Arbitrary<Deal> = fc
  .record({
    id: fc.uuid(),
    status: fc.constantFrom("open" as const, "open" as const, "lost" as const),
    amount: maybe(fc.integer({ min: 10, max: 90_000 })),
    probability: maybe(fc.constantFrom(0, 0.1, 0.6, 1)),
    openedOn: maybe(daysAgo(-10, 300)),
    day: fc.integer({ min: -400, max: 400 }),
    products: maybe(fc.array(fc.constantFrom(...ids, "unlisted"), { maxLength: 2 })),
  })
  .map(({ day, status, products: lines, ...rest }) => ({
    ...rest,
    status,
    ...(status === "open" ? { expectedCloseOn: dateOf(TODAY + day) } : { closedOn: dateOf(TODAY - day) }),
    ...(lines !== undefined && { products: lines.map((productId) => ({ productId })) }),
  }));

const invoice: fc.Arbitrary<Invoice> = fc
  .record({
    due: fc.integer({ min: -20, max: 500 }),
    amount: fc.integer({ min: -50, max: 900 }),
    paidAfter: maybe(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ due, amount, paidAfter }) => ({
    dueOn: dateOf(TODAY - due),
    amount,
    ...(paidAfter !== undefined && { paidOn: dateOf(TODAY - due + paidAfter) }),
  }));

const account: fc.Arbitrary<Omit<Account, "id">> = fc
  .record({
    segment: fc.constantFrom("bakery", "cafe", "shop", undefined),
    seller: fc.constantFrom("north", "north", "south", undefined),
    purchases: fc.option(purchases, { freq: 8 }),
    owned: fc.option(owned, { freq: 2 }),
    annualBudget: maybe(fc.integer({ min: 0, max: 9000 })),
    resources: maybe(fc.constantFrom("none" as const, "limited" as const, "ample" as const)),
    touches: fc.array(
      fc.record({
        on: daysAgo(-30, 700),
        kind: fc.constantFrom("review", "call", "meeting", "email", "ticket", "newsletter"),
        direction: maybe(fc.constantFrom("in" as const, "out" as const)),
        about: maybe(fc.constantFrom("invoice", "renewal-near", "newsletter")),
      }),
      { maxLength: 5 },
    ),
    tickets: fc.option(fc.array(ticket, { maxLength: 3 }), { freq: 4 }),
    surveys: fc.option(fc.array(survey, { maxLength: 3 }), { freq: 2 }),
    contracts: fc.option(contracts, { freq: 2 }),
    deals: fc.option(fc.array(deal, { maxLength: 2 }), { freq: 1 }),
    invoices: fc.option(fc.array(invoice, { maxLength: 2 }), { freq: 1 }),
    status: fc.option(fc.constantFrom("prospect" as const, "trial" as const, "customer" as const, "churned" as const), {
      freq: 2,
      nil: undefined,
    }),
    statusSince: maybe(daysAgo(0, 900)),
    signals: fc.constantFrom([], [], [{ code: "rival-near", on: dateOf(TODAY - 4), reviewBy: dateOf(TODAY + 10) }]),
    preferences: maybe(fc.constantFrom({ doNotContact: true }, { daysBetweenContacts: 30 })),
  })
  .map(({ seller, statusSince, ...rest }) => ({
    ...rest,
    ...(seller !== undefined && { sellerId: seller }),
    ...(rest.status !== undefined && statusSince !== undefined && { statusSince }),
  }));

const books = fc
  .array(account, { minLength: 25, maxLength: 40 })
  .map((rows) => rows.map((row, index): Account => ({ ...row, id: `a${index}` })));

/** Every reason that the book gives for an account, with the review that it is given for. */
function* saidOf(book: Portfolio, id: string): Generator<[Reason, Pick<Scene, "booked" | "offer">]> {
  const unsaid = { booked: null, offer: null };
  const picture = book.accounts.find(({ accountId }) => accountId === id);
  if (picture === undefined) return;
  const { standing, opportunity, buysAgain, loyalty, valueAtRisk, winBack, renewal, attention, nextReview } = picture;
  const parts = [standing, buysAgain, loyalty, valueAtRisk, winBack, renewal, attention, nextReview, picture];
  for (const part of parts) for (const reason of part?.reasons ?? []) yield [reason, unsaid];
  for (const reason of opportunity.reasons) yield [reason, unsaid];
  for (const offer of opportunity.offers) for (const reason of offer.reasons) yield [reason, { ...unsaid, offer }];
  for (const review of book.plan.booked.filter(({ accountId }) => accountId === id)) {
    for (const reason of review.reasons) yield [reason, { ...unsaid, booked: review }];
  }
  for (const { reasons } of book.plan.unbooked.filter(({ accountId }) => accountId === id)) {
    for (const reason of reasons) yield [reason, unsaid];
  }
}

/** Checks some books. One is too long to be shown whole: the failure says the seed and what is wrong. */
function holdsFor(numRuns: number, check: (accounts: Account[]) => void): void {
  const { failed, seed, errorInstance } = fc.check(fc.property(books, check), { numRuns, endOnFailure: true });
  if (failed) throw new Error(`seed ${seed}: ${String(errorInstance)}`, { cause: errorInstance });
}

const review = (accounts: readonly Account[]): Portfolio =>
  reviewPortfolio({ accounts, products, sellers }, { asOf: AS_OF, to: TO, models: { purchases: model } });

describe("what is said of an account", () => {
  test("is what its rows say", () => {
    holdsFor(8, (accounts) => {
      const book = review(accounts);
      expect(book.rejected.filter(({ path }) => !path.endsWith("productId"))).toEqual([]);
      const untrue = accounts.flatMap((row) => {
        const picture = book.accounts.find(({ accountId }) => accountId === row.id);
        if (picture === undefined) return [];
        return [...saidOf(book, row.id)].flatMap(([reason, about]) => {
          const sentence = say(reason, en);
          const scene = { account: row, accounts, picture, book, products, asOf: AS_OF, to: TO, model, ...about };
          const fault = faultOf(sentence, scene);
          return fault === null ? [] : [`${fault}: ${sentence} (${JSON.stringify(row)})`];
        });
      });
      expect(untrue).toEqual([]);
    });
  });

  test("holds of a purchase that is said to change where it stands", () => {
    const words = "portfolio.standing.purchase-would-change";
    holdsFor(5, (accounts) => {
      const silent = review(accounts).accounts.filter(({ standing }) =>
        standing.reasons.some(({ code }) => code === words),
      );
      // One that left today would have to buy tomorrow.
      const leftToday = new Set(accounts.filter(({ statusSince }) => statusSince === AS_OF).map(({ id }) => id));
      const ids = new Set(silent.map(({ accountId }) => accountId).filter((id) => !leftToday.has(id)));
      const buying = accounts.map((row) =>
        ids.has(row.id) ? { ...row, purchases: [...(row.purchases ?? []), { on: AS_OF, amount: 100 }] } : row,
      );
      const states = review(buying).accounts.filter(({ accountId }) => ids.has(accountId));
      const unchanged = states.filter(({ standing }) => !["new", "active"].includes(standing.state));
      expect(unchanged.map(({ accountId }) => JSON.stringify(buying.find(({ id }) => id === accountId)))).toEqual([]);
    });
  });

  test("adds up: the book's money is that of its accounts, and attention that of its parts", () => {
    holdsFor(5, (accounts) => {
      const { accounts: pictures, valueAtRisk: book } = review(accounts);
      const parts = pictures.flatMap(({ valueAtRisk }) => valueAtRisk ?? []);
      const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
      expect(book?.amount ?? 0).toBeCloseTo(sum(parts.map(({ amount }) => amount)), 6);
      expect(book?.worth ?? 0).toBeCloseTo(sum(parts.map(({ worth }) => worth.value)), 6);
      for (const { amount, worth, lost } of parts) expect(amount).toBeCloseTo(worth.value * lost.value, 6);
      for (const { attention, valueAtRisk, growth, winBack } of pictures) {
        const { keep, renew, grow, winBack: back, total } = attention;
        expect(total).toBeCloseTo((keep ?? 0) + (renew ?? 0) + (grow ?? 0) + (back ?? 0), 6);
        // What the renewal of a contract counts is not counted again.
        const whole = 0.1 * (valueAtRisk?.amount ?? 0);
        // Of who is known by purchases alone, those are still there who buy.
        const isBought = valueAtRisk?.lossFrom === "purchases" && renew === null;
        if (isBought) expect(keep ?? 0).toBeCloseTo(whole * (1 - valueAtRisk.loss.value), 6);
        else expect(keep ?? 0).toBeLessThanOrEqual(whole + 1e-6);
        expect(grow ?? 0).toBeCloseTo(0.15 * (growth?.winnable ?? 0), 6);
        expect(back ?? 0).toBeCloseTo(0.02 * (winBack?.amount ?? 0), 6);
      }
    });
  });

  test("does not contradict itself: one chance, which a longer time never lowers", () => {
    holdsFor(5, (accounts) => {
      for (const { standing, buysAgain, loyalty, valueAtRisk, winBack, growth } of review(accounts).accounts) {
        expect(buysAgain?.probability).toBe(loyalty?.probability);
        if (standing.state === "prospect") expect([buysAgain, winBack, valueAtRisk]).toEqual([null, null, null]);
        // Of contracts it is the chance that they are not renewed.
        const bought = valueAtRisk?.lossFrom === "contracts" ? null : valueAtRisk;
        const yearly = [bought && 1 - bought.loss.value, winBack?.probability, growth?.stays];
        const known = yearly.filter((chance): chance is number => chance != null);
        for (const chance of known) expect(chance).toBeCloseTo(known[0] ?? NaN, 12);
        if (buysAgain?.horizonDays === 180 && known[0] !== undefined) {
          expect(buysAgain.probability).toBeLessThanOrEqual(known[0] + 1e-12);
        }
        if (["lapsed", "lost"].includes(standing.state)) {
          const byThen = buysAgain?.probability ?? 0;
          expect(byThen).toBeLessThanOrEqual(0.1 + 1e-9);
          // Who did not come back by then is less likely to come in the time after it, not more.
          if (buysAgain?.horizonDays === 180 && winBack !== null) {
            expect(winBack.probability).toBeLessThanOrEqual(1 - (1 - byThen) ** (365.25 / 180) + 1e-9);
          }
        }
        expect(buysAgain?.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(buysAgain?.logOdds);
      }
    });
  });

  test("is told once, the most telling first", () => {
    holdsFor(12, (accounts) => {
      const book = review(accounts);
      for (const { reasons } of [...book.plan.booked, ...book.accounts.map(({ nextReview }) => nextReview)]) {
        const sentences = reasons.map((reason) => say(reason, en));
        expect(repeated(sentences), sentences.join("; ")).toEqual([]);
        const order = sentences.map(rankOf);
        expect(order, sentences.join("; ")).toEqual(order.toSorted((a, b) => a - b));
      }
    });
  });
});
