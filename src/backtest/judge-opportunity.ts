import type { OpportunityLevel } from "../opportunity/opportunity-level.js";
import type { BacktestBounds, JudgedPart, ReadFigure } from "./judged.js";
import { offerRivals } from "./offer-rivals.js";
import { YEAR_DAYS } from "./purchase-record.js";
import { weighedAuc, weighedMean, weighedTopShare } from "./weighed-figures.js";
import { ownersOf, type WindowRow, type WindowRows } from "./window-rows.js";

/** What a group of accounts did within the horizon. */
export interface JudgedGroup {
  accounts: number;
  /** Share that bought a product which it had not bought before. */
  tookUp: number | null;
  /** Mean money spent; `null` where amounts are missing. */
  spend: number | null;
  intervals: { tookUp: BacktestBounds | null; spend: BacktestBounds | null };
}

/** How well an order of offers told what was bought. */
export interface JudgedOffers {
  /** Over all offers of all accounts. */
  auc: number | null;
  /** Within one account, the mean over those that bought some and not all. */
  aucWithin: number | null;
  /** Share bought of the first offer, and of the first three, of the accounts that bought any. */
  precisionAt1: number | null;
  precisionAt3: number | null;
  intervals: Record<"auc" | "aucWithin" | "precisionAt1" | "precisionAt3", BacktestBounds | null>;
}

/** A tenth of the accounts by their expected value, the highest first. */
export interface ExpectedTenth {
  accounts: number;
  /** Mean expected value, of the policy's whole horizon. */
  expected: number;
  /** Mean money that they spent within the window's horizon on what was offered, times its margin. */
  realised: number;
}

/** What accounts could still buy, and what they did buy. */
export interface JudgedOpportunity {
  byLevel: Record<OpportunityLevel, JudgedGroup>;
  /** Groups of the same sizes by days since the last purchase, the latest buyers standing in for "high". */
  byRecency: Record<OpportunityLevel, JudgedGroup>;
  /** The library's probabilities, and the rules to beat; `null` where no offer, or every one, was bought. */
  offers: Record<"probability" | "popularity" | "coPurchase", JudgedOffers> | null;
  expectedValue: {
    tenths: ExpectedTenth[];
    /** Share of what was realised that the tenth of the accounts with the highest expected value holds. */
    topShare: number | null;
    /** The same for the tenth that spent most in the year before. */
    topShareOfSpend: number | null;
    intervals: { topShare: BacktestBounds | null; topShareOfSpend: BacktestBounds | null };
  };
}

const LEVELS = ["high", "medium", "low"] as const;
const OFFER_FIGURES = ["auc", "aucWithin", "precisionAt1", "precisionAt3"] as const;
const TOP = 0.1;

/** What an account bought within the horizon. */
interface Bought {
  /** Pieces bought, cancellations not taken off, by product. */
  products: Set<string>;
  /** Money spent on each product, cancellations taken off. */
  moneyOn: Map<string, number>;
  tookUp: boolean;
  /** Money in all; `null` where an amount is missing. */
  spend: number | null;
}

/**
 * Whether accounts of high opportunity took up more, and whether the likelier offers were the ones bought.
 * @internal
 */
