import type { OpportunityLevel } from "../../opportunity/opportunity-level.js";
import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import { judgeOffers, type OffersByRule } from "./judge-offers.js";
import type { Comparison, JudgedPart, ReadFigure } from "./judged.js";
import { type Figures, weighedMean, weighedTopShare } from "./weighed-figures.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { ownersOf, type WindowRow, type WindowRows } from "../windows/window-rows.js";

/** What a group of accounts did within the horizon. */
export interface JudgedGroup {
  readonly accounts: number;
  /** Share that bought a product which it had not bought before; `null` if there are too few accounts. */
  readonly tookUp: number | null;
  /** Mean money spent; `null` if amounts are missing. */
  readonly spend: number | null;
  readonly intervals: { readonly tookUp: Bounds | null; readonly spend: Bounds | null };
}

/** A tenth of the accounts by their expected value, the highest first. */
export interface ExpectedTenth {
  readonly accounts: number;
  /** Mean expected value, of the policy's whole horizon. */
  readonly expected: number;
  /** Mean money that they spent within the window's horizon on what was offered, times its margin. */
  readonly realised: number;
  /** Bounds of `realised`. */
  readonly interval: Bounds | null;
}

/** What accounts could still buy, and what they did buy. */
export interface JudgedOpportunity {
  readonly byLevel: Readonly<Record<OpportunityLevel, JudgedGroup>>;
  /** Groups of the same sizes by days since the last purchase, the latest buyers standing in for "high". */
  readonly byRecency: Readonly<Record<OpportunityLevel, JudgedGroup>>;
  /** The library's probabilities, and the rules to beat; `null` if no offer, or every one, was bought. */
  /** `null` if too few accounts bought what was offered. */
  readonly offers: OffersByRule | null;
  readonly expectedValue: {
    readonly tenths: readonly ExpectedTenth[];
    /** Share of what was realised that the tenth of the accounts with the highest expected value holds. */
    readonly topShare: number | null;
    /** The same for the tenth that spent the most in the year before. */
    readonly topShareOfSpend: number | null;
    readonly intervals: { readonly topShare: Bounds | null; readonly topShareOfSpend: Bounds | null };
  };
}

const TOP = 0.1;

/** What an account bought within the horizon. */
interface Bought {
  /** Pieces bought, cancellations not taken off, by product. */
  products: Set<string>;
  /** Money spent on each product, cancellations taken off. */
  moneyOn: Map<string, number>;
  tookUp: boolean;
  /** Money in all; `null` if an amount is missing. */
  spend: number | null;
}

/**
 * Whether accounts of high opportunity took up more, and whether the likelier offers were the ones bought.
 *
 * @param least - Accounts that a group must have for anything to be said of it.
 * @internal
 */
export function judgeOpportunity(window: WindowRows, least: number): JudgedPart<JudgedOpportunity | null> {
  const { rows, book } = window;
  if (rows.length === 0 || book.products.length === 0) return { figures: [], comparisons: [], result: () => null };
  const priceOf = new Map(book.products.map(({ id, price }) => [id, price]));
  const seen = rows.map((row): SeenRow => ({ row, bought: boughtBy(row, window, priceOf) }));
  const levels = groupsByLevel(seen);
  const offers = judgeOffers(
    window,
    seen.map(({ bought }) => bought.products),
    least,
  );

  const realised = seen.map(({ row, bought }) =>
    row.predicted.report.opportunity.offers.reduce(
      (sum, { productId, margin }) => sum + Math.max(0, bought.moneyOn.get(productId) ?? 0) * margin,
      0,
    ),
  );
  const owners = ownersOf(rows);
  const expected = rows.map(({ predicted }) => predicted.report.opportunity.expectedValue);
  const spent = rows.map(({ record }) => record?.yearSpend ?? 0);
  const tenths = tenthsOf(rows, expected, realised);
  return {
    figures: [
      ...groupFigures("level", levels, least),
      ...groupFigures("recency", groupsByRecency(seen, levels), least),
      ...offers.figures,
      ...tenths.map(({ figure }) => figure),
      weighedTopShare("topShare", owners, expected, realised, TOP),
      weighedTopShare("topShareOfSpend", owners, spent, realised, TOP),
    ],
    comparisons: [
      compared("opportunity.tookUp", "recency", "tookUp:level:high", "tookUp:recency:high"),
      compared("opportunity.tookUp", "medium", "tookUp:level:high", "tookUp:level:medium"),
      ...offers.comparisons,
      compared("opportunity.expectedValue", "spend", "topShare", "topShareOfSpend"),
    ],
    result: resultOf(
      { high: levels.high.length, medium: levels.medium.length, low: levels.low.length },
      tenths.map(({ tenth }) => tenth),
      offers.result,
    ),
  };
}

function compared(measure: string, against: string, ours: string, theirs: string): Comparison {
  return { measure, against, ours, theirs, lowerIsBetter: false };
}

