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
 * Pieces of a line: without a count it is one.
 * @internal
 */
export function piecesOf({ pieces }: Line): number {
  return pieces ?? 1;
}

/**
 * Whether two lines may be one; what is known of one's money is kept apart from what is not known of another's.
 * @internal
 */
export function areAlike(a: Line, b: Line): boolean {
  return a.day === b.day && a.productId === b.productId && (a.money === null) === (b.money === null);
}

/** @internal */
export function merge(line: Line, more: Line): void {
  line.pieces = piecesOf(line) + piecesOf(more);
  line.money = added(line.money, more.money);
}

/**
 * A sum of which a part may be unknown.
 * @internal
 */
export function added(spend: number | null, more: number | null): number | null {
  return spend === null || more === null ? null : spend + more;
}

/** @internal */
export function hasMoney({ money }: Line): boolean {
  return money !== null && money > 0;
}
