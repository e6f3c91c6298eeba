/** What parts the whole number from its fraction. */
export type DecimalMark = "." | ",";

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i;
const SCIENTIFIC = /e[+-]?\d/i;

/** A number without what is around it and between its thousands: `−1 200,50 €` is `-1200,50`. Others stay as they are. */
function bare(text: string): string {
  const bracketed = /^\((.*)\)$/.exec(text)?.[1];
  const [, inner = text] = /^(?:[A-Z]{3}(?=[\s\d+-]))?\s*(.*?)\s*(?:[A-Z]{3})?$/.exec(bracketed ?? text) ?? [];
  const told = inner
    .replaceAll(/\p{Sc}/gu, "")
    .replaceAll("\u2212", "-")
    .trim()
    .replaceAll(/(?<=\d)[\s\u00A0\u202F'’](?=\d{3}(?!\d))/g, "");
  const signed = /^([\d.,]+)\s*-$/.exec(told);
  const number = signed === null ? told : `-${signed[1] ?? ""}`;
  return bracketed === undefined ? number : `-${number}`;
}

/** The mark that a number shows by itself; `null` for 1,234 and 1.234, which may be either, and for whole numbers. */
export function decimalMarkOf(text: string): DecimalMark | null {
  const number = bare(text).replace(/^[+-]/, "");
  if (!/^[\d.,]+$/.test(number)) return null;
  const marks = number.replaceAll(/\d/g, "");
  const last = marks.at(-1);
  if (last !== "." && last !== ",") return null;
  const other = last === "." ? "," : ".";
  if (marks.includes(other)) return isGrouped(number.slice(0, number.lastIndexOf(last)), other) ? last : null;
  if (marks.length > 1) return isGrouped(number, last) ? other : null;
  const [whole = "", fraction = ""] = number.split(last);
  const couldBeThousands = fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith("0");
  return couldBeThousands ? null : last;
}

/** Whether thousands stand apart, or lakh and crore: 1,234,567 or 12,34,567. */
function isGrouped(number: string, mark: DecimalMark): boolean {
  const [first = "", ...groups] = number.split(mark);
  const isHead = first.length >= 1 && first.length <= 3 && !first.startsWith("0");
  const widths = groups.map(({ length }) => length);
  return (
    isHead &&
    widths.at(-1) === 3 &&
    new Set(widths.slice(0, -1)).size <= 1 &&
    widths.every((width) => width === 3 || (width === 2 && first.length <= 2))
  );
}

/**
 * A number as it is written with a decimal mark.
 *
 * @param mark - What the file's numbers agree on; `null` where nothing says it.
 * @param usual - Taken where nothing says it, for a number that it makes a fraction of: a point in a file of commas.
 * @returns `null` for what is no number, or may be two.
 */
export function numberOf(text: string, mark: DecimalMark | null, usual: DecimalMark | null): number | null {
  const number = bare(text);
  if (SCIENTIFIC.test(number)) return PLAIN.test(number) ? Number(number) : null;
  if (/^[+-]?\d+$/.test(number)) return Number(number);
  const own = decimalMarkOf(number);
  // What a number shows by itself goes before what the others show.
  const decimal = own ?? mark ?? (usual !== null && number.includes(usual) ? usual : null);
  if (decimal === null) return null;
  const other = decimal === "." ? "," : ".";
  const [whole = "", ...fractions] = number.replace(/^[+-]/, "").split(decimal);
  if (fractions.length > 1) return null;
  if (whole.includes(other) && !isGrouped(whole, other)) return null;
  const plain = `${number.startsWith("-") ? "-" : ""}${whole.replaceAll(other, "")}.${fractions[0] ?? ""}`;
  return /\d/.test(plain) && PLAIN.test(plain) ? Number(plain) : null;
}
