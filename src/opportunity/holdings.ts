/* eslint-disable @typescript-eslint/no-non-null-assertion -- read once per account: positions come from the catalogue, indices from the rows. */
import { addMonths, dayNumber, parseDay } from "../calendar/days/plain-date.js";
import { assertArray, assertNumber, assertText, RetentionError } from "../errors.js";
import type { Account, OwnedProduct } from "../records/account.js";
import { isInUse, latestKept, piecesOf } from "../records/kept-pieces.js";
import type { Purchase } from "../records/purchase.js";
import { accountDays, type DaySpend } from "../reading/account-days.js";
import { addPurchase } from "../reading/collect-days.js";
import { BLANK, type CompiledCatalogue } from "./catalogue.js";

/** The days that matter for one `asOf`, as day numbers. */
export interface Horizon {
  asOf: number;
  /** The day 12 calendar months before, which is just outside "the last 12 months". */
  yearBefore: number;
  /** Last day of the horizon. */
  until: number;
}

/** In place of the day of a product that is not owned. */
export const NOT_OWNED = BLANK;

/** Minor units in one of the currency. */
const MINOR_UNITS = 100;

/** Largest amount, quantity and hours: sums of them over any account stay finite. */
const MOST = 1e12;

/** What an account has and has bought by a day. */
export interface Holdings {
  /** Whether anybody recorded what it owns. */
  known: boolean;
  /** Whether its purchases were given. */
  purchasesKnown: boolean;
  /** Count of different products owned, those that the catalogue does not have among them. */
  owned: number;
  /** Products owned that the catalogue does not have, in order of their ids. */
  unlisted: string[];
  /** By position in the catalogue: the day from which the product's age counts, or `NOT_OWNED`. */
  since: number[];
  /** By position: whole pieces due with the oldest; `null` if none is more than one. */
  pieces: number[] | null;
  /** By position: hours a year spent maintaining it, or `BLANK` where not known; `null` if none is known. */
  hours: number[] | null;
  /** Money spent in the last 12 months, net of cancellations; 0 where nothing is on record. */
  spentLastYear: number;
  /** Rows of the last 12 months of whose money nothing is known. */
  unpricedLastYear: number;
  /** Purchases, not cancellations, in the last 12 months; not those wholly taken back. */
  purchasesLastYear: number;
  daysSinceLastPurchase: number | null;
  /** Whether any purchase is on record, also one that was taken back. */
  everOrdered: boolean;
  /** Rows dated after the day. */
  future: number;
}

/**
 * Reads what an account owns and has bought. `owned` wins; without it a product is owned where the pieces bought exceed
 * those returned. What is dated after the day has not happened yet. A product's age counts from its oldest piece in
 * `owned`, which lists what is in use, and from its latest purchase not returned in `purchases`, where a later purchase
 * is taken to renew an earlier one.
 * @internal
 */
export function readHoldings(
  functionName: string,
  account: Account,
  catalogue: CompiledCatalogue,
  horizon: Horizon,
): Holdings {
  const owned = account.owned;
  const purchases = account.purchases;
  const holdings: Holdings = {
    known: owned != null || purchases != null,
    purchasesKnown: purchases != null,
    owned: 0,
    unlisted: [],
    since: catalogue.blanks.slice(),
    pieces: null,
    hours: null,
    spentLastYear: 0,
    unpricedLastYear: 0,
    purchasesLastYear: 0,
    daysSinceLastPurchase: null,
    everOrdered: false,
    future: 0,
  };
  if (owned != null) readOwned(functionName, owned, catalogue, horizon, holdings);
  if (purchases != null) {
    readPurchases(functionName, account.id, purchases, catalogue, horizon, holdings, owned == null);
  }
  holdings.owned = holdings.unlisted.length;
  for (const day of holdings.since) if (day !== NOT_OWNED) holdings.owned++;
  return holdings;
}

