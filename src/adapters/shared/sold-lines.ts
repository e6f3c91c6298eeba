import type { Purchase } from "../../records/account/purchase.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "./account-book.js";
import { rounded } from "./money-reader.js";

/** One line of a sale, as an adapter reads it. */
export interface SoldLine {
  amount: number | undefined;
  productId: string | undefined;
  quantity: number | undefined;
}

/**
 * The purchases of a sale: one for each of its lines in their order, or one for the sale where it has none.
 *
 * Lines without a price share what the others leave of the sale's own amount, so that its money counts once: by the list
 * prices of their pieces where all are known, else by pieces. Where nothing is left they were free. The lines of a return
 * share what is paid back.
 * @internal
 */
export function soldLines(
  on: PlainDate,
  amount: number | undefined,
  lines: readonly SoldLine[],
  productId: string | undefined,
  prices: ReadonlyMap<string, number>,
): Purchase[] {
  const [first = { amount, productId, quantity: undefined }] = lines;
  const sold = (lines.length === 0 ? [first] : lines).map((line) => ({
    ...line,
    productId: line.productId ?? productId,
  }));
  const unpriced = sold.filter((line) => line.amount === undefined);
  const shares = amount === undefined ? [] : shared(restOf(amount, sold), weightsOf(unpriced, amount < 0, prices));
  const share = shares.values();
  return sold.map((line) => defined<Purchase>({ on, ...line, amount: line.amount ?? share.next().value }));
}

/** What the priced lines leave of an amount: nothing where they come to more than it. */
function restOf(amount: number, lines: readonly SoldLine[]): number {
  const rest = rounded(lines.reduce((left, line) => left - (line.amount ?? 0), amount));
  return amount < 0 ? Math.min(0, rest) : Math.max(0, rest);
}

/** How much of the rest each line takes. A piece that comes back in a sale takes nothing of what is paid for the others. */
function weightsOf(lines: readonly SoldLine[], isReturn: boolean, prices: ReadonlyMap<string, number>): number[] {
  const pieces = lines.map(({ quantity = 1 }) => (isReturn ? Math.abs(quantity) : Math.max(0, quantity)));
  const listed = lines.flatMap((line, at) => {
    const price = prices.get(line.productId ?? "");
    return price !== undefined && price >= 0 && price < Infinity ? price * (pieces[at] ?? 0) : [];
  });
  const hasSome = (weights: readonly number[]): boolean => weights.some((weight) => weight > 0);
  if (listed.length === lines.length && hasSome(listed)) return listed;
  return hasSome(pieces) ? pieces : lines.map(() => 1);
}

/** An amount by weights in whole cents; the last that takes any has what is left. */
function shared(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const upTo = weighed >= total ? amount : Math.trunc(rounded((amount * 100 * weighed) / total)) / 100;
    const share = rounded(upTo - given);
    given = upTo;
    return share;
  });
}