/** Apart from the rows, which need not outlive the figures. */
function resultOf(
  sizes: Record<OpportunityLevel, number>,
  tenths: Omit<ExpectedTenth, "interval">[],
  offers: (read: ReadFigure) => OffersByRule | null,
): (read: ReadFigure) => JudgedOpportunity {
  return (read) => {
    const groupOf = (kind: string, level: OpportunityLevel): JudgedGroup => {
      const [tookUp, spend] = [read(`tookUp:${kind}:${level}`), read(`spend:${kind}:${level}`)];
      const intervals = { tookUp: tookUp.bounds, spend: spend.bounds };
      return { accounts: sizes[level], tookUp: tookUp.value, spend: spend.value, intervals };
    };
    const groupsOf = (kind: string): Record<OpportunityLevel, JudgedGroup> => ({
      high: groupOf(kind, "high"),
      medium: groupOf(kind, "medium"),
      low: groupOf(kind, "low"),
    });
    const [topShare, topShareOfSpend] = [read("topShare"), read("topShareOfSpend")];
    return {
      byLevel: groupsOf("level"),
      byRecency: groupsOf("recency"),
      offers: offers(read),
      expectedValue: {
        tenths: tenths.map((tenth, index) => ({ ...tenth, interval: read(`tenth:${index}`).bounds })),
        topShare: topShare.value,
        topShareOfSpend: topShareOfSpend.value,
        intervals: { topShare: topShare.bounds, topShareOfSpend: topShareOfSpend.bounds },
      },
    };
  };
}

interface SeenRow {
  row: WindowRow;
  bought: Bought;
}

type Groups = Record<OpportunityLevel, SeenRow[]>;

function groupsByLevel(seen: readonly SeenRow[]): Groups {
  const groups: Groups = { high: [], medium: [], low: [] };
  for (const each of seen) groups[each.row.predicted.report.opportunity.level].push(each);
  return groups;
}

/** As many in each group as by level, the latest buyers first. */
function groupsByRecency(seen: readonly SeenRow[], { high, medium }: Groups): Groups {
  const silent = ({ row: { record } }: SeenRow): number => record?.silentDays ?? Number.MAX_VALUE;
  const order = seen.toSorted((a, b) => silent(a) - silent(b) || compareIds(a.row, b.row));
  return {
    high: order.slice(0, high.length),
    medium: order.slice(high.length, high.length + medium.length),
    low: order.slice(high.length + medium.length),
  };
}

function groupFigures(kind: string, groups: Groups, least: number): Figures[] {
  return (["high", "medium", "low"] as const).flatMap((level) => {
    const members = groups[level];
    if (members.length < least) return [];
    const owners = ownersOf(members.map(({ row }) => row));
    const tookUp = Float64Array.from(members, ({ bought }) => (bought.tookUp ? 1 : 0));
    const spends = members.flatMap(({ bought }) => bought.spend ?? []);
    return [
      weighedMean(`tookUp:${kind}:${level}`, owners, tookUp),
      ...(spends.length < members.length
        ? []
        : [weighedMean(`spend:${kind}:${level}`, owners, Float64Array.from(spends))]),
    ];
  });
}

function boughtBy(
  { predicted: { dated, account } }: WindowRow,
  { days: { asOf, horizonDays } }: WindowRows,
  priceOf: ReadonlyMap<string, number>,
): Bought {
  const before = new Set([
    ...(account.purchases ?? []).flatMap(({ productId }) => productId ?? []),
    ...(account.owned ?? []).map(({ productId }) => productId),
  ]);
  const products = new Set<string>();
  const moneyOn = new Map<string, number>();
  let spend: number | null = 0;
  const end = asOf + horizonDays;
  const known = (dated.purchases ?? [])
    .filter(({ day }) => day <= end)
    .map(({ row, day }) => ({ ...row, on: plainDate(day) }));
  for (const { productId, on, amount, quantity } of keptPurchases(known, end)) {
    if (parseDay(on) <= asOf) continue;
    const pieces = quantity ?? 1;
    const price = priceOf.get(productId ?? "");
    const money = amount ?? (price === undefined ? null : price * pieces);
    spend = spend === null || money === null ? null : spend + money;
    if (productId == null) continue;
    if (pieces > 0) products.add(productId);
    moneyOn.set(productId, (moneyOn.get(productId) ?? 0) + (money ?? 0));
  }
  for (const { row, day } of dated.owned ?? []) {
    if (day > asOf && day <= asOf + horizonDays) products.add(row.productId);
  }
  return { products, moneyOn, tookUp: [...products].some((id) => !before.has(id)), spend };
}

function tenthsOf(
  rows: readonly WindowRow[],
  expected: readonly number[],
  realised: readonly number[],
): { tenth: Omit<ExpectedTenth, "interval">; figure: Figures }[] {
  const order = rows
    .map((row, index) => ({ row, expected: expected[index] ?? 0, realised: realised[index] ?? 0 }))
    .sort((a, b) => b.expected - a.expected || compareIds(a.row, b.row));
  return Array.from({ length: 10 }, (_, tenth) =>
    order.slice(Math.round((tenth * order.length) / 10), Math.round(((tenth + 1) * order.length) / 10)),
  )
    .filter((members) => members.length > 0)
    .map((members, index) => {
      const mean = (key: "expected" | "realised"): number =>
        members.reduce((sum, member) => sum + member[key], 0) / members.length;
      const owners = ownersOf(members.map(({ row }) => row));
      const values = Float64Array.from(members, (member) => member.realised);
      return {
        tenth: { accounts: members.length, expected: mean("expected"), realised: mean("realised") },
        figure: weighedMean(`tenth:${index}`, owners, values),
      };
    });
}

function compareIds(a: WindowRow, b: WindowRow): number {
  return compareTexts(a.predicted.account.id, b.predicted.account.id);
}