export function judgeOpportunity(window: WindowRows): JudgedPart<JudgedOpportunity | null> {
  const { rows } = window;
  if (rows.length === 0) return { figures: {}, comparisons: [], result: () => null };
  const bought = rows.map((row) => boughtBy(row, window));
  const part: JudgedPart<JudgedOpportunity | null> = { figures: {}, comparisons: [], result: () => null };

  const groups = [
    ["level", groupsByLevel(rows)],
    ["recency", groupsByRecency(rows)],
  ] as const;
  for (const [kind, ofKind] of groups) {
    for (const level of LEVELS) {
      const members = ofKind[level];
      if (members.length === 0) continue;
      const owners = ownersOf(members.map((index) => at(rows, index)));
      const tookUp = Float64Array.from(members, (index) => (at(bought, index).tookUp ? 1 : 0));
      part.figures[`tookUp:${kind}:${level}`] = weighedMean(owners, tookUp);
      const spends = members.map((index) => at(bought, index).spend);
      if (spends.every((spend) => spend !== null)) {
        part.figures[`spend:${kind}:${level}`] = weighedMean(owners, Float64Array.from(spends));
      }
    }
  }
  if (groups[0][1].high.length > 0) {
    part.comparisons.push({
      measure: "opportunity.tookUp",
      against: "recency",
      ours: "tookUp:level:high",
      theirs: "tookUp:recency:high",
      lowerIsBetter: false,
    });
    if (groups[0][1].medium.length > 0) {
      part.comparisons.push({
        measure: "opportunity.tookUp",
        against: "medium",
        ours: "tookUp:level:high",
        theirs: "tookUp:level:medium",
        lowerIsBetter: false,
      });
    }
  }

  const offers = judgeOffers(window, bought);
  Object.assign(part.figures, offers.figures);
  part.comparisons.push(...offers.comparisons);

  const realised = rows.map(({ predicted }, index) =>
    predicted.picture.opportunity.offers.reduce(
      (sum, { productId, margin }) => sum + Math.max(0, at(bought, index).moneyOn.get(productId) ?? 0) * margin,
      0,
    ),
  );
  const owners = ownersOf(rows);
  const expected = Float64Array.from(rows, ({ predicted }) => predicted.picture.opportunity.expectedValue);
  const spent = Float64Array.from(rows, ({ record }) => record?.yearSpend ?? 0);
  part.figures.topShare = weighedTopShare(owners, expected, Float64Array.from(realised), TOP);
  part.figures.topShareOfSpend = weighedTopShare(owners, spent, Float64Array.from(realised), TOP);
  part.comparisons.push({
    measure: "opportunity.expectedValue",
    against: "spend",
    ours: "topShare",
    theirs: "topShareOfSpend",
    lowerIsBetter: false,
  });
  part.result = (read) => ({
    byLevel: readGroups("level", groups[0][1], read),
    byRecency: readGroups("recency", groups[1][1], read),
    offers: offers.result(read),
    expectedValue: {
      tenths: tenthsOf(expected, realised),
      topShare: read("topShare").value,
      topShareOfSpend: read("topShareOfSpend").value,
      intervals: { topShare: read("topShare").bounds, topShareOfSpend: read("topShareOfSpend").bounds },
    },
  });
  return part;
}

type Groups = Record<OpportunityLevel, number[]>;

function groupsByLevel(rows: readonly WindowRow[]): Groups {
  const groups: Groups = { high: [], medium: [], low: [] };
  rows.forEach(({ predicted }, index) => groups[predicted.picture.opportunity.level].push(index));
  return groups;
}

/** As many in each group as by level, the latest buyers first. */
function groupsByRecency(rows: readonly WindowRow[]): Groups {
  const { high, medium } = groupsByLevel(rows);
  const order = rows
    .map(({ record }, index) => ({ index, silent: record?.silentDays ?? Infinity }))
    .sort((a, b) => (a.silent === b.silent ? 0 : a.silent - b.silent))
    .map(({ index }) => index);
  return {
    high: order.slice(0, high.length),
    medium: order.slice(high.length, high.length + medium.length),
    low: order.slice(high.length + medium.length),
  };
}

function readGroups(kind: string, groups: Groups, read: ReadFigure): Record<OpportunityLevel, JudgedGroup> {
  return Object.fromEntries(
    LEVELS.map((level) => {
      const tookUp = read(`tookUp:${kind}:${level}`);
      const spend = read(`spend:${kind}:${level}`);
      const group: JudgedGroup = {
        accounts: groups[level].length,
        tookUp: tookUp.value,
        spend: spend.value,
        intervals: { tookUp: tookUp.bounds, spend: spend.bounds },
      };
      return [level, group];
    }),
  ) as Record<OpportunityLevel, JudgedGroup>;
}

function boughtBy({ predicted }: WindowRow, { days: { asOf, horizonDays }, book }: WindowRows): Bought {
  const { dated, account } = predicted;
  const priceOf = new Map(book.products.map(({ id, price }) => [id, price]));
  const before = new Set([
    ...(account.purchases ?? []).flatMap(({ productId }) => productId ?? []),
    ...(account.owned ?? []).map(({ productId }) => productId),
  ]);
  const result: Bought = { products: new Set(), moneyOn: new Map(), tookUp: false, spend: 0 };
  for (const { row, day } of dated.purchases ?? []) {
    if (day <= asOf || day > asOf + horizonDays) continue;
    const { productId, amount, quantity } = row;
    const pieces = quantity ?? ((amount ?? 0) < 0 ? -1 : 1);
    const price = productId == null ? undefined : priceOf.get(productId);
    const money = amount ?? (price === undefined ? null : price * pieces);
    result.spend = result.spend === null || money === null ? null : result.spend + money;
    if (productId == null) continue;
    if (pieces > 0) result.products.add(productId);
    result.moneyOn.set(productId, (result.moneyOn.get(productId) ?? 0) + (money ?? 0));
  }
  for (const { row, day } of dated.owned ?? []) {
    if (day > asOf && day <= asOf + horizonDays) result.products.add(row.productId);
  }
  result.tookUp = [...result.products].some((id) => !before.has(id));
  return result;
}

