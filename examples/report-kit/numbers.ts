/** How a language writes numbers, and the words that it has for large ones, the largest first. */
interface NumberStyle {
  group: string;
  decimal: string;
  /** Digits in a group above the last three. */
  groupOf: 2 | 3;
  units: readonly (readonly [size: number, word: string])[];
}

const english: NumberStyle = { group: ",", decimal: ".", groupOf: 3, units: [[1e6, "million"]] };
const styles: Readonly<Record<string, NumberStyle>> = {
  km: { group: ",", decimal: ".", groupOf: 3, units: [[1e6, "លាន"]] },
  lo: { group: ".", decimal: ",", groupOf: 3, units: [[1e6, "ລ້ານ"]] },
  // Hindi counts in lakh and crore.
  hi: {
    group: ",",
    decimal: ".",
    groupOf: 2,
    units: [
      [1e7, "करोड़"],
      [1e5, "लाख"],
    ],
  },
};

/** What stands before an estimate. */
export const ESTIMATE = "≈";
/** Between the parts of a number, which stay on one line. */
const SPACE = "\u00a0";

/** A number with its groups and decimals marked as a language marks them, the same on every host. */
export function grouped(value: number, language = "en"): string {
  const { group, decimal, groupOf } = styleOf(language);
  const [whole = "", decimals] = String(value).split(".");
  const groups = whole.replace(groupOf === 2 ? /\B(?=(\d\d)*\d{3}$)/g : /\B(?=(\d{3})+$)/g, group);
  return decimals === undefined ? groups : `${groups}${decimal}${decimals}`;
}

/** Money that is estimated: two digits that count, and the sign of an estimate. */
export function about(amount: number, language = "en"): string {
  return `${ESTIMATE}${SPACE}${inWords(twoDigits(amount, Math.round), language)}`;
}

/** A chance, or a share that is estimated; never "0%" or "100%" of what is not certain. */
export function aboutShare(chance: number): string {
  if (chance > 0 && chance < 0.01) return `<${SPACE}1%`;
  if (chance < 1 && chance > 0.99) return `>${SPACE}99%`;
  return `${ESTIMATE}${SPACE}${Math.round(chance * 100)}%`;
}

/**
 * Bounds of an estimate, to two digits: the lower is rounded down and the upper up, so that what lies between them still
 * does, but never beyond `most`, which nothing can exceed, as it is written itself.
 */
export function bounds(
  { lower, upper }: { lower: number; upper: number },
  language = "en",
  most = Infinity,
): { lower: string; upper: string } {
  const above = Math.min(twoDigits(upper, Math.ceil), twoDigits(most, Math.round));
  return {
    lower: inWords(twoDigits(Math.max(0, lower), Math.floor), language),
    upper: inWords(above, language),
  };
}

/** A number for an axis, short: 0, −590k, 1.35M, 0.024; in other languages than English without letters for units. */
export function axisNumber(language: string): (value: number) => string {
  return (value) => {
    const size = Math.abs(value);
    const units: NumberStyle["units"] =
      language === "en"
        ? [
            [1e6, "M"],
            [1e3, "k"],
          ]
        : styleOf(language).units;
    const [scale, unit] = units.find(([from]) => size >= from) ?? [1, ""];
    const space = language === "en" || unit === "" ? "" : " ";
    return `${value < 0 ? "−" : ""}${grouped(Number((size / scale).toPrecision(3)), language)}${space}${unit}`;
  };
}

function inWords(amount: number, language: string): string {
  const [size, word] = styleOf(language).units.find(([from]) => amount >= from) ?? [1, ""];
  const number = grouped(Number((amount / size).toPrecision(12)), language);
  return word === "" ? number : `${number}${SPACE}${word}`;
}

/** Rounded to two digits that count, and to whole units. */
export function twoDigits(amount: number, round: (value: number) => number): number {
  if (!Number.isFinite(amount)) return amount;
  const unit = 10 ** Math.max(0, String(Math.floor(Math.abs(amount))).length - 2);
  return round(Number((amount / unit).toPrecision(12))) * unit;
}

function styleOf(language: string): NumberStyle {
  return styles[language] ?? english;
}
