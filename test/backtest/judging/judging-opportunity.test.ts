import fc from "fast-check";
import type { Account, Purchase } from "retention-kit";
import { expect, test } from "vitest";
import { judgeOffers } from "../../../src/backtest/judging/judge-offers.js";
import { judgeOpportunity } from "../../../src/backtest/judging/judge-opportunity.js";
import { offerRivals } from "../../../src/backtest/judging/offer-rivals.js";
import type { WindowRow } from "../../../src/backtest/windows/window-rows.js";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import {
  AS_OF,
  boundsOf,
  drawn,
  HORIZON,
  meanOf,
  pairsWon,
  reader,
  seen,
  type Seen,
  shareOfFirst,
  sum,
  timesOf,
  windowOf,
} from "./made-up-window.js";

const PRODUCTS = ["a", "b", "c", "d"];
const PRICES: Record<string, number> = { a: 3, b: 5 };
const YEAR = 365;

const product = fc.constantFrom(...PRODUCTS);
/** Days around those on which something begins to count or ceases to. */
const day = fc.constantFrom(
  AS_OF - 500,
  AS_OF - YEAR,
  AS_OF - YEAR + 1,
  AS_OF,
  AS_OF + 1,
  AS_OF + HORIZON,
  AS_OF + HORIZON + 1,
);
const line = fc.record({
  day,
  productId: fc.option(product, { freq: 8 }),
  amount: fc.option(fc.constantFrom(0, 2, 7), { freq: 2 }),
  quantity: fc.option(fc.constantFrom(0, 1, 3), { freq: 2 }),
});
const offer = fc.record({
  productId: product,
  probability: fc.constantFrom(0.1, 0.2, 0.3),
  margin: fc.constantFrom(0.5, 1),
});
interface Known {
  seen: Seen;
  lines: { day: number; productId: string | null; amount: number | null; quantity: number | null }[];
  owned: { day: number; productId: string }[];
  offers: { productId: string; probability: number; margin: number }[];
  level: "high" | "medium" | "low";
  expectedValue: number;
}
const known: fc.Arbitrary<Known> = fc.record({
  seen,
  lines: fc.array(line, { maxLength: 5 }),
  owned: fc.array(fc.record({ day, productId: product }), { maxLength: 2 }),
  offers: fc.uniqueArray(offer, { maxLength: 4, selector: ({ productId }) => productId }),
  level: fc.constantFrom("high", "medium", "low"),
  expectedValue: fc.nat(4),
});
const accounts = fc.array(known, { minLength: 1, maxLength: 12 });
const counts = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });

const until = (rows: Known["lines"]): Purchase[] =>
  rows.filter((row) => row.day <= AS_OF).map(({ day: on, ...row }) => ({ on: plainDate(on), ...row }));

function windowFor(given: readonly Known[]) {
  const window = windowOf(given.map((each) => each.seen));
  window.rows.forEach(({ predicted }, place) => {
    const { lines = [], owned = [], offers = [], level = "low", expectedValue = 0 } = given[place] ?? {};
    predicted.account = {
      ...predicted.account,
      purchases: until(lines),
    };
    const had = owned.filter((row) => row.day <= AS_OF);
    if (had.length > 0) {
      predicted.account.owned = had.map(({ day: on, productId }) => ({ productId, purchasedOn: plainDate(on) }));
    }
    predicted.dated = {
      purchases: lines.map(({ day: on, ...row }) => ({ day: on, row })),
      owned: owned.map(({ day: on, productId }) => ({ day: on, row: { productId } })),
    } as never;
    predicted.report = { ...predicted.report, opportunity: { offers, level, expectedValue } } as never;
  });
  window.book.products = PRODUCTS.map((id) => ({ id, price: PRICES[id] })) as never;
  return window;
}

/** All orders of some places. */
function orders(places: readonly number[]): number[][] {
  if (places.length === 0) return [[]];
  return places.flatMap((first) => orders(places.filter((place) => place !== first)).map((rest) => [first, ...rest]));
}

/** Share bought of the first offers, the mean over every order that the scores allow. */
function precision(scores: readonly number[], came: readonly boolean[], first: number): number {
  const allowed = orders(scores.map((_, place) => place)).filter((order) =>
    order.every((place, index) => index === 0 || (scores[order[index - 1] ?? 0] ?? 0) >= (scores[place] ?? 0)),
  );
  const asked = Math.min(first, scores.length);
  return meanOf(allowed.map((order) => order.slice(0, asked).filter((place) => came[place]).length / asked)) ?? NaN;
}

function rowAt(rows: readonly WindowRow[], place: number): WindowRow {
  const row = rows[place];
  if (row === undefined) throw new Error("no such row");
  return row;
}

function expectClose(found: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 10);
}

