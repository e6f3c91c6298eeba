import { assertObject, assertOptions, assertText, type OptionNames, RetentionError } from "../errors.js";
import type { Message, ReasonCode } from "../reasons/reason.js";
import type { Locale } from "./locale.js";

/** Options of `describe`. */
export interface DescribeOptions {
  /**
   * The currency of its amounts, written after each as it is given: `"USD"`, `"€"`.
   * @defaultValue none, and amounts stand alone
   */
  currency?: string | null | undefined;
}

/**
 * The words for a reason or a message, in one language. A message with a text of its own keeps it.
 *
 * @param message - A reason as any result carries it, or a message to a customer.
 * @param locale - A language: `en` from `retention-kit/locales/en`, `km`, `lo` or `hi` likewise, or your own object.
 * @param options - The currency of its amounts, such as that of a `Portfolio`'s money. A text of its own keeps its amounts.
 * @returns One sentence, a statement without a full stop.
 * @throws RetentionError when the locale has no words for the code.
 *
 * @example
 * import { describe, type Locale } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 * import { km } from "retention-kit/locales/km";
 *
 * describe({ code: "opportunity.low.lacks-means", params: { owned: 1 } }, en)
 * //=> "owns 1 product and cannot afford another"
 * describe({ code: "reviews.overdue", params: { days: 3 } }, km)
 * //=> "ហួសពេលកំណត់ 3 ថ្ងៃ"
 * const terse: Locale = { ...en, words: { ...en.words, "reviews.overdue": ({ days }) => `late by ${days}` } };
 * describe({ code: "reviews.overdue", params: { days: 3 } }, terse)
 * //=> "late by 3"
 * describe({ code: "opportunity.means.estimated", params: { spent: 1200 } }, en, { currency: "USD" })
 * //=> "the budget is estimated from 1,200 USD spent in the last 12 months"
 */
export function describe(message: Message, locale: Locale, options?: DescribeOptions | null): string {
  assertObject("describe", "message", message);
  assertObject("describe", "locale", locale);
  assertObject("describe", "locale.words", locale.words);
  const { currency = "" } = assertOptions("describe", "options", options ?? {}, optionNames);
  if (currency !== "") assertText("describe", "options.currency", currency);
  const { code, params = {}, text } = message;
  if (text !== undefined) return text;
  assertObject("describe", "message.params", params);
  const words = Object.hasOwn(locale.words, code) ? locale.words[code as ReasonCode] : undefined;
  if (typeof words !== "function") {
    const rule = `must have words in the locale "${locale.language}"`;
    throw new RetentionError("describe", "message.code", rule, code);
  }
  return (words as (params: Record<string, string | number>, currency?: string) => string)(
    params,
    currency === "" ? undefined : currency,
  );
}

const optionNames: OptionNames<DescribeOptions> = { currency: true };
