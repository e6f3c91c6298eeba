import type { Account } from "../records/account/account.js";
import type { AccountKeys, AdaptedRecords } from "./shared/adapted-records.js";

/** How accounts of several systems are matched. */
export interface JoinRecordsOptions {
  /**
   * - `id`: the systems share their ids.
   * - `externalId`: the later system keeps the earlier one's id, as Zendesk does in `external_id`; or both keep a third.
   * - `domain`: they share an internet domain.
   * - `name`: they share a name, whatever its case and blanks.
   * - A function of an account and its part, from 0, that gives a key.
   */
  by: "id" | "externalId" | "domain" | "name" | ((account: Account, part: number) => string | null | undefined);
}

/**
 * By what an account of a part may be found, apart from its id and name.
 * @internal
 */
export function keysOf(part: AdaptedRecords | undefined, { id }: Account): AccountKeys {
  const keys = (part as Partial<AdaptedRecords> | undefined)?.keys;
  return keys != null && Object.hasOwn(keys, id) ? (keys[id] ?? noKeys()) : noKeys();
}

function noKeys(): AccountKeys {
  return { domains: [], externalIds: [] };
}

/**
 * The keys of an account: an id of one system is looked for among the other's external ids, not among its own ids.
 * @internal
 */
export function joinKeys(
  by: JoinRecordsOptions["by"],
  account: Account,
  { domains, externalIds }: AccountKeys,
  part: number,
  role: "leads" | "follows",
): string[] {
  if (typeof by === "function") {
    const key = by(account, part);
    return typeof key === "string" && key !== "" ? [key] : [];
  }
  if (by === "id") return [account.id];
  if (by === "domain") return [...new Set(domains)];
  if (by === "externalId") {
    const external = [...new Set(externalIds)];
    if (role === "leads") return [`own ${account.id}`, ...external.map((id) => `external ${id}`)];
    return [`external ${account.id}`, ...external.flatMap((id) => [`own ${id}`, `external ${id}`])];
  }
  const name = account.name?.trim().replace(/\s+/g, " ").toLowerCase() ?? "";
  return name === "" ? [] : [name];
}

/**
 * The keys of two accounts that are one.
 * @internal
 */
export function joinedKeys(a: AccountKeys = noKeys(), b: AccountKeys): AccountKeys {
  return {
    domains: [...new Set([...a.domains, ...b.domains])],
    externalIds: [...new Set([...a.externalIds, ...b.externalIds])],
  };
}
