import type { ReviewPlan } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { toCsv } from "./csv.js";

/** A plan as a table: one row a booking, with its reasons in words. */
export function planCsv({ booked }: ReviewPlan): string {
  const columns = ["on", "seller_id", "account_id", "minutes", "key", "revision", "reasons"];
  const rows = booked.map(({ on, sellerId, accountId, minutes, key, revision, reasons }) => ({
    on,
    seller_id: sellerId,
    account_id: accountId,
    minutes,
    key,
    revision,
    reasons: reasons.map((reason) => describe(reason, en)).join("; "),
  }));
  return toCsv(columns, rows);
}
