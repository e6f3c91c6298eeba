import { assertOptions } from "../../errors.js";
import type { Contact } from "../../records/contact.js";
import type { SurveyAnswer } from "../../records/survey-answer.js";
import type { Ticket, TicketSolution, TicketWait } from "../../records/ticket.js";
import type { LoggedTicket } from "../../service/log/logged-ticket.js";
import type { TicketEvent } from "../../service/log/ticket-event.js";
import { addTo } from "../shared/add-to.js";
import {
  type AccountBook,
  accountBook,
  type AccountDraft,
  addTicket,
  defined,
  type ReadAccount,
} from "../shared/account-book.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { type AdapterOptions, assertSharedOptions, type Custom, sharedOptions } from "../shared/adapter-options.js";
import { type Identified, type Ledger, openLedger } from "../shared/ledger.js";
import { commonest } from "../shared/money-reader.js";
import { type ObjectLists, objectLists } from "../shared/object-lists.js";
import { railsZone } from "./rails-zone.js";
import { count, domain, fields, filled, instant, isoText, moment, number, text, zone } from "../shared/read-field.js";
import { sellerBook } from "../shared/seller-book.js";
import { readStatusChanges, readTicketLog, type StatusChange } from "../shared/ticket-log.js";
import type {
  ZendeskAuditEvent,
  ZendeskObjects,
  ZendeskOrganization,
  ZendeskSatisfactionRating,
  ZendeskSchedule,
  ZendeskTicket,
  ZendeskTicketAudit,
  ZendeskTicketComment,
  ZendeskTicketMetric,
  ZendeskUser,
  ZendeskVia,
} from "./zendesk-objects.js";
import { zendeskSchedule } from "./zendesk-schedule.js";

/** The rows that the options of `fromZendesk` look into. */
export interface ZendeskRows {
  account: ZendeskOrganization;
  product: object;
  deal: object;
  touch: object;
  ticket: ZendeskTicket;
  seller: ZendeskUser;
}

/** How to read Zendesk's rows. */
export interface FromZendeskOptions extends AdapterOptions<ZendeskRows> {
  /** Ids of users that are programs: what they write is no answer. */
  bots?: readonly (string | number)[];
  /** Whether a ticket in this status waits for the customer; `pending` unless given. */
  waiting?: (status: string) => boolean | null | undefined;
}

type Name = keyof ZendeskObjects;

const LISTS = {
  organizations: [],
  users: [],
  tickets: [],
  ticket_metrics: ["metrics", "metric_sets"],
  ticket_audits: ["audits"],
  ticket_comments: ["comments"],
  satisfaction_ratings: ["ratings"],
  schedules: [],
} as const satisfies Record<Name, readonly string[]>;

/** Statuses in which Zendesk takes a problem for solved. */
const SOLVED: readonly string[] = ["solved", "closed"];

/** Channels through which rules and programs write. */
const AUTOMATIC = /^(rule|trigger|automation|system|business_rule|answer_bot.*|chat_?bot|ai_agent.*)s?$/i;

/** Rules that run when a ticket is made write a moment later. */
const CREATION_MS = 60_000;

/** The author of what Zendesk's own rules do. */
const SYSTEM = "-1";

