import { addTo } from "../../records/values/add-to.js";
import { ACCOUNT_STATES } from "../standing/account-standing.js";
import {
  assertArray,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertText,
  RetentionError,
} from "../../errors.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PortfolioAccount } from "./account-report.js";
import type { AccountState } from "../standing/account-standing.js";

/** How accounts are grouped. */
export interface RollUpOptions {
  /** `"parentId"`: the account at the top of those that each belongs to; or what you say of an account by its id, `null` for none. */
  by: "parentId" | ((accountId: string) => string | null | undefined);
}

/** Money of a group, summed over its accounts. A sum is `null` if it is known for none of them. */
export interface GroupMoney {
  valueAtRisk: number | null;
  /** What its customers would bring at their present pace. */
  worth: number | null;
  winBack: number | null;
  /** Yearly amount of each account's contract that is next up for renewal. */
  renewal: number | null;
  growth: number | null;
  /** What reviews of its accounts may protect or bring. */
  attention: number;
  currency: string | null;
}

/** Accounts that belong together, such as a group of companies. */
export interface AccountGroup extends GroupMoney {
  /** Id of the account at the top, or what `by` returned; the account's own id if it belongs to no group. */
  id: string;
  /** In the order of the book. */
  accountIds: string[];
  /** State of the group: the best state of its accounts. */
  state: AccountState;
  /** Number of accounts by state. */
  states: Partial<Record<AccountState, number>>;
  /** Earliest end of a contract among them; `null` if there is none. */
  renewalOn: string | null;
}

/**
 * The results by groups of accounts: the state of each group, and its money. Opportunity, agenda and plan stay with the
 * accounts, since a review is held with one account. Every account is in exactly one group, so that the groups add up
 * to the book.
 *
 * @param book - What `reviewPortfolio` returned, or its accounts.
 * @param options - What to group by.
 * @returns One group per top account, by attention, then by id.
 * @throws RetentionError when the book holds no accounts, or `by` is neither a field that can be rolled up nor a function.
 *
 * @example
 * import { reviewPortfolio, rollUpAccounts } from "retention-kit";
 *
 * const accounts = [
 *   { id: "hotel-group" }, { id: "seaside", parentId: "hotel-group" }, { id: "bakery" },
 * ];
 * const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf: "2026-11-21", to: "2027-02-20" });
 * rollUpAccounts(book, { by: "parentId" }).map(({ id, accountIds }) => [id, accountIds])
 * //=> [["bakery", ["bakery"]], ["hotel-group", ["hotel-group", "seaside"]]]
 */
export function rollUpAccounts(
  book: { readonly accounts: readonly PortfolioAccount[] },
  options: RollUpOptions,
): AccountGroup[] {
  assertObject("rollUpAccounts", "book", book);
  assertArray("rollUpAccounts", "book.accounts", book.accounts);
  assertOptions("rollUpAccounts", "options", options, { by: true });
  const { accounts } = book as { accounts: readonly PortfolioAccount[] };
  accounts.forEach(assertPicture);
  const groupOf = groupsBy(accounts, options.by);
  const groups = new Map<string, PortfolioAccount[]>();
  for (const account of accounts) {
    const id = groupOf(account);
    addTo(groups, id, account);
  }
  return [...groups]
    .map(([id, members]) => groupFrom(id, members))
    .sort((a, b) => b.attention - a.attention || compareTexts(a.id, b.id));
}

/** Refuses what is not an account of `reviewPortfolio`. */
function assertPicture(account: PortfolioAccount, index: number): void {
  const name = "rollUpAccounts";
  const at = `book.accounts[${index}]`;
  assertObject(name, at, account);
  assertText(name, `${at}.accountId`, account.accountId);
  if (account.parentId != null) assertText(name, `${at}.parentId`, account.parentId);
  assertObject(name, `${at}.standing`, account.standing);
  assertOneOf(name, `${at}.standing.state`, account.standing.state, ACCOUNT_STATES);
  assertObject(name, `${at}.attention`, account.attention);
  assertNumber(name, `${at}.attention.total`, account.attention.total);
  for (const field of ["valueAtRisk", "winBack", "renewal", "growth"] as const) {
    const stake = account[field];
    if (stake == null) continue;
    assertObject(name, `${at}.${field}`, stake);
    if (stake.amount != null) assertNumber(name, `${at}.${field}.amount`, stake.amount);
  }
  if (account.valueAtRisk != null) {
    assertObject(name, `${at}.valueAtRisk.worth`, account.valueAtRisk.worth);
    assertNumber(name, `${at}.valueAtRisk.worth.value`, account.valueAtRisk.worth.value);
  }
}

function groupsBy(
  accounts: readonly PortfolioAccount[],
  by: RollUpOptions["by"],
): (account: PortfolioAccount) => string {
  if (typeof by === "function") return ({ accountId }) => by(accountId) ?? accountId;
  if ((by as unknown) !== "parentId") {
    throw new RetentionError(
      "rollUpAccounts",
      "options.by",
      'must be "parentId" or a function of an account\'s id',
      by,
    );
  }
  const parentOf = new Map(accounts.map(({ accountId, parentId }) => [accountId, parentId]));
  return ({ accountId }) => {
    // Most accounts belong to none.
    if ((parentOf.get(accountId) ?? null) === null) return accountId;
    const passed = new Set<string>();
    let top = accountId;
    // Accounts that belong to each other in a circle are a group under the first of them by id.
    while (!passed.has(top)) {
      passed.add(top);
      const parent = parentOf.get(top) ?? null;
      if (parent === null) return top;
      top = parent;
    }
    const circle: string[] = [];
    for (let id = top; circle[0] !== id; id = parentOf.get(id) ?? id) circle.push(id);
    return circle.sort(compareTexts)[0] ?? top;
  };
}

function groupFrom(id: string, members: readonly PortfolioAccount[]): AccountGroup {
  const states: Partial<Record<AccountState, number>> = {};
  for (const { standing } of members) states[standing.state] = (states[standing.state] ?? 0) + 1;
  const ends = members.flatMap(({ renewal }) => renewal?.endsOn ?? []);
  return {
    id,
    accountIds: members.map(({ accountId }) => accountId),
    state: ACCOUNT_STATES.find((state) => states[state] !== undefined) ?? "prospect",
    states,
    valueAtRisk: sumOf(members, ({ valueAtRisk }) => valueAtRisk?.amount),
    worth: sumOf(members, ({ valueAtRisk }) => valueAtRisk?.worth.value),
    winBack: sumOf(members, ({ winBack }) => winBack?.amount),
    renewal: sumOf(members, ({ renewal }) => renewal?.amount),
    growth: sumOf(members, ({ growth }) => growth?.amount),
    attention: sumOf(members, ({ attention }) => attention.total) ?? 0,
    currency: members.find(({ attention }) => attention.currency !== null)?.attention.currency ?? null,
    renewalOn: ends.sort(compareTexts)[0] ?? null,
  };
}

/** Adds up from the smallest on, so that the sum does not depend on the order of the accounts. */
function sumOf(
  members: readonly PortfolioAccount[],
  money: (account: PortfolioAccount) => number | null | undefined,
): number | null {
  const known = members.flatMap((account) => money(account) ?? []);
  return known.length === 0 ? null : known.sort((a, b) => a - b).reduce((total, value) => total + value, 0);
}
