import { dealStatus } from "./deal-row.js";
import { type Row, type TableName, tableNames } from "./tables.js";

/** A file that is made up where it is missing. */
export type Derived = "accounts" | "products" | "sellers";

/**
 * Fills in what no file holds, from what the other files name. A product then costs the median of what was paid for one, and
 * a book without sellers has one, `team`, in UTC.
 */
export function fillIn(rows: Record<TableName, Row[]>, given: ReadonlySet<TableName>): Derived[] {
  const derived: Derived[] = [];
  const namedIn = (field: string, from: readonly TableName[]): string[] => [
    ...new Set(
      from.flatMap((name) => rows[name].flatMap((row) => (typeof row[field] === "string" ? [row[field]] : []))),
    ),
  ];
  if (!given.has("accounts")) {
    derived.push("accounts");
    rows.accounts = namedIn("accountId", tableNames).map((id) => ({ id }));
  }
  if (!rows.accounts.some(({ sellerId }) => typeof sellerId === "string")) {
    const sellerOf = latestSellers(rows.deals);
    rows.accounts = rows.accounts.map((row) => ({ ...(sellerOf.get(row.id) ?? {}), ...row }));
  }
  if (!given.has("products")) {
    derived.push("products");
    rows.products = namedIn("productId", ["purchases", "owned", "contracts", "deals"]).map((id) => ({
      id,
      price: medianPrice([...rows.purchases, ...rows.deals.filter(isWon)], id),
    }));
  }
  if (!given.has("sellers")) {
    derived.push("sellers");
    const ids = namedIn("sellerId", ["accounts"]);
    rows.sellers = (ids.length === 0 ? ["team"] : ids).map((id) => ({ id, timeZone: "UTC" }));
    if (ids.length === 0) rows.accounts = rows.accounts.map((row) => ({ ...row, sellerId: "team" }));
  }
  return derived;
}

/** Who has the last deal of each account, by the day on which it was opened or closed. */
function latestSellers(deals: readonly Row[]): Map<unknown, { sellerId: string }> {
  const latest = new Map<unknown, { on: string; sellerId: string }>();
  for (const { accountId, sellerId, openedOn, closedOn } of deals) {
    if (typeof sellerId !== "string") continue;
    const opened = openedOn ?? closedOn;
    const on = typeof opened === "string" ? opened : "";
    if (on >= (latest.get(accountId)?.on ?? "")) latest.set(accountId, { on, sellerId });
  }
  return new Map([...latest].map(([id, { sellerId }]) => [id, { sellerId }]));
}

/** The middle price of one piece over the purchases of a product; 0 where none has an amount. */
function medianPrice(purchases: readonly Row[], id: string): number {
  const prices = purchases
    .filter(({ productId, amount }) => productId === id && typeof amount === "number" && amount > 0)
    .map(({ amount, quantity }) => (amount as number) / (typeof quantity === "number" && quantity > 0 ? quantity : 1))
    .sort((a, b) => a - b);
  return prices[Math.floor(prices.length / 2)] ?? 0;
}

function isWon({ status, stage }: Row): boolean {
  return dealStatus(status, stage) === "won";
}
