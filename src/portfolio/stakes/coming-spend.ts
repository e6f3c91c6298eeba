import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { addMonths, parseDay } from "../../calendar/days/plain-date.js";
import type { DaySpend } from "../../reading/account-days.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import { isCredit, isReturn } from "../../records/account/kept-pieces.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { Product } from "../../records/company/product.js";
import { billedUnder, contractMoney, type Invoiced } from "./contract-invoices.js";

/** Money of purchase days is told in hundredths. */
const MINOR_UNITS = 100;

/** A hundredth is what rounding leaves. */
const ROUNDING = 1;

/** Months whose spend sets the pace: what lasts longer says nothing of the next ones. */
const MONTHS_OF_PACE = 12;

/** What an account spent in a year, and what of it would come again. */
export interface ComingSpend {
  /** Of the 12 months; what was taken back is off. */
  spent: number;
  /** Money of the coming months at that pace, without what lasts longer than they do. */
  worth: number;
  /** What of `worth` was invoiced under contracts. */
  ofContracts: number;
  /** Days of the 12 months with something that comes again. */
  purchases: number;
  /** What was spent on products that do not come again in time, and the one that most went into; `null` if nothing was. */
  lasting: { amount: number; productId: string; products: number } | null;
  /** Lines of the 12 months without an amount and a list price, which are not in the money. */
  unpriced: number;
  /** Credits of the 12 months that lower nothing, as no one knows what their product cost. */
  credits: number;
}

/** What the coming spend of accounts follows from, apart from their purchases. */
export interface ComingSpendOptions {
  /** Calendar months that products last for, of those that last longer than a year; Infinity for those that last for good. */
  lifespans: ReadonlyMap<string, number>;
  /** List prices, for lines without an amount. */
  prices: ReadonlyMap<string, number>;
  /** Days in two years on which a product has to be bought to count as bought regularly, however long it lasts. */
  habitDays: number;
  asOfDay: number;
  /** Months from `asOf` whose money counts. */
  months: number;
}

/**
 * The products that last longer than a year, with how long they do. An option without a lifespan lasts as long as what it
 * adds to; of another product without one no one knows, so that it comes at the pace at which it is bought.
 * @internal
 */
export function lifespansOf(products: readonly Product[]): Map<string, number> {
  const lifespans = new Map<string, number>();
  for (const { id, kind, lifespanMonths } of products) {
    const months = lifespanMonths ?? (kind === "option" ? Infinity : 0);
    if (months > MONTHS_OF_PACE) lifespans.set(id, months);
  }
  return lifespans;
}

/**
 * List prices of the products that have one.
 * @internal
 */
export function pricesOf(products: readonly Product[]): Map<string, number> {
  return new Map(products.map(({ id, price }) => [id, price]));
}

/**
 * What an account spent in the 12 calendar months up to a day, and what of it would come again in the coming months. A line
 * without an amount counts at its list price, else not at all; `null` unless most lines of the year have their money. What is
 * used up comes at the pace of these months. What lasts longer than a year comes
 * when its lifespan is up, unless the account buys it all the time.
 *
 * @param renewals - Contracts whose invoices may be among the purchases: those of its product, and where one of the two names
 *   no product, those of its money.
 * @internal
 */
