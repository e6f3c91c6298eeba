import type { Ticket, TicketMessage, TicketSolution, TicketWait } from "../../records/account/ticket.js";
import { list, ticketInstant, type RecordKind } from "../field.js";
import { MOMENT, type FieldsOf, inOrder, ID, TEXT, TRUTH, COUNT, TEXTS } from "./row-rules.js";

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
  // What else a log says.
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
