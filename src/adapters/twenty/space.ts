import { type AccountBook, accountBook, type AccountDraft } from "../shared/account-book.js";
import type { LeftWhy } from "../shared/adapted-records.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import { currencyCode, type MoneyReader, moneyReader } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { domain, filled, text, zone } from "../shared/read-field.js";
import { type SellerBook, sellerBook } from "../shared/seller-book.js";
import type { FromTwentyOptions } from "./from-twenty-options.js";
import { readCompany } from "./read-company.js";
import { addressesOf } from "./read-person.js";
import type {
  TwentyCompany,
  TwentyObjects,
  TwentyOpportunity,
  TwentyPerson,
  TwentyWorkspaceMember,
} from "./twenty-objects.js";

/** A list that is read. */
export type ListName = keyof TwentyObjects;

/** The lists that are read, with Twenty's other names for them. */
export const LISTS = {
  workspaceMembers: ["members"],
  companies: [],
  people: ["persons"],
  opportunities: [],
  calendarEvents: [],
  calendarEventParticipants: [],
  messages: [],
  messageParticipants: [],
  tasks: [],
  taskTargets: [],
} as const satisfies Record<ListName, readonly string[]>;

/** What is known of a workspace before its rows are read one by one. */
export interface Space {
  lists: ObjectLists<ListName>;
  options: FromTwentyOptions;
  ledger: Ledger;
  money: MoneyReader;
  sellers: SellerBook;
  book: AccountBook;
  /** Accounts by domain; `null` if several have it. */
  byDomain: ReadonlyMap<string, AccountDraft | null>;
  /** Ids of members by their mail address. */
  members: ReadonlyMap<string, string>;
  /** Domains of the members' addresses. */
  ownDomains: ReadonlySet<string>;
  people: ReadonlyMap<string, Identified<TwentyPerson>>;
  /** People by mail address. */
  addresses: ReadonlyMap<string, Identified<TwentyPerson>>;
  opportunities: ReadonlyMap<string, Identified<TwentyOpportunity>>;
  /** Rows of a list that were not deleted. */
  rowsOf: <Row extends object>(name: ListName, mayLackId?: boolean) => Identified<Row>[];
}

/** Reads what the single rows refer to: members, companies, people. */
export function openSpace(lists: ObjectLists<ListName>, options: FromTwentyOptions, ledger: Ledger): Space {
  const rowsOf: Space["rowsOf"] = <Row extends object>(name: ListName, mayLackId = false) =>
    ledger.rowsOf<Row>(name, lists.of(name), undefined, mayLackId).filter(({ id, row }) => {
      if (!isDeleted(row)) return true;
      ledger.leaveRow(name, id, "deleted");
      return false;
    });
  const byId = <Row extends object>(name: ListName): Map<string, Identified<Row>> =>
    new Map(rowsOf<Row>(name).map((each) => [each.id, each]));
  const members = ledger.rowsOf<TwentyWorkspaceMember>("workspaceMembers", lists.of("workspaceMembers"));
  const known = members.map((member) => ({
    ...member,
    gone: isDeleted(member.row),
    timeZone: zone(member.row.timeZone),
  }));
  const sellers = sellerBook("workspaceMembers", known, options, ledger);
  const opportunities = byId<TwentyOpportunity>("opportunities");
  const currencies = [...opportunities.values()].map(({ row }) => currencyCode(row.amount?.currencyCode));
  const money = moneyReader(options.currency, options.rates, currencies);
  const companies = rowsOf<TwentyCompany>("companies");
  const book = accountBook("companies", companies, options, ledger, (each) => readCompany(each, sellers, money));
  const byDomain = new Map<string, AccountDraft | null>();
  for (const draft of book.drafts.values()) {
    for (const each of new Set(draft.keys.domains)) byDomain.set(each, byDomain.has(each) ? null : draft);
  }
  const people = byId<TwentyPerson>("people");
  const addresses = members.flatMap(({ id, row }) => {
    const address = text(row.userEmail)?.toLowerCase();
    return address === undefined ? [] : [{ id, address }];
  });
  return {
    lists,
    options,
    ledger,
    money,
    sellers,
    book,
    byDomain,
    members: new Map(addresses.map(({ id, address }) => [address, id])),
    ownDomains: new Set(addresses.flatMap(({ address }) => domain(address) ?? [])),
    people,
    addresses: new Map(
      [...people.values()].flatMap((person) => addressesOf(person.row).map((address) => [address, person] as const)),
    ),
    opportunities,
    rowsOf,
  };
}

/** Whether a row is in the bin. */
export function isDeleted(row: object): boolean {
  return "deletedAt" in row && text(row.deletedAt) !== undefined;
}

/** Why a moment could not be used. */
export function unread(value: unknown): LeftWhy {
  return filled(value) === undefined ? "missing" : "not-readable";
}
