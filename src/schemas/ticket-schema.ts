import { count, fields, instant, list, text, truth } from "./fields.js";

const countOrUnknown = count.nullable().exactOptional();

/** Strict schema of a `Ticket`: unknown fields are refused, and so are numbers written as text. */
export const ticketSchema = fields({
  id: text,
  accountId: text.exactOptional(),
  openedAt: instant,
  firstRepliedAt: instant.nullable().exactOptional(),
  resolvedAt: instant.nullable().exactOptional(),
  resolved: truth.nullable().exactOptional(),
  contacts: countOrUnknown,
  replies: countOrUnknown,
  reopens: countOrUnknown,
  transfers: countOrUnknown,
  channels: list(text).nullable().exactOptional(),
  repeatedInformation: countOrUnknown,
  selfServiceAttempts: countOrUnknown,
  topic: text.exactOptional(),
  productId: text.exactOptional(),
  resolution: text.exactOptional(),
  mergedInto: text.exactOptional(),
  priority: text.nullish(),
  agentId: text.nullish(),
  escalated: truth.nullish(),
  waits: list(fields({ from: instant, to: instant.nullish() })).nullish(),
  language: text.nullish(),
});
