import {
  assertArray,
  assertCount,
  assertObject,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  RetentionError,
} from "../errors.js";
import type { Account } from "../records/account/account.js";
import { defined } from "./shared/account-book.js";
import type { AccountKeys, AdaptedRecords, LeftRow, ObjectCount } from "./shared/adapted-records.js";
import { LISTS, joined, freeId } from "./joined-account.js";
import { type JoinRecordsOptions, keysOf, joinKeys, joinedKeys } from "./join-keys.js";

/** The records of several systems in one. */
export interface JoinedRecords extends AdaptedRecords {
  /** Ids of accounts of later parts without a match; they are added to the others. */
  unmatched: string[];
}

/**
 * Joins the records of several systems: a CRM and a help desk, or two CRMs after a merger. If an account of a later
 * part has the key of one in the first, they become one account. It keeps the first one's id and fields, and takes
 * missing fields from the other; touches, purchases, tickets and other lists are appended. An account that matches
 * none, or several, stays separate.
 *
 * If products share an id, the first counts. Sellers are those of the first part that has any: help-desk agents review
 * no accounts if a CRM says who does.
 *
 * Cost: one pass over the accounts.
 *
 * @param given - The records of each system, the leading one first; then the options that say how accounts are matched.
 * @returns The joined records, and the accounts without a match.
 * @throws RetentionError when a part is not records, or the key is not a known one.
 *
 * @example
 * import { fromHubSpot, fromZendesk, joinRecords } from "retention-kit/adapters";
 *
 * const crm = fromHubSpot({ companies: [{ id: "11", properties: { name: "Mill & Sons", domain: "mill.example" } }] });
 * const desk = fromZendesk({
 *   organizations: [{ id: 41, domain_names: ["mill.example"] }, { id: 42, name: "Somebody else" }],
 *   tickets: [{ id: 61, organization_id: 41, status: "open", created_at: "2026-03-02T08:00:00Z" }],
 * });
 * const { accounts, unmatched } = joinRecords(crm, desk, { by: "domain" });
 * accounts.map(({ id, tickets }) => [id, tickets?.length])
 * //=> [["11", 1], ["42", 0]]
 * unmatched
 * //=> ["42"]
 */
