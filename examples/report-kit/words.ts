import type { Message } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { withDays } from "./dates.js";
import { ESTIMATE, grouped, twoDigits } from "./numbers.js";

/** Parameters that are estimates of money, by code: two of their digits count. */
const estimates: Readonly<Record<string, readonly string[]>> = {
  "portfolio.attention.grow": ["amount"],
  "portfolio.attention.keep": ["amount"],
  "portfolio.attention.keep-beyond": ["amount", "beyond"],
  "portfolio.attention.at-pace": ["amount", "worth"],
  "portfolio.attention.win-back": ["worth"],
};
/** Names of parameters that are chances, which are always estimates. */
const chances = ["chance", "loss", "probability"];
/** Names of parameters that are money as it was counted. */
const money = ["budget", "cheapest", "price", "spent"];

/**
 * A reason or a message in the words of a locale, its days and its money written as on the whole page, with its currency
 * where that is known. What is estimated has the sign of an estimate, what was counted has not.
 */
export function wordsIn(locale: Locale, currency?: string | null): (message: Message) => string {
  return (message) => {
    const whole = inWholeUnits(message);
    return withDays(withSigns(describe(whole, locale, { currency }), whole, locale.language), locale.language);
  };
}

/** Sentences that stand in one place, parted as a language parts them: Khmer has no semicolon. */
export function together(sentences: readonly string[], language: string): string {
  return sentences.join(language === "km" ? "។ " : "; ");
}

/** A sentence with the sign of an estimate before each figure that is one. */
function withSigns(sentence: string, { code, params = {} }: Message, language: string): string {
  const figures = Object.entries(params).flatMap(([name, value]) => {
    if (typeof value !== "number") return [];
    if (estimates[code]?.includes(name) === true) return [grouped(Math.round(value), language)];
    return chances.includes(name) ? [`${Math.round(value * 100)}%`] : [];
  });
  return figures.reduce((text, figure) => {
    const standing = new RegExp(`(?<![\\d.,]|${ESTIMATE}\u00a0)${figure.replaceAll(".", "\\.")}(?!\\d)`);
    return text.replace(standing, `${ESTIMATE}\u00a0$&`);
  }, sentence);
}

/** A message whose money has no more digits than count: estimates two, and what was counted no cents. */
function inWholeUnits<M extends Message>(message: M): M {
  const { code, params } = message;
  if (params === undefined) return message;
  const two = estimates[code] ?? [];
  const rounded = Object.entries(params).map(([name, value]) => [
    name,
    typeof value !== "number"
      ? value
      : two.includes(name)
        ? twoDigits(value, Math.round)
        : money.includes(name)
          ? Math.round(value)
          : value,
  ]);
  return { ...message, params: Object.fromEntries(rounded) as M["params"] };
}
