/* eslint-disable @typescript-eslint/no-non-null-assertion -- lists read below their own length. */
import { compareTexts } from "../records/values/compare-texts.js";
import { PAID_BACK_SHARE } from "../records/account/kept-pieces.js";
import { added, areAlike, hasMoney, type Line, merge, piecesOf } from "./line.js";

/** Lines in which one of the same price is looked for: about all of an account's, and few beside millions. */
const SEARCHED = 1000;

/**
 * A line with what is left of it.
 * @internal
 */
export interface OpenLine extends Line {
  isGone: boolean;
  /** Whether credits that took back no piece left no money of it. */
  isEmptied: boolean;
}

/** A copy of a line, of which nothing was taken back yet. */
function openLine({ day, money, productId, pieces, isCredit }: Line): OpenLine {
  // Field by field: Node 20 takes many times as long for a field that follows a spread.
  return { day, money, productId, pieces, isCredit, isGone: false, isEmptied: false };
}

/**
 * Lines of one day and product as one, by day and then product: what is taken back from them must not hang on the order of rows.
 * @internal
 */
export function mergedInOrder(lines: OpenLine[]): OpenLine[] {
  // Nearly all are in order: to see that takes less than to sort them.
  let isInOrder = true;
  for (let at = 1; at < lines.length && isInOrder; at++) isInOrder = lineOrder(lines[at - 1]!, lines[at]!) <= 0;
  if (!isInOrder) lines.sort(lineOrder);
  let count = 0;
  for (const line of lines) {
    const last = lines[count - 1];
    if (last !== undefined && areAlike(last, line)) merge(last, line);
    else lines[count++] = line;
  }
  lines.length = count;
  return lines;
}

function lineOrder(a: Line, b: Line): number {
  return (
    a.day - b.day ||
    compareTexts(a.productId ?? "", b.productId ?? "") ||
    Number(a.money === null) - Number(b.money === null) ||
    (a.pieces ?? 0) - (b.pieces ?? 0) ||
    (a.money ?? -1) - (b.money ?? -1)
  );
}

/** Returns by day; of one day those that say most first. */
function returnOrder(a: Line, b: Line): number {
  const saysMore = (line: Line): number => (line.productId === null ? 0 : 2) + (line.pieces === null ? 0 : 1);
  return (
    a.day - b.day ||
    saysMore(b) - saysMore(a) ||
    compareTexts(a.productId ?? "", b.productId ?? "") ||
    (b.pieces ?? 0) - (a.pieces ?? 0) ||
    (b.money ?? -1) - (a.money ?? -1) ||
    Number(a.isCredit) - Number(b.isCredit)
  );
}

/**
 * What returns and credits are taken off: of lines up to their day, those of the product that they name, or all where they
 * name none. A product of which no line is left may be in a purchase that names none. The latest line of exactly their
 * price comes first. Else pieces go off the latest line of earlier days before those of their own, as a new invoice often
 * comes with the credit for the old one; money goes off the latest. What goes beyond the record has no effect.
 *
 * What they take: a return has a negative number of pieces, and takes these, or its money where it names no product. A
 * line of which nothing is left is no purchase. A credit has a negative amount and no negative number of pieces.
 * - One that names a product and pays back more than half of what its pieces cost takes them back, so that a fee for
 *   restocking may be kept. Without a number of pieces it takes as many as its money pays for, rounded. Where no price is
 *   known it takes those that it says, or none.
 * - One without a product takes back a line of exactly its money, or all of such a day, unless it is a discount on more
 *   that was bought on its own day.
 * - Any other lowers what was paid and leaves the purchase, as a rebate or a bonus does, unless one without a product
 *   leaves the account nothing. One of 0 pieces never takes a purchase back.
 *
 * @param lines - In order of time.
 * @param returns - In any order. A credit that takes pieces back is given their number.
 * @returns The lines of which something is left.
 * @internal
 */
