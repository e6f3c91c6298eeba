import type { Reason } from "retention-kit";
import { describe as say, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";

const NUMBER = /(?<![\w.])-?\d[\d,]*(?:\.\d+)?/g;
const swapped = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
const numberOf = (text: string): number => Number(text.replaceAll(",", ""));

/** Whether a number as it is written is one of the fields: rounded as far as it shows, as a percentage, or with its sign in words. */
function stands(text: string, isPercent: boolean, value: number): boolean {
  const size = Math.abs(numberOf(text));
  // To as many decimals as it shows, or to three figures.
  const near = (of: number): boolean =>
    Math.abs(size - of) <= 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0) + 1e-9 || Math.abs(size - of) <= 0.005 * of;
  // Points of percentages stand without their sign: "3 to 5 points apart".
  return near(100 * Math.abs(value)) || (!isPercent && near(Math.abs(value)));
}

/** Numbers in a reason's words that are in no field of it, and fields whose number is not in the words. */
export function numbersApart({ code, params = {} }: Reason, locale: Locale = en): { told: string[]; untold: string[] } {
  const fields = Object.entries(params as Record<string, string | number>);
  let words = say({ code, params }, locale);
  // What is not translated yet is English, numbers and all.
  const isEnglish = words === say({ code, params }, en);
  // Names and days hold figures of their own.
  const texts = fields.flatMap(([, value]) => (typeof value === "string" && value !== "" ? [value] : []));
  for (const text of texts.sort((a, b) => b.length - a.length)) words = words.replaceAll(text, "…");
  const dates = texts.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text)).flatMap((day) => day.split("-").map(Number));
  // "1.234,5" where a comma stands for the point.
  if (locale.language === "lo" && !isEnglish) words = words.replace(/\d[\d.]*(?:,\d+)?/g, swapped);
  // A small share is "under 1%".
  const saysUnderOne = /(?<!\d)1\s?%/.test(words);
  const found = [...words.matchAll(NUMBER)].map(({ 0: text, index }) => ({
    text,
    isPercent: /^\s*%/.test(words.slice(index + text.length)),
  }));
  const numbers = fields.flatMap(([name, value]) => (typeof value === "number" ? [{ name, value }] : []));
  const isUnderOne = (value: number): boolean => value > 0 && value < 0.005 && saysUnderOne;
  return {
    told: found
      .filter(({ text, isPercent }) => {
        if (locale !== en && dates.includes(numberOf(text))) return false;
        if (text === "1" && isPercent && saysUnderOne) return !numbers.some(({ value }) => isUnderOne(value));
        return !numbers.some(({ value }) => stands(text, isPercent, value));
      })
      .map(({ text }) => text),
    untold: numbers
      .filter(({ value }) => !isUnderOne(value) && !found.some(({ text, isPercent }) => stands(text, isPercent, value)))
      .map(({ name }) => name),
  };
}
