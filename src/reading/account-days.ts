/* eslint-disable @typescript-eslint/no-non-null-assertion -- lists read below their own length. */
import { compareTexts } from "../records/values/compare-texts.js";

/** What one account's rows come to, one entry a day; money in minor units. */
export interface DaySpend {
  day: number;
  /** `null` if a purchase of the day has no amount. */
  spend: number | null;
}

/** A line of a purchase, or what was taken back; money in minor units, without a sign. */
export interface Line {
  day: number;
  /** `null` if the row has no amount. */
  money: number | null;
  productId: string | null;
  /** Without a sign; `null` if the row does not say. */
  pieces: number | null;
  /** Whether only its amount is negative, so that its money tells how many pieces it takes back. */
  isCredit: boolean;
}

/**
 * The days on which one account bought, with the money spent on each. Rows may come in any order.
 *
 * A return is taken off what it names: with a product, off the latest lines of that product, piece by piece where it
 * says how many, else by its money; without one, off the latest money. What was bought after a return is not touched by
 * it, and a return of more than the record shows has no effect. A line of which nothing is left is not a purchase.
 *
 * A credit has a negative amount, and no negative number of pieces. One that pays back more than half of what its pieces
 * cost takes them back, so that a fee for restocking may be kept; one that pays back less lowers what they cost, as a rebate or
 * a gesture does. Without a number of pieces it takes back as many as its money pays for, rounded.
 *
 * Cost: one entry a day, product and account; a sort when rows did not come in order of time.
 * @internal
 */
export interface AccountDays {
  buy: (line: Line) => void;
  /** A credit gets its pieces once lines are asked for. */
  takeBack: (line: Line) => void;
  /** The days that remain purchases once returns are taken off, in order. */
  purchaseDays: () => DaySpend[];
  /** The lines of which something is left, in order of time; those of one day and product may be one. */
  keptLines: () => readonly Line[];
}

/** A line with what is left of it. */
interface OpenLine extends Line {
  isGone: boolean;
}

/**
 * The days of an account without a line yet. The lines that it is given are its own from then on.
 * @internal
 */
export function accountDays(): AccountDays {
  return new OwnDays();
}

/** A class, as there is one for each of a million accounts: its functions are made once. */
class OwnDays implements AccountDays {
  // Most accounts bought a few times: a list that starts with its first line takes no room for sixteen more.
  private lines: Line[] | null = null;
  private returns: Line[] | null = null;
  private isOrdered = true;

  buy(line: Line): void {
    const last = this.lines?.at(-1);
    if (this.lines === null || last === undefined) {
      this.lines = [line];
      return;
    }
    if (last.day > line.day) this.isOrdered = false;
    if (last.day === line.day && last.productId === line.productId) merge(last, line);
    else this.lines.push(line);
  }

  takeBack(line: Line): void {
    if (this.returns === null) this.returns = [line];
    else this.returns.push(line);
  }

  purchaseDays(): DaySpend[] {
    return daysOf(this.keptLines());
  }

  keptLines(): readonly Line[] {
    let lines = this.lines ?? [];
    if (!this.isOrdered) lines = this.lines = lines.toSorted((first, second) => first.day - second.day);
    this.isOrdered = true;
    return this.returns === null ? lines : afterReturns(lines, this.returns);
  }
}

/** A line without a count is one piece. */
function piecesOf({ pieces }: Line): number {
  return pieces ?? 1;
}

function merge(line: Line, more: Line): void {
  line.pieces = piecesOf(line) + piecesOf(more);
  line.money = added(line.money, more.money);
}

function added(spend: number | null, more: number | null): number | null {
  return spend === null || more === null ? null : spend + more;
}

function daysOf(lines: readonly Line[]): DaySpend[] {
  const days: DaySpend[] = [];
  for (const { day, money } of lines) {
    const last = days.at(-1);
    if (last?.day === day) last.spend = added(last.spend, money);
    else days.push({ day, spend: money });
  }
  return days;
}

/** Lines of pieces that can be taken back, the latest last; those of which nothing is left fall off the end. */
interface Stack {
  lines: OpenLine[];
  /** Those that have money. */
  withMoney: OpenLine[];
}

function put(stack: Stack, line: OpenLine): void {
  if (piecesOf(line) > 0) stack.lines.push(line);
  if ((line.money ?? 0) > 0) stack.withMoney.push(line);
}

/** Lines of one day and product as one, by day and then product: what is taken back from them must not hang on the order of rows. */
function openLines(lines: readonly Line[]): OpenLine[] {
  const open: OpenLine[] = [];
  // Nearly all are in order: to see that takes less than to sort them.
  let isInOrder = true;
  for (let at = 1; at < lines.length && isInOrder; at++) isInOrder = lineOrder(lines[at - 1]!, lines[at]!) <= 0;
  const inOrder = isInOrder ? lines : lines.toSorted(lineOrder);
  for (const line of inOrder) {
    const last = open.at(-1);
    if (last?.day === line.day && last.productId === line.productId) merge(last, line);
    else {
      // Field by field: Node 20 takes many times as long for a field that follows a spread.
      const { day, money, productId, pieces, isCredit } = line;
      open.push({ day, money, productId, pieces, isCredit, isGone: false });
    }
  }
  return open;
}

