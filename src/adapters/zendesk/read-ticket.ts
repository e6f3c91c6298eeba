import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { type AccountDraft, addTicket } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import type { Identified } from "../shared/ledger.js";
import { instant, isoText, moment } from "../shared/read-day.js";
import { count, domain, fields, filled, number, text } from "../shared/read-field.js";
import { channelOf, SOLVED } from "./audit-events.js";
import type { Desk } from "./desk.js";
import { readAudits } from "./read-audits.js";
import { accountByDomain } from "./read-person.js";
import type { TicketSolution, TicketWait } from "../../records/account/ticket.js";
import type { ZendeskTicket, ZendeskTicketMetric } from "./zendesk-objects.js";

/** A ticket of its account. */
export function readTicket(desk: Desk, { id, row }: Identified<ZendeskTicket>): void {
  const { ledger, options, metrics, audits, mergedInto } = desk;
  const status = text(row.status)?.toLowerCase() ?? "";
  const kept = mergedInto.get(id);
  const tags = Array.isArray(row.tags) ? row.tags : [];
  if (text(row.via?.channel)?.toLowerCase() === "side_conversation") ledger.leaveRow("tickets", id, "internal");
  else if (status === "deleted") ledger.leaveRow("tickets", id, "deleted");
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
      resolvedAt: resolved ? (resolvedAt(desk, id, openedAt, metric) ?? lastSolved(log?.solutions)) : null,
      resolved,
      contacts: log?.contacts,
      replies: log?.replies ?? count(metric?.replies),
      reopens: log?.reopens ?? count(metric?.reopens),
      transfers: log?.transfers ?? transfersOf(metric),
      channels: log?.channels ?? (channel === undefined ? undefined : [channel]),
      topic: topicOf(row.subject),
      mergedInto: kept,
      priority: text(row.priority),
      agentId: text(row.assignee_id),
      group: text(row.group_id),
      waits: log?.waits ?? waitNow(desk, status, openedAt, metric?.status_updated_at ?? row.updated_at),
      solutions: log?.solutions,
      messages: log?.messages,
      language: text(requester?.locale),
    };
    if (addTicket("tickets", account, row, told, options, ledger)) desk.accountOfTicket.set(id, account);
  }
}

/** The account that a ticket belongs to. */
export function accountOfTicket(desk: Desk, id: string, row: ZendeskTicket): AccountDraft | undefined {
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

function repliedAt(openedAt: string, metric: ZendeskTicketMetric | undefined): string | undefined {
  const seconds = number(metric?.reply_time_in_seconds?.calendar);
  const minutes = number(metric?.reply_time_in_minutes?.calendar);
  const ms = seconds === undefined ? (minutes === undefined ? undefined : minutes * MS_PER_MINUTE) : seconds * 1000;
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
    (minutes === undefined ? undefined : isoText((moment(openedAt) ?? 0) + minutes * MS_PER_MINUTE));
  if (solvedAt === undefined || solvedAt >= openedAt) return solvedAt;
  ledger.leaveField("tickets", id, "solved_at", "before-start");
  return undefined;
}

/** When a ticket was solved for good, as its audits have it. */
function lastSolved(solutions: readonly TicketSolution[] | undefined): string | undefined {
  const last = solutions?.at(-1);
  return last?.reopenedAt == null ? instant(last?.at) : undefined;
}

/** What a ticket without audits says of its own state: it waits for the customer since its last change at the latest. */
function waitNow({ options }: Desk, status: string, openedAt: string, changed: unknown): TicketWait[] | undefined {
  if (!(options.waiting?.(status) ?? status === "pending")) return undefined;
  const since = instant(changed);
  return [{ from: since === undefined || since < openedAt ? openedAt : since, to: null }];
}

/** What a ticket is about in its own words, without the marks of answers and forwarding. Its type is no topic. */
function topicOf(subject: unknown): string | undefined {
  return text(text(subject)?.replace(/^((re|fwd?|aw|wg) ?: *)+/i, ""));
}

/** A station is someone who had the ticket: the first is not a transfer. */
function transfersOf(metric: ZendeskTicketMetric | undefined): number | undefined {
  const stations = [count(metric?.assignee_stations), count(metric?.group_stations)].filter(
    (each) => each !== undefined,
  );
  return stations.length === 0 ? undefined : Math.max(0, Math.max(...stations) - 1);
}