const inHorizon = (on: number) => on > AS_OF && on <= AS_OF + HORIZON;
/** Nothing is bought with no piece. */
const isBought = ({ quantity }: { quantity: number | null }) => quantity === null || quantity > 0;

/** What an account had or got within some days. */
const productsWithin = ({ lines, owned }: Known, within: (on: number) => boolean) =>
  new Set([
    ...lines.filter((row) => within(row.day) && isBought(row)).flatMap(({ productId }) => productId ?? []),
    ...owned.filter((row) => within(row.day)).map(({ productId }) => productId),
  ]);

test("rules for offers count the buyers of the year before, and the cosines of sets of buyers", () => {
  fc.assert(
    fc.property(accounts, (given) => {
      const window = windowFor(given);
      const books = window.rows.map(({ predicted }) => predicted.account);
      const rivals = offerRivals(books, AS_OF - YEAR);
      const all = given.map((each) => productsWithin(each, (on) => on <= AS_OF));
      const lately = given.map((each) => productsWithin(each, (on) => on <= AS_OF && on > AS_OF - YEAR));
      const buyers = (...ids: string[]) => all.filter((has) => ids.every((id) => has.has(id))).length;
      for (const id of PRODUCTS) expect(rivals.popularity(id)).toBe(lately.filter((has) => has.has(id)).length);
      books.forEach((account, place) => {
        const cosines = PRODUCTS.map((id) =>
          sum(
            [...(all[place] ?? [])]
              .filter((each) => each !== id && buyers(id, each) > 0)
              .map((each) => buyers(id, each) / Math.sqrt(buyers(id) * buyers(each))),
          ),
        );
        rivals.coPurchase(account, PRODUCTS).forEach((found, index) => {
          expect(found).toBeCloseTo(cosines[index] ?? NaN, 10);
        });
      });
    }),
    { numRuns: 60 },
  );
});

test("what went back within the horizon was not bought in it, and takes nothing from what was bought before", () => {
  const seenOnce = {
    seller: "s1",
    record: null,
    coming: 0,
    bought: false,
    buysAgain: null,
    alive: null,
    loyalty: null,
    atRisk: null,
    planned: false,
  };
  const [first = "", second = ""] = PRODUCTS;
  const lines = [
    { day: AS_OF - 10, productId: first, amount: 7, quantity: 1 },
    { day: AS_OF + 1, productId: second, amount: 7, quantity: 1 },
    { day: AS_OF + 2, productId: second, amount: -7, quantity: 1 },
    { day: AS_OF + 3, productId: first, amount: -7, quantity: -1 },
  ];
  const given: Known[] = [{ seen: seenOnce, lines, owned: [], offers: [], level: "high", expectedValue: 0 }];
  const judged = judgeOpportunity(windowFor(given), 1).result(
    reader(judgeOpportunity(windowFor(given), 1), Uint32Array.of(1)),
  );
  expect(judged?.byLevel.high).toMatchObject({ tookUp: 0, spend: 0 });
});

test("pairs of an account with more than 300 products are not counted", () => {
  const of = (count: number): Account => ({
    id: `${count}`,
    purchases: Array.from({ length: count }, (_, index) => ({ on: "2026-01-01", productId: `p${index}` })),
  });
  const other: Account = { id: "one", purchases: [{ on: "2026-01-01", productId: "p0" }] };
  const together = (count: number) => offerRivals([of(count), other], 0).coPurchase(other, ["p1"])[0];
  expect(together(300)).toBeCloseTo(1 / Math.sqrt(2), 12);
  expect(together(301)).toBe(0);
  expect(offerRivals([{ id: "none" }], 0).coPurchase({ id: "none" }, ["p1"])).toEqual([0]);
});

