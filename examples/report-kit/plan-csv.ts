import type { ReviewPlan } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { toCsv } from "./csv.js";
import { together } from "./words.js";

/** A plan as a table: one row a booking, with its reasons in the words of a locale, their amounts in a currency. */
export function planCsv({ booked }: ReviewPlan, locale: Locale = en, currency?: string | null): string {
  const columns = ["on", "seller_id", "account_id", "minutes", "key", "revision", "reasons"];
  const rows = booked.map(({ on, sellerId, accountId, minutes, key, revision, reasons }) => ({
    on,
    seller_id: sellerId,
    account_id: accountId,
    minutes,
    key,
    revision,
    reasons: together(
      reasons.map((reason) => describe(reason, locale, { currency })),
      locale.language,
    ),
  }));
  return toCsv(columns, rows);
}
