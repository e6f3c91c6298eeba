import type { Account } from "../records/account/account.js";
import { likelyName } from "../errors/likely-name.js";
import { unreadableRule } from "../records/rows/unreadable.js";
import { purchasesOfDeals } from "./purchases-of-deals.js";
import { type Misread, readable, readRow, type Reading, type Row, type UnknownField } from "./read-row.js";
import * as kinds from "./record-kinds.js";
import { withoutMoney } from "./without-money.js";

/** What accounts are read against. */
export interface AccountReadingOptions {
  /** Currency of the call; `null` if every account's own will do. */
  currency: string | null;
  /** Ids of the catalogue; `null` if products are not asked about. */
  products: ReadonlyMap<string, unknown> | null;
  /** Where fields that no record has are noted. */
  unknownFields: Map<string, UnknownField>;
  /**
   * Whether such a field is a fault.
   * @defaultValue `false`
   */
  strict?: true;
  /**
   * Whether one is that stands in place of a field, with nearly its name.
   * @defaultValue `false`
   */
  noMisspelling?: true;
}

/** An account as far as it could be read. */
export interface ReadAccount {
  /** `null` if it has no id. */
  account: Account | null;
  /** What was left out of it, and what was kept although it is not known. */
  misread: Misread[];
  /** The currency of its amounts, which were left out as it is not that of the call; `null` if they were not. */
  otherCurrency: string | null;
}

/** Lists whose rows may name their account, and lists whose rows name a product. */
const NAMING_ACCOUNT = ["purchases", "tickets", "surveys"];
const NAMING_PRODUCT = ["owned", "purchases"];

/**
 * Lists whose rows have an id that is unique in the account.
 * @internal
 */
export const WITH_IDS = ["tickets", "contacts", "contracts", "deals"] as const;

/** Rows of a list up to which their ids are looked through one by one. */
const FEW = 16;

/** An id longer than this is not compared with every product's. */
const LONGEST_MISSPELT = 40;

/**
 * A function that reads one account after the other, field by field and row by row. What cannot be read is left out and listed; only what has no id is
 * refused. `null`, `undefined` and an empty text are unknown. A product that the catalogue does not have counts, and is
 * listed once an account. Where purchases are not known, they are those of the deals that were won.
 *
 * Cost: one pass over the fields; an account in which nothing is at fault is not copied.
 * @internal
 */
export function accountReading(options: AccountReadingOptions): (input: unknown) => ReadAccount {
  const { currency, products, unknownFields, strict, noMisspelling } = options;
  const meant = new Map<string, string | null>();
  const reading: Reading = {
    misread: [],
    unknownFields,
    ...(strict && { strict }),
    ...(noMisspelling && { noMisspelling }),
  };

  const meantBy = (productId: string): string | null => {
    const known = meant.get(productId);
    if (known !== undefined) return known;
    const mayBeMeant = productId.length <= LONGEST_MISSPELT ? (products?.keys() ?? []) : [];
    const nearest = likelyName(productId, mayBeMeant, {}, 1 / 4) ?? null;
    meant.set(productId, nearest);
    return nearest;
  };

  return (input) => {
    const misread: Misread[] = [];
    reading.misread = misread;
    const id = readable([input], 0, { misread: [] }, idOf);
    // Made where they are asked for: nearly all accounts need neither.
    let unlisted: Set<string> | null = null;
    let listRead = "";
    let seen: unknown[] | Set<unknown> = [];
    reading.stays = (list, row) => {
      const { accountId, productId } = row;
      if ((WITH_IDS as readonly string[]).includes(list)) {
        if (listRead !== list) seen = [];
        listRead = list;
        if (Array.isArray(seen) && seen.length >= FEW) seen = new Set(seen);
        if (Array.isArray(seen) ? seen.includes(row.id) : seen.has(row.id)) {
          misread.push({ path: "id", rule: "must not come twice in an account", value: row.id });
          return false;
        }
        if (Array.isArray(seen)) seen.push(row.id);
        else seen.add(row.id);
      }
      if (NAMING_ACCOUNT.includes(list) && typeof accountId === "string" && accountId !== id) {
        misread.push({
          path: "accountId",
          rule: `must be ${String(id)} or left out`,
          value: accountId,
        });
        return false;
      }
      if (products === null || typeof productId !== "string" || !NAMING_PRODUCT.includes(list)) return true;
      if (products.has(productId) || unlisted?.has(productId) === true) return true;
      (unlisted ??= new Set()).add(productId);
      const nearest = meantBy(productId);
      const rule = `must be in the catalogue${nearest === null ? "" : `, which has ${JSON.stringify(nearest)}`}`;
      misread.push({ path: "productId", rule, value: productId, kept: true });
      return true;
    };
    let account = readFields(input, reading);
    if (account === null) return { account, misread, otherCurrency: null };

    let otherCurrency: string | null = null;
    if (currency !== null && account.currency != null && account.currency !== currency) {
      const rule = `must be that of the call, ${currency}: its amounts are left out`;
      misread.push({ path: "currency", rule, value: account.currency });
      otherCurrency = account.currency;
      account = withoutMoney(account);
    }
    if (account.purchases == null && account.deals?.some(({ status }) => status === "won") === true) {
      account = { ...account, purchases: purchasesOfDeals(account.deals) };
    }
    const owner = account.sellerIds?.[0];
    if (account.sellerId == null && owner !== undefined) account = { ...account, sellerId: owner };
    return { account, misread, otherCurrency };
  };
}

function idOf(input: unknown): unknown {
  return typeof input === "object" && input !== null ? (input as Row).id : undefined;
}

/** Reads an account field by field. One that throws when it is read costs itself. */
function readFields(input: unknown, reading: Reading): Account | null {
  const read = (row: unknown): Account | null => readRow(row, kinds.account, "", reading, true) as Account | null;
  try {
    return read(input);
  } catch (error) {
    const rule = unreadableRule(input, error);
    reading.misread.length = 0;
    const fields: Record<string, unknown> = {};
    let names: string[];
    try {
      names = Object.keys(input as Row);
    } catch {
      reading.misread.push({ path: "", rule, value: undefined });
      return null;
    }
    for (const key of names) {
      try {
        fields[key] = (input as Row)[key];
      } catch {
        reading.misread.push({ path: key, rule, value: undefined });
      }
    }
    return read(fields);
  }
}