test("the order of offers is judged over all of them, within accounts, and by the first ones", () => {
  fc.assert(
    fc.property(accounts, counts, fc.integer({ min: 1, max: 3 }), (given, often, least) => {
      const window = windowFor(given);
      const times = timesOf(often, given);
      const bought = given.map((each) => productsWithin(each, inHorizon));
      const part = judgeOffers(window, bought, least);
      const judged = part.result(reader(part, times));
      const offered = given.flatMap((each, place) => {
        const { offers } = each;
        const came = offers.map(({ productId }) => bought[place]?.has(productId) === true);
        return offers.length === 0 ? [] : { number: window.rows[place]?.number ?? -1, place, each, came };
      });
      const takers = offered.filter(({ came }) => came.includes(true));
      if (takers.length < least || !offered.some(({ came }) => came.includes(false))) {
        expect([part.figures, part.comparisons, judged]).toEqual([[], [], null]);
        return;
      }
      const books = window.rows.map(({ predicted }) => predicted.account);
      const rivals = offerRivals(books, AS_OF - YEAR);
      const scoresOf = {
        probability: ({ offers }: Known) => offers.map(({ probability }) => probability),
        popularity: ({ offers }: Known) => offers.map(({ productId }) => rivals.popularity(productId)),
        coPurchase: ({ offers }: Known, place: number) =>
          rivals.coPurchase(
            books[place] ?? { id: "" },
            offers.map(({ productId }) => productId),
          ),
      };
      for (const [name, scores] of Object.entries(scoresOf)) {
        const rowOf = ({ number, place, each, came }: (typeof offered)[number]) => {
          const own = scores(each, place);
          return {
            number,
            came,
            scores: own,
            pairs: own.map((score, index) => ({ score, came: came[index] === true })),
          };
        };
        const sample = drawn(offered.map(rowOf), times);
        const took = sample.filter(({ came }) => came.includes(true));
        const within = took.filter(({ came }) => came.includes(false)).map(({ pairs }) => pairsWon(pairs) ?? NaN);
        const expected = {
          auc: pairsWon(sample.flatMap(({ pairs }) => pairs)),
          aucWithin: meanOf(within),
          precisionAt1: meanOf(took.map(({ came, scores: own }) => precision(own, came, 1))),
          precisionAt3: meanOf(took.map(({ came, scores: own }) => precision(own, came, 3))),
        };
        for (const [figure, value] of Object.entries(expected)) {
          const { intervals, ...found } = judged?.[name as "popularity"] ?? { intervals: {} };
          expectClose((found as Record<string, number | null>)[figure], value);
          expect((intervals as Record<string, unknown>)[figure]).toEqual(
            value === null ? null : boundsOf(`${figure}:${name}`),
          );
        }
      }
      expect(part.comparisons).toEqual(
        ["popularity", "coPurchase"].flatMap((against) =>
          ["auc", "aucWithin", "precisionAt1", "precisionAt3"].map((figure) => ({
            measure: `offers.${figure}`,
            against,
            ours: `${figure}:probability`,
            theirs: `${figure}:${against}`,
            lowerIsBetter: false,
          })),
        ),
      );
    }),
    { numRuns: 60 },
  );
});

test("where every offer was bought nothing is said of their order", () => {
  const offers = [{ productId: "a", probability: 0.5, margin: 1 }];
  const some = {
    seen: { record: null } as Seen,
    lines: [],
    owned: [],
    offers,
    level: "low" as const,
    expectedValue: 1,
  };
  const of = (...bought: string[][]) =>
    judgeOffers(
      windowFor(bought.map(() => some)),
      bought.map((ids) => new Set(ids)),
      1,
    ).figures.length;
  expect([of(["a"], ["a"]), of(["b"], []), of(["a"], []) > 0]).toEqual([0, 0, true]);
});

