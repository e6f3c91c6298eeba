import type { Account, OwnedProduct } from "../records/account.js";
import type { AccountSignal } from "../records/account-signal.js";
import type { Contact } from "../records/contact.js";
import type { ContactPreferences } from "../records/contact-preferences.js";
import type { Contract } from "../records/contract.js";
import type { Deal, DealLine } from "../records/deal.js";
import type { Invoice } from "../records/invoice.js";
import type { Product } from "../records/product.js";
import type { Purchase } from "../records/purchase.js";
import type { Seller } from "../records/seller.js";
import type { SurveyAnswer } from "../records/survey-answer.js";
import type { Ticket, TicketMessage, TicketSolution, TicketWait } from "../records/ticket.js";
import type { Touch } from "../records/touch.js";
import type { Usage } from "../records/usage.js";
import { msOf } from "../calendar/days/instant.js";
import {
  calendar,
  count,
  day,
  dayOrTruth,
  instant,
  leave,
  lifespan,
  price,
  list,
  notNegative,
  number,
  object,
  share,
  text,
  texts,
  ticketInstant,
  timeZone,
  truth,
  weeklyHours,
  type Field,
  type RecordKind,
  type WholeFault,
} from "./field.js";

/** Every field that a record has, so that the compiler finds the one forgotten. */
type FieldsOf<Row> = Readonly<Record<keyof Row, Field>>;

type Fields = Readonly<Record<string, unknown>>;

const TEXT: Field = { fault: text };
const DAY: Field = { fault: day };
const NUMBER: Field = { fault: number };
const NOT_NEGATIVE: Field = { fault: notNegative };
const COUNT: Field = { fault: count };
const TRUTH: Field = { fault: truth };
const TEXTS: Field = { fault: texts };
const MOMENT: Field = { fault: ticketInstant };
const ID: Field = { fault: text, required: true };
const ON: Field = { fault: day, required: true };

/** @internal */
export const owned: RecordKind = {
  fields: {
    productId: ID,
    purchasedOn: ON,
    quantity: NOT_NEGATIVE,
    warrantyEndsOn: DAY,
    maintenanceHoursPerYear: NOT_NEGATIVE,
  } satisfies FieldsOf<OwnedProduct>,
};

/** @internal */
export const purchase: RecordKind = {
  fields: { accountId: TEXT, on: ON, amount: NUMBER, productId: TEXT, quantity: NUMBER } satisfies FieldsOf<Purchase>,
};

/** @internal */
export const touch: RecordKind = {
  fields: {
    on: ON,
    kind: ID,
    sellerId: TEXT,
    direction: { words: ["in", "out"] },
    contactId: TEXT,
    about: TEXT,
    minutes: NOT_NEGATIVE,
  } satisfies FieldsOf<Touch>,
};

const wait: RecordKind = {
  fields: { from: { fault: ticketInstant, required: true }, to: MOMENT } satisfies FieldsOf<TicketWait>,
  whole: (row) => inOrder(row, "from", "to"),
};

const solution: RecordKind = {
  fields: { at: { fault: ticketInstant, required: true }, reopenedAt: MOMENT } satisfies FieldsOf<TicketSolution>,
  whole: (row) => inOrder(row, "at", "reopenedAt"),
};

const message: RecordKind = {
  fields: {
    at: { fault: ticketInstant, required: true },
    by: { words: ["customer", "desk"], required: true },
  } satisfies FieldsOf<TicketMessage>,
};

/** @internal */
export const ticket: RecordKind = {
  fields: {
    id: ID,
    accountId: TEXT,
    openedAt: { fault: ticketInstant, required: true },
    firstRepliedAt: MOMENT,
    resolvedAt: { fault: ticketInstant, emptyTells: true },
    resolved: TRUTH,
    contacts: COUNT,
    replies: COUNT,
    reopens: COUNT,
    transfers: COUNT,
    channels: TEXTS,
    repeatedInformation: COUNT,
    selfServiceAttempts: COUNT,
    topic: TEXT,
    productId: TEXT,
    resolution: TEXT,
    mergedInto: TEXT,
    priority: TEXT,
    agentId: TEXT,
    escalated: TRUTH,
    group: TEXT,
    waits: { fault: list, rows: wait },
    solutions: { fault: list, rows: solution },
    messages: { fault: list, rows: message },
    language: TEXT,
  } satisfies FieldsOf<Ticket>,
  // What a log tells besides.
  extra: [
    "status",
    "firstResolvedAt",
    "transfersBetweenPeople",
    "transfersBetweenGroups",
    "firstReplyMinutes",
    "firstResolutionMinutes",
    "fullResolutionMinutes",
    "ignored",
  ],
  whole: (row) => {
    const reply = inOrder(row, "openedAt", "firstRepliedAt");
    return inOrder(row, "openedAt", "resolvedAt") ?? (reply === null ? null : { ...reply, field: true });
  },
};

/** @internal */
export const survey: RecordKind = {
  fields: {
    accountId: TEXT,
    at: { fault: instant, required: true },
    metric: { words: ["ces", "csat", "nps"], required: true },
    score: { fault: number, required: true },
    scale: { fault: object, required: true },
    ticketId: TEXT,
    contactId: TEXT,
  } satisfies FieldsOf<SurveyAnswer>,
  whole: ({ score, scale }) => {
    const { min, max, higherIsBetter } = scale as Fields;
    const fault = number(min) ?? number(max);
    if (fault !== null) return { path: number(min) === null ? "scale.max" : "scale.min", rule: fault };
    const direction = truth(higherIsBetter);
    if (direction !== null) return { path: "scale.higherIsBetter", rule: direction };
    if ((min as number) >= (max as number)) return { path: "scale.max", rule: "must be above min" };
    return (score as number) >= (min as number) && (score as number) <= (max as number)
      ? null
      : { path: "score", rule: "must lie on its scale" };
  },
};

