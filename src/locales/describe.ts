import { RetentionError } from "../errors.js";
import type { Reason } from "../evidence/reason.js";
import type { Locale } from "./locale.js";

/**
 * The words for a reason or a message, in one language.
 *
 * @param reason - A reason as any result carries it.
 * @param locale - A language: `en` from `retention-kit/locales/en`, or your own object.
 * @returns One sentence without a full stop.
 * @throws RetentionError when the locale has no words for the code.
 *
 * @example
 * describe({ code: "opportunity.low.lacks-means", params: { owned: 1 } }, en)
 * //=> "owns 1 product and has no means for another"
 */
export function describe(reason: Reason, locale: Locale): string {
  if (!Object.hasOwn(locale.words, reason.code)) {
    throw new RetentionError(
      "describe",
      "reason.code",
      `must have words in the locale "${locale.language}"`,
      reason.code,
    );
  }
  const words = locale.words[reason.code] as (params: Record<string, string | number>) => string;
  return words(reason.params ?? {});
}
