import { addTo } from "../../records/values/add-to.js";
import type { Ledger } from "../shared/ledger.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { moment } from "../shared/read-day.js";
import { fields, text } from "../shared/read-field.js";
import { eventsOf } from "./audit-events.js";
import type { ListName, Desk } from "./desk.js";
import type { ZendeskTicketAudit, ZendeskTicketComment } from "./zendesk-objects.js";

/** Audits by ticket, in the order of time. */
export function auditsByTicket(
  lists: ObjectLists<ListName>,
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
export function mergesIn(audits: Desk["audits"]): Map<string, string> {
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