/**
 * Organizations, tickets and whatever else Zendesk's API returns, as accounts with their tickets and answers. On its own
 * it is the book of a help desk; `joinRecords` puts it together with the CRM's.
 *
 * - An organization is an account, in the zone in which most of its people are. A ticket belongs to its organization,
 *   else to that of the person who asked, else to the one with the domain of that person's address.
 * - Deleted tickets are left out; merged ones name the ticket that was kept, or are left out where nothing does.
 * - Contacts, answers, transfers, reopenings and waits come from the audits of a ticket, else what its metrics count.
 *   Only public comments count; the system (author −1) and bots answer nobody; the first to take a ticket is no transfer;
 *   a ticket waits for the customer while it is `pending`.
 * - A rating of `offered` is no answer; `good` and `bad` are 1 and 0.
 * - Agents are the sellers, in the hours of the first schedule; `joinRecords` prefers those of the CRM.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the API returned, by object.
 * @param options - Hours, bots, and how this desk uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromZendesk } from "retention-kit/adapters";
 *
 * const { accounts } = fromZendesk({
 *   organizations: [{ id: 41, name: "Mill & Sons", domain_names: ["mill.example"] }],
 *   users: [{ id: 51, email: "jo@mill.example", role: "end-user" }],
 *   tickets: [{ id: 61, requester_id: 51, status: "solved", created_at: "2026-03-02T08:00:00Z", via: { channel: "voice" } }],
 *   ticket_metrics: [{ id: 71, ticket_id: 61, solved_at: "2026-03-02T10:00:00Z", assignee_stations: 2, reopens: 0, replies: 1 }],
 *   satisfaction_ratings: [{ id: 81, ticket_id: 61, score: "good", created_at: "2026-03-03T08:00:00Z" }],
 * });
 * accounts[0].tickets
 * //=> [{
 * //   id: "61", openedAt: "2026-03-02T08:00:00.000Z", resolvedAt: "2026-03-02T10:00:00.000Z", resolved: true,
 * //   replies: 1, reopens: 0, transfers: 1, channels: ["phone"],
 * // }]
 * accounts[0].surveys
 * //=> [{
 * //   at: "2026-03-03T08:00:00.000Z", metric: "csat", score: 1, scale: { min: 0, max: 1, higherIsBetter: true },
 * //   ticketId: "61",
 * // }]
 */
export function fromZendesk(objects: ZendeskObjects, options: FromZendeskOptions = {}): AdaptedRecords {
  assertOptions("fromZendesk", "options", options, { ...sharedOptions, bots: true, waiting: true });
  assertSharedOptions("fromZendesk", options);
  const ledger = openLedger();
  const lists = objectLists<Name>("fromZendesk", objects, LISTS, ledger);
  const desk = openDesk(lists, options, ledger);

  for (const user of desk.users.values()) readPerson(desk, user);
  for (const ticket of desk.tickets.values()) readTicket(desk, ticket);
  readRatings(desk);
  return {
    accounts: desk.book.accounts({
      contacts: lists.given("users"),
      tickets: lists.given("tickets"),
      surveys: lists.given("satisfaction_ratings") || lists.given("tickets"),
    }),
    products: [],
    sellers: sellersOf(desk),
    ...ledger.close(),
    keys: desk.book.keys(),
  };
}