export function joinRecords(...given: [...parts: AdaptedRecords[], options: JoinRecordsOptions]): JoinedRecords {
  const options = given.at(-1) as JoinRecordsOptions;
  const parts = given.slice(0, -1) as AdaptedRecords[];
  assertOptions("joinRecords", "options", options, { by: true });
  if (typeof options.by !== "function") {
    assertOneOf("joinRecords", "options.by", options.by, ["id", "externalId", "domain", "name"]);
  }
  if (parts.length === 0) throw new RetentionError("joinRecords", "parts", "must be at least one", parts);
  parts.forEach((part, index) => {
    assertObject("joinRecords", `parts[${index}]`, part);
    for (const list of ["accounts", "products", "sellers"] as const) {
      assertRows("joinRecords", `parts[${index}].${list}`, part[list]);
      part[list].forEach(({ id }, at) => {
        assertText("joinRecords", `parts[${index}].${list}[${at}].id`, id);
      });
    }
    assertRows("joinRecords", `parts[${index}].left`, part.left);
    part.accounts.forEach((account, at) => {
      assertLists(`parts[${index}].accounts[${at}]`, account);
    });
    assertObject("joinRecords", `parts[${index}].counts`, part.counts);
    for (const [object, counts] of Object.entries(part.counts)) {
      const path = `parts[${index}].counts.${object}`;
      assertObject("joinRecords", path, counts);
      for (const count of ["rows", "used", "left"] as const) {
        assertCount("joinRecords", `${path}.${count}`, counts[count]);
      }
    }
    const keys = (part as Partial<AdaptedRecords>).keys ?? {};
    assertObject("joinRecords", `parts[${index}].keys`, keys);
    for (const [id, ofAccount] of Object.entries(keys)) {
      assertObject("joinRecords", `parts[${index}].keys.${id}`, ofAccount);
      assertTexts(`parts[${index}].keys.${id}.domains`, ofAccount.domains);
      assertTexts(`parts[${index}].keys.${id}.externalIds`, ofAccount.externalIds);
    }
  });

  const accounts = new Map<string, Account>();
  const keys = new Map<string, AccountKeys>();
  const unmatched: string[] = [];
  const left: LeftRow[] = parts.flatMap((part) => part.left);
  /** Ids by key; `null` if several of the first part have it. */
  const byKey = new Map<string, string | null>();
  for (const account of parts[0]?.accounts ?? []) {
    accounts.set(account.id, account);
    const ofAccount = keysOf(parts[0], account);
    keys.set(account.id, ofAccount);
    for (const key of joinKeys(options.by, account, ofAccount, 0, "leads"))
      byKey.set(key, byKey.has(key) ? null : account.id);
  }
  parts.slice(1).forEach((part, index) => {
    for (const account of part.accounts) {
      const ofAccount = keysOf(part, account);
      const found = joinKeys(options.by, account, ofAccount, index + 1, "follows").flatMap((key) =>
        byKey.has(key) ? [byKey.get(key) ?? null] : [],
      );
      const partners = [...new Set(found)];
      const [only = null] = partners;
      const partner = partners.length === 1 && only !== null ? accounts.get(only) : undefined;
      if (partner !== undefined) {
        accounts.set(partner.id, joined(partner, account, index + 2));
        keys.set(partner.id, joinedKeys(keys.get(partner.id), ofAccount));
        continue;
      }
      if (partners.length > 0) {
        left.push({
          object: "accounts",
          id: account.id,
          field: null,
          why: "ambiguous-account",
          count: 1,
          whole: false,
        });
      }
      const id = freeId(account.id, new Set(accounts.keys()), index + 2);
      accounts.set(id, { ...account, id });
      keys.set(id, ofAccount);
      unmatched.push(id);
    }
  });
  const sellers = parts.find((part) => part.sellers.length > 0)?.sellers ?? [];
  const sellerIds = new Set(sellers.map(({ id }) => id));
  const fromFirst = new Set(parts[0]?.accounts.map(({ id }) => id));
  return {
    accounts: [...accounts.values()].map((account) => {
      const { sellerId } = account;
      // A seller of a system that the sellers were not taken from would be no one.
      if (fromFirst.has(account.id) || typeof sellerId !== "string" || sellerIds.has(sellerId)) return account;
      return defined<Account>({ ...account, sellerId: undefined });
    }),
    products: [
      ...new Map(
        parts
          .flatMap((part) => part.products)
          .reverse()
          .map((each) => [each.id, each]),
      ).values(),
    ].reverse(),
    sellers: [...sellers],
    left,
    counts: addedCounts(parts.map((part) => part.counts)),
    keys: Object.fromEntries(keys),
    unmatched,
  };
}

/** Refuses an account whose lists are none, or hold what is not a row. */
function assertLists(path: string, account: Account): void {
  for (const list of [...LISTS, "owned"] as const) {
    if (account[list] != null) assertRows("joinRecords", `${path}.${list}`, account[list]);
  }
}

function assertTexts(path: string, texts: readonly string[]): void {
  assertArray("joinRecords", path, texts);
  texts.forEach((text, index) => {
    assertText("joinRecords", `${path}[${index}]`, text);
  });
}

function addedCounts(parts: readonly Record<string, ObjectCount>[]): Record<string, ObjectCount> {
  const counts: Record<string, ObjectCount> = {};
  for (const part of parts) {
    for (const [object, { rows, used, left }] of Object.entries(part)) {
      const before = counts[object] ?? { rows: 0, used: 0, left: 0 };
      counts[object] = { rows: before.rows + rows, used: before.used + used, left: before.left + left };
    }
  }
  return counts;
}
