/**
 * What CRMs and help desks return, as the records of this library, and its bookings as bodies of their requests. No
 * software of theirs is needed.
 * @module retention-kit/adapters
 */
export type { AccountKeys, AdaptedRecords, LeftRow, LeftWhy, ObjectCount } from "./adapted-records.js";
export type { AdapterOptions, AdapterRows, Custom, Looked, Rates } from "./adapter-options.js";
export { fromHubSpot, type FromHubSpotOptions, type HubSpotRows } from "./from-hubspot.js";
export { fromSalesforce, type FromSalesforceOptions, type SalesforceRows } from "./from-salesforce.js";
export { fromTwenty, type FromTwentyOptions, type TwentyRows } from "./from-twenty.js";
export { fromZendesk, type FromZendeskOptions, type ZendeskRows } from "./from-zendesk.js";
export type {
  HubSpotAssociation,
  HubSpotAssociations,
  HubSpotObject,
  HubSpotObjects,
  HubSpotOwner,
  HubSpotPipeline,
  HubSpotStage,
  HubSpotValue,
} from "./hubspot-objects.js";
export type { ResponsePage, ResponseRows } from "./response-rows.js";
export type {
  SalesforceAccount,
  SalesforceActivity,
  SalesforceAsset,
  SalesforceCase,
  SalesforceCaseHistory,
  SalesforceContact,
  SalesforceContract,
  SalesforceEmailMessage,
  SalesforceEvent,
  SalesforceFlag,
  SalesforceLineItem,
  SalesforceNumber,
  SalesforceObjects,
  SalesforceOpportunity,
  SalesforcePricebookEntry,
  SalesforceProduct,
  SalesforceRow,
  SalesforceStage,
  SalesforceTask,
  SalesforceText,
  SalesforceUser,
  SalesforceWarranty,
} from "./salesforce-objects.js";
export type {
  TwentyCalendarEvent,
  TwentyCompany,
  TwentyCurrency,
  TwentyLinks,
  TwentyMessage,
  TwentyObjects,
  TwentyOpportunity,
  TwentyParticipant,
  TwentyPerson,
  TwentyReference,
  TwentyTask,
  TwentyTaskTarget,
  TwentyText,
  TwentyWorkspaceMember,
} from "./twenty-objects.js";
export type {
  ZendeskAuditEvent,
  ZendeskId,
  ZendeskMinutes,
  ZendeskObjects,
  ZendeskOrganization,
  ZendeskSatisfactionRating,
  ZendeskSchedule,
  ZendeskText,
  ZendeskTicket,
  ZendeskTicketAudit,
  ZendeskTicketComment,
  ZendeskTicketMetric,
  ZendeskUser,
  ZendeskVia,
} from "./zendesk-objects.js";
export { type ServiceSchedule, zendeskSchedule } from "./zendesk-schedule.js";
export { joinRecords, type JoinedRecords, type JoinRecordsOptions } from "./join-records.js";
export { type HubSpotTaskBody, toHubSpotTask, type ToHubSpotTaskOptions } from "./to-hubspot-task.js";
export { type SalesforceEventBody, toSalesforceEvent, type ToSalesforceEventOptions } from "./to-salesforce-event.js";
export {
  toTwentyTask,
  type TwentyTaskBody,
  type TwentyTaskRequest,
  type TwentyTaskTargetBody,
} from "./to-twenty-task.js";
export {
  type NoteToWrite,
  toZendeskTicketComment,
  type ToZendeskTicketCommentOptions,
  type ZendeskTicketCommentBody,
} from "./to-zendesk-ticket-comment.js";
export type { ReviewToWrite, WriteOptions, WriteRequest } from "./write-request.js";