/** What is known of a help desk before its rows are read one by one. */
interface Desk {
  lists: ObjectLists<Name>;
  options: FromZendeskOptions;
  ledger: Ledger;
  book: AccountBook;
  /** Accounts by domain; `null` where several have it. */
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

function openDesk(lists: ObjectLists<Name>, options: FromZendeskOptions, ledger: Ledger): Desk {
  const byId = <Row extends object>(name: Name): Map<string, Identified<Row>> =>
    new Map(ledger.rowsOf<Row>(name, lists.of(name)).map((each) => [each.id, each]));
  const users = byId<ZendeskUser>("users");
  const zones = zonesOf(users);
  const organizations = ledger.rowsOf<ZendeskOrganization>("organizations", lists.of("organizations"));
  const book = accountBook("organizations", organizations, options, ledger, (each) =>
    readOrganization(each, zones, ledger),
  );
  const byDomain = new Map<string, AccountDraft | null>();
  for (const draft of book.drafts.values()) {
    for (const each of draft.keys.domains) byDomain.set(each, byDomain.has(each) ? null : draft);
  }
  const tickets = byId<ZendeskTicket>("tickets");
  const audits = auditsByTicket(lists, tickets, ledger);
  return {
    lists,
    options,
    ledger,
    book,
    byDomain,
    users,
    tickets,
    metrics: metricsByTicket(lists, tickets, ledger),
    audits,
    mergedInto: mergesIn(audits),
    bots: new Set([SYSTEM, ...(options.bots ?? []).map(String)]),
    accountOfTicket: new Map(),
  };
}

function readOrganization(
  { id, row }: Identified<ZendeskOrganization>,
  zones: ReadonlyMap<string, string>,
  ledger: Ledger,
): ReadAccount | null {
  if (text(row.deleted_at) !== undefined) {
    ledger.leaveRow("organizations", id, "deleted");
    return null;
  }
  const domains = Array.isArray(row.domain_names) ? row.domain_names : [];
  return {
    fields: { name: text(row.name), timeZone: zones.get(id) },
    keys: {
      domains: domains.flatMap((each: unknown) => domain(each) ?? []),
      externalIds: [text(row.external_id)].flatMap((each) => each ?? []),
    },
  };
}

/** The zone in which most people of an organization are. */
function zonesOf(users: ReadonlyMap<string, Identified<ZendeskUser>>): Map<string, string> {
  const zones = new Map<string, string[]>();
  for (const { row } of users.values()) {
    const organization = text(row.organization_id);
    const timeZone = zoneOf(row);
    if (organization === undefined || timeZone === undefined || isAgent(row)) continue;
    addTo(zones, organization, timeZone);
  }
  return new Map(
    [...zones].flatMap(([organization, each]) => {
      const most = commonest(each);
      return most === undefined ? [] : [[organization, most]];
    }),
  );
}

function zoneOf(user: ZendeskUser): string | undefined {
  return zone(user.iana_time_zone) ?? railsZone(user.time_zone);
}

function isAgent({ role }: ZendeskUser): boolean {
  return role === "agent" || role === "admin";
}

function sellersOf({ lists, options, ledger, users }: Desk): AdaptedRecords["sellers"] {
  const [schedule] = ledger
    .rowsOf<ZendeskSchedule>("schedules", lists.of("schedules"), undefined, true)
    .map(({ row }) => zendeskSchedule(row));
  const agents = [...users.values()]
    .filter(({ row }) => isAgent(row))
    .map((agent) => ({
      ...agent,
      gone: agent.row.active === false || agent.row.suspended === true,
      timeZone: zoneOf(agent.row),
    }));
  const hours = options.hours ?? schedule?.calendar;
  const timeZone = options.timeZone ?? schedule?.timeZone;
  const rules = { ...options, ...(hours && { hours }), ...(timeZone !== undefined && { timeZone }) };
  return sellerBook("users", agents, rules, ledger).sellers();
}

function readPerson(desk: Desk, { id, row }: Identified<ZendeskUser>): void {
  if (isAgent(row)) return;
  const account = desk.book.find(text(row.organization_id)) ?? accountByDomain(desk, row.email);
  if (account === undefined) {
    // Somebody without a company is nobody's contact, and may still have asked something.
    return;
  }
  const language = text(row.locale);
  account.lists.contacts.push(
    defined<Contact>({
      id,
      left: row.active === false ? true : undefined,
      preferences: language === undefined ? undefined : { language },
    }),
  );
}

function accountByDomain({ byDomain }: Desk, address: unknown): AccountDraft | undefined {
  return byDomain.get(domain(address) ?? "") ?? undefined;
}

function readTicket(desk: Desk, { id, row }: Identified<ZendeskTicket>): void {
  const { ledger, options, metrics, audits, mergedInto } = desk;
  const status = text(row.status)?.toLowerCase() ?? "";
  const kept = mergedInto.get(id);
  const tags = Array.isArray(row.tags) ? row.tags : [];
  if (status === "deleted") ledger.leaveRow("tickets", id, "deleted");
  else if (kept === undefined && tags.includes("closed_by_merge")) ledger.leaveRow("tickets", id, "merged");
  else {
    const account = accountOfTicket(desk, id, row);
    if (account === undefined) return;
    const openedAt = instant(row.created_at);
    if (openedAt === undefined) {
      ledger.leaveRow("tickets", id, filled(row.created_at) === undefined ? "missing" : "not-readable", "created_at");
      return;
    }
    const metric = metrics.get(id) ?? row.metric_set ?? undefined;
    const log =
      (audits.get(id) ?? []).length > 0 ? readAudits(desk, id, row, openedAt, audits.get(id) ?? []) : undefined;
    const resolved = SOLVED.includes(status);
    const channel = channelOf(row.via);
    const requester = desk.users.get(text(row.requester_id) ?? "")?.row;
    const told = {
      id,
      openedAt,
      firstRepliedAt: log?.firstRepliedAt ?? repliedAt(openedAt, metric),
      resolvedAt: resolved ? resolvedAt(desk, id, openedAt, metric) : null,
      resolved,
      contacts: log?.contacts,
      replies: log?.replies ?? count(metric?.replies),
      reopens: log?.reopens ?? count(metric?.reopens),
      transfers: log?.transfers ?? transfersOf(metric),
      channels: log?.channels ?? (channel === undefined ? undefined : [channel]),
      topic: text(row.type),
      mergedInto: kept,
      priority: text(row.priority),
      agentId: text(row.assignee_id),
      group: text(row.group_id),
      waits: log?.waits,
      solutions: log?.solutions,
      messages: log?.messages,
      language: text(requester?.locale),
    };
    if (addTicket("tickets", account, row, told, options, ledger)) desk.accountOfTicket.set(id, account);
  }
}

function accountOfTicket(desk: Desk, id: string, row: ZendeskTicket): AccountDraft | undefined {
  const { book, users, ledger, options } = desk;
  const looked: unknown = options.accountOf?.(row as Custom<ZendeskTicket>);
  if (looked !== undefined) {
    const account = book.find(text(looked));
    if (account === undefined) ledger.leaveRow("tickets", id, looked === null ? "by-option" : "unknown-account");
    return account;
  }
  const requester = users.get(text(row.requester_id) ?? "")?.row;
  const from = fields(fields(fields(row.via).source).from);
  const address = requester?.email ?? from.address;
  const account =
    book.find(text(row.organization_id)) ??
    book.find(text(requester?.organization_id)) ??
    accountByDomain(desk, address);
  if (account !== undefined) return account;
  const named = text(row.organization_id) ?? text(requester?.organization_id);
  const ambiguous = desk.byDomain.get(domain(address) ?? "") === null;
  ledger.leaveRow(
    "tickets",
    id,
    ambiguous ? "ambiguous-account" : named === undefined ? "no-account" : "unknown-account",
    "organization_id",
  );
  return undefined;
}

function metricsByTicket(
  lists: ObjectLists<Name>,
  tickets: Desk["tickets"],
  ledger: Ledger,
): Map<string, ZendeskTicketMetric> {
  const metrics = new Map<string, ZendeskTicketMetric>();
  const idOf = (row: ZendeskTicketMetric): unknown => row.id ?? row.ticket_id;
  for (const { id, row } of ledger.rowsOf<ZendeskTicketMetric>("ticket_metrics", lists.of("ticket_metrics"), idOf)) {
    const ticketId = text(row.ticket_id) ?? "";
    if (tickets.has(ticketId)) metrics.set(ticketId, row);
    else ledger.leaveRow("ticket_metrics", id, "unknown-row", "ticket_id");
  }
  return metrics;
}

function auditsByTicket(
  lists: ObjectLists<Name>,
  tickets: Desk["tickets"],
  ledger: Ledger,
): Map<string, ZendeskTicketAudit[]> {
  const audits = new Map<string, ZendeskTicketAudit[]>();
  for (const { id, row } of ledger.rowsOf<ZendeskTicketAudit>("ticket_audits", lists.of("ticket_audits"))) {
    const ticketId = text(row.ticket_id) ?? "";
    if (!tickets.has(ticketId)) ledger.leaveRow("ticket_audits", id, "unknown-row", "ticket_id");
    else if (moment(row.created_at) === undefined) ledger.leaveRow("ticket_audits", id, "missing", "created_at");
    else addTo(audits, ticketId, row);
  }
  const audited = new Set(audits.keys());
  for (const { id, row } of ledger.rowsOf<ZendeskTicketComment>(
    "ticket_comments",
    lists.of("ticket_comments"),
    undefined,
    true,
  )) {
    const ticketId = text(row.ticket_id) ?? "";
    // The audits of a ticket hold its comments.
    if (audited.has(ticketId)) continue;
    if (!tickets.has(ticketId)) ledger.leaveRow("ticket_comments", id, "unknown-row", "ticket_id");
    else if (moment(row.created_at) === undefined) ledger.leaveRow("ticket_comments", id, "missing", "created_at");
    else {
      const { created_at, author_id, via } = row;
      addTo(audits, ticketId, {
        id,
        ticket_id: ticketId,
        created_at,
        author_id,
        via,
        events: [{ ...row, type: "Comment" }],
      });
    }
  }
  for (const rows of audits.values()) rows.sort((a, b) => (moment(a.created_at) ?? 0) - (moment(b.created_at) ?? 0));
  return audits;
}

/** Which ticket was merged into which: the one that was kept says so, or the last comment on the other does. */
function mergesIn(audits: Desk["audits"]): Map<string, string> {
  const merges = new Map<string, string>();
  for (const [ticketId, rows] of audits) {
    for (const audit of rows) {
      for (const event of eventsOf(audit)) {
        const source = fields(fields(event.via ?? audit.via).source);
        const from = fields(source.from);
        const others = from.ticket_ids ?? from.ticket_id;
        if (source.rel === "merge") {
          for (const each of Array.isArray(others) ? (others as unknown[]) : [others]) {
            const other = text(each);
            if (other !== undefined && other !== ticketId) merges.set(other, ticketId);
          }
        }
        const into = /closed and merged into (?:request|ticket) #(\d+)/i.exec(text(event.body) ?? "")?.[1];
        if (into !== undefined && into !== ticketId) merges.set(ticketId, into);
      }
    }
  }
  return merges;
}

/** What the audits of one ticket say. */
interface AuditLog {
  firstRepliedAt: string | null | undefined;
  contacts: number | null | undefined;
  replies: number | null | undefined;
  channels: string[] | null | undefined;
  transfers: number | undefined;
  reopens: number | undefined;
  waits: TicketWait[] | undefined;
  solutions: TicketSolution[] | undefined;
  messages: Ticket["messages"];
}

function readAudits(
  desk: Desk,
  ticketId: string,
  row: ZendeskTicket,
  openedAt: string,
  audits: readonly ZendeskTicketAudit[],
): AuditLog {
  const opensWith = channelOf(row.via);
  const lines: TicketEvent[] = [
    { ticketId, kind: "opened", at: openedAt, ...(opensWith !== undefined && { channel: opensWith }) },
  ];
  const changes: StatusChange[] = [];
  const owners: Owners = { person: undefined, group: undefined };
  let transfers: number | undefined;
  audits.forEach((audit) => {
    const at = instant(audit.created_at) ?? openedAt;
    const creates = isCreation(audit, openedAt);
    let handedOn = false;
    for (const event of eventsOf(audit)) {
      const line = commentLine(desk, ticketId, row, audit, event, at, creates);
      if (line !== undefined && at >= openedAt) lines.push(line);
      const status = text(event.value)?.toLowerCase() ?? "";
      if (event.field_name === "status") changes.push(stateOf(desk, status, at));
      else if (namesOwner(event)) {
        transfers ??= 0;
        if (changesOwner(owners, event)) handedOn = true;
      }
    }
    // Whoever gets it while it is being created has it first.
    if (handedOn && !creates) transfers = (transfers ?? 0) + 1;
  });
  const log: LoggedTicket | undefined = readTicketLog(lines, ["message", "reply", "channel-changed"]).get(ticketId);
  const { waits, reopens, solutions } = readStatusChanges(changes);
  // An export may hold changes without comments, or comments without changes.
  const told = lines.length > 1 ? log : undefined;
  return {
    firstRepliedAt: told?.firstRepliedAt,
    contacts: told?.contacts,
    replies: told?.replies,
    channels: told?.channels?.length === 0 ? undefined : told?.channels,
    transfers,
    reopens: changes.length > 0 ? reopens : undefined,
    waits: changes.length > 0 ? waits : undefined,
    solutions: changes.length > 0 ? solutions : undefined,
    messages: told?.messages,
  };
}

function stateOf({ options }: Desk, status: string, at: string): StatusChange {
  return { at, waiting: options.waiting?.(status) ?? status === "pending", closed: SOLVED.includes(status) };
}

/** Whether an audit is of the moment in which its ticket was made. */
function isCreation(audit: ZendeskTicketAudit, openedAt: string): boolean {
  const apart = Math.abs((moment(audit.created_at) ?? 0) - (moment(openedAt) ?? 0));
  return apart <= CREATION_MS || eventsOf(audit).some(({ type }) => type === "Create");
}

/** A public comment by the customer or by an agent, as a line of a log. */
function commentLine(
  { users, bots }: Desk,
  ticketId: string,
  ticket: ZendeskTicket,
  audit: ZendeskTicketAudit,
  event: ZendeskAuditEvent,
  at: string,
  creates: boolean,
): TicketEvent | undefined {
  if (!/comment$/i.test(text(event.type) ?? "") || event.public === false) return undefined;
  const author = text(event.author_id) ?? text(audit.author_id) ?? "";
  const via = event.via ?? audit.via;
  if (bots.has(author) || AUTOMATIC.test(text(via?.channel) ?? "")) return undefined;
  const person = users.get(author)?.row;
  const isCustomer = author === text(ticket.requester_id) || (person !== undefined && !isAgent(person));
  const id = text(event.id);
  if (isCustomer) {
    const channel = channelOf(via);
    return defined<TicketEvent>({ id, ticketId, kind: "message", at, channel });
  }
  // What an agent writes down of a call opens a ticket, and answers nobody.
  return creates ? undefined : defined<TicketEvent>({ id, ticketId, kind: "reply", at });
}

interface Owners {
  person: string | undefined;
  group: string | undefined;
}

function namesOwner({ field_name }: ZendeskAuditEvent): boolean {
  return field_name === "assignee_id" || field_name === "group_id";
}

/** Whether an event hands a ticket on to another person or group; the first of each takes it. Changes `owners`. */
function changesOwner(owners: Owners, { field_name, value, previous_value }: ZendeskAuditEvent): boolean {
  const field = field_name === "assignee_id" ? "person" : field_name === "group_id" ? "group" : undefined;
  const to = text(value);
  if (field === undefined || to === undefined) return false;
  const from = owners[field] ?? text(previous_value);
  owners[field] = to;
  return from !== undefined && from !== to;
}

function eventsOf({ events }: ZendeskTicketAudit): ZendeskAuditEvent[] {
  return (Array.isArray(events) ? (events as unknown[]) : []).filter(
    (event): event is ZendeskAuditEvent => typeof event === "object" && event !== null,
  );
}

/** A ticket's channel in the words of this library; Zendesk calls a call a voice. */
function channelOf(via: ZendeskVia | null | undefined): string | undefined {
  const channel = text(via?.channel)?.toLowerCase();
  return channel === "voice" ? "phone" : channel;
}

function repliedAt(openedAt: string, metric: ZendeskTicketMetric | undefined): string | undefined {
  const seconds = number(metric?.reply_time_in_seconds?.calendar);
  const minutes = number(metric?.reply_time_in_minutes?.calendar);
  const ms = seconds === undefined ? (minutes === undefined ? undefined : minutes * 60_000) : seconds * 1000;
  return ms === undefined || ms < 0 ? undefined : isoText((moment(openedAt) ?? 0) + ms);
}

function resolvedAt(
  { ledger }: Desk,
  id: string,
  openedAt: string,
  metric: ZendeskTicketMetric | undefined,
): string | undefined {
  const minutes = number(metric?.full_resolution_time_in_minutes?.calendar);
  const solvedAt =
    instant(metric?.solved_at) ??
    (minutes === undefined ? undefined : isoText((moment(openedAt) ?? 0) + minutes * 60_000));
  if (solvedAt === undefined || solvedAt >= openedAt) return solvedAt;
  ledger.leaveField("tickets", id, "solved_at", "before-start");
  return undefined;
}

/** A station is somebody who had the ticket: the first is no transfer. */
function transfersOf(metric: ZendeskTicketMetric | undefined): number | undefined {
  const stations = [count(metric?.assignee_stations), count(metric?.group_stations)].filter(
    (each) => each !== undefined,
  );
  return stations.length === 0 ? undefined : Math.max(0, Math.max(...stations) - 1);
}

function readRatings(desk: Desk): void {
  const { lists, ledger, tickets, accountOfTicket: accounts } = desk;
  const rated = new Set<string>();
  for (const { id, row } of ledger.rowsOf<ZendeskSatisfactionRating>(
    "satisfaction_ratings",
    lists.of("satisfaction_ratings"),
  )) {
    const ticketId = text(row.ticket_id);
    const score = scoreOf(row.score);
    const requester = desk.users.get(text(row.requester_id) ?? "")?.row;
    const account =
      accounts.get(ticketId ?? "") ??
      desk.book.find(text(requester?.organization_id)) ??
      accountByDomain(desk, requester?.email);
    const at = instant(row.updated_at) ?? instant(row.created_at);
    if (score === undefined) ledger.leaveRow("satisfaction_ratings", id, "no-answer", "score");
    else if (account === undefined) ledger.leaveRow("satisfaction_ratings", id, "no-account", "ticket_id");
    else if (at === undefined) ledger.leaveRow("satisfaction_ratings", id, "missing", "created_at");
    else {
      if (ticketId !== undefined) rated.add(ticketId);
      account.lists.surveys.push(rating(score, at, ticketId, text(row.requester_id)));
    }
  }
  // A ticket shows its last rating, which may not be in the list.
  for (const [ticketId, account] of accounts) {
    const row = tickets.get(ticketId)?.row;
    const given = row?.satisfaction_rating;
    const score = scoreOf(typeof given === "object" && given !== null && "score" in given ? given.score : given);
    const at = instant(row?.updated_at);
    if (score === undefined || at === undefined || rated.has(ticketId)) continue;
    account.lists.surveys.push(rating(score, at, ticketId, text(row?.requester_id)));
  }
}

/** 1 for good, 0 for bad, also with a comment; nothing for a question that nobody answered. */
function scoreOf(given: unknown): 0 | 1 | undefined {
  const score = text(given)?.toLowerCase() ?? "";
  return /^good(_with_comment)?$/.test(score) ? 1 : /^bad(_with_comment)?$/.test(score) ? 0 : undefined;
}

function rating(score: 0 | 1, at: string, ticketId: string | undefined, contactId: string | undefined): SurveyAnswer {
  const scale = { min: 0, max: 1, higherIsBetter: true };
  return defined<SurveyAnswer>({ at, metric: "csat", score, scale, ticketId, contactId });
}