/** @internal */
export const preferences = {
  doNotContact: TRUTH,
  channels: TEXTS,
  hours: { check: weeklyHours },
  language: TEXT,
  daysBetweenContacts: { fault: count },
} satisfies FieldsOf<ContactPreferences>;

/** @internal */
export const contact: RecordKind = {
  fields: {
    id: ID,
    role: TEXT,
    influence: { words: ["low", "medium", "high"] },
    left: { fault: dayOrTruth },
    preferences: { fault: object, within: preferences },
    friendly: TRUTH,
  } satisfies FieldsOf<Contact>,
};

/** @internal */
export const contract: RecordKind = {
  fields: {
    id: ID,
    productId: TEXT,
    startsOn: ON,
    endsOn: DAY,
    noticeOn: DAY,
    amount: NOT_NEGATIVE,
    per: { words: ["month", "quarter", "year"] },
    autoRenews: TRUTH,
    renewedFrom: TEXT,
    status: { words: ["draft", "active", "cancelled", "expired"] },
  } satisfies FieldsOf<Contract>,
  whole: (row) =>
    daysInOrder(row, "startsOn", "endsOn") ??
    (row.amount != null && (row.per ?? "") === ""
      ? { path: "amount", rule: "must come with per: month, quarter or year", field: true }
      : null),
};

const dealLine: RecordKind = {
  fields: { productId: ID, quantity: NOT_NEGATIVE, amount: NOT_NEGATIVE } satisfies FieldsOf<DealLine>,
};

/** @internal */
export const deal: RecordKind = {
  fields: {
    id: ID,
    status: { words: ["open", "won", "lost"], required: true },
    stage: TEXT,
    amount: NOT_NEGATIVE,
    probability: { fault: share },
    openedOn: DAY,
    expectedCloseOn: DAY,
    closedOn: DAY,
    products: { fault: list, rows: dealLine },
    sellerId: TEXT,
  } satisfies FieldsOf<Deal>,
  whole: (row) =>
    row.status === "won" && (row.closedOn ?? "") === ""
      ? { path: "closedOn", rule: "must be given for a deal that was won" }
      : null,
};

/** @internal */
export const signal: RecordKind = {
  fields: { code: ID, on: ON, reviewBy: ON } satisfies FieldsOf<AccountSignal>,
};

/** @internal */
export const usage: RecordKind = {
  fields: {
    on: ON,
    value: { fault: notNegative, required: true },
    of: NOT_NEGATIVE,
    measure: TEXT,
  } satisfies FieldsOf<Usage>,
};

/** @internal */
export const invoice: RecordKind = {
  fields: { dueOn: ON, paidOn: DAY, amount: { fault: number, required: true } } satisfies FieldsOf<Invoice>,
};

/** @internal */
export const account: RecordKind = {
  fields: {
    id: ID,
    name: TEXT,
    segment: TEXT,
    size: TEXT,
    status: { words: ["prospect", "trial", "customer", "churned"] },
    statusSince: DAY,
    parentId: TEXT,
    sellerId: TEXT,
    sellerIds: TEXTS,
    timeZone: { check: timeZone },
    currency: TEXT,
    owned: { fault: list, rows: owned },
    annualBudget: NOT_NEGATIVE,
    resources: { words: ["none", "limited", "ample"] },
    touches: { fault: list, rows: touch },
    purchases: { fault: list, rows: purchase },
    tickets: { fault: list, rows: ticket },
    surveys: { fault: list, rows: survey },
    preferences: { fault: object, within: preferences },
    contacts: { fault: list, rows: contact },
    contracts: { fault: list, rows: contract },
    deals: { fault: list, rows: deal },
    signals: { fault: list, rows: signal },
    sentiment: { words: ["positive", "neutral", "negative"] },
    exposures: { fault: object },
    usage: { fault: list, rows: usage },
    invoices: { fault: list, rows: invoice },
  } satisfies FieldsOf<Account>,
};

/** @internal */
export const product: RecordKind = {
  fields: {
    id: ID,
    price: { fault: price, required: true },
    margin: { fault: share },
    lifespanMonths: { fault: lifespan },
    requires: TEXTS,
    addOnTo: TEXTS,
    segments: TEXTS,
    kind: { words: ["product", "service-contract", "option"] },
    discontinued: TRUTH,
    soldFrom: DAY,
    family: TEXT,
    replaces: TEXTS,
  } satisfies FieldsOf<Product>,
};

/** @internal */
export const seller: RecordKind = {
  fields: {
    id: ID,
    timeZone: { check: timeZone, required: true },
    calendar: { check: calendar },
    minutesPerDay: NOT_NEGATIVE,
    minutesPerWeek: NOT_NEGATIVE,
    away: { check: leave },
    segments: TEXTS,
  } satisfies FieldsOf<Seller>,
};

/** The later of two moments must not come first, where both are known. */
function inOrder(row: Fields, from: string, to: string): WholeFault | null {
  return msOf(row[to]) < msOf(row[from]) ? { path: to, rule: `must not lie before ${from}` } : null;
}

/** The later of two days must not come first, where both are known. */
function daysInOrder(row: Fields, from: string, to: string): WholeFault | null {
  const [first, last] = [row[from] ?? "", row[to] ?? ""];
  return last !== "" && first !== "" && (last as string) < (first as string)
    ? { path: to, rule: `must not lie before ${from}` }
    : null;
}
