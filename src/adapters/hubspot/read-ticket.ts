import { type AccountDraft, addTicket } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { instant } from "../shared/read-day.js";
import { count, filled, text } from "../shared/read-field.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { isDefaultOpen, property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import { type Portal, accountsOf } from "./portal.js";
import { answer } from "./read-submission.js";

/** A ticket of its account. */
export function readTicket(portal: Portal, ticket: Row): void {
  const { ledger, stages } = portal;
  const of = (name: string): unknown => property(ticket.row, name);
  const account = accountOfTicket(portal, ticket);
  if (account === undefined) return;
  const opened = filled(of("createdate"), ticket.row.createdAt);
  const openedAt = instant(opened);
  if (openedAt === undefined) {
    ledger.leaveRow("tickets", ticket.id, opened === undefined ? "missing" : "not-readable", "createdate");
    return;
  }
  const after = (name: string): string | undefined => {
    const at = instant(of(name));
    if (at === undefined && filled(of(name)) !== undefined)
      ledger.leaveField("tickets", ticket.id, name, "not-readable");
    if (at === undefined || at >= openedAt) return at;
    ledger.leaveField("tickets", ticket.id, name, "before-start");
    return undefined;
  };
  const [stage = "", pipeline] = [text(of("hs_pipeline_stage")), text(of("hs_pipeline"))];
  const meant = stages.ticketClosed(stage, pipeline);
  const closed = meant ?? text(of("closed_date")) !== undefined;
  // Without the day on which it was closed, no one said that it was not.
  if (meant === undefined && stage !== "" && of("closed_date") === undefined && !isDefaultOpen(stage, pipeline))
    ledger.leaveField("tickets", ticket.id, "hs_pipeline_stage", "unknown-row");
  const resolvedAt = after("closed_date");
  const contacts = count(of("hs_num_times_contacted"));
  const channel = text(of("source_type"))?.toLowerCase();
  const priority = text(of("hs_ticket_priority"))?.toLowerCase();
  const told = {
    id: ticket.id,
    openedAt,
    firstRepliedAt: after("first_agent_reply_date"),
    resolvedAt: closed ? resolvedAt : null,
    resolved: closed,
    // Contacts are counted where someone logs them, so that 0 says that no one did.
    contacts: contacts === 0 ? null : contacts,
    channels: channel === undefined ? undefined : [channel],
    topic: text(of("hs_ticket_category")),
    resolution: text(of("hs_resolution")),
    priority: priority === "medium" ? "normal" : priority,
    agentId: text(of("hubspot_owner_id")),
  };
  if (!addTicket("tickets", account, ticket.row, told, portal.options, ledger)) return;
  portal.accountOfTicket.set(ticket.id, account);
  const asked = of("hs_feedback_last_survey_date");
  if (filled(asked) !== undefined && instant(asked) === undefined)
    ledger.leaveField("tickets", ticket.id, "hs_feedback_last_survey_date", "not-readable");
  const at = instant(asked) ?? resolvedAt ?? instant(ticket.row.updatedAt) ?? openedAt;
  const answers = [
    ["ces", "hs_feedback_last_ces_rating"],
    ["nps", "nps_score"],
  ] as const;
  for (const [metric, name] of answers)
    answer(portal, account, "tickets", ticket.id, name, metric, of(name), at, ticket.id);
}

/** The account that a ticket belongs to. */
export function accountOfTicket(portal: Portal, ticket: Row): AccountDraft | undefined {
  const looked: unknown = portal.options.accountOf?.(ticket.row as Custom<HubSpotObject>);
  if (looked === undefined) return accountsOf(portal, "tickets", ticket)[0];
  const account = portal.book.find(text(looked));
  if (account === undefined) {
    portal.ledger.leaveRow("tickets", ticket.id, looked === null ? "by-option" : "unknown-account");
  }
  return account;
}
