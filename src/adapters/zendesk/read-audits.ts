import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import type { Ticket, TicketSolution, TicketWait } from "../../records/account/ticket.js";
import type { LoggedTicket } from "../../service/log/logged-ticket.js";
import type { TicketEvent } from "../../service/log/ticket-event.js";
import { defined } from "../shared/account-book.js";
import { instant, moment } from "../shared/read-day.js";
import { flag, text } from "../shared/read-field.js";
import { readStatusChanges, readTicketLog, type StatusChange } from "../shared/ticket-log.js";
import { channelOf, type Owners, eventsOf, namesOwner, changesOwner, SOLVED } from "./audit-events.js";
import { type Desk, isAgent } from "./desk.js";
import type { ZendeskAuditEvent, ZendeskTicket, ZendeskTicketAudit } from "./zendesk-objects.js";

/** Channels through which rules and programs write. */
const AUTOMATIC = /^(rule|trigger|automation|system|business_rule|answer_bot.*|chat_?bot|ai_agent.*)s?$/i;

/** Rules that run when a ticket is made write a moment later. */
const CREATION_MS = MS_PER_MINUTE;

/** The author of what Zendesk's own rules do. */
export const SYSTEM = "-1";

/** What the audits of one ticket say. */
interface AuditLog {
  firstRepliedAt: string | null | undefined;
  contacts: number | null | undefined;
  replies: number | null | undefined;
  channels: readonly string[] | null | undefined;
  transfers: number | undefined;
  reopens: number | undefined;
  waits: TicketWait[] | undefined;
  solutions: TicketSolution[] | undefined;
  messages: Ticket["messages"];
}

/** What a ticket's audits tell: contacts, replies, waits, reopenings, transfers. */
export function readAudits(
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
  let opensWithWords = false as boolean;
  audits.forEach((audit) => {
    const at = instant(audit.created_at) ?? openedAt;
    const creates = isCreation(audit, openedAt);
    let handedOn = false;
    for (const event of eventsOf(audit)) {
      const line = commentLine(desk, ticketId, row, audit, event, at, creates);
      if (line !== undefined && at >= openedAt) {
        lines.push(line);
        opensWithWords ||= creates && line.kind === "message";
      }
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
    messages: opensWithWords ? withoutSecond(told?.messages) : told?.messages,
  };
}

/** What the customer wrote to open a ticket is its opening, and no message after it. */
function withoutSecond(messages: Ticket["messages"]): Ticket["messages"] {
  return messages?.[1]?.by === "customer" ? messages.filter((_, index) => index !== 1) : messages;
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
  if (!/comment$/i.test(text(event.type) ?? "") || flag(event.public) === false) return undefined;
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
  // What an agent writes down of a call opens a ticket, and answers no one.
  return creates ? undefined : defined<TicketEvent>({ id, ticketId, kind: "reply", at });
}
