import { relatedId } from "./related-id.js";
import type { LoggedTicket } from "../../service/log/logged-ticket.js";
import type { TicketEvent } from "../../service/log/ticket-event.js";
import { addTicket } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { addTo } from "../../records/values/add-to.js";
import { instant, moment } from "../shared/read-day.js";
import { filled, flag, text } from "../shared/read-field.js";
import { readTicketLog } from "../shared/ticket-log.js";
import { unread } from "../shared/unread.js";
import { accountOf, accountOfContact } from "./account-of.js";
import { caseHistories, readHistory, isQueue } from "./case-histories.js";
import type { Org } from "./organization.js";
import { productId } from "./product-id.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceCase, SalesforceEmailMessage } from "./salesforce-objects.js";

/** A mail that no one has sent yet. */
const DRAFT = /^(5|draft)$/i;

/** Cases as tickets, with what their mails and changes tell. */
export function readCases(org: Org): void {
  const { lists, ledger, options } = org;
  const histories = caseHistories(org);
  const emails = new Map<string, TicketEvent[]>();
  for (const { id, row } of org.rowsOf<SalesforceEmailMessage>("emailMessages")) {
    const ticketId = salesforceId(relatedId(row, "ParentId")) ?? "";
    const at = instant(filled(row.MessageDate, row.CreatedDate));
    if (!org.cases.has(ticketId)) ledger.leaveRow("emailMessages", id, "unknown-row", "ParentId");
    else if (at === undefined)
      ledger.leaveRow("emailMessages", id, unread(filled(row.MessageDate, row.CreatedDate)), "MessageDate");
    else if (DRAFT.test(text(row.Status) ?? "")) ledger.leaveRow("emailMessages", id, "not-done");
    else {
      const kind = flag(row.Incoming) === true ? "message" : "reply";
      addTo(emails, ticketId, { id, ticketId, kind, at, channel: "email" });
    }
  }
  for (const [key, { id, row }] of org.cases) {
    const looked: unknown = options.accountOf?.(row as Custom<SalesforceCase>);
    const asset = org.assets.get(salesforceId(relatedId(row, "AssetId")) ?? "")?.row;
    const candidates =
      looked === undefined
        ? [
            relatedId(row, "AccountId"),
            accountOfContact(org, relatedId(row, "ContactId")),
            asset && relatedId(asset, "AccountId"),
          ]
        : [looked];
    const account = accountOf(org, "cases", id, candidates);
    if (account === undefined) continue;
    const openedAt = instant(row.CreatedDate);
    if (openedAt === undefined) {
      ledger.leaveRow("cases", id, filled(row.CreatedDate) === undefined ? "missing" : "not-readable", "CreatedDate");
      continue;
    }
    const closedAt = instant(row.ClosedDate);
    if (closedAt === undefined && filled(row.ClosedDate) !== undefined)
      ledger.leaveField("cases", id, "ClosedDate", "not-readable");
    if (closedAt !== undefined && closedAt < openedAt) ledger.leaveField("cases", id, "ClosedDate", "before-start");
    const resolved = flag(row.IsClosed) ?? (closedAt !== undefined || /^closed/i.test(text(row.Status) ?? ""));
    const channel = text(row.Origin)?.toLowerCase();
    const log = lists.given("emailMessages") ? mailLog(key, openedAt, channel, emails.get(key) ?? []) : undefined;
    const history = lists.given("caseHistories")
      ? readHistory(org, row, openedAt, histories.get(key) ?? [])
      : undefined;
    const owner = org.userId(relatedId(row, "OwnerId"));
    const told = {
      id,
      openedAt,
      firstRepliedAt: log?.firstRepliedAt,
      resolvedAt: !resolved ? null : closedAt !== undefined && closedAt >= openedAt ? closedAt : undefined,
      resolved,
      contacts: log?.contacts,
      replies: log?.replies,
      reopens: history?.reopens,
      transfers: history?.transfers,
      waits: history?.waits,
      solutions: history?.solutions,
      messages: log?.messages,
      channels: log?.channels ?? (channel === undefined ? undefined : [channel]),
      topic: text(row.Reason) ?? text(row.Type),
      productId: productId(org, relatedId(row, "ProductId") ?? (asset && relatedId(asset, "Product2Id"))),
      mergedInto: org.cases.get(salesforceId(row.MasterRecordId) ?? "")?.id ?? text(row.MasterRecordId),
      priority: priorityOf(row.Priority),
      agentId: isQueue(owner) ? undefined : owner,
      escalated: flag(row.IsEscalated),
    };
    addTicket("cases", account, row, told, options, ledger);
  }
}

/** Contacts, answers and channels by a case's e-mails; the one that opened it comes within minutes of its creation. */
function mailLog(
  ticketId: string,
  openedAt: string,
  channel: string | undefined,
  emails: readonly TicketEvent[],
): LoggedTicket | undefined {
  const opened: TicketEvent = { ticketId, kind: "opened", at: openedAt, ...(channel !== undefined && { channel }) };
  const later = emails.filter(({ at }) => (moment(at) ?? 0) >= (moment(openedAt) ?? 0));
  return readTicketLog([opened, ...later], ["message", "reply", "channel-changed"]).get(ticketId);
}

function priorityOf(given: unknown): string | undefined {
  const priority = text(given)?.toLowerCase();
  return priority === "medium" ? "normal" : priority === "critical" ? "urgent" : priority;
}
