import type { ResponseRows } from "./response-rows.js";

type Text = string | null | undefined;
/** Another row, of which the query asked for the id. */
type Reference = { id?: Text } | null | undefined;

/** Money in millionths, as a number or a text. */
export interface TwentyCurrency {
  amountMicros?: number | string | null | undefined;
  /** Empty where there is no amount. */
  currencyCode?: Text;
}

/** Links; an internet domain is one. */
export interface TwentyLinks {
  primaryLinkLabel?: Text;
  primaryLinkUrl?: Text;
  secondaryLinks?: readonly { url?: Text; label?: Text }[] | null | undefined;
}

/** Someone of the workspace. */
export interface TwentyWorkspaceMember {
  id?: Text;
  name?: { firstName?: Text; lastName?: Text } | null | undefined;
  userEmail?: Text;
  /** An IANA name, or `"system"`. */
  timeZone?: Text;
  deletedAt?: Text;
}

/** A customer, or another company. */
export interface TwentyCompany {
  id?: Text;
  name?: Text;
  domainName?: TwentyLinks | string | null | undefined;
  employees?: number | null | undefined;
  /** Their revenue, which is no budget for what you sell. */
  annualRecurringRevenue?: TwentyCurrency | null | undefined;
  idealCustomerProfile?: boolean | null | undefined;
  accountOwnerId?: Text;
  accountOwner?: Reference;
  deletedAt?: Text;
}

/** A person at a company. */
export interface TwentyPerson {
  id?: Text;
  companyId?: Text;
  company?: Reference;
  emails?: { primaryEmail?: Text; additionalEmails?: readonly unknown[] | null } | null | undefined;
  jobTitle?: Text;
  deletedAt?: Text;
}

/** A sale, open or closed. */
export interface TwentyOpportunity {
  id?: Text;
  name?: Text;
  stage?: Text;
  amount?: TwentyCurrency | null | undefined;
  closeDate?: Text;
  createdAt?: Text;
  companyId?: Text;
  company?: Reference;
  ownerId?: Text;
  deletedAt?: Text;
}

/** Who takes part in a meeting or a message. */
export interface TwentyParticipant {
  id?: Text;
  calendarEventId?: Text;
  messageId?: Text;
  /** Mail address. */
  handle?: Text;
  /** `from` or `to` in a message. */
  role?: Text;
  personId?: Text;
  person?: Reference;
  workspaceMemberId?: Text;
  workspaceMember?: Reference;
  responseStatus?: Text;
  isOrganizer?: boolean | null | undefined;
}

/** A meeting. */
export interface TwentyCalendarEvent {
  id?: Text;
  title?: Text;
  isCanceled?: boolean | null | undefined;
  isFullDay?: boolean | null | undefined;
  startsAt?: Text;
  endsAt?: Text;
  deletedAt?: Text;
  calendarEventParticipants?: ResponseRows<TwentyParticipant>;
}

/** An e-mail. */
export interface TwentyMessage {
  id?: Text;
  subject?: Text;
  receivedAt?: Text;
  deletedAt?: Text;
  messageParticipants?: ResponseRows<TwentyParticipant>;
}

/** What a task is about. */
export interface TwentyTaskTarget {
  id?: Text;
  taskId?: Text;
  companyId?: Text;
  targetCompanyId?: Text;
  company?: Reference;
  personId?: Text;
  targetPersonId?: Text;
  person?: Reference;
  opportunityId?: Text;
  targetOpportunityId?: Text;
  opportunity?: Reference;
  deletedAt?: Text;
}

/** Something to do. */
export interface TwentyTask {
  id?: Text;
  title?: Text;
  status?: Text;
  dueAt?: Text;
  updatedAt?: Text;
  assigneeId?: Text;
  assignee?: Reference;
  deletedAt?: Text;
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