function judgeOffers(
  { rows, book, days }: WindowRows,
  bought: readonly Bought[],
): JudgedPart<JudgedOpportunity["offers"]> {
  const none: JudgedPart<JudgedOpportunity["offers"]> = { figures: {}, comparisons: [], result: () => null };
  const offered = rows.flatMap((row, index) => {
    const { offers } = row.predicted.picture.opportunity;
    const products = offers.map(({ productId }) => productId);
    const outcomes = products.map((id) => at(bought, index).products.has(id));
    return products.length === 0
      ? []
      : [{ row, products, outcomes, probability: offers.map(({ probability }) => probability) }];
  });
  const outcomes = Uint8Array.from(
    offered.flatMap((account) => account.outcomes),
    (came) => (came ? 1 : 0),
  );
  const took = outcomes.reduce((sum, came) => sum + came, 0);
  if (took === 0 || took === outcomes.length) return none;

  const owners = ownersOf(offered.flatMap(({ row, products }) => products.map(() => row)));
  const rivals = offerRivals(
    book.accounts.map(({ account }) => account),
    days.asOf - YEAR_DAYS,
  );
  const scores = {
    probability: offered.map(({ probability }) => probability),
    popularity: offered.map(({ products }) => products.map(rivals.popularity)),
    coPurchase: offered.map(({ row, products }) => rivals.coPurchase(row.predicted.account, products)),
  };
  const names = ["probability", "popularity", "coPurchase"] as const;
  const figures: JudgedPart<unknown>["figures"] = {};
  const takers = offered.flatMap((account, place) => (account.outcomes.includes(true) ? [{ ...account, place }] : []));
  const choosers = takers.filter((account) => account.outcomes.includes(false));
  for (const name of names) {
    figures[`auc:${name}`] = weighedAuc(owners, Float64Array.from(scores[name].flat()), outcomes);
    figures[`aucWithin:${name}`] = weighedMean(
      ownersOf(choosers.map(({ row }) => row)),
      Float64Array.from(choosers, ({ place, ...account }) => aucOf(at(scores[name], place), account.outcomes)),
    );
    for (const first of [1, 3]) {
      figures[`precisionAt${first}:${name}`] = weighedMean(
        ownersOf(takers.map(({ row }) => row)),
        Float64Array.from(takers, ({ place, ...account }) =>
          precisionOf(at(scores[name], place), account.outcomes, first),
        ),
      );
    }
  }
  return {
    figures,
    comparisons: (["popularity", "coPurchase"] as const).flatMap((against) =>
      OFFER_FIGURES.map((figure) => ({
        measure: `offers.${figure}`,
        against,
        ours: `${figure}:probability`,
        theirs: `${figure}:${against}`,
        lowerIsBetter: false,
      })),
    ),
    result: (read) =>
      Object.fromEntries(
        names.map((name) => {
          const read4 = OFFER_FIGURES.map((figure) => [figure, read(`${figure}:${name}`)] as const);
          return [
            name,
            {
              ...Object.fromEntries(read4.map(([figure, { value }]) => [figure, value])),
              intervals: Object.fromEntries(read4.map(([figure, { bounds }]) => [figure, bounds])),
            },
          ];
        }),
      ) as JudgedOpportunity["offers"],
  };
}

/** Chance that one bought has the higher score than one not bought, ties half. */
function aucOf(scores: readonly number[], outcomes: readonly boolean[]): number {
  const owners = Uint32Array.from(scores, () => 0);
  return weighedAuc(
    owners,
    Float64Array.from(scores),
    Uint8Array.from(outcomes, (came) => (came ? 1 : 0)),
  )(Uint16Array.of(1));
}

/** Share bought of the first offers by score, equal ones as if drawn by lot. */
function precisionOf(scores: readonly number[], outcomes: readonly boolean[], first: number): number {
  const owners = Uint32Array.from(scores, () => 0);
  const values = Float64Array.from(outcomes, (came) => (came ? 1 : 0));
  const asked = Math.min(first, scores.length);
  const share = weighedTopShare(owners, Float64Array.from(scores), values, asked / scores.length)(Uint16Array.of(1));
  return (share * values.reduce((sum, came) => sum + came, 0)) / asked;
}

function tenthsOf(expected: Float64Array, realised: readonly number[]): ExpectedTenth[] {
  const order = Array.from(expected, (_, index) => index).sort((a, b) => at(expected, b) - at(expected, a));
  return Array.from({ length: 10 }, (_, tenth) => {
    const members = order.slice(Math.round((tenth * order.length) / 10), Math.round(((tenth + 1) * order.length) / 10));
    const mean = (values: ArrayLike<number>) =>
      members.reduce((sum, index) => sum + at(values, index), 0) / members.length;
    return { accounts: members.length, expected: mean(expected), realised: mean(realised) };
  }).filter(({ accounts }) => accounts > 0);
}

function at<Value>(values: ArrayLike<Value>, index: number): Value {
  return values[index] as Value;
}
