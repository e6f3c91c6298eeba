import type { Account, OwnedProduct } from "../account/account.js";
import type { AccountSignal } from "../account/account-signal.js";
import type { Contact } from "../account/contact.js";
import type { Contract } from "../account/contract.js";
import type { Deal } from "../account/deal.js";
import type { Product } from "../company/product.js";
import type { Purchase } from "../account/purchase.js";
import type { SurveyAnswer } from "../account/survey-answer.js";
import type { Ticket } from "../account/ticket.js";
import type { Touch } from "../account/touch.js";
import type { HostRow } from "./host-row.js";

/** @internal */
export const ACCOUNT_ROW: HostRow<Account> = {
  fields: {
    id: "string",
    name: "string",
    segment: "string",
    size: "string",
    status: "string",
    statusSince: "string",
    parentId: "string",
    sellerId: "string",
    sellerIds: "list",
    timeZone: "string",
    currency: "string",
    owned: "list",
    annualBudget: "number",
    resources: "string",
    touches: "list",
    purchases: "list",
    tickets: "list",
    surveys: "list",
    preferences: "object",
    contacts: "list",
    contracts: "list",
    deals: "list",
    signals: "list",
    sentiment: "string",
    exposures: "object",
    usage: "list",
    invoices: "list",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const OWNED_ROW: HostRow<OwnedProduct> = {
  fields: {
    productId: "string",
    purchasedOn: "string",
    quantity: "number",
    warrantyEndsOn: "string",
    maintenanceHoursPerYear: "number",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const PRODUCT_ROW: HostRow<Product> = {
  fields: {
    id: "string",
    price: "number",
    margin: "number",
    lifespanMonths: "number",
    requires: "list",
    addOnTo: "list",
    segments: "list",
    kind: "string",
    discontinued: "boolean",
    soldFrom: "string",
    family: "string",
    replaces: "list",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const PURCHASE_ROW: HostRow<Purchase> = {
  fields: { accountId: "string", on: "string", amount: "number", productId: "string", quantity: "number" },
  places: [],
  meant: new Map(),
};

/** @internal */
export const DEAL_ROW: HostRow<Deal> = {
  fields: {
    id: "string",
    status: "string",
    stage: "string",
    amount: "number",
    probability: "number",
    openedOn: "string",
    expectedCloseOn: "string",
    closedOn: "string",
    products: "list",
    sellerId: "string",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const TOUCH_ROW: HostRow<Touch> = {
  fields: {
    on: "string",
    kind: "string",
    sellerId: "string",
    direction: "string",
    contactId: "string",
    about: "string",
    minutes: "number",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const SURVEY_ROW: HostRow<SurveyAnswer> = {
  fields: {
    accountId: "string",
    at: "any",
    metric: "string",
    score: "number",
    scale: "object",
    ticketId: "string",
    contactId: "string",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const CONTACT_ROW: HostRow<Contact> = {
  fields: {
    id: "string",
    role: "string",
    influence: "string",
    left: "any",
    preferences: "object",
    friendly: "boolean",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const CONTRACT_ROW: HostRow<Contract> = {
  fields: {
    id: "string",
    productId: "string",
    startsOn: "string",
    endsOn: "string",
    noticeOn: "string",
    amount: "number",
    per: "string",
    autoRenews: "boolean",
    renewedFrom: "string",
    status: "string",
  },
  places: [],
  meant: new Map(),
};

/** @internal */
export const SIGNAL_ROW: HostRow<AccountSignal> = {
  fields: { code: "string", on: "string", reviewBy: "string" },
  places: [],
  meant: new Map(),
};

/** @internal */
export const TICKET_ROW: HostRow<Ticket> = {
  fields: {
    id: "string",
    accountId: "string",
    openedAt: "any",
    firstRepliedAt: "any",
    resolvedAt: "any",
    resolved: "boolean",
    contacts: "number",
    replies: "number",
    reopens: "number",
    transfers: "number",
    channels: "list",
    repeatedInformation: "number",
    selfServiceAttempts: "number",
    topic: "string",
    productId: "string",
    resolution: "string",
    mergedInto: "string",
    priority: "string",
    agentId: "string",
    escalated: "boolean",
    group: "string",
    waits: "list",
    solutions: "list",
    messages: "list",
    language: "string",
  },
  // What else a log says.
  others: ["firstResolvedAt"],
  places: [],
  meant: new Map(),
};
