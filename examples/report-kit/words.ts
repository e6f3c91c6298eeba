import type { Message } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { withDays } from "./dates.js";
import { twoDigits } from "./numbers.js";

/** Parameters that are estimates of money, by code: two of their digits count. */
const estimates: Readonly<Record<string, readonly string[]>> = {
  "portfolio.attention.grow": ["amount"],
  "portfolio.attention.keep": ["amount"],
  "portfolio.attention.keep-beyond": ["amount"],
  "portfolio.attention.win-back": ["worth"],
};
/** Names of parameters that are money as it was counted. */
const money = ["budget", "cheapest", "price", "spent"];

/** A reason or a message in the words of a locale, its days and its money written as on the whole page, with its currency where that is known. */
export function wordsIn(locale: Locale, currency?: string | null): (message: Message) => string {
  return (message) => withDays(describe(inWholeUnits(message), locale, { currency }), locale.language);
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
