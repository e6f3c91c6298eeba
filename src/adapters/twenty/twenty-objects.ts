import type { ResponseRows } from "../shared/response-rows.js";

/** A text, or nothing. */
export type TwentyText = string | null | undefined;
/** Another row, of which the query asked for the id. */
export type TwentyReference = { id?: TwentyText } | null | undefined;

/** Money in millionths, as a number or a text. */
export interface TwentyCurrency {
  amountMicros?: number | string | null | undefined;
  /** Empty where there is no amount. */
  currencyCode?: TwentyText;
}

/** Links; an internet domain is one. */
export interface TwentyLinks {
  primaryLinkLabel?: TwentyText;
  primaryLinkUrl?: TwentyText;
  secondaryLinks?: readonly { url?: TwentyText; label?: TwentyText }[] | null | undefined;
}

/** A member of the workspace. */
export interface TwentyWorkspaceMember {
  id?: TwentyText;
  name?: { firstName?: TwentyText; lastName?: TwentyText } | null | undefined;
  userEmail?: TwentyText;
  /** An IANA name, or `"system"`. */
  timeZone?: TwentyText;
  deletedAt?: TwentyText;
}

/** A customer, or another company. */
export interface TwentyCompany {
  id?: TwentyText;
  name?: TwentyText;
  domainName?: TwentyLinks | string | null | undefined;
  employees?: number | null | undefined;
  /** The customer's own revenue, which is not a budget for what you sell. */
  annualRecurringRevenue?: TwentyCurrency | null | undefined;
  idealCustomerProfile?: boolean | null | undefined;
  accountOwnerId?: TwentyText;
  accountOwner?: TwentyReference;
  deletedAt?: TwentyText;
}

/** A person at a company. */
export interface TwentyPerson {
  id?: TwentyText;
  companyId?: TwentyText;
  company?: TwentyReference;
  emails?:
    | { primaryEmail?: TwentyText | undefined; additionalEmails?: readonly unknown[] | null | undefined }
    | null
    | undefined;
  /** In older versions. */
  email?: TwentyText;
  jobTitle?: TwentyText;
  deletedAt?: TwentyText;
}

/** A sale, open or closed. */
export interface TwentyOpportunity {
  id?: TwentyText;
  name?: TwentyText;
  stage?: TwentyText;
  amount?: TwentyCurrency | null | undefined;
  closeDate?: TwentyText;
  createdAt?: TwentyText;
  companyId?: TwentyText;
  company?: TwentyReference;
  pointOfContactId?: TwentyText;
  pointOfContact?: TwentyReference;
  ownerId?: TwentyText;
  owner?: TwentyReference;
  deletedAt?: TwentyText;
}

/** A participant of a meeting or message. */
export interface TwentyParticipant {
  id?: TwentyText;
  calendarEventId?: TwentyText;
  calendarEvent?: TwentyReference;
  messageId?: TwentyText;
  message?: TwentyReference;
  /** Mail address. */
  handle?: TwentyText;
  /** `from` or `to` in a message. */
  role?: TwentyText;
  personId?: TwentyText;
  person?: TwentyReference;
  workspaceMemberId?: TwentyText;
  workspaceMember?: TwentyReference;
  responseStatus?: TwentyText;
  isOrganizer?: boolean | null | undefined;
}

/** A meeting. */
export interface TwentyCalendarEvent {
  id?: TwentyText;
  title?: TwentyText;
  isCanceled?: boolean | null | undefined;
  isFullDay?: boolean | null | undefined;
  startsAt?: TwentyText;
  endsAt?: TwentyText;
  deletedAt?: TwentyText;
  calendarEventParticipants?: ResponseRows<TwentyParticipant>;
}

/** An e-mail. */
export interface TwentyMessage {
  id?: TwentyText;
  subject?: TwentyText;
  receivedAt?: TwentyText;
  deletedAt?: TwentyText;
  messageParticipants?: ResponseRows<TwentyParticipant>;
}

/** What a task is about. */
export interface TwentyTaskTarget {
  id?: TwentyText;
  taskId?: TwentyText;
  task?: TwentyReference;
  companyId?: TwentyText;
  targetCompanyId?: TwentyText;
  company?: TwentyReference;
  targetCompany?: TwentyReference;
  personId?: TwentyText;
  targetPersonId?: TwentyText;
  person?: TwentyReference;
  targetPerson?: TwentyReference;
  opportunityId?: TwentyText;
  targetOpportunityId?: TwentyText;
  opportunity?: TwentyReference;
  targetOpportunity?: TwentyReference;
  deletedAt?: TwentyText;
}

/** Something to do. */
export interface TwentyTask {
  id?: TwentyText;
  title?: TwentyText;
  status?: TwentyText;
  dueAt?: TwentyText;
  updatedAt?: TwentyText;
  assigneeId?: TwentyText;
  assignee?: TwentyReference;
  deletedAt?: TwentyText;
  taskTargets?: ResponseRows<TwentyTaskTarget>;
}

/** What Twenty's API returned, list by list. A list that was not asked for is unknown; an empty one says there is none. */
export interface TwentyObjects {
  workspaceMembers?: ResponseRows<TwentyWorkspaceMember>;
  companies?: ResponseRows<TwentyCompany>;
  people?: ResponseRows<TwentyPerson>;
  opportunities?: ResponseRows<TwentyOpportunity>;
  calendarEvents?: ResponseRows<TwentyCalendarEvent>;
  calendarEventParticipants?: ResponseRows<TwentyParticipant>;
  messages?: ResponseRows<TwentyMessage>;
  messageParticipants?: ResponseRows<TwentyParticipant>;
  tasks?: ResponseRows<TwentyTask>;
  taskTargets?: ResponseRows<TwentyTaskTarget>;
}
