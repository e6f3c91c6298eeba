import type { AccountBook, AccountDraft } from "../shared/account-book.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import type { ObjectLists } from "../shared/object-lists.js";
import type { FromZendeskOptions } from "./from-zendesk-options.js";
import type {
  ZendeskObjects,
  ZendeskTicket,
  ZendeskTicketAudit,
  ZendeskTicketMetric,
  ZendeskUser,
} from "./zendesk-objects.js";

/** A list that is read. */
export type ListName = keyof ZendeskObjects;

/** The lists that are read, with Zendesk's other names for them. */
export const LISTS = {
  organizations: [],
  users: [],
  tickets: [],
  ticket_metrics: ["metrics", "metric_sets"],
  ticket_audits: ["audits"],
  ticket_comments: ["comments"],
  satisfaction_ratings: ["ratings"],
  survey_responses: [],
  schedules: [],
} as const satisfies Record<ListName, readonly string[]>;

/** What is known of a help desk before its rows are read one by one. */
export interface Desk {
  lists: ObjectLists<ListName>;
  options: FromZendeskOptions;
  ledger: Ledger;
  book: AccountBook;
  /** Accounts by domain; `null` if several have it. */
  byDomain: ReadonlyMap<string, AccountDraft | null>;
  users: ReadonlyMap<string, Identified<ZendeskUser>>;
  tickets: ReadonlyMap<string, Identified<ZendeskTicket>>;
  metrics: ReadonlyMap<string, ZendeskTicketMetric>;
  /** Audits by ticket, in their order. */
  audits: ReadonlyMap<string, readonly ZendeskTicketAudit[]>;
  /** By ticket that was merged: the one that was kept. */
  mergedInto: ReadonlyMap<string, string>;
  bots: ReadonlySet<string>;
  accountOfTicket: Map<string, AccountDraft>;
}

/** Whether a user works for the company itself. */
export function isAgent({ role }: ZendeskUser): boolean {
  return role === "agent" || role === "admin";
}