export function afterReturns(lines: readonly Line[], returns: readonly Line[]): Line[] {
  return takenBack(mergedInOrder(lines.map(openLine)), returns);
}

/**
 * The same of lines that may be changed, each of another day or product than the one before it.
 * @internal
 */
export function takenBack(all: OpenLine[], returns: readonly Line[]): OpenLine[] {
  const inOrder = returns.length > 1 ? returns.toSorted(returnOrder) : returns;
  const unnamed: OpenLine[] = [];
  const openByProduct = new Map<string, OpenLine[]>();
  // Only of these, and of purchases that name no product, is a return of a product taken off.
  for (const { productId } of inOrder) if (productId !== null) openByProduct.set(productId, []);
  // Of any product: listed where they are asked for, as most returns name theirs.
  const open: OpenLine[] | null = inOrder.some(({ isCredit, productId }) => isCredit || productId === null) ? [] : null;
  let next = 0;
  for (const taken of inOrder) {
    for (let line = all[next]; line !== undefined && line.day <= taken.day; line = all[++next]) {
      if (piecesOf(line) <= 0 && !hasMoney(line)) continue;
      open?.push(line);
      (line.productId === null ? unnamed : openByProduct.get(line.productId))?.push(line);
    }
    const named = taken.productId === null ? [] : withoutGone(openByProduct.get(taken.productId)!);
    if (named.length > 0) takeOfProduct(taken, named);
    else takeOfAny(taken, withoutGone(taken.productId === null ? open! : unnamed));
    if (taken.isCredit && !open!.some((line) => !line.isGone && line.money !== 0)) {
      for (const line of open!) line.isGone ||= line.isEmptied;
      open!.length = 0;
    }
  }
  return all.filter(({ isGone }) => !isGone);
}

/** Drops lines off the end of which nothing is left, so that none is passed again and again. */
function withoutGone(lines: OpenLine[]): OpenLine[] {
  while (lines.at(-1)?.isGone === true) lines.pop();
  return lines;
}

/** Lines of which something is left, the latest first; those of a day can come last. */
function* inTurn(lines: readonly OpenLine[], lastDay: number | null): Generator<OpenLine> {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.day === lastDay) end--;
  for (let at = end - 1; at >= 0; at--) if (!lines[at]!.isGone) yield lines[at]!;
  for (let at = lines.length - 1; at >= end; at--) if (!lines[at]!.isGone) yield lines[at]!;
}

/** Takes one return or credit off the lines of its product. */
function takeOfProduct(taken: Line, lines: readonly OpenLine[]): void {
  const paidBack = lineOfPrice(taken, lines);
  const ofPieces = (): Iterable<OpenLine> => (paidBack === undefined ? inTurn(lines, taken.day) : [paidBack]);
  if (taken.isCredit) taken.pieces = creditedPieces(taken, ofPieces());
  const { money, isCredit } = taken;
  const pieces = taken.pieces ?? 0;
  let left = pieces;
  // What was bought for nothing, or for who knows what, is not what a credit pays back.
  if (isCredit) left -= takePieces(ofPieces(), left, money, pieces, hasMoney);
  left -= takePieces(ofPieces(), left, money, pieces);
  if (left === pieces) takeMoney(taken, paidBack === undefined ? inTurn(lines, null) : [paidBack]);
}

/** Takes one return or credit off lines of any product. */
function takeOfAny(taken: Line, lines: readonly OpenLine[]): void {
  const paidBack = linesOfMoney(taken, lines);
  if (paidBack.length === 0 || taken.pieces === 0) {
    takeMoney(taken, paidBack.length === 0 ? inTurn(lines, null) : paidBack);
    return;
  }
  for (const line of paidBack) line.isGone = true;
  if (taken.isCredit) taken.pieces = paidBack.reduce((sum, line) => sum + piecesOf(line), 0);
}

