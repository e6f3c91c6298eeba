import {
  assumptions,
  calibratedChance,
  fitGammaGamma,
  fitMbgNbd,
  fitBgNbd,
  gammaGammaModel,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  probabilityAlive,
  probabilityOfBuying,
  reviewPortfolio,
  RetentionError,
  summarizePurchases,
  type Account,
  type MbgNbdModel,
  type PortfolioOptions,
  type PurchaseSummary,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { rhythmPoints } from "../../../src/purchases/rhythm/gap-rhythm.js";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { normalQuantile } from "../../../src/numeric/distributions/normal.js";
import { lostWorth } from "../../../src/portfolio/stakes/book-value-at-risk.js";
import { lostQuantile, squaredShare } from "../../../src/portfolio/stakes/lost-money.js";
import { draws } from "../../support/draws.js";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2027-02-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;

/** Buys every so many days for some time, then stops or goes on. */
function buyer(index: number): Account {
  const gap = 14 + (index % 7) * 9;
  const first = AS_OF_DAY - 500 + (index % 11) * 12;
  const last = index % 4 === 0 ? first + 90 + index : AS_OF_DAY;
  const days = Array.from({ length: Math.floor((last - first) / gap) + 1 }, (_, count) => first + count * gap);
  return {
    id: `A${index}`,
    currency: "EUR",
    purchases: days.map((day, count) => ({ on: plainDate(day), amount: 40 + (index % 13) * 25 + (count % 3) * 10 })),
  };
}
const buyers = Array.from({ length: 80 }, (_, index) => buyer(index));
const hardTicket = { id: "T", openedAt: "2026-11-10T09:00:00Z", resolved: false, contacts: 5, transfers: 3 };
const review = (accounts: Account[], more: Partial<PortfolioOptions> = {}) =>
  reviewPortfolio({ accounts, products: [], sellers: [] }, { ...options, ...more });

/** The fit by hand: MBG/NBD in weeks and gamma–gamma, with the prior's deviation of 2 as a penalty of 1 / (2 · 2²). */
function byHand(accounts: readonly Account[]) {
  const rows = accounts.flatMap(({ id, purchases }) => (purchases ?? []).map((row) => ({ ...row, accountId: id })));
  const { summaries } = summarizePurchases(rows, { until: options.asOf, unit: "week" });
  const ordered = summaries.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const purchases = fitMbgNbd(ordered, { penalty: 1 / 8 });
  const spend = fitGammaGamma(ordered, { penalty: 1 / 8 });
  return { purchases, spend, historyOf: new Map(summaries.map((summary) => [summary.accountId, summary])) };
}

/** Days of 12 months, within which the value at risk asks for a purchase. */
const YEAR = 365.25;

/**
 * The chance by hand: the model's of 180 days, and that of the rest of a year for who buys nothing in them, each put right by
 * the calibration that the book learned from windows of its past.
 */
function chanceByHand(
  book: ReturnType<typeof review>,
  history: PurchaseSummary<"week">,
  purchases: MbgNbdModel<"week">,
) {
  const raw = (days: number) => probabilityOfBuying(purchases, history, { horizon: days / 7 });
  const stage = (from: number, to: number) => {
    const calibration = book.models.buying.find(({ horizonDays }) => Math.abs(horizonDays - to) < 1);
    if (calibration === undefined) return null;
    expect(calibration.afterDays ?? 0).toBe(from);
    const between = (start: number, end: number) => (raw(end) - raw(start)) / (1 - raw(start));
    const scale = Math.abs(calibration.windowDays - to) < 1 ? 1 : calibration.windowDays / to;
    return calibratedChance(calibration, {
      raw: between(from, to),
      rawInWindow: between(from * scale, to * scale),
      silentDays: (history.observed - history.recency) * 7,
      purchaseDays: history.repeatPurchases + 1,
      rhythmPoints:
        calibration.gaps === undefined
          ? null
          : rhythmPoints(
              calibration.gaps,
              {
                repeatPurchases: history.repeatPurchases,
                recencyDays: history.recency * 7,
                silentDays: (history.observed - history.recency) * 7 + from,
              },
              // An MBG/NBD customer may leave at each purchase, the first included.
              purchases.parameters.a / (purchases.parameters.b + history.repeatPurchases),
              to - from,
            ),
    });
  };
  const half = stage(0, 180);
  if (half === null) throw new Error("the record holds a window of half a year or half of it");
  const rest = stage(180, YEAR) ?? { probability: (raw(YEAR) - raw(180)) / (1 - raw(180)), variance: 0 };
  const probability = 1 - (1 - half.probability) * (1 - rest.probability);
  // The slope of the log odds of both by those of one is its share of the chance.
  const of = ({ probability: own, variance }: { probability: number; variance: number }) =>
    (own / probability) ** 2 * variance;
  return { probability, logOdds: Math.log(probability / (1 - probability)), variance: of(half) + of(rest), days: YEAR };
}

describe("value at risk", () => {
  test("is spend at the pace of the last 12 months, times the chance of no purchase, by a model fitted to the book", () => {
    const accounts = buyers.map((account, index) => (index === 3 ? { ...account, tickets: [hardTicket] } : account));
    const book = review(accounts);
    const { purchases, spend, historyOf } = byHand(accounts);
    expect(book.models).toMatchObject({ purchases, spend });
    expect(book.rejected).toEqual([]);
    for (const { accountId, standing, probabilityAlive: alive, valueAtRisk: risk } of book.accounts) {
      const history = historyOf.get(accountId);
      if (history === undefined) throw new Error(accountId);
      expect(alive).toBe(probabilityAlive(purchases, history));
      if (standing.state === "lapsed" || standing.state === "lost") {
        expect(risk).toBeNull();
        continue;
      }
      const rows = accounts.find(({ id }) => id === accountId)?.purchases ?? [];
      const year = rows.filter(({ on }) => on > "2025-11-21").reduce((sum, { amount }) => sum + (amount ?? 0), 0);
      expect(risk?.worth.value).toBeCloseTo(year, 6);
      const { loss = { value: NaN }, leaves = NaN } = risk ?? {};
      expect(risk?.amount).toBeCloseTo(year * (1 - (1 - loss.value) * (1 - leaves)), 6);
      expect(risk).toMatchObject({ currency: "EUR", months: 12, confidence: 0.9 });
      if (accountId === "A3") continue;
      expect(risk?.loss.value).toBeCloseTo(1 - chanceByHand(book, history, purchases).probability, 5);
      expect(risk?.lossFrom).toBe("purchases");
    }
  });

  test("what will be lost of one account is its worth, the rest of it after it leaves, or nothing, as draws show", () => {
    const random = draws(7).uniform;
    for (const [worth, loss, leaves, spread] of [
      [1000, 0.3, 0, 0.4],
      [250, 0.97, 0, 0.8],
      [80, 0.02, 0, 1],
      [1000, 0.05, 0.15, 0.4],
      [250, 0.3, 0.4, 0.8],
      [80, 0.02, 0.8, 0.5],
      [80, 0, 0.3, 0.5],
      [80, 0, 0.3, 0],
      // Who leaves at once for sure, where a term of the formula is beyond what a number holds.
      [1000, 0.3, 0.95, 2],
      [1000, 0.3, 0.99, 1],
    ] as const) {
      // Of who buys, some leave at any time alike; where more than half is lost, all do, and rather soon.
      const share = () =>
        leaves <= 0.5 ? (random() < 2 * leaves ? random() : 0) : random() ** ((1 - leaves) / leaves);
      const shares = Array.from({ length: 40_000 }, share);
      const mean = shares.reduce((sum, each) => sum + each, 0) / shares.length;
      expect(Math.abs(mean - leaves)).toBeLessThan(0.01);
      const squares = shares.reduce((sum, each) => sum + each ** 2, 0) / shares.length;
      expect(Math.abs(squares - squaredShare(leaves))).toBeLessThan(0.01);
      const lost = shares
        .map((later) => {
          const all = worth * Math.exp(spread * normalQuantile(random()) - spread ** 2 / 2);
          return random() < loss ? all : all * later;
        })
        .sort((a, b) => a - b);
      for (const probability of [0.05, 0.5, 0.8, 0.95]) {
        const quantile = lostQuantile(probability, worth, { loss, leaves, spread });
        const below = lost.filter((money) => money <= quantile).length / lost.length;
        // At least so many lie at or below it, and it is the least such: within four standard errors of the share.
        const error = 4 * Math.sqrt(0.25 / lost.length);
        expect(below).toBeGreaterThan(probability - error);
        if (quantile > 0) expect(below).toBeLessThan(probability + error);
      }
    }
  });

  test("bounds: of the pace by its purchases, of the loss by the model, of what will be lost by chance as well", () => {
    const book = review(buyers);
    const { purchases, spend, historyOf } = byHand(buyers);
    const risk = book.accounts.find(({ accountId }) => accountId === "A9")?.valueAtRisk;
    const history = historyOf.get("A9");
    if (risk == null || history === undefined) throw new Error("A9 is a customer");
    const { logOdds: centre, variance, days: within } = chanceByHand(book, history, purchases);
    const chance = predictionInterval(
      purchases,
      (model) => probabilityOfBuying(model, history, { horizon: within / 7 }),
      { scale: "logit" },
    );
    // Doubt about the model's parameters, and about the season and the calibration, add up on the log odds.
    const logOdds = (p: number) => Math.log(p / (1 - p));
    const ofModel = ((logOdds(chance.upper) - logOdds(chance.lower)) / (2 * 1.959964)) ** 2;
    const reach = 1.959964 * Math.sqrt(ofModel + variance);
    expect(risk.loss.lower).toBeCloseTo(1 - 1 / (1 + Math.exp(-centre - reach)), 4);
    expect(risk.loss.upper).toBeCloseTo(1 - 1 / (1 + Math.exp(-centre + reach)), 4);
    const lostBy = (loss: number) => risk.worth.value * (1 - (1 - loss) * (1 - risk.leaves));
    expect(risk.expected.lower).toBeCloseTo(lostBy(risk.loss.lower), 9);
    expect(risk.expected.upper).toBeCloseTo(lostBy(risk.loss.upper), 9);
    // A9 buys every 32 days, 11 or 12 times in the year; amounts vary with a squared coefficient of 1/p.
    const days = (buyers[9]?.purchases ?? []).filter(({ on }) => on > "2025-11-21").length;
    const deviation = Math.sqrt((1 + 1 / spend.parameters.p) / days);
    expect(Math.log(risk.worth.upper / risk.worth.value)).toBeCloseTo(1.959964 * deviation, 5);
    expect(Math.log(risk.worth.value / risk.worth.lower)).toBeCloseTo(1.959964 * deviation, 5);
    expect(risk.lower).toBe(0);
    // Which holds the amount, a mean, also where a loss is unlikely.
    expect(risk.upper).toBe(
      Math.max(
        risk.amount,
        lostQuantile(0.95, risk.worth.value, {
          loss: risk.loss.value,
          leaves: risk.leaves,
          spread: Math.hypot(deviation, deviation),
        }),
      ),
    );
  });

  test("a loss below 5% has no money in its bounds, one above 95% cannot come to nothing", () => {
    const of = (probability: number, worth: number, loss: number, spread: number) =>
      lostQuantile(probability, worth, { loss, leaves: 0, spread });
    expect(of(0.95, 100, 0.04, 0.5)).toBe(0);
    expect(of(0.05, 100, 0.94, 0.5)).toBe(0);
    expect(of(0.05, 100, 0.96, 0.5)).toBeGreaterThan(0);
    expect(of(0.95, 100, 1, 0)).toBe(100);
    expect(of(0.95, 0, 0.5, 1)).toBe(0);
  });

  test("of the book is the sum over its accounts, and names the figures behind the fit", () => {
    const book = review(buyers);
    const sum = book.accounts.reduce((total, { valueAtRisk }) => total + (valueAtRisk?.amount ?? 0), 0);
    expect(book.valueAtRisk?.amount).toBeCloseTo(sum, 6);
    const customers = book.accounts.filter(({ standing }) => ["new", "active", "slowing"].includes(standing.state));
    expect(book.valueAtRisk).toMatchObject({ accounts: customers.length, currency: "EUR", months: 12 });
    expect(customers.length).toBeLessThan(80);
    expect(book.accounts[1]?.valueAtRisk?.assumptions.map(({ key }) => key)).toEqual([
      "purchases.leastRepeatBuyers",
      "purchases.priorDeviation",
      "buysAgain.windows",
      "buysAgain.windowDecay",
      "buysAgain.coefficientDeviation",
      "buysAgain.levelDeviation",
      "buysAgain.seasonDeviation",
      "buysAgain.leastHistoryDays",
      "buysAgain.leastGapSpread",
    ]);
  });

  test("margin and months are policy", () => {
    const whole = review(buyers).valueAtRisk;
    const half = review(buyers, { policies: { valueAtRisk: { margin: 0.25 } } }).valueAtRisk;
    expect(half?.amount).toBeCloseTo((whole?.amount ?? NaN) / 4, 6);
    const short = review(buyers, { policies: { valueAtRisk: { months: 3 } } });
    expect(short.valueAtRisk?.months).toBe(3);
    expect(short.valueAtRisk?.worth).toBeCloseTo((whole?.worth ?? NaN) / 4, 6);
  });

  test("with too few repeat buyers there is no model, and the reasons say how many it takes", () => {
    const book = review(buyers.slice(0, 49));
    expect(book.models).toMatchObject({ purchases: null, spend: null, buying: [] });
    expect(book.valueAtRisk).toBeNull();
    expect(book.reasons).toContainEqual({ code: "portfolio.purchases.too-few", params: { accounts: 49, least: 50 } });
    expect(book.reasons).toContainEqual({ code: "portfolio.spend.too-few", params: { accounts: 49, least: 50 } });
    for (const { probabilityAlive: alive, loyalty, standing, valueAtRisk, reasons } of book.accounts) {
      expect([alive, loyalty, valueAtRisk]).toEqual([null, null, null]);
      const customer = ["new", "active", "slowing"].includes(standing.state);
      expect(reasons.map(({ code }) => code)).toContain(
        customer ? "portfolio.value-at-risk.unknown" : "portfolio.value-at-risk.not-a-customer",
      );
    }
    const fewer = assumptions("published", { "purchases.leastRepeatBuyers": 49 });
    expect(review(buyers.slice(0, 49), { assumptions: fewer }).valueAtRisk?.accounts).toBeGreaterThan(30);
  });

  test("a fit that does not settle is not used", () => {
    // Nobody leaves, and a prior this wide leaves the parameters of leaving to run off.
    const steady = Array.from({ length: 60 }, (_, index) => ({
      id: `S${index}`,
      purchases: Array.from({ length: 40 + (index % 5) }, (_, count) => ({
        on: plainDate(AS_OF_DAY - count * (7 + (index % 3))),
        amount: 30 + index + (count % 4),
      })),
    }));
    const wide = assumptions("published", { "purchases.priorDeviation": 1e6 });
    const book = review(steady, { assumptions: wide });
    expect(book.models.purchases).toBeNull();
    expect(book.reasons).toContainEqual({
      code: "purchases.model.not-converged",
      params: { kind: "mbg-nbd", observations: 60 },
    });
    // With the usual prior the same book has a model, under which hardly anybody has left.
    const usual = review(steady);
    for (const { probabilityAlive: alive } of usual.accounts) expect(alive).toBeGreaterThan(0.9);
  });

  test("purchases without amounts give a probability alive, and no value at risk", () => {
    const unpriced = buyers.map(({ id, purchases }) => ({
      id,
      purchases: (purchases ?? []).map(({ on }) => ({ on })),
    }));
    const book = review(unpriced);
    expect(book.models.purchases?.kind).toBe("mbg-nbd");
    expect(book.models.spend).toBeNull();
    expect(book.valueAtRisk).toBeNull();
    expect(book.accounts[0]?.probabilityAlive).toBeGreaterThan(0);
    expect(book.accounts[0]?.loyalty).not.toBeNull();
  });

  test("models that are given are used as they are, however few accounts there are, in their own unit", () => {
    const purchases = fitBgNbd(
      summarizePurchases(
        buyers.flatMap(({ id, purchases }) => (purchases ?? []).map((row) => ({ ...row, accountId: id }))),
        { until: options.asOf, unit: "month" },
      ).summaries,
    );
    const spend = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
    const book = review(buyers.slice(1, 3), { models: { purchases, spend } });
    expect(book.models).toMatchObject({ purchases, spend, buying: [] });
    expect(book.reasons.map(({ code }) => code)).toEqual([
      "portfolio.buys-again.no-past",
      "portfolio.word-of-mouth.tickets-unknown",
    ]);
    expect(book.accounts.every(({ valueAtRisk }) => valueAtRisk !== null)).toBe(true);
    expect(book.accounts[1]?.valueAtRisk?.assumptions).toEqual([]);
  });

  test("a model from published parameters leaves no bounds of its own, and the reasons say so", () => {
    const models = { purchases: mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { timeUnit: "week" }) };
    const risk = review(buyers.slice(1, 2), { models }).accounts[0]?.valueAtRisk;
    expect(risk?.loss.lower).toBe(risk?.loss.value);
    expect(risk?.expected).toEqual({ lower: risk?.amount, upper: risk?.amount });
    expect(risk?.reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.model-taken-as-sure");
  });

  test("an account that bought nothing has none, nor one that an amount is missing of", () => {
    const models = {
      purchases: paretoNbdModel({ r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 }, { timeUnit: "week" }),
    };
    const unpriced = { id: "unpriced", purchases: [{ on: "2026-10-01", amount: 20 }, { on: "2026-11-01" }] };
    const book = review([unpriced, { id: "never", purchases: [] }], { models });
    expect(book.accounts.map(({ valueAtRisk }) => valueAtRisk)).toEqual([null, null]);
    expect(book.accounts[0]?.reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.unknown");
    expect(book.accounts[1]?.reasons.map(({ code }) => code)).toContain("portfolio.purchases.none");
  });

  test("one that has left is no likelier to come back later than by then", () => {
    const models = { purchases: mbgNbdModel({ r: 2, alpha: 60, a: 0.8, b: 8 }, { timeUnit: "week" }) };
    const purchases = Array.from({ length: 6 }, (_, count) => ({
      on: plainDate(AS_OF_DAY - 20 - 200 * count),
      amount: 50,
    }));
    const book = (horizonDays: number): (number | undefined)[] =>
      review(
        [
          { id: "left", status: "churned", purchases },
          { id: "stays", purchases },
        ],
        { models, horizonDays },
      ).accounts.flatMap(({ buysAgain, winBack }) => [buysAgain?.probability, winBack?.probability]);
    const [byThen = NaN, within12Months, staying = NaN] = book(180);
    expect(byThen).toBeCloseTo(0.1, 9);
    const [, , stayingLonger = NaN] = book(365.25);
    // By the odds alone that it loses within 180 days it would be more.
    const odds = ((stayingLonger / (1 - stayingLonger)) * (0.1 / 0.9)) / (staying / (1 - staying));
    const most = 1 - 0.9 ** (365.25 / 180);
    expect(odds / (1 + odds)).toBeGreaterThan(most);
    expect(within12Months).toBeCloseTo(most, 9);
    expect(book(365.25)[0]).toBeCloseTo(most, 9);
    expect(book(90)[0]).toBeLessThan(0.1);
  });

  test("is of customers only: one that has probably left has a win-back instead, and never both", () => {
    const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
    const purchases = Array.from({ length: 10 }, (_, count) => ({
      on: plainDate(AS_OF_DAY - 900 + 20 * count),
      amount: 50,
    }));
    const [left, churned, stays] = review(
      [
        { id: "left", purchases },
        {
          id: "churned",
          status: "churned",
          purchases: purchases.map(({ amount }, count) => ({ on: plainDate(AS_OF_DAY - 5 - 20 * count), amount })),
        },
        {
          id: "stays",
          purchases: purchases.map(({ amount }, count) => ({ on: plainDate(AS_OF_DAY - 5 - 20 * count), amount })),
        },
      ],
      { models },
    ).accounts;
    expect(left?.standing.state).toBe("lapsed");
    expect(left?.valueAtRisk).toBeNull();
    // Ten purchases of 50 within the year up to the last one.
    expect(left?.winBack).toMatchObject({ worth: 500, lastOn: plainDate(AS_OF_DAY - 720), months: 12 });
    expect(left?.winBack?.amount).toBeCloseTo(500 * (left?.winBack?.probability ?? NaN), 9);
    expect(left?.growth).toBeNull();
    // The CRM knows better than purchases that go on.
    expect(churned?.buysAgain?.probability).toBeCloseTo(0.1, 9);
    const oddsOf = (chance = NaN): number => chance / (1 - chance);
    const taken = oddsOf(churned?.buysAgain?.probability) / oddsOf(stays?.buysAgain?.probability);
    const yearly = 1 - (stays?.valueAtRisk?.loss.value ?? NaN);
    expect(oddsOf(churned?.winBack?.probability)).toBeCloseTo(oddsOf(yearly) * taken, 9);
    expect(churned?.reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.not-a-customer");
    expect(stays?.valueAtRisk?.worth.value).toBe(500);
    expect(stays?.winBack).toBeNull();
  });

  test("of a customer that spent nothing in 12 months is 0, beside what it spent before times its chance of buying", () => {
    const models = { purchases: mbgNbdModel({ r: 2, alpha: 60, a: 0.8, b: 8 }, { timeUnit: "week" }) };
    // The last two of four lie within the year up to the last one.
    const purchases = [1400, 1050, 700, 430].map((days, at) => ({
      on: plainDate(AS_OF_DAY - days),
      amount: 100 * (at + 1),
    }));
    const care = {
      id: "c",
      startsOn: plainDate(AS_OF_DAY - 800),
      endsOn: plainDate(AS_OF_DAY + 100),
      productId: "care",
    };
    const invoice = { on: plainDate(AS_OF_DAY - 500), amount: 240, productId: "care" };
    const [rare, recent, invoiced, onlyCare, taken] = review(
      [
        { id: "rare", purchases },
        { id: "recent", purchases: [...purchases, { on: plainDate(AS_OF_DAY - 300), amount: 50 }] },
        {
          id: "invoiced",
          status: "customer",
          purchases: [...purchases, invoice],
          contracts: [{ ...care, amount: 20, per: "month" }],
        },
        {
          id: "only-care",
          status: "customer",
          purchases: [invoice],
          contracts: [{ ...care, amount: 240, per: "year" }],
        },
        {
          id: "taken",
          status: "customer",
          purchases: [
            ...purchases.slice(0, 1),
            ...purchases.slice(3),
            ...purchases.slice(3).map(({ on }) => ({ on, amount: -400 })),
          ],
        },
      ],
      { models },
    ).accounts;
    expect(rare?.standing.state).toMatch(/^(active|slowing)$/);
    expect(rare?.valueAtRisk).toMatchObject({ amount: 0, worth: { value: 0 } });
    const chance = rare?.winBack?.probability ?? NaN;
    expect(chance).toBeCloseTo(1 - (rare?.valueAtRisk?.loss.value ?? NaN), 12);
    expect(rare?.winBack).toMatchObject({ worth: 700, lastOn: plainDate(AS_OF_DAY - 430) });
    expect(rare?.winBack?.amount).toBeCloseTo(700 * chance, 9);
    expect(rare?.attention.winBack).toBeCloseTo(0.02 * 700 * chance, 9);
    expect(rare?.attention.total).toBeCloseTo((rare?.attention.winBack ?? NaN) + (rare?.attention.grow ?? NaN), 9);
    expect(rare?.winBack?.reasons[0]).toEqual({
      code: "portfolio.win-back.before",
      params: { spent: 700, lastOn: plainDate(AS_OF_DAY - 430) },
    });
    expect(rare?.attention.reasons).toContainEqual({
      code: "portfolio.attention.win-back",
      params: { worth: 700, months: 12, probability: chance },
    });
    // Who still spends has it in the value at risk.
    expect(recent?.valueAtRisk?.worth.value).toBe(50);
    expect([recent?.winBack, recent?.attention.winBack]).toEqual([null, null]);
    // What is invoiced under a contract that runs counts as its renewal.
    expect(invoiced?.winBack?.worth).toBe(700);
    expect(onlyCare?.renewal?.amount).toBe(240);
    // Of one that bought nothing else in these months, half of it, since no one knows whether it is renewed.
    expect([onlyCare?.valueAtRisk?.amount, onlyCare?.winBack]).toEqual([120, null]);
    // The last purchase that was kept is the one that counts.
    expect(taken?.winBack).toMatchObject({ worth: 100, lastOn: plainDate(AS_OF_DAY - 1400) });
  });

  test("is of what comes again: a machine counts when its lifespan is up, not as a yearly pace", () => {
    const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
    const products = [
      { id: "machine", price: 6900, lifespanMonths: 96 },
      { id: "softener", price: 400, lifespanMonths: 18 },
      { id: "plan", price: 260, lifespanMonths: 12, kind: "service-contract" as const },
      { id: "wand", price: 900, kind: "option" as const, addOnTo: ["machine"] },
      { id: "beans", price: 20 },
    ];
    const on = (days: number) => plainDate(AS_OF_DAY - days);
    const beans = Array.from({ length: 10 }, (_, count) => ({
      on: on(5 + 30 * count),
      amount: 50,
      productId: "beans",
    }));
    const worth = (bought: { on: string; amount: number; productId: string }[], months = 12) => {
      const { accounts } = reviewPortfolio(
        { accounts: [{ id: "a", purchases: [...beans, ...bought] }], products, sellers: [] },
        { ...options, models, policies: { valueAtRisk: { months } } },
      );
      const { valueAtRisk } = accounts[0] ?? {};
      const lasting = valueAtRisk?.reasons.find(({ code }) => code === "portfolio.value-at-risk.lasting");
      return { worth: valueAtRisk?.worth.value, lasting: lasting?.params ?? null };
    };
    const buy = (productId: string, days: number, amount: number) => ({ on: on(days), amount, productId });

    expect(worth([])).toEqual({ worth: 500, lasting: null });
    expect(worth([buy("machine", 240, 6900)])).toEqual({
      worth: 500,
      lasting: { amount: 6900, productId: "machine", products: 1, months: 12 },
    });
    expect(worth([buy("machine", 240, 6900), buy("wand", 240, 900)])).toEqual({
      worth: 500,
      lasting: { amount: 7800, productId: "machine", products: 2, months: 12 },
    });
    // Half of it was taken back.
    expect(worth([buy("machine", 240, 6900), buy("machine", 235, -3450)]).lasting).toMatchObject({ amount: 3450 });
    // Due within the months: once; over ten years as often as its lifespan is up.
    expect(worth([buy("softener", 300, 400)])).toEqual({ worth: 900, lasting: null });
    expect(worth([buy("softener", 100, 400)]).worth).toBe(500);
    expect(worth([buy("softener", 100, 400)], 120).worth).toBe(5000 + 6 * 400);
    // A year's plan comes every year.
    expect(worth([buy("plan", 100, 260)])).toEqual({ worth: 760, lasting: null });
    // A reseller buys machines all the time: three days in two years.
    const machines = [30, 200, 500].map((days) => buy("machine", days, 6900));
    expect(worth(machines)).toEqual({ worth: 500 + 2 * 6900, lasting: null });
    expect(worth(machines.slice(0, 2)).worth).toBe(500);
  });

  test("a record of less than a year says so", () => {
    const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
    const young = { id: "young", purchases: [{ on: "2026-08-13", amount: 20 }] };
    expect(review([young], { models }).reasons).toContainEqual({
      code: "portfolio.value-at-risk.short-record",
      params: { since: "2026-08-13", days: 100 },
    });
    expect(review(buyers.slice(0, 5), { models }).reasons.map(({ code }) => code)).not.toContain(
      "portfolio.value-at-risk.short-record",
    );
  });

  test("the same purchases give the same value at risk without a tickets field and without tickets", () => {
    const without = review(buyers);
    const empty = review(buyers.map((account) => ({ ...account, tickets: [] })));
    expect(empty.valueAtRisk).toEqual(without.valueAtRisk);
    expect(empty.accounts.map(({ valueAtRisk }) => valueAtRisk?.amount)).toEqual(
      without.accounts.map(({ valueAtRisk }) => valueAtRisk?.amount),
    );
  });

  test("what the book will lose lies in its bounds as often as they say, the season being the same for all", () => {
    const random = draws(11).uniform;
    const accounts = Array.from({ length: 400 }, () => ({
      worth: 20 * Math.exp(1.2 * normalQuantile(random())),
      loss: 0.05 + 0.9 * random() ** 2,
      leaves: 0.5 * random() ** 2,
    }));
    for (const levelDeviation of [0, 0.3, 0.76]) {
      const quantile = lostWorth(accounts, levelDeviation);
      const [lower, upper] = [quantile(0.05), quantile(0.95)];
      const runs = 2000;
      let inside = 0;
      for (let run = 0; run < runs; run++) {
        const season = levelDeviation * normalQuantile(random());
        const lost = accounts.reduce((sum, { worth, loss, leaves }) => {
          const odds = (loss / (1 - loss)) * Math.exp(season);
          if (random() < odds / (1 + odds)) return sum + worth;
          return sum + (random() < 2 * leaves ? worth * random() : 0);
        }, 0);
        if (lost >= lower && lost <= upper) inside++;
      }
      // Within four standard errors of 90%.
      expect(Math.abs(inside / runs - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / runs));
    }
  });

  test("of the book, by hand: without a season a normal sum, and never below nothing or above all", () => {
    const accounts = Array.from({ length: 100 }, () => ({ worth: 3, loss: 0.2, leaves: 0 }));
    // Σ = 3 × binomial(100, .2): mean 60, deviation 12; 1.644854 deviations either way.
    const quantile = lostWorth(accounts, 0);
    expect(quantile(0.05)).toBeCloseTo(60 - 1.644854 * 12, 4);
    expect(quantile(0.95)).toBeCloseTo(60 + 1.644854 * 12, 4);
    expect(lostWorth([{ worth: 10, loss: 0.01, leaves: 0 }], 0.5)(0.05)).toBeGreaterThanOrEqual(0);
    expect(lostWorth([{ worth: 10, loss: 0.99, leaves: 0 }], 0.5)(0.95)).toBeLessThanOrEqual(10);
    expect(lostWorth([], 1)(0.95)).toBe(0);
    expect(lostWorth([{ worth: 10, loss: 1, leaves: 0 }], 1)(0.05)).toBeCloseTo(10, 9);
  });

  test("of the book, does not depend on the order of its accounts, to the last bit", () => {
    const random = draws(3).uniform;
    const accounts = Array.from({ length: 50 }, () => ({ worth: 1000 * random(), loss: random(), leaves: 0 }));
    const twins = accounts.map(({ worth }, index) => ({ worth, loss: 0.1 + (index % 5) / 10, leaves: index / 100 }));
    for (const rows of [accounts, [...accounts, ...twins]]) {
      const [one, other] = [lostWorth(rows, 0.5), lostWorth(rows.toReversed(), 0.5)];
      for (const probability of [0.05, 0.3, 0.5, 0.95]) expect(other(probability)).toBe(one(probability));
    }
  });

  test("of the book, by hand: of many small accounts the season alone decides, and it is normal", () => {
    // 40,000 accounts of one: given the season z the share that is lost is 1/(1 + e^−(odds + s·z)), within a quarter of a percent.
    const accounts = Array.from({ length: 40_000 }, () => ({ worth: 1, loss: 0.3, leaves: 0 }));
    const quantile = lostWorth(accounts, 0.5);
    for (const probability of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      const odds = Math.log(0.3 / 0.7) + 0.5 * normalQuantile(probability);
      // A step of the season is a tenth of its deviation: a hundredth of the share at most.
      expect(Math.abs(quantile(probability) / 40_000 - 1 / (1 + Math.exp(-odds)))).toBeLessThan(0.0125);
    }
  });

  test("purchases after the day asked about do not count", () => {
    const account = { id: "later", purchases: [{ on: "2026-11-22", amount: 20 }] };
    expect(review([account]).accounts[0]?.reasons.map(({ code }) => code)).toContain("portfolio.purchases.none");
  });

  test.each([
    [
      { models: { purchases: { ...mbgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, { timeUnit: "week" }), kind: "x" } } },
      "model.kind",
    ],
    [
      {
        models: {
          purchases: {
            ...mbgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, { timeUnit: "week" }),
            parameters: { r: 1, alpha: 1, a: 1, b: 1, "purchase.effort": 0.1 },
            covariates: { purchase: ["effort"], dropout: [] },
          },
        },
      },
      "models.purchases.covariates",
    ],
    [{ policies: { valueAtRisk: { months: 0 } } }, "policies.valueAtRisk.months"],
    [{ policies: { valueAtRisk: { margin: 1.5 } } }, "policies.valueAtRisk.margin"],
    [{ policies: { valueAtRisk: { year: 1 } } }, "policies.valueAtRisk"],
  ])("refuses the options %#", (wrong, path) => {
    const run = (): unknown => review([], wrong as unknown as Partial<PortfolioOptions>);
    expect(run).toThrow(RetentionError);
    expect(run).toThrow(`reviewPortfolio: ${path} must`);
  });
});