function readOwned(
  functionName: string,
  owned: readonly OwnedProduct[],
  catalogue: CompiledCatalogue,
  { asOf, until }: Horizon,
  holdings: Holdings,
): void {
  assertArray(functionName, "owned", owned);
  const { since } = holdings;
  let several: Set<number> | null = null;
  let unlisted: Set<string> | null = null;
  for (let index = 0; index < owned.length; index++) {
    const row = rowAt<OwnedProduct>(functionName, "owned", owned, index);
    const { productId, purchasedOn } = row;
    const quantity = row.quantity ?? 1;
    const hours = row.maintenanceHoursPerYear;
    const position = positionOf(functionName, "owned", index, productId, catalogue);
    const day = dayOf(functionName, "owned", index, "purchasedOn", purchasedOn);
    if (!(isNumber(quantity) && quantity >= 0 && quantity <= MOST)) {
      assertNumber(functionName, `owned[${index}].quantity`, quantity, { min: 0, max: MOST });
    }
    if (hours != null && !(isNumber(hours) && hours >= 0 && hours <= MOST)) {
      assertNumber(functionName, `owned[${index}].maintenanceHoursPerYear`, hours, { min: 0, max: MOST });
    }
    if (day > asOf) {
      holdings.future++;
    } else if (quantity > 0 && position < 0) {
      unlisted ??= new Set();
      unlisted.add(productId);
    } else if (isInUse(row)) {
      // Rows of one product: more pieces than one, in this row or in several.
      if (quantity > 1 || since[position] !== NOT_OWNED) {
        several ??= new Set();
        several.add(position);
      }
      if (since[position] === NOT_OWNED || since[position]! > day) since[position] = day;
      if (hours != null) {
        holdings.hours ??= catalogue.blanks.slice();
        const before = holdings.hours[position]!;
        holdings.hours[position] = before === BLANK ? hours : before + hours;
      }
    }
  }
  if (unlisted !== null) holdings.unlisted = [...unlisted].sort();
  if (several !== null) holdings.pieces = duePieces(several, owned, catalogue, until);
}

function readPurchases(
  functionName: string,
  accountId: string,
  purchases: readonly Purchase[],
  catalogue: CompiledCatalogue,
  { asOf, yearBefore }: Horizon,
  holdings: Holdings,
  ownership: boolean,
): void {
  assertArray(functionName, "purchases", purchases);
  const { products } = catalogue;
  const { since } = holdings;
  let returned: Set<number> | null = null;
  let unlisted: Map<string, number> | null = null;
  let last = -Infinity;
  let lastReturn = -Infinity;
  let lastKept = -Infinity;
  for (let index = 0; index < purchases.length; index++) {
    const purchase = rowAt<Purchase>(functionName, "purchases", purchases, index);
    const { on, amount, productId } = purchase;
    if (purchase.accountId != null && purchase.accountId !== accountId) {
      throw new RetentionError(
        functionName,
        `purchases[${index}].accountId`,
        `must be that of the account, ${accountId}`,
        purchase.accountId,
      );
    }
    const day = dayOf(functionName, "purchases", index, "on", on);
    const position = productId == null ? -1 : positionOf(functionName, "purchases", index, productId, catalogue);
    if (amount != null && !(isNumber(amount) && Math.abs(amount) <= MOST)) {
      assertNumber(functionName, `purchases[${index}].amount`, amount, { min: -MOST, max: MOST });
    }
    const quantity = piecesOf(purchase);
    if (!(isNumber(quantity) && Math.abs(quantity) <= MOST)) {
      assertNumber(functionName, `purchases[${index}].quantity`, quantity, { min: -MOST, max: MOST });
    }
    if (day > asOf) {
      holdings.future++;
      continue;
    }

    if (day > yearBefore) {
      holdings.spentLastYear += amount ?? (position < 0 ? 0 : products[position]!.price * quantity);
      if (amount == null && position < 0) holdings.unpricedLastYear++;
      if (quantity > 0) holdings.purchasesLastYear++;
    }
    if (quantity > 0 && day > last) last = day;
    if (quantity < 0 || (amount ?? 0) < 0) lastReturn = Math.max(lastReturn, day);
    else if (day > lastKept) lastKept = day;
    if (!ownership || productId == null) continue;
    if (position < 0) {
      unlisted ??= new Map<string, number>();
      unlisted.set(productId, (unlisted.get(productId) ?? 0) + quantity);
      continue;
    }
    if (quantity < 0) {
      returned ??= new Set();
      returned.add(position);
    } else if (quantity > 0 && since[position]! <= day) {
      const others = since[position] === day ? (holdings.pieces?.[position] ?? 1) : 0;
      if (others + quantity > 1) holdings.pieces ??= products.map(() => 1);
      if (holdings.pieces !== null) holdings.pieces[position] = Math.max(1, Math.floor(others + quantity));
      since[position] = day;
    }
  }
  if (unlisted !== null) {
    holdings.unlisted = [...unlisted].flatMap(([productId, pieces]) => (pieces > 0 ? [productId] : [])).sort();
  }
  if (last > -Infinity) {
    holdings.daysSinceLastPurchase = asOf - last;
    holdings.everOrdered = true;
  }
  if (lastReturn > -Infinity) {
    // What was bought after all returns is not touched by them.
    if (lastReturn <= yearBefore && lastKept > lastReturn) holdings.daysSinceLastPurchase = asOf - lastKept;
    else leaveOutTakenBack(purchases, { asOf, yearBefore }, holdings);
  }
  if (returned !== null) {
    for (const [position, rows] of rowsOf(returned, purchases, catalogue, asOf)) {
      const kept = latestKept(rows);
      // How many of them are left is not worth another pass over the rows.
      if (holdings.pieces !== null) holdings.pieces[position] = 1;
      since[position] = kept === null ? NOT_OWNED : parseDay(kept);
    }
  }
}