/** The latest line of which the money given back is exactly the price of the pieces given back, or of some. */
function lineOfPrice({ money, pieces }: Line, lines: readonly OpenLine[]): OpenLine | undefined {
  if (money === null || money === 0) return undefined;
  const least = Math.max(0, lines.length - SEARCHED);
  for (let at = lines.length - 1; at >= least; at--) {
    const line = lines[at]!;
    if (line.isGone || !hasMoney(line)) continue;
    const has = piecesOf(line);
    const paid = (money * has) / line.money!;
    if (paid > 0 && paid <= has && (pieces ? paid === pieces : Number.isInteger(paid))) return line;
  }
  return undefined;
}

/** The latest line of exactly this money, or else all lines of the latest such day. */
function linesOfMoney({ day, money }: Line, lines: readonly OpenLine[]): OpenLine[] {
  if (money === null || money === 0) return [];
  // Less than an invoice of its own day is a discount on that one.
  const last = lines.at(-1);
  if (last?.day === day && (last.money ?? 0) > money) return [];
  const least = Math.max(0, lines.length - SEARCHED);
  let wholeDay: number | null = null;
  let sum: number | null = 0;
  for (let at = lines.length - 1; at >= least; at--) {
    const line = lines[at]!;
    if (!line.isGone) {
      if (line.money === money) return [line];
      sum = added(sum, line.money);
    }
    if (lines[at - 1]?.day === line.day) continue;
    if (sum === money) wholeDay ??= line.day;
    sum = 0;
  }
  return wholeDay === null ? [] : lines.filter((line) => line.day === wholeDay && !line.isGone);
}

/** Takes pieces off lines, each with its share of the money that was given back for all, or else of its own; tells how many. */
function takePieces(
  lines: Iterable<OpenLine>,
  most: number,
  money: number | null,
  ofPieces: number,
  isMeant = (line: Line): boolean => piecesOf(line) > 0,
): number {
  let left = most;
  for (const line of lines) {
    if (left <= 0) break;
    const has = piecesOf(line);
    const given = Math.min(left, has);
    if (given <= 0 || !isMeant(line)) continue;
    left -= given;
    if (given === has) {
      line.isGone = true;
      continue;
    }
    if (line.money !== null) {
      const back = money === null ? (line.money * given) / has : (money * given) / ofPieces;
      line.money = Math.max(0, line.money - Math.round(back));
    }
    line.pieces = has - given;
  }
  return most - left;
}

/** Pieces that a credit takes back of lines of its product, in turn; see `afterReturns`. */
function creditedPieces({ money, pieces }: Line, lines: Iterable<OpenLine>): number {
  if (pieces === 0) return 0;
  let left = money ?? 0;
  let cost = 0;
  let counted = 0;
  let paid = 0;
  for (const line of lines) {
    const has = piecesOf(line);
    if (!hasMoney(line) || has <= 0) continue;
    const price = line.money! / has;
    if (pieces === null) {
      const fits = Math.min(has, Math.max(0, Math.ceil(left / price - 0.5)));
      paid += fits;
      left -= fits * price;
      if (fits < has) return paid;
    } else {
      const given = Math.min(has, pieces - counted);
      cost += given * price;
      counted += given;
      if (counted >= pieces) break;
    }
  }
  if (pieces === null) return paid;
  const isPaidBack = counted === 0 || left > PAID_BACK_SHARE * (cost / counted) * pieces;
  return isPaidBack ? pieces : 0;
}

/** Takes money off lines in turn. What loses all of it to a return is gone; what loses it to a credit stays. */
function takeMoney({ money, pieces, isCredit }: Line, lines: Iterable<OpenLine>): void {
  let left = money ?? 0;
  for (const line of lines) {
    if (left === 0) return;
    const given = Math.min(left, line.money ?? 0);
    if (given <= 0) continue;
    left -= given;
    line.money = line.money! - given;
    if (line.money > 0) return;
    if (!isCredit) line.isGone = true;
    else if (pieces !== 0) line.isEmptied = true;
  }
}