export function comingSpend(
  { purchases }: Pick<Account, "purchases">,
  daysOfPurchase: readonly DaySpend[],
  untilDay: number,
  renewals: readonly Invoiced[],
  { lifespans, prices, habitDays, asOfDay, months }: ComingSpendOptions,
): ComingSpend | null {
  const sinceDay = addMonths(untilDay, -MONTHS_OF_PACE);
  const habitsSinceDay = addMonths(untilDay, -2 * MONTHS_OF_PACE);
  const inYear = (day: number): boolean => day > sinceDay && day <= untilDay;
  let purchaseDays = daysOfPurchase;
  let unpriced = 0;
  let credits = 0;
  if (daysOfPurchase.some(({ day, spend }) => spend === null && inYear(day))) {
    const priced = pricedDays(purchases ?? [], daysOfPurchase, { untilDay, sinceDay, prices });
    if (priced === null) return null;
    ({ days: purchaseDays, unpriced, credits } = priced);
  }
  let minor = 0;
  let daysWithSpend = 0;
  for (const { day, spend } of purchaseDays) {
    if (!inYear(day)) continue;
    minor += spend ?? 0;
    if ((spend ?? 0) > ROUNDING) daysWithSpend++;
  }
  const spent = minor / MINOR_UNITS;
  const invoiced = contractMoney(renewals);
  const isLasting = (productId: string | null | undefined): boolean => productId != null && lifespans.has(productId);
  /** The product of the contract that a line is an invoice of, if it is of one; `null` of one that names none. */
  const contractOf = (row: Purchase): string | null | undefined => {
    if (invoiced.size === 0) return undefined;
    const { productId = null } = row;
    if (productId !== null && invoiced.has(productId)) return productId;
    return isLasting(productId) ? undefined : billedUnder(renewals, productId, moneyOf(row, prices))?.productId;
  };
  const hasOthers = purchases?.some(
    (row) => (isLasting(row.productId) || contractOf(row) !== undefined) && inYear(parseDay(row.on)),
  );
  // Most accounts buy what comes at the pace of the year, and nothing else.
  if (hasOthers !== true) {
    const worth = Math.max(0, spent) * (months / MONTHS_OF_PACE);
    return { spent, worth, ofContracts: 0, purchases: daysWithSpend, lasting: null, unpriced, credits };
  }
  const days = purchaseDays.filter(({ day }) => inYear(day));
  const endDay = asOfDay + months * daysInUnit.month;
  const lasting = new Map<string, { on: Set<number>; lines: { day: number; amount: number }[] }>();
  const invoices = new Map<string | null, number>();
  for (const row of keptPurchases(purchases ?? [], untilDay)) {
    const { productId, on } = row;
    const amount = moneyOf(row, prices);
    if (amount === null) continue;
    const day = parseDay(on);
    const contract = contractOf(row);
    if (inYear(day) && contract !== undefined) invoices.set(contract, (invoices.get(contract) ?? 0) + amount);
    if (productId == null || !lifespans.has(productId) || day > untilDay || day <= habitsSinceDay) continue;
    const known = lasting.get(productId) ?? { on: new Set(), lines: [] };
    if (amount > 0) known.on.add(day);
    if (inYear(day)) known.lines.push({ day, amount });
    lasting.set(productId, known);
  }
  let ofLasting = 0;
  let again = 0;
  const once: { productId: string; amount: number }[] = [];
  const daily = new Map<number, number>();
  for (const [productId, { on, lines }] of lasting) {
    if (on.size >= habitDays) continue;
    const amount = lines.reduce((sum, line) => sum + line.amount, 0);
    if (amount <= 0) continue;
    const lifespan = lifespans.get(productId) ?? Infinity;
    const coming = lines.reduce((sum, line) => sum + line.amount * timesDue(line.day, lifespan, asOfDay, endDay), 0);
    invoices.delete(productId);
    ofLasting += amount;
    again += Math.max(0, coming);
    if (coming > 0) continue;
    once.push({ productId, amount });
    for (const line of lines) daily.set(line.day, (daily.get(line.day) ?? 0) + line.amount * MINOR_UNITS);
  }
  const atPace = Math.max(0, spent - ofLasting) * (months / MONTHS_OF_PACE);
  let ofContracts = 0;
  for (const [productId, amount] of invoices) {
    ofContracts += Math.min(invoiced.get(productId) ?? 0, Math.max(0, amount)) * (months / MONTHS_OF_PACE);
  }
  const [most] = once.sort((a, b) => b.amount - a.amount || (a.productId < b.productId ? -1 : 1));
  return {
    spent,
    worth: atPace + again,
    ofContracts: Math.min(ofContracts, atPace),
    purchases: days.filter(({ day, spend }) => (spend ?? 0) - (daily.get(day) ?? 0) > ROUNDING).length,
    unpriced,
    credits,
    lasting:
      most === undefined
        ? null
        : {
            amount: once.reduce((sum, { amount }) => sum + amount, 0),
            productId: most.productId,
            products: once.length,
          },
  };
}

/** What a line cost, or its pieces at the list price; `null` if neither is known. */
function moneyOf({ amount, productId, quantity }: Purchase, prices: ReadonlyMap<string, number>): number | null {
  if (amount != null) return amount;
  const price = productId == null ? undefined : prices.get(productId);
  return price === undefined ? null : price * (quantity ?? 1);
}

/**
 * The days of a year with the money that its lines are known by, in place of none for a day on which one has no amount; `null`
 * unless most lines have theirs.
 */
function pricedDays(
  purchases: readonly Purchase[],
  days: readonly DaySpend[],
  { untilDay, sinceDay, prices }: { untilDay: number; sinceDay: number; prices: ReadonlyMap<string, number> },
): { days: DaySpend[]; unpriced: number; credits: number } | null {
  let priced = 0;
  let unpriced = 0;
  const money = new Map<number, number>();
  for (const row of keptPurchases(purchases, untilDay)) {
    const day = parseDay(row.on);
    if (day <= sinceDay || day > untilDay) continue;
    const known = moneyOf(row, prices);
    if (known === null) {
      unpriced++;
      continue;
    }
    priced++;
    money.set(day, (money.get(day) ?? 0) + known);
  }
  if (priced <= unpriced) return null;
  const hasPrice = new Set(
    purchases.flatMap((row) => (row.amount == null || isReturn(row) ? [] : (row.productId ?? []))),
  );
  const credits = purchases.filter((row) => {
    const day = parseDay(row.on);
    const isLost = isCredit(row) && !row.quantity && row.productId != null && !hasPrice.has(row.productId);
    return isLost && day > sinceDay && day <= untilDay;
  }).length;
  return {
    days: days.map(({ day, spend }) => ({ day, spend: spend ?? Math.round((money.get(day) ?? 0) * MINOR_UNITS) })),
    unpriced,
    credits,
  };
}

/** How often something bought on a day falls due up to another day; what is overdue falls due once. */
function timesDue(day: number, lifespan: number, asOfDay: number, endDay: number): number {
  if (lifespan === Infinity) return 0;
  let times = 0;
  for (let count = 1; ; count++) {
    const due = addMonths(day, count * lifespan);
    if (due > endDay) return times;
    times = due <= asOfDay ? 1 : times + 1;
  }
}

/**
 * What of the spend does not come again in the coming months, as a reason.
 * @internal
 */
export function lastingReasons({ lasting, unpriced, credits }: ComingSpend, months: number): Reason[] {
  return [
    ...(lasting === null ? [] : [reason("portfolio.value-at-risk.lasting", { ...lasting, months })]),
    ...(unpriced === 0 ? [] : [reason("portfolio.value-at-risk.unpriced", { lines: unpriced })]),
    ...(credits === 0 ? [] : [reason("portfolio.value-at-risk.credits-unused", { credits })]),
  ];
}
