import type { Batch } from "retention-kit";
import * as schemas from "retention-kit/schemas";
import type * as z from "zod";

interface GoodRow {
  schema: z.core.$ZodType;
  parse: (rows: readonly unknown[]) => Batch<unknown>;
  /** A row with every field. */
  row: Record<string, unknown>;
  required: string[];
}

const owned = {
  productId: "mill",
  purchasedOn: "2025-02-28",
  quantity: 2,
  warrantyEndsOn: "2027-02-28",
  maintenanceHoursPerYear: 3,
};
const purchase = { accountId: "acme", on: "2026-02-28", amount: -12.5, productId: "mill", quantity: -1 };
const touch = {
  on: "2026-08-31",
  kind: "call",
  sellerId: "north",
  direction: "in",
  contactId: "P1",
  about: "renewal",
  minutes: 20,
};
const ticket = {
  id: "T1",
  accountId: "acme",
  openedAt: "2026-10-01T09:00:00Z",
  firstRepliedAt: "2026-10-01T10:00:00Z",
  resolvedAt: "2026-10-02T09:00:00Z",
  resolved: true,
  contacts: 2,
  replies: 1,
  reopens: 0,
  transfers: 0,
  channels: ["mail"],
  repeatedInformation: 1,
  selfServiceAttempts: 0,
  topic: "leak",
  productId: "mill",
  resolution: "sealed",
  mergedInto: "T0",
  priority: "high",
  agentId: "bo",
  group: "second line",
  escalated: false,
  waits: [{ from: "2026-10-01T11:00:00Z", to: "2026-10-01T12:00:00Z" }],
  solutions: [{ at: "2026-10-02T09:00:00Z", reopenedAt: null }],
  messages: [{ at: "2026-10-01T09:00:00Z", by: "customer" }],
  language: "km",
};
const survey = {
  accountId: "acme",
  at: "2026-10-03T09:00:00Z",
  metric: "csat",
  score: 4,
  scale: { min: 1, max: 5, higherIsBetter: true },
  ticketId: "T1",
  contactId: "P1",
};
const preferences = {
  doNotContact: false,
  channels: ["call"],
  hours: { sat: [["10:00", "12:00"]] },
  language: "km",
  daysBetweenContacts: 14,
};
const contact = { id: "P1", role: "champion", influence: "high", left: "2026-10-01", preferences, friendly: true };
const contract = {
  id: "C1",
  productId: "mill",
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  noticeOn: "2026-09-30",
  amount: 900,
  per: "year",
  autoRenews: true,
  renewedFrom: "C0",
  status: "active",
};
const deal = {
  id: "D1",
  status: "won",
  stage: "signed",
  amount: 500,
  probability: 1,
  openedOn: "2026-01-01",
  expectedCloseOn: "2026-03-01",
  closedOn: "2026-02-01",
  products: [{ productId: "mill", quantity: 2, amount: 500 }],
  sellerId: "north",
};
const signal = { code: "new-director", on: "2026-11-01", reviewBy: "2026-11-30" };
const usage = { on: "2026-11-01", value: 12, of: 20, measure: "licences" };
const invoice = { dueOn: "2026-11-01", paidOn: "2026-11-20", amount: 900 };

/** A good row of every record, with every field that it has. */
export const goodRows: Record<string, GoodRow> = {
  ownedProduct: {
    schema: schemas.ownedProductSchema,
    parse: schemas.parseOwnedProducts,
    row: owned,
    required: ["productId", "purchasedOn"],
  },
  purchase: { schema: schemas.purchaseSchema, parse: schemas.parsePurchases, row: purchase, required: ["on"] },
  touch: { schema: schemas.touchSchema, parse: schemas.parseTouches, row: touch, required: ["on", "kind"] },
  ticket: { schema: schemas.ticketSchema, parse: schemas.parseTickets, row: ticket, required: ["id", "openedAt"] },
  surveyAnswer: {
    schema: schemas.surveyAnswerSchema,
    parse: schemas.parseSurveyAnswers,
    row: survey,
    required: ["at", "metric", "score", "scale"],
  },
  contact: { schema: schemas.contactSchema, parse: schemas.parseContacts, row: contact, required: ["id"] },
  contract: {
    schema: schemas.contractSchema,
    parse: schemas.parseContracts,
    row: contract,
    required: ["id", "startsOn"],
  },
  deal: { schema: schemas.dealSchema, parse: schemas.parseDeals, row: deal, required: ["id", "status"] },
  accountSignal: {
    schema: schemas.accountSignalSchema,
    parse: schemas.parseAccountSignals,
    row: signal,
    required: ["code", "on", "reviewBy"],
  },
  usage: { schema: schemas.usageSchema, parse: schemas.parseUsage, row: usage, required: ["on", "value"] },
  invoice: { schema: schemas.invoiceSchema, parse: schemas.parseInvoices, row: invoice, required: ["dueOn", "amount"] },
  product: {
    schema: schemas.productSchema,
    parse: schemas.parseProducts,
    row: {
      id: "mill",
      price: 900,
      margin: 0.4,
      lifespanMonths: 60,
      requires: ["base"],
      addOnTo: ["base"],
      segments: ["cafe"],
      kind: "product",
      discontinued: false,
      soldFrom: "2025-01-01",
      family: "mills",
      replaces: ["old-mill"],
    },
    required: ["id", "price"],
  },
  seller: {
    schema: schemas.sellerSchema,
    parse: schemas.parseSellers,
    row: {
      id: "north",
      timeZone: "Asia/Vientiane",
      calendar: {
        hours: { mon: [["09:00", "17:00"]] },
        holidays: ["2026-12-02"],
        extraDays: ["2026-12-06"],
        away: [{ from: "2026-12-24", to: "2026-12-31" }],
        dates: { "2026-12-23": [["09:00", "12:00"]] },
        validFrom: "2026-01-01",
      },
      minutesPerDay: 120,
      minutesByWeekday: { fri: 60 },
      minutesPerWeek: 500,
      minutesPerMonth: 1800,
      away: [{ from: "2026-12-24", to: "2026-12-31" }],
      segments: ["cafe"],
    },
    required: ["id", "timeZone"],
  },
  account: {
    schema: schemas.accountSchema,
    parse: schemas.parseAccounts,
    row: {
      id: "acme",
      name: "Acme",
      segment: "cafe",
      size: "large",
      status: "customer",
      statusSince: "2025-01-01",
      parentId: "group",
      sellerId: "north",
      sellerIds: ["north", "south"],
      timeZone: "Asia/Phnom_Penh",
      currency: "EUR",
      owned: [owned],
      annualBudget: 900,
      resources: "limited",
      touches: [touch],
      purchases: [purchase],
      tickets: [ticket],
      surveys: [survey],
      preferences,
      contacts: [contact],
      contracts: [contract],
      deals: [deal],
      signals: [signal],
      sentiment: "neutral",
      exposures: { visits: 3 },
      usage: [usage],
      invoices: [invoice],
    },
    required: ["id"],
  },
};
