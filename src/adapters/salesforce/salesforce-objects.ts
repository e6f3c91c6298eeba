import type { ResponseRows } from "../shared/response-rows.js";

/** A text of Salesforce's, or nothing. */
export type SalesforceText = string | null | undefined;
/** A number, which some exports write as a text. */
export type SalesforceNumber = number | string | null | undefined;
/** A checkbox, which some exports write as a text or as 1 and 0. */
export type SalesforceFlag = boolean | string | number | null | undefined;

/** What the rows of all objects have. */
export interface SalesforceRow {
  attributes?: { type?: SalesforceText; url?: SalesforceText } | null | undefined;
  Id?: SalesforceText;
  IsDeleted?: SalesforceFlag;
  CreatedDate?: SalesforceText;
  LastModifiedDate?: SalesforceText;
  OwnerId?: SalesforceText;
  CurrencyIsoCode?: SalesforceText;
}

/** A customer, or anyone else kept as an account. */
export interface SalesforceAccount extends SalesforceRow {
  Name?: SalesforceText;
  Type?: SalesforceText;
  Industry?: SalesforceText;
  ParentId?: SalesforceText;
  MasterRecordId?: SalesforceText;
  Website?: SalesforceText;
  /** The customer's own revenue, which is not a budget for what you sell. */
  AnnualRevenue?: SalesforceNumber;
  NumberOfEmployees?: SalesforceNumber;
  /** A person who is an account. */
  IsPersonAccount?: SalesforceFlag;
  PersonContactId?: SalesforceText;
  PersonHasOptedOutOfEmail?: SalesforceFlag;
  PersonDoNotCall?: SalesforceFlag;
  FirstName?: SalesforceText;
  LastName?: SalesforceText;
}

/** A person at an account. */
export interface SalesforceContact extends SalesforceRow {
  AccountId?: SalesforceText;
  MasterRecordId?: SalesforceText;
  Title?: SalesforceText;
  Email?: SalesforceText;
  HasOptedOutOfEmail?: SalesforceFlag;
  DoNotCall?: SalesforceFlag;
}

/** A Salesforce user. */
export interface SalesforceUser {
  Id?: SalesforceText;
  Name?: SalesforceText;
  IsActive?: SalesforceFlag;
  UserType?: SalesforceText;
  TimeZoneSidKey?: SalesforceText;
}

/** Something sold. Its price stands in price books. */
export interface SalesforceProduct extends SalesforceRow {
  Name?: SalesforceText;
  ProductCode?: SalesforceText;
  Family?: SalesforceText;
  IsActive?: SalesforceFlag;
  IsArchived?: SalesforceFlag;
}

/** The price of a product in one price book. */
export interface SalesforcePricebookEntry extends SalesforceRow {
  Product2Id?: SalesforceText;
  Pricebook2Id?: SalesforceText;
  Pricebook2?: { IsStandard?: SalesforceFlag; Name?: SalesforceText } | null | undefined;
  UnitPrice?: SalesforceNumber;
  IsActive?: SalesforceFlag;
}

/** An installed product at a customer. */
export interface SalesforceAsset extends SalesforceRow {
  AccountId?: SalesforceText;
  ContactId?: SalesforceText;
  Product2Id?: SalesforceText;
  PurchaseDate?: SalesforceText;
  InstallDate?: SalesforceText;
  Quantity?: SalesforceNumber;
  Price?: SalesforceNumber;
  Status?: SalesforceText;
  IsCompetitorProduct?: SalesforceFlag;
  IsInternal?: SalesforceFlag;
}

/** A warranty of an asset. */
export interface SalesforceWarranty extends SalesforceRow {
  AssetId?: SalesforceText;
  StartDate?: SalesforceText;
  EndDate?: SalesforceText;
}

/** A contract or service contract. */
export interface SalesforceContract extends SalesforceRow {
  AccountId?: SalesforceText;
  Status?: SalesforceText;
  /** Standard status code behind a custom status name. */
  StatusCode?: SalesforceText;
  StartDate?: SalesforceText;
  EndDate?: SalesforceText;
  /** Months. */
  ContractTerm?: SalesforceNumber;
  /** Length in months, on a service contract. */
  Term?: SalesforceNumber;
  /** Days before the end on which the owner is told. */
  OwnerExpirationNotice?: SalesforceNumber;
  /** Amount over the whole term, on a service contract. */
  GrandTotal?: SalesforceNumber;
}

/** A sale, open or closed. */
export interface SalesforceOpportunity extends SalesforceRow {
  AccountId?: SalesforceText;
  Name?: SalesforceText;
  Amount?: SalesforceNumber;
  Probability?: SalesforceNumber;
  StageName?: SalesforceText;
  CloseDate?: SalesforceText;
  IsClosed?: SalesforceFlag;
  IsWon?: SalesforceFlag;
  /** `Closed` of a won one, `Omitted` of a lost one. */
  ForecastCategory?: SalesforceText;
  ForecastCategoryName?: SalesforceText;
  Type?: SalesforceText;
  /** Lines, where the query asked for them inside. */
  OpportunityLineItems?: ResponseRows<SalesforceLineItem>;
}

