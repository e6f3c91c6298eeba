import { count, fields, instant, list, oneOf, text, truth } from "./fields.js";

const countOrUnknown = count.nullish();

/** Strict schema of a `Ticket`: unknown fields are refused, and so are numbers written as text. */
export const ticketSchema = fields({
  id: text,
  accountId: text.nullish(),
  openedAt: instant,
  firstRepliedAt: instant.nullish(),
  resolvedAt: instant.nullish(),
  resolved: truth.nullish(),
  contacts: countOrUnknown,
  replies: countOrUnknown,
  reopens: countOrUnknown,
  transfers: countOrUnknown,
  channels: list(text).nullish(),
  repeatedInformation: countOrUnknown,
  selfServiceAttempts: countOrUnknown,
  topic: text.nullish(),
  productId: text.nullish(),
  resolution: text.nullish(),
  mergedInto: text.nullish(),
  priority: text.nullish(),
  agentId: text.nullish(),
  group: text.nullish(),
  escalated: truth.nullish(),
  waits: list(fields({ from: instant, to: instant.nullish() })).nullish(),
  solutions: list(fields({ at: instant, reopenedAt: instant.nullish() })).nullish(),
  messages: list(fields({ at: instant, by: oneOf("customer", "desk") })).nullish(),
  language: text.nullish(),
});
