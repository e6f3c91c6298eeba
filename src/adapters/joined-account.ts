import type { Account } from "../records/account/account.js";
import { defined } from "./shared/account-book.js";

/** Lists whose rows have ids that another system may have given, too. */
const WITH_IDS = ["tickets", "contacts", "contracts", "deals"] as const;

/**
 * Lists that are put one after the other.
 * @internal
 */
export const LISTS = ["touches", "purchases", "surveys", "signals", "usage", "invoices", ...WITH_IDS] as const;

/**
 * An id that is not taken: its own, else with the number of its part.
 * @internal
 */
export function freeId(id: string, taken: ReadonlySet<string>, part: number): string {
  let free = id;
  while (taken.has(free)) free = `${free}@${part}`;
  return free;
}

/**
 * One account of two, under the first one's id.
 * @internal
 */
export function joined(first: Account, other: Account, part: number): Account {
  const all: Record<string, unknown> = { ...defined<Account>({ ...other, sellerId: undefined, sellerIds: undefined }) };
  for (const [field, value] of Object.entries(first)) if (value !== undefined && value !== null) all[field] = value;
  const rename: Renames = {
    accounts: new Map([[other.id, first.id]]),
    tickets: newIds(first.tickets, other.tickets, part),
    contacts: newIds(first.contacts, other.contacts, part),
    contracts: newIds(first.contracts, other.contracts, part),
    deals: newIds(first.deals, other.deals, part),
  };
  for (const list of LISTS) {
    const rows: readonly object[] | undefined = first[list] ?? undefined;
    const more: readonly object[] | undefined = other[list] ?? undefined;
    if (rows !== undefined || more !== undefined) {
      all[list] = [...(rows ?? []), ...(more ?? []).map((row) => renamed(row, list, rename))];
    }
  }
  if (first.owned && other.owned) {
    const owned = new Set(first.owned.map(({ productId }) => productId));
    all.owned = [...first.owned, ...other.owned.filter(({ productId }) => !owned.has(productId))];
  }
  return { ...all, id: first.id };
}

/** New ids of rows whose own id is taken, by list. */
type Renames = Record<"accounts" | (typeof WITH_IDS)[number], ReadonlyMap<string, string>>;

function newIds(
  rows: readonly { id: string }[] | null | undefined,
  more: readonly { id: string }[] | null | undefined,
  part: number,
): Map<string, string> {
  const taken = new Set((rows ?? []).map(({ id }) => id));
  return new Map((more ?? []).map(({ id }) => [id, freeId(id, taken, part)]));
}

/** Fields that name a row of another list. */
const NAMING = {
  accountId: "accounts",
  ticketId: "tickets",
  contactId: "contacts",
  mergedInto: "tickets",
  renewedFrom: "contracts",
} as const;

/** A row under the account that it now belongs to, with the ids that it and its like now have. */
function renamed(row: object, list: (typeof LISTS)[number], rename: Renames): object {
  const names: Record<string, ReadonlyMap<string, string>> = {};
  for (const [field, of] of Object.entries(NAMING)) names[field] = rename[of];
  if ((WITH_IDS as readonly string[]).includes(list)) names.id = rename[list as (typeof WITH_IDS)[number]];
  return Object.fromEntries(
    Object.entries(row).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === "string" ? (names[field]?.get(value) ?? value) : value,
    ]),
  );
}