function lineOrder(a: Line, b: Line): number {
  return (
    a.day - b.day ||
    compareTexts(a.productId ?? "", b.productId ?? "") ||
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
    (b.money ?? -1) - (a.money ?? -1)
  );
}

/** The lines of which something is left. */
function afterReturns(lines: readonly Line[], returns: readonly Line[]): Line[] {
  const all = openLines(lines);
  const inOrder = returns.length > 1 ? returns.toSorted(returnOrder) : returns;
  const open: Stack = { lines: [], withMoney: [] };
  const openByProduct = new Map<string | null, Stack>();
  // Only of these, and of purchases that name no product, is a return of a product taken off.
  for (const { productId } of inOrder) {
    if (productId !== null && !openByProduct.has(productId)) openByProduct.set(productId, { lines: [], withMoney: [] });
  }
  const unnamed: Stack = { lines: [], withMoney: [] };
  let next = 0;
  for (const taken of inOrder) {
    for (let line = all[next]; line !== undefined && line.day <= taken.day; line = all[++next]) {
      put(open, line);
      const sameProduct = line.productId === null ? unnamed : openByProduct.get(line.productId);
      if (sameProduct !== undefined) put(sameProduct, line);
    }
    const searched = taken.productId === null ? open : openByProduct.get(taken.productId)!;
    const names = taken.productId !== null && latestOf(searched.lines) !== undefined;
    if (names && taken.isCredit) taken.pieces = creditedPieces(taken, searched.lines);
    const { pieces } = taken;
    if (names && pieces !== null && pieces > 0) {
      takePieces(searched.lines, pieces, taken.money);
    } else {
      const stays = pieces === 0;
      // A return of a product that was never bought may be of a purchase that names none.
      const left = takeMoney(searched.withMoney, taken.money ?? 0, stays);
      if (taken.productId !== null && searched.lines.length === 0) takeMoney(unnamed.withMoney, left, stays);
    }
  }
  return all.filter(({ isGone }) => !isGone);
}

/** Takes pieces off the latest lines, each with its share of the money that was given back, or else of its own. */
function takePieces(lines: OpenLine[], pieces: number, money: number | null): void {
  let left = pieces;
  for (let line = latestOf(lines); line !== undefined && left > 0; line = latestOf(lines)) {
    const has = piecesOf(line);
    const given = Math.min(left, has);
    left -= given;
    if (given === has) {
      line.isGone = true;
      continue;
    }
    if (line.money !== null) {
      const back = money === null ? (line.money * given) / has : (money * given) / pieces;
      line.money = Math.max(0, line.money - Math.round(back));
    }
    line.pieces = has - given;
  }
}

/**
 * Pieces that a credit takes back of the latest lines of its product. It is about as many as it says: all of them, if it
 * pays back more than half of what they cost, or none. One that says nothing takes as many as it pays for, rounded. Where
 * no price is known, what it says is taken back, or one piece.
 */
function creditedPieces({ money, pieces }: Line, lines: readonly OpenLine[]): number {
  if (pieces === 0) return 0;
  let left = money ?? 0;
  let cost = 0;
  let counted = 0;
  let paid = 0;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]!;
    const has = piecesOf(line);
    if (line.isGone || has === 0) continue;
    // What was bought for nothing, or for who knows what, cannot be paid back in part.
    if (line.money === null || line.money === 0) return counted === 0 ? (pieces ?? 1) : (pieces ?? paid);
    const price = line.money / has;
    if (pieces === null) {
      const fits = Math.min(has, Math.max(0, Math.ceil(left / price - 0.5)));
      paid += fits;
      left -= fits * price;
      counted += has;
      if (fits < has) return paid;
    } else {
      const given = Math.min(has, pieces - counted);
      cost += given * price;
      counted += given;
      if (counted >= pieces) break;
    }
  }
  if (pieces === null) return paid;
  return counted === 0 || 2 * left > (cost / counted) * pieces ? pieces : 0;
}

/** Takes money off the latest lines; one that loses all of it is gone, unless it `stays`. What could not be taken is left. */
function takeMoney(lines: OpenLine[], money: number, stays = false): number {
  let left = money;
  for (let line = latestOf(lines); line !== undefined && left > 0; line = latestOf(lines)) {
    const has = line.money ?? 0;
    const given = Math.min(left, has);
    left -= given;
    line.money = has - given;
    if (line.money > 0) break;
    lines.pop();
    if (!stays && given > 0) line.isGone = true;
  }
  return left;
}

/** The latest line of which something is left. */
function latestOf(lines: OpenLine[]): OpenLine | undefined {
  while (lines.at(-1)?.isGone === true) lines.pop();
  return lines.at(-1);
}
