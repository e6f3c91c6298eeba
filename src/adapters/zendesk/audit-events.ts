import { text } from "../shared/read-field.js";
import type { ZendeskAuditEvent, ZendeskTicketAudit, ZendeskVia } from "./zendesk-objects.js";

/** Who owned a ticket so far: an agent, a group. */
export interface Owners {
  person: string | undefined;
  group: string | undefined;
}

/** Whether an event sets the agent or the group. */
export function namesOwner({ field_name }: ZendeskAuditEvent): boolean {
  return field_name === "assignee_id" || field_name === "group_id";
}

/** Whether an event hands a ticket on to another person or group; the first of each takes it. Changes `owners`. */
export function changesOwner(owners: Owners, { field_name, value, previous_value }: ZendeskAuditEvent): boolean {
  const field = field_name === "assignee_id" ? "person" : field_name === "group_id" ? "group" : undefined;
  const to = text(value);
  if (field === undefined || to === undefined) return false;
  const from = owners[field] ?? text(previous_value);
  owners[field] = to;
  return from !== undefined && from !== to;
}

/** The events of an audit, none where the field is missing. */
export function eventsOf({ events }: ZendeskTicketAudit): ZendeskAuditEvent[] {
  return (Array.isArray(events) ? (events as unknown[]) : []).filter(
    (event): event is ZendeskAuditEvent => typeof event === "object" && event !== null,
  );
}

/** A ticket's channel in the words of this library; Zendesk calls a call a voice. */
export function channelOf(via: ZendeskVia | null | undefined): string | undefined {
  const channel = text(via?.channel)?.toLowerCase();
  return channel === "voice" ? "phone" : channel;
}

/** Statuses in which Zendesk takes a problem for solved. */
export const SOLVED: readonly string[] = ["solved", "closed"];
