import type { ResponseRows } from "./response-rows.js";

/** An id, which Zendesk writes as a number. */
type Id = number | string | null | undefined;
type Text = string | null | undefined;

/** A customer. */
export interface ZendeskOrganization {
  id?: Id;
  name?: Text;
  external_id?: Text;
  domain_names?: readonly unknown[] | null | undefined;
  tags?: readonly unknown[] | null | undefined;
  organization_fields?: object | null | undefined;
  created_at?: Text;
  deleted_at?: Text;
}

/** A person at a customer, or an agent. */
export interface ZendeskUser {
  id?: Id;
  name?: Text;
  email?: Text;
  role?: Text;
  organization_id?: Id;
  active?: boolean | null | undefined;
  suspended?: boolean | null | undefined;
  /** A name of Rails: `"Pacific Time (US & Canada)"`. */
  time_zone?: Text;
  iana_time_zone?: Text;
  locale?: Text;
}

/** How something came in. */
export interface ZendeskVia {
  channel?: Id;
  source?: { from?: object | null; to?: object | null; rel?: Text } | null | undefined;
}

/** A problem that a customer brought. */
export interface ZendeskTicket {
  id?: Id;
  external_id?: Text;
  via?: ZendeskVia | null | undefined;
  created_at?: Text;
  updated_at?: Text;
  type?: Text;
  subject?: Text;
  priority?: Text;
  status?: Text;
  requester_id?: Id;
  assignee_id?: Id;
  organization_id?: Id;
  group_id?: Id;
  tags?: readonly unknown[] | null | undefined;
  custom_fields?: readonly unknown[] | object | null | undefined;
  satisfaction_rating?: object | string | null | undefined;
  /** Its metrics, where the request asked for them beside it. */
  metric_set?: ZendeskTicketMetric | null | undefined;
}

/** A length of time in minutes; `null` while it runs. */
export interface ZendeskMinutes {
  calendar?: number | null | undefined;
  business?: number | null | undefined;
}

/** Counts and times of one ticket. */
export interface ZendeskTicketMetric {
  id?: Id;
  ticket_id?: Id;
  solved_at?: Text;
  group_stations?: number | null | undefined;
  assignee_stations?: number | null | undefined;
  reopens?: number | null | undefined;
  replies?: number | null | undefined;
  reply_time_in_minutes?: ZendeskMinutes | null | undefined;
  reply_time_in_seconds?: ZendeskMinutes | null | undefined;
  full_resolution_time_in_minutes?: ZendeskMinutes | null | undefined;
}

/** One change of a ticket, or one comment on it. */
export interface ZendeskAuditEvent {
  id?: Id;
  type?: Text;
  public?: boolean | null | undefined;
  body?: Text;
  author_id?: Id;
  field_name?: Text;
  value?: unknown;
  previous_value?: unknown;
  via?: ZendeskVia | null | undefined;
}

/** What was done to a ticket in one go. */
export interface ZendeskTicketAudit {
  id?: Id;
  ticket_id?: Id;
  created_at?: Text;
  author_id?: Id;
  via?: ZendeskVia | null | undefined;
  events?: readonly (ZendeskAuditEvent | null)[] | null | undefined;
}

/** A comment on a ticket. */
export interface ZendeskTicketComment extends ZendeskAuditEvent {
  ticket_id?: Id;
  created_at?: Text;
}

/** An answer to "how was it", or the question. */
export interface ZendeskSatisfactionRating {
  id?: Id;
  ticket_id?: Id;
  requester_id?: Id;
  score?: Text;
  created_at?: Text;
  updated_at?: Text;
}

/** Hours of service as minutes of the week from Sunday, 0:00. */
export interface ZendeskSchedule {
  id?: Id;
  name?: Text;
  time_zone?: Text;
  intervals?: readonly { start_time?: number | null; end_time?: number | null }[] | null | undefined;
  holidays?: readonly { start_date?: Text; end_date?: Text }[] | null | undefined;
}

/** What Zendesk's API returned, list by list. A list that was not asked for is unknown; an empty one says there is none. */
export interface ZendeskObjects {
  organizations?: ResponseRows<ZendeskOrganization>;
  users?: ResponseRows<ZendeskUser>;
  tickets?: ResponseRows<ZendeskTicket>;
  ticket_metrics?: ResponseRows<ZendeskTicketMetric>;
  ticket_audits?: ResponseRows<ZendeskTicketAudit>;
  /** Comments with their `ticket_id`, where no audits were asked for. */
  ticket_comments?: ResponseRows<ZendeskTicketComment>;
  satisfaction_ratings?: ResponseRows<ZendeskSatisfactionRating>;
  schedules?: ResponseRows<ZendeskSchedule>;
}
