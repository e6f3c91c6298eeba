/** How a language marks the parts of a number. */
export interface NumberMarks {
  decimal: string;
  group: string;
  /** Digits in a group above the last three: 3 by thousands, 2 by lakh and crore. */
  groupOf: 2 | 3;
}

/**
 * A number in the marks of a language, with `least` to `most` decimals. It does not ask `Intl`, whose data differ between
 * Node versions and are missing from some browsers.
 * @internal
 */
export function writeNumber(number: number, { decimal, group, groupOf }: NumberMarks, most: number, least = 0): string {
  const digits = Math.abs(number).toFixed(most);
  // From 1e21 on, digits come with an exponent.
  if (digits.includes("e")) return String(number);
  const [whole = "", fraction = ""] = digits.split(".");
  const groups = [whole.slice(-3)];
  for (let end = whole.length - 3; end > 0; end -= groupOf) {
    groups.unshift(whole.slice(Math.max(0, end - groupOf), end));
  }
  let last = fraction.length;
  while (fraction[last - 1] === "0") last--;
  const decimals = fraction.slice(0, last).padEnd(least, "0");
  const sign = number < 0 && /[1-9]/.test(digits) ? "-" : "";
  return `${sign}${groups.join(group)}${decimals === "" ? "" : decimal}${decimals}`;
}
