/**
 * What CRMs and help desks return, as the records of this library, and its bookings as bodies of their requests. No
 * software of theirs is needed.
 * @module retention-kit/adapters
 */
export type { AccountKeys, AdaptedRecords, LeftRow, LeftWhy, ObjectCount } from "./shared/adapted-records.js";
export type { AdapterOptions, AdapterRows, Custom, Looked, Rates } from "./shared/adapter-options.js";
export { fromHubSpot } from "./hubspot/from-hubspot.js";
export { type FromHubSpotOptions, type HubSpotRows } from "./hubspot/from-hubspot-options.js";
export { fromSalesforce } from "./salesforce/from-salesforce.js";
export { type FromSalesforceOptions, type SalesforceRows } from "./salesforce/from-salesforce-options.js";
export { fromTwenty } from "./twenty/from-twenty.js";
export { type FromTwentyOptions, type TwentyRows } from "./twenty/from-twenty-options.js";
export { fromZendesk } from "./zendesk/from-zendesk.js";
export { type FromZendeskOptions, type ZendeskRows } from "./zendesk/from-zendesk-options.js";
export type {
  HubSpotAssociation,
  HubSpotAssociations,
  HubSpotObject,
  HubSpotObjects,
  HubSpotOwner,
  HubSpotPipeline,
  HubSpotStage,
  HubSpotValue,
} from "./hubspot/hubspot-objects.js";
export type { ResponsePage, ResponseRows } from "./shared/response-rows.js";
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
} from "./salesforce/salesforce-objects.js";
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
} from "./twenty/twenty-objects.js";
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
} from "./zendesk/zendesk-objects.js";
export { type ServiceSchedule, zendeskSchedule } from "./zendesk/zendesk-schedule.js";
export { joinRecords, type JoinedRecords } from "./join-records.js";
export { type JoinRecordsOptions } from "./join-keys.js";
export { type HubSpotTaskBody, toHubSpotTask, type ToHubSpotTaskOptions } from "./hubspot/to-hubspot-task.js";
export {
  type SalesforceEventBody,
  toSalesforceEvent,
  type ToSalesforceEventOptions,
} from "./salesforce/to-salesforce-event.js";
export {
  toTwentyTask,
  type TwentyTaskBody,
  type TwentyTaskRequest,
  type TwentyTaskTargetBody,
} from "./twenty/to-twenty-task.js";
export {
  type NoteToWrite,
  toZendeskTicketComment,
  type ToZendeskTicketCommentOptions,
  type ZendeskTicketCommentBody,
} from "./zendesk/to-zendesk-ticket-comment.js";
export type { ReviewToWrite, WriteOptions, WriteRequest } from "./shared/write-request.js";