test("levels, recency and expected value are judged by what was bought within the horizon", () => {
  fc.assert(
    fc.property(accounts, counts, fc.integer({ min: 1, max: 3 }), (given, often, least) => {
      const window = windowFor(given);
      const times = timesOf(often, given);
      const part = judgeOpportunity(window, least);
      const read = reader(part, times);
      const judged = part.result(read);
      const came = given.map((each, place) => {
        const row = rowAt(window.rows, place);
        const lines = each.lines.filter((own) => inHorizon(own.day));
        const moneyOf = ({ productId, amount, quantity }: (typeof lines)[number]) => {
          const price = PRICES[productId ?? ""];
          return amount ?? (price === undefined ? null : price * (quantity ?? 1));
        };
        const had = new Set([
          ...each.lines.filter((own) => own.day <= AS_OF).map(({ productId }) => productId),
          ...each.owned.filter((own) => own.day <= AS_OF).map(({ productId }) => productId),
        ]);
        // No piece and no money is nothing bought.
        const money = lines.filter(({ amount, quantity }) => (amount ?? 0) !== 0 || quantity !== 0).map(moneyOf);
        const realised = each.offers.map(({ productId, margin }) => {
          const own = lines.filter((one) => one.productId === productId).map((one) => moneyOf(one) ?? 0);
          return Math.max(0, sum(own)) * margin;
        });
        return {
          number: row.number,
          row,
          level: each.level,
          tookUp: [...productsWithin(each, inHorizon)].some((id) => !had.has(id)),
          spend: money.includes(null) ? null : sum(money as number[]),
          realised: sum(realised),
          expected: each.expectedValue,
          silent: row.record?.silentDays ?? Infinity,
          spent: row.record?.yearSpend ?? 0,
        };
      });
      type Came = (typeof came)[number];
      const byId = (a: Came, b: Came) => (a.row.predicted.account.id < b.row.predicted.account.id ? -1 : 1);
      const sizes = { high: 0, medium: 0, low: 0 };
      for (const { level } of came) sizes[level]++;
      const latest = came.toSorted((a, b) => (a.silent === b.silent ? byId(a, b) : a.silent - b.silent));
      const groups = {
        level: (level: string) => came.filter((each) => each.level === level),
        recency: (level: string) => {
          const from = { high: 0, medium: sizes.high, low: sizes.high + sizes.medium }[level] ?? 0;
          return latest.slice(from, from + sizes[level as "low"]);
        },
      };
      for (const [kind, of, found] of [
        ["level", groups.level, judged?.byLevel],
        ["recency", groups.recency, judged?.byRecency],
      ] as const) {
        for (const level of ["high", "medium", "low"] as const) {
          const members = of(level);
          const sample = members.length < least ? [] : drawn(members, times);
          const tookUp = meanOf(sample.map((each) => Number(each.tookUp)));
          const isUnknown = members.some(({ spend }) => spend === null);
          const spend = isUnknown ? null : meanOf(sample.map((each) => each.spend ?? NaN));
          const group = found?.[level];
          expect(group?.accounts).toBe(members.length);
          expectClose(group?.tookUp, tookUp);
          expectClose(group?.spend, spend);
          const names = part.figures.flatMap((figure) => figure.names);
          expect(names.includes(`spend:${kind}:${level}`)).toBe(members.length >= least && !isUnknown);
          expect(group?.intervals).toEqual({
            tookUp: tookUp === null ? null : boundsOf(`tookUp:${kind}:${level}`),
            spend: spend === null ? null : boundsOf(`spend:${kind}:${level}`),
          });
        }
      }

      const dearest = came.toSorted((a, b) => b.expected - a.expected || byId(a, b));
      const size = dearest.length;
      const tenths = Array.from({ length: 10 }, (_, tenth) =>
        dearest.filter(
          (__, place) => place >= Math.round((tenth * size) / 10) && place < Math.round(((tenth + 1) * size) / 10),
        ),
      ).filter(({ length }) => length > 0);
      const { expectedValue } = judged ?? {};
      expect(expectedValue?.tenths).toHaveLength(tenths.length);
      tenths.forEach((members, index) => {
        const found = expectedValue?.tenths[index];
        expect(found?.accounts).toBe(members.length);
        expectClose(found?.expected, meanOf(members.map(({ expected }) => expected)));
        expectClose(found?.realised, meanOf(members.map(({ realised }) => realised)));
        const mean = meanOf(drawn(members, times).map(({ realised }) => realised));
        expectClose(read(`tenth:${index}`).value, mean);
        expect(found?.interval).toEqual(mean === null ? null : boundsOf(`tenth:${index}`));
      });
      const sample = drawn(came, times);
      const top = (scoreOf: (each: Came) => number) =>
        shareOfFirst(
          sample.map((each) => ({ score: scoreOf(each), value: each.realised })),
          sample.length / 10,
        );
      const [topShare, topShareOfSpend] = [top(({ expected }) => expected), top(({ spent }) => spent)];
      expectClose(expectedValue?.topShare, topShare);
      expectClose(expectedValue?.topShareOfSpend, topShareOfSpend);
      expect(expectedValue?.intervals).toEqual({
        topShare: topShare === null ? null : boundsOf("topShare"),
        topShareOfSpend: topShareOfSpend === null ? null : boundsOf("topShareOfSpend"),
      });

      const offers = judgeOffers(
        window,
        given.map((each) => productsWithin(each, inHorizon)),
        least,
      );
      expect(judged?.offers).toEqual(offers.result(reader(offers, times)));
      const compared = (measure: string, against: string, ours: string, theirs: string) => ({
        measure,
        against,
        ours,
        theirs,
        lowerIsBetter: false,
      });
      expect(part.comparisons).toEqual([
        compared("opportunity.tookUp", "recency", "tookUp:level:high", "tookUp:recency:high"),
        compared("opportunity.tookUp", "medium", "tookUp:level:high", "tookUp:level:medium"),
        ...offers.comparisons,
        compared("opportunity.expectedValue", "spend", "topShare", "topShareOfSpend"),
      ]);
    }),
    { numRuns: 60 },
  );
});

test("without rows or products nothing is said of opportunity", () => {
  const empty = windowOf([]);
  empty.book.products = [{ id: "a" }] as never;
  const unsold = windowOf([{ record: null } as Seen]);
  const rows: WindowRow[][] = [empty.rows, unsold.rows];
  expect(rows.map(({ length }) => length)).toEqual([0, 1]);
  for (const window of [empty, unsold]) {
    const part = judgeOpportunity(window, 1);
    expect([part.figures, part.comparisons, part.result(() => ({ value: 1, bounds: null }))]).toEqual([[], [], null]);
  }
});
