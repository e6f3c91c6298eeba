import { readFileSync } from "node:fs";
import type { Account, Purchase } from "retention-kit";

/**
 * Reads the purchases of CDNOW's customers of the first quarter of 1997, as published: the tenth of them as a table with
 * a header, or all 23,570 in columns of fixed width, `00001 19970101  1   11.77`.
 */
export function readCdnow(file: string): Account[] {
  const accounts = new Map<string, Account & { purchases: Purchase[] }>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const cells = line.trim().split(/[\s,]+/);
    const [id = "", day = "", quantity, amount] = cells;
    const on = day.includes("-") ? day : day.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    if (!/^\d{4}-\d\d-\d\d$/.test(on)) continue;
    const account = accounts.get(id) ?? { id, currency: "USD", purchases: [] };
    accounts.set(id, account);
    account.purchases.push({ on, amount: Number(amount), quantity: Number(quantity) });
  }
  return [...accounts.values()];
}
