import type { ResponseRows } from "../shared/response-rows.js";

/** An id, which Zendesk writes as a number. */
export type ZendeskId = number | string | null | undefined;
/** A text, or nothing. */
export type ZendeskText = string | null | undefined;

/** A customer. */
export interface ZendeskOrganization {
  id?: ZendeskId;
  name?: ZendeskText;
  external_id?: ZendeskText;
  domain_names?: readonly unknown[] | null | undefined;
  tags?: readonly unknown[] | null | undefined;
  organization_fields?: object | null | undefined;
  created_at?: ZendeskText;
  deleted_at?: ZendeskText;
}

/** A person at a customer, or an agent. */
export interface ZendeskUser {
  id?: ZendeskId;
  name?: ZendeskText;
  email?: ZendeskText;
  role?: ZendeskText;
  organization_id?: ZendeskId;
  active?: boolean | null | undefined;
  suspended?: boolean | null | undefined;
  /** A name of Rails: `"Pacific Time (US & Canada)"`. */
  time_zone?: ZendeskText;
  iana_time_zone?: ZendeskText;
  locale?: ZendeskText;
}

/** How something came in. */
export interface ZendeskVia {
  channel?: ZendeskId;
  source?:
    | { from?: object | null | undefined; to?: object | null | undefined; rel?: ZendeskText | undefined }
    | null
    | undefined;
}

/** A problem that a customer reported. */
export interface ZendeskTicket {
  id?: ZendeskId;
  external_id?: ZendeskText;
  via?: ZendeskVia | null | undefined;
  created_at?: ZendeskText;
  updated_at?: ZendeskText;
  type?: ZendeskText;
  subject?: ZendeskText;
  priority?: ZendeskText;
  status?: ZendeskText;
  requester_id?: ZendeskId;
  assignee_id?: ZendeskId;
  organization_id?: ZendeskId;
  group_id?: ZendeskId;
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
  id?: ZendeskId;
  ticket_id?: ZendeskId;
  solved_at?: ZendeskText;
  status_updated_at?: ZendeskText;
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
  id?: ZendeskId;
  type?: ZendeskText;
  public?: boolean | null | undefined;
  body?: ZendeskText;
  author_id?: ZendeskId;
  field_name?: ZendeskText;
  value?: unknown;
  previous_value?: unknown;
  via?: ZendeskVia | null | undefined;
}

/** Changes made to a ticket in one update. */
export interface ZendeskTicketAudit {
  id?: ZendeskId;
  ticket_id?: ZendeskId;
  created_at?: ZendeskText;
  author_id?: ZendeskId;
  via?: ZendeskVia | null | undefined;
  events?: readonly (ZendeskAuditEvent | null)[] | null | undefined;
}

/** A comment on a ticket. */
export interface ZendeskTicketComment extends ZendeskAuditEvent {
  ticket_id?: ZendeskId;
  created_at?: ZendeskText;
}

/** A satisfaction rating, given or only requested. */
export interface ZendeskSatisfactionRating {
  id?: ZendeskId;
  ticket_id?: ZendeskId;
  requester_id?: ZendeskId;
  score?: ZendeskText;
  created_at?: ZendeskText;
  updated_at?: ZendeskText;
}

/** What someone answered to a survey of their satisfaction, of the second kind: several answers to one request. */
export interface ZendeskSurveyResponse {
  id?: ZendeskId;
  responder_id?: ZendeskId;
  answers?:
    | readonly ({
        type?: ZendeskText | undefined;
        rating?: number | null | undefined;
        rating_category?: ZendeskText | undefined;
        question?: object | null | undefined;
        created_at?: ZendeskText | undefined;
        updated_at?: ZendeskText | undefined;
      } | null)[]
    | null
    | undefined;
  /** What it was about: a ticket. */
  subjects?: readonly ({ id?: ZendeskId; type?: ZendeskText; zrn?: ZendeskText } | null)[] | null | undefined;
}

/** Hours of service as minutes of the week from Sunday, 0:00. */
export interface ZendeskSchedule {
  id?: ZendeskId;
  name?: ZendeskText;
  time_zone?: ZendeskText;
  intervals?:
    readonly { start_time?: number | null | undefined; end_time?: number | null | undefined }[] | null | undefined;
  holidays?: readonly { name?: ZendeskText; start_date?: ZendeskText; end_date?: ZendeskText }[] | null | undefined;
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
  survey_responses?: ResponseRows<ZendeskSurveyResponse>;
  schedules?: ResponseRows<ZendeskSchedule>;
}
