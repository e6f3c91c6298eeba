import { percentsApart } from "../percents-apart.js";
import { wordOf } from "../word-of.js";
import { writeNumber } from "../write-number.js";

/** A number as it is read, to two decimals: "1,234.57". */
export function amount(number: number): string {
  return writeNumber(number, { decimal: ".", group: ",", groupOf: 3 }, 2);
}

/** Money as it is read, with its currency where that is known: "1,234.57 USD". */
export function moneyIn(currency: string | undefined, number: number): string {
  return currency === undefined ? amount(number) : `${amount(number)} ${currency}`;
}

/** A number with its noun: "1 product", "3 products". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${amount(number)} ${number === 1 ? noun : plural}`;
}

/** A share as a percentage without decimals: "37%"; of a small one, which is not 0, "under 1%". */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? "under 1%" : `${Math.round(share * 100)}%`;
}

/** Two shares that are compared, with as few decimals as tell them apart: "54%" and "57%", "53.6%" and "54.1%". */
export function percents(one: number, other: number): [string, string] {
  return percentsApart(one, other, (share, decimals) =>
    decimals === 0
      ? percent(share)
      : `${writeNumber(share * 100, { decimal: ".", group: ",", groupOf: 3 }, decimals)}%`,
  );
}

const touches: Record<string, string> = {
  review: "a review",
  call: "a call",
  meeting: "a meeting",
  email: "an email",
  ticket: "a ticket",
};

/** A kind of touch with its article: "an email". */
export function touch(kind: string): string {
  return wordOf(touches, kind) ?? `a touch of kind "${kind}"`;
}
