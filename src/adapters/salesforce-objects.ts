import type { ResponseRows } from "./response-rows.js";

/** A text of Salesforce's, or nothing. */
type Text = string | null | undefined;
/** A number, which some exports write as a text. */
type Numeric = number | string | null | undefined;
/** A checkbox, which some exports write as a text. */
type Flag = boolean | string | null | undefined;

/** What the rows of all objects have. */
export interface SalesforceRow {
  attributes?: { type?: Text; url?: Text } | null | undefined;
  Id?: Text;
  IsDeleted?: Flag;
  CreatedDate?: Text;
  OwnerId?: Text;
  CurrencyIsoCode?: Text;
}

/** A customer, or whoever else is kept as an account. */
export interface SalesforceAccount extends SalesforceRow {
  Name?: Text;
  Type?: Text;
  Industry?: Text;
  ParentId?: Text;
  MasterRecordId?: Text;
  Website?: Text;
  /** Their own revenue, which is no budget for what you sell. */
  AnnualRevenue?: Numeric;
  NumberOfEmployees?: Numeric;
}

/** A person at an account. */
export interface SalesforceContact extends SalesforceRow {
  AccountId?: Text;
  MasterRecordId?: Text;
  Title?: Text;
  Email?: Text;
  HasOptedOutOfEmail?: Flag;
  DoNotCall?: Flag;
}

/** Someone with a login. */
export interface SalesforceUser {
  Id?: Text;
  Name?: Text;
  IsActive?: Flag;
  UserType?: Text;
  TimeZoneSidKey?: Text;
}

/** Something sold. Its price stands in price books. */
export interface SalesforceProduct extends SalesforceRow {
  Name?: Text;
  ProductCode?: Text;
  Family?: Text;
  IsActive?: Flag;
}

/** The price of a product in one price book. */
export interface SalesforcePricebookEntry extends SalesforceRow {
  Product2Id?: Text;
  Pricebook2Id?: Text;
  Pricebook2?: { IsStandard?: Flag; Name?: Text } | null | undefined;
  UnitPrice?: Numeric;
  IsActive?: Flag;
}

/** A piece of a product at a customer. */
export interface SalesforceAsset extends SalesforceRow {
  AccountId?: Text;
  ContactId?: Text;
  Product2Id?: Text;
  PurchaseDate?: Text;
  InstallDate?: Text;
  Quantity?: Numeric;
  Price?: Numeric;
  Status?: Text;
  IsCompetitorProduct?: Flag;
  IsInternal?: Flag;
}

/** A warranty of an asset. */
export interface SalesforceWarranty extends SalesforceRow {
  AssetId?: Text;
  StartDate?: Text;
  EndDate?: Text;
}

/** A contract, or a contract of service. */
export interface SalesforceContract extends SalesforceRow {
  AccountId?: Text;
  Status?: Text;
  StartDate?: Text;
  EndDate?: Text;
  /** Months. */
  ContractTerm?: Numeric;
  /** Months, of a contract of service. */
  Term?: Numeric;
  /** Days before the end on which the owner is told. */
  OwnerExpirationNotice?: Numeric;
  /** Money over the whole term, of a contract of service. */
  GrandTotal?: Numeric;
}

/** A sale, open or closed. */
export interface SalesforceOpportunity extends SalesforceRow {
  AccountId?: Text;
  Name?: Text;
  Amount?: Numeric;
  Probability?: Numeric;
  StageName?: Text;
  CloseDate?: Text;
  IsClosed?: Flag;
  IsWon?: Flag;
  Type?: Text;
  /** Lines, where the query asked for them inside. */
  OpportunityLineItems?: ResponseRows<SalesforceLineItem>;
}

/** A product in an opportunity. */
export interface SalesforceLineItem extends SalesforceRow {
  OpportunityId?: Text;
  Product2Id?: Text;
  PricebookEntryId?: Text;
  PricebookEntry?: { Product2Id?: Text } | null | undefined;
  Quantity?: Numeric;
  UnitPrice?: Numeric;
  TotalPrice?: Numeric;
}

/** What a stage means. */
export interface SalesforceStage {
  Id?: Text;
  ApiName?: Text;
  MasterLabel?: Text;
  IsClosed?: Flag;
  IsWon?: Flag;
}

/** A problem that a customer brought. */
export interface SalesforceCase extends SalesforceRow {
  AccountId?: Text;
  ContactId?: Text;
  AssetId?: Text;
  ProductId?: Text;
  MasterRecordId?: Text;
  ClosedDate?: Text;
  IsClosed?: Flag;
  IsEscalated?: Flag;
  Status?: Text;
  Priority?: Text;
  Origin?: Text;
  Reason?: Text;
  Type?: Text;
  Subject?: Text;
}

/** A change of a case. */
export interface SalesforceCaseHistory {
  Id?: Text;
  CaseId?: Text;
  CreatedDate?: Text;
  CreatedById?: Text;
  Field?: Text;
  OldValue?: unknown;
  NewValue?: unknown;
}

/** An e-mail about a case. */
export interface SalesforceEmailMessage {
  Id?: Text;
  ParentId?: Text;
  MessageDate?: Text;
  CreatedDate?: Text;
  Incoming?: Flag;
}

/** A task or an event. */
export interface SalesforceActivity extends SalesforceRow {
  AccountId?: Text;
  WhatId?: Text;
  WhoId?: Text;
  Subject?: Text;
  Type?: Text;
  ActivityDate?: Text;
}

/** Something to do, or a call or e-mail that was logged. */
export interface SalesforceTask extends SalesforceActivity {
  TaskSubtype?: Text;
  Status?: Text;
  IsClosed?: Flag;
  CompletedDateTime?: Text;
  CallType?: Text;
  CallDisposition?: Text;
  CallDurationInSeconds?: Numeric;
}

/** A meeting. */
export interface SalesforceEvent extends SalesforceActivity {
  EventSubtype?: Text;
  StartDateTime?: Text;
  ActivityDateTime?: Text;
  EndDateTime?: Text;
  DurationInMinutes?: Numeric;
  IsAllDayEvent?: Flag;
  IsChild?: Flag;
  IsRecurrence?: Flag;
  RecurrenceActivityId?: Text;
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
