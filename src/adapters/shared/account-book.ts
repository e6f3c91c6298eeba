import type { Account, OwnedProduct } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { Contact } from "../../records/account/contact.js";
import type { Contract } from "../../records/account/contract.js";
import type { Deal } from "../../records/account/deal.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { Touch } from "../../records/account/touch.js";
import type { AccountKeys } from "./adapted-records.js";
import type { AdapterOptions, AdapterRows, Custom } from "./adapter-options.js";
import type { Identified, Ledger } from "./ledger.js";
import { number, text } from "./read-field.js";

/** The lists of an account that an adapter fills. */
export interface AccountLists {
  owned: OwnedProduct[];
  touches: Touch[];
  purchases: Purchase[];
  deals: Deal[];
  contracts: Contract[];
  contacts: Contact[];
  tickets: Ticket[];
  surveys: SurveyAnswer[];
}

/** An account while its lists are being filled. */
export interface AccountDraft {
  id: string;
  fields: Account;
  /** More fields, or other values, as the caller's option gave them. */
  byOption: Partial<Account>;
  keys: AccountKeys;
  lists: AccountLists;
}

/** The accounts of a system, under every id that leads to them. */
export interface AccountBook {
  drafts: ReadonlyMap<string, AccountDraft>;
  /** The account of an id, also of one that was merged into it. */
  find(id: string | undefined): AccountDraft | undefined;
  /** Makes an id lead to where another one leads. */
  alias(id: string, to: string): void;
  /** The accounts with the lists that the system was asked for: one that it was not is unknown, not empty. */
  accounts(known: Readonly<Partial<Record<keyof AccountLists, boolean>>>): Account[];
  keys(): Record<string, AccountKeys>;
}

/** What an adapter reads of one account's row. */
export interface ReadAccount {
  fields: Loose<Omit<Account, "id">>;
  keys: AccountKeys;
  /** Other ids that lead to it: those merged into it. */
  otherIds?: readonly string[];
}

/**
 * Reads the accounts of a system. `null` from `read` has left the row out already.
 * @internal
 */
export function accountBook<Row extends object, Rows extends AdapterRows & { account: Row }>(
  object: string,
  rows: readonly Identified<Row>[],
  options: AdapterOptions<Rows>,
  ledger: Ledger,
  read: (row: Identified<Row>) => ReadAccount | null,
): AccountBook {
  const drafts = new Map<string, AccountDraft>();
  const aliases = new Map<string, string>();
  for (const identified of rows) {
    const reading = read(identified);
    if (reading === null) continue;
    const { id } = identified;
    const row = identified.row as Custom<Rows["account"]>;
    const byOption = options.account?.(row);
    if (byOption === null) {
      ledger.leaveRow(object, id, "by-option");
      continue;
    }
    const fields = defined<Account>({
      id,
      ...reading.fields,
      ...(options.segment && { segment: text(options.segment(row)) }),
      ...(options.size && { size: text(options.size(row)) }),
      ...(options.budget && { annualBudget: budgetOf(object, id, options.budget(row), ledger) }),
    });
    drafts.set(id, { id, fields, byOption: byOption ?? {}, keys: reading.keys, lists: emptyLists() });
    for (const otherId of reading.otherIds ?? []) aliases.set(otherId, id);
  }
  const find: AccountBook["find"] = (id) => {
    const passed = new Set<string>();
    for (let at = id; at !== undefined && !passed.has(at); at = aliases.get(at)) {
      const draft = drafts.get(at);
      if (draft !== undefined) return draft;
      passed.add(at);
    }
    return undefined;
  };
  return {
    drafts,
    find,
    alias(id, to) {
      aliases.set(id, to);
    },
    accounts(known) {
      return [...drafts.values()].map(({ id, fields, byOption, lists }) => {
        const account: Record<string, unknown> = { ...fields };
        for (const [list, given] of Object.entries(known)) {
          if (given) account[list] = inOrder<object>(lists[list as keyof AccountLists]);
        }
        const bought = lists.purchases.length + lists.owned.length > 0;
        if (bought && (account.status === "prospect" || account.status === "trial")) {
          ledger.leaveField(object, id, "status", "contradicts-purchases");
          delete account.status;
        }
        // A CRM makes a customer of anyone who bought once, and never takes it back: what was sold and when says more.
        if (account.status === "customer" && (bought || lists.contracts.some(({ status }) => status !== "draft"))) {
          delete account.status;
          delete account.statusSince;
        }
        // A parent may be named in another form of its id, or by one that was merged into it.
        const parent = find(fields.parentId ?? undefined)?.id;
        if (parent !== undefined) {
          if (parent === id) delete account.parentId;
          else account.parentId = parent;
        }
        // Where a system keeps some of what was sold, an account without any of it has bought what its purchases say.
        if (lists.owned.length === 0) delete account.owned;
        return { ...account, ...byOption, id };
      });
    },
    keys: () => Object.fromEntries([...drafts].map(([id, { keys }]) => [id, keys])),
  };
}

function budgetOf(object: string, id: string, looked: unknown, ledger: Ledger): number | null {
  if (text(looked) === undefined) return null;
  const budget = number(looked);
  if (budget !== undefined && budget >= 0) return budget;
  ledger.leaveField(object, id, "budget", budget === undefined ? "not-readable" : "out-of-range");
  return null;
}

function emptyLists(): AccountLists {
  return {
    owned: [],
    touches: [],
    purchases: [],
    deals: [],
    contracts: [],
    contacts: [],
    tickets: [],
    surveys: [],
  };
}

/** Rows by their day where they have one, equal days as they came: pages of a response come in any order. */
function inOrder<Row extends object>(rows: readonly Row[]): Row[] {
  const dayOf = (row: Row): string => {
    const dated = row as { on?: string; purchasedOn?: string };
    return dated.on ?? dated.purchasedOn ?? "";
  };
  return [...rows].sort((a, b) => compareTexts(dayOf(a), dayOf(b)));
}

/** The same fields, each of which may also be `undefined`. */
export type Loose<Fields> = { [Field in keyof Fields]: Fields[Field] | undefined };

/**
 * The same object without the fields that hold `undefined`.
 * @internal
 */
export function defined<Fields extends object>(fields: Loose<Fields>): Fields {
  // Written out, as this makes every row of every list.
  const filled: Partial<Fields> = {};
  for (const field in fields) if (fields[field] !== undefined) filled[field] = fields[field];
  return filled as Fields;
}

/**
 * Adds a ticket to an account, with what the caller's option says of it; `null` leaves it out.
 * @returns Whether it was added.
 * @internal
 */
export function addTicket<Rows extends AdapterRows>(
  object: string,
  account: AccountDraft,
  row: Rows["ticket"],
  ticket: Loose<Ticket> & { id: string },
  options: AdapterOptions<Rows>,
  ledger: Ledger,
): boolean {
  const byOption = options.ticket?.(row as Custom<Rows["ticket"]>);
  if (byOption === null) ledger.leaveRow(object, ticket.id, "by-option");
  else account.lists.tickets.push({ ...defined<Ticket>(ticket), ...byOption, id: ticket.id });
  return byOption !== null;
}
