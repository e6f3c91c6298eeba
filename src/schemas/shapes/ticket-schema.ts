import { ticket } from "../../reading/record-kinds.js";
import { count, fields, list, oneOf, text, ticketInstant, truth, unknownable } from "./fields.js";

const countOrUnknown = unknownable(count);

/** Strict schema of a `Ticket`: unknown fields are refused, and so are numbers written as text. */
export const ticketSchema = fields(
  {
    id: text,
    accountId: unknownable(text),
    openedAt: ticketInstant,
    firstRepliedAt: unknownable(ticketInstant),
    resolvedAt: unknownable(ticketInstant, null),
    resolved: unknownable(truth),
    contacts: countOrUnknown,
    replies: countOrUnknown,
    reopens: countOrUnknown,
    transfers: countOrUnknown,
    channels: unknownable(list(text)),
    repeatedInformation: countOrUnknown,
    selfServiceAttempts: countOrUnknown,
    topic: unknownable(text),
    productId: unknownable(text),
    resolution: unknownable(text),
    mergedInto: unknownable(text),
    priority: unknownable(text),
    agentId: unknownable(text),
    group: unknownable(text),
    escalated: unknownable(truth),
    waits: unknownable(list(fields({ from: ticketInstant, to: unknownable(ticketInstant) }))),
    solutions: unknownable(list(fields({ at: ticketInstant, reopenedAt: unknownable(ticketInstant) }))),
    messages: unknownable(list(fields({ at: ticketInstant, by: oneOf("customer", "desk") }))),
    language: unknownable(text),
  },
  ticket,
);
