/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue, indices from the rows. */
import { dayInRow, parseDay } from "../../calendar/days/plain-date.js";
import { assertArray, assertNumber, RetentionError } from "../../errors.js";
import { takesBack, tellsNothing } from "../../records/account/kept-pieces.js";
import type { Purchase } from "../../records/account/purchase.js";
import { addLine, keptOf, lineCollector, type LineCollector, MINOR_UNITS } from "../../reading/kept-purchases.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import type { Horizon, Holdings } from "./holdings.js";
import { LARGEST_NUMBER, isNumber, rowAt, positionOf } from "./catalogue-rows.js";

/**
 * Reads what an account bought, and what of it was taken back.
 * @internal
 */
export function readPurchases(
  functionName: string,
  accountId: string,
  purchases: readonly Purchase[],
  catalogue: CompiledCatalogue,
  horizon: Horizon,
  holdings: Holdings,
  ownership: boolean,
): void {
  assertArray(functionName, "purchases", purchases);
  const { asOf } = horizon;
  const reader: Reader = { horizon, catalogue, holdings, ownership, lastDay: -Infinity, unlisted: null };
  // Nearly all accounts give nothing back, so that what comes before the first return is taken at once.
  let lines: LineCollector | null = null;
  for (let index = 0; index < purchases.length; index++) {
    const row = rowAt<Purchase>(functionName, "purchases", purchases, index);
    // Each field is read once: of a row of many shapes that is half of what it costs.
    const { on, amount, quantity, productId, accountId: of } = row;
    if (of != null && of !== accountId) refuseOwner(functionName, accountId, of, index);
    const day = dayInRow(functionName, "purchases", index, "on", on);
    assertAmount(functionName, index, "amount", amount);
    assertAmount(functionName, index, "quantity", quantity);
    const position = productId == null ? -1 : positionOf(functionName, "purchases", index, productId, catalogue);
    if (day > asOf) {
      holdings.future++;
      continue;
    }
    const pieces = quantity ?? 1;
    const isBack = takesBack(amount, quantity);
    if (lines === null) {
      if (!isBack) {
        if (!tellsNothing(amount, quantity)) take(reader, day, amount ?? null, 1, productId ?? null, position, pieces);
        continue;
      }
      // One that sent all back has ordered: it is not an unknown one.
      holdings.everOrdered = reader.lastDay > -Infinity;
      forget(reader);
      lines = linesBefore(purchases, index, asOf);
    }
    if (!isBack && pieces > 0) holdings.everOrdered = true;
    addLine(lines, amount, quantity, productId, day);
  }
  if (lines !== null) {
    for (const { day, money, productId, pieces } of keptOf(lines)) {
      const position = productId === null ? -1 : (catalogue.positions.get(productId) ?? -1);
      take(reader, day, money, MINOR_UNITS, productId, position, pieces ?? 1);
    }
  }
  const { unlisted, lastDay } = reader;
  if (unlisted !== null) holdings.unlisted = [...unlisted].sort();
  if (lastDay > -Infinity) {
    holdings.daysSinceLastPurchase = asOf - lastDay;
    holdings.everOrdered = true;
  }
}

/** What is being read of one account's purchases. */
interface Reader {
  horizon: Horizon;
  catalogue: CompiledCatalogue;
  holdings: Holdings;
  /** Whether what is bought is owned. */
  ownership: boolean;
  /** The last day of a purchase so far. */
  lastDay: number;
  /** Products that the catalogue does not have, so far. */
  unlisted: Set<string> | null;
}

/** Reads one purchase by the day; its amount in parts of the currency, so that whole numbers come as they are. */
function take(
  reader: Reader,
  day: number,
  amount: number | null,
  parts: number,
  productId: string | null,
  position: number,
  pieces: number,
): void {
  const { horizon, catalogue, holdings, ownership } = reader;
  const { products } = catalogue;
  const money = amount === null ? (position < 0 ? 0 : products[position]!.price * pieces) : amount / parts;
  const hasMoney = amount !== null || position >= 0;
  if (day > horizon.yearBefore) {
    holdings.spentLastYear += money;
    if (!hasMoney) holdings.unpriced++;
    if (pieces > 0) holdings.purchasesLastYear++;
  } else {
    const { yearsBefore } = horizon;
    // A plain loop: a function made for each row would be half of what reading rows takes.
    let year = 0;
    while (year < yearsBefore.length && day <= yearsBefore[year]!) year++;
    if (year < yearsBefore.length) {
      holdings.spentBefore ??= horizon.noSpend.slice();
      holdings.spentBefore[year]! += money;
      if (!hasMoney) holdings.unpriced++;
    }
  }
  if (pieces > 0 && day > reader.lastDay) reader.lastDay = day;
  if (!ownership || productId === null || pieces <= 0) return;
  const { since } = holdings;
  if (position < 0) {
    reader.unlisted ??= new Set();
    reader.unlisted.add(productId);
  } else if (since[position]! <= day) {
    const others = since[position] === day ? (holdings.pieces?.[position] ?? 1) : 0;
    if (others + pieces > 1) holdings.pieces ??= products.map(() => 1);
    if (holdings.pieces !== null) holdings.pieces[position] = Math.max(1, Math.floor(others + pieces));
    since[position] = day;
  }
}

/** Forgets what was taken. */
function forget(reader: Reader): void {
  const { catalogue, holdings, ownership } = reader;
  holdings.spentLastYear = 0;
  holdings.spentBefore = null;
  holdings.unpriced = 0;
  holdings.purchasesLastYear = 0;
  if (ownership) {
    holdings.since = catalogue.blanks.slice();
    holdings.pieces = null;
  }
  reader.lastDay = -Infinity;
  reader.unlisted = null;
}

/** The first rows, up to the day; none of them gives anything back. */
function linesBefore(purchases: readonly Purchase[], end: number, asOf: number): LineCollector {
  const lines = lineCollector();
  for (let index = 0; index < end; index++) {
    const { on, amount, quantity, productId } = purchases[index]!;
    const day = parseDay(on);
    if (day <= asOf) addLine(lines, amount, quantity, productId, day);
  }
  return lines;
}

function refuseOwner(functionName: string, accountId: string, of: string, index: number): never {
  const rule = `must be that of the account, ${accountId}`;
  throw new RetentionError(functionName, `purchases[${index}].accountId`, rule, of);
}

function assertAmount(
  functionName: string,
  index: number,
  field: "amount" | "quantity",
  value: number | null | undefined,
): void {
  if (value != null && !(isNumber(value) && Math.abs(value) <= LARGEST_NUMBER)) {
    assertNumber(functionName, `purchases[${index}].${field}`, value, bounds());
  }
}

/** Made where a number is refused: an object for each row would be half of what reading rows takes. */
function bounds(): { min: number; max: number } {
  return { min: -LARGEST_NUMBER, max: LARGEST_NUMBER };
}