/** A product in an opportunity. */
export interface SalesforceLineItem extends SalesforceRow {
  OpportunityId?: SalesforceText;
  Product2Id?: SalesforceText;
  PricebookEntryId?: SalesforceText;
  PricebookEntry?: { Product2Id?: SalesforceText } | null | undefined;
  Quantity?: SalesforceNumber;
  UnitPrice?: SalesforceNumber;
  /** Percent. */
  Discount?: SalesforceNumber;
  TotalPrice?: SalesforceNumber;
}

/** What a stage means. */
export interface SalesforceStage {
  Id?: SalesforceText;
  ApiName?: SalesforceText;
  MasterLabel?: SalesforceText;
  IsClosed?: SalesforceFlag;
  IsWon?: SalesforceFlag;
}

/** A problem that a customer reported. */
export interface SalesforceCase extends SalesforceRow {
  AccountId?: SalesforceText;
  ContactId?: SalesforceText;
  AssetId?: SalesforceText;
  ProductId?: SalesforceText;
  MasterRecordId?: SalesforceText;
  ClosedDate?: SalesforceText;
  IsClosed?: SalesforceFlag;
  IsEscalated?: SalesforceFlag;
  Status?: SalesforceText;
  Priority?: SalesforceText;
  Origin?: SalesforceText;
  Reason?: SalesforceText;
  Type?: SalesforceText;
  Subject?: SalesforceText;
}

/** A change of a case. */
export interface SalesforceCaseHistory {
  Id?: SalesforceText;
  CaseId?: SalesforceText;
  CreatedDate?: SalesforceText;
  CreatedById?: SalesforceText;
  Field?: SalesforceText;
  OldValue?: unknown;
  NewValue?: unknown;
}

/** An e-mail about a case. */
export interface SalesforceEmailMessage {
  Id?: SalesforceText;
  ParentId?: SalesforceText;
  MessageDate?: SalesforceText;
  CreatedDate?: SalesforceText;
  Incoming?: SalesforceFlag;
  /** A number as text; `"5"` is a draft. */
  Status?: SalesforceText;
}

/** A task or an event. */
export interface SalesforceActivity extends SalesforceRow {
  AccountId?: SalesforceText;
  WhatId?: SalesforceText;
  WhoId?: SalesforceText;
  Subject?: SalesforceText;
  Type?: SalesforceText;
  ActivityDate?: SalesforceText;
  /** Read of events for the key of a review. */
  Description?: SalesforceText;
}

/** Something to do, or a call or e-mail that was logged. */
export interface SalesforceTask extends SalesforceActivity {
  TaskSubtype?: SalesforceText;
  Status?: SalesforceText;
  IsClosed?: SalesforceFlag;
  CompletedDateTime?: SalesforceText;
  CallType?: SalesforceText;
  CallDisposition?: SalesforceText;
  CallDurationInSeconds?: SalesforceNumber;
}

/** A meeting. */
export interface SalesforceEvent extends SalesforceActivity {
  EventSubtype?: SalesforceText;
  StartDateTime?: SalesforceText;
  ActivityDateTime?: SalesforceText;
  EndDateTime?: SalesforceText;
  DurationInMinutes?: SalesforceNumber;
  IsAllDayEvent?: SalesforceFlag;
  IsChild?: SalesforceFlag;
  IsRecurrence?: SalesforceFlag;
  RecurrenceActivityId?: SalesforceText;
}

/** What queries returned, list by list. A list that was not asked for is unknown; an empty one says there is none. */
export interface SalesforceObjects {
  accounts?: ResponseRows<SalesforceAccount>;
  contacts?: ResponseRows<SalesforceContact>;
  users?: ResponseRows<SalesforceUser>;
  /** Product2. */
  products?: ResponseRows<SalesforceProduct>;
  pricebookEntries?: ResponseRows<SalesforcePricebookEntry>;
  assets?: ResponseRows<SalesforceAsset>;
  /** AssetWarranty. */
  warranties?: ResponseRows<SalesforceWarranty>;
  contracts?: ResponseRows<SalesforceContract>;
  serviceContracts?: ResponseRows<SalesforceContract>;
  opportunities?: ResponseRows<SalesforceOpportunity>;
  opportunityLineItems?: ResponseRows<SalesforceLineItem>;
  opportunityStages?: ResponseRows<SalesforceStage>;
  cases?: ResponseRows<SalesforceCase>;
  caseHistories?: ResponseRows<SalesforceCaseHistory>;
  emailMessages?: ResponseRows<SalesforceEmailMessage>;
  tasks?: ResponseRows<SalesforceTask>;
  events?: ResponseRows<SalesforceEvent>;
}