/** A purchase that was wholly taken back is none: counts again without the days of which nothing is left. */
function leaveOutTakenBack(
  purchases: readonly Purchase[],
  { asOf, yearBefore }: Pick<Horizon, "asOf" | "yearBefore">,
  holdings: Holdings,
): void {
  const kept = accountDays();
  // Days of the year before on which something was bought, one a row.
  const bought: number[] = [];
  for (const purchase of purchases) {
    const day = parseDay(purchase.on);
    if (day > asOf) continue;
    addPurchase(kept, purchase, day, MINOR_UNITS);
    if (day > yearBefore && piecesOf(purchase) > 0) bought.push(day);
  }
  const left = kept.purchaseDays();
  const last = left.at(-1);
  holdings.daysSinceLastPurchase = last === undefined ? null : asOf - last.day;
  holdings.purchasesLastYear = bought.filter((day) => isAmong(left, day)).length;
}

/** Whether a day is one of those on which something is left, which come in order; most asked for are late ones. */
function isAmong(left: readonly DaySpend[], day: number): boolean {
  let at = left.length - 1;
  while (at >= 0 && left[at]!.day > day) at--;
  return at >= 0 && left[at]!.day === day;
}

/** Whole pieces in use whose life ends by a day, of each product of which there are several; at least one. */
function duePieces(
  several: ReadonlySet<number>,
  owned: readonly OwnedProduct[],
  { positions, products, blanks }: CompiledCatalogue,
  until: number,
): number[] {
  const pieces = blanks.map(() => 1);
  for (const position of several) pieces[position] = 0;
  for (const row of owned) {
    const position = positions.get(row.productId);
    if (position === undefined || !several.has(position) || !isInUse(row)) continue;
    const due = addMonths(parseDay(row.purchasedOn), products[position]!.lifespanMonths);
    if (due <= until) pieces[position]! += row.quantity ?? 1;
  }
  return pieces.map((count) => Math.max(1, Math.floor(count)));
}

/** Rows up to a day of each product of which something was returned, by position. */
function rowsOf(
  returned: ReadonlySet<number>,
  purchases: readonly Purchase[],
  { positions }: CompiledCatalogue,
  asOf: number,
): Map<number, Purchase[]> {
  const rows = new Map<number, Purchase[]>([...returned].map((position) => [position, []]));
  for (const purchase of purchases) {
    const position = positions.get(purchase.productId ?? "");
    if (position !== undefined && parseDay(purchase.on) <= asOf) rows.get(position)?.push(purchase);
  }
  return rows;
}

/** What a row holds is only said to be a number. */
function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function rowAt<Row extends object>(functionName: string, list: string, rows: readonly Row[], index: number): Row {
  const row: unknown = rows[index];
  if (typeof row !== "object" || row === null) {
    throw new RetentionError(functionName, `${list}[${index}]`, "must be an object", row);
  }
  return row as Row;
}

/** Position in the catalogue; -1 for a product that it does not have. */
function positionOf(
  functionName: string,
  list: string,
  index: number,
  productId: string,
  { positions }: CompiledCatalogue,
): number {
  const position = positions.get(productId);
  if (position === undefined) assertText(functionName, `${list}[${index}].productId`, productId);
  return position ?? -1;
}

/** A day number; the path is written only where it is needed, since these loops run over every row of every account. */
function dayOf(functionName: string, list: string, index: number, field: string, date: string): number {
  const day = typeof date === "string" ? parseDay(date) : NaN;
  return Number.isNaN(day) ? dayNumber(functionName, `${list}[${index}].${field}`, date) : day;
}
