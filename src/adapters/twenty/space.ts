import type { AccountBook, AccountDraft } from "../shared/account-book.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import type { MoneyReader } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { text } from "../shared/read-field.js";
import type { SellerBook } from "../shared/seller-book.js";
import type { FromTwentyOptions } from "./from-twenty-options.js";
import type { TwentyObjects, TwentyOpportunity, TwentyPerson } from "./twenty-objects.js";

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

/** Whether a row is in the bin. */
export function isDeleted(row: object): boolean {
  return "deletedAt" in row && text(row.deletedAt) !== undefined;
}
