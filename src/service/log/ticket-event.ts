import type { Instant } from "../../records/values/time.js";
import type { HostRow } from "../../records/rows/host-row.js";

/** Kinds of lines in a service log that a ticket is read from. */
export type TicketEventKind =
  /** The customer brought the problem. */
  | "opened"
  /** The customer wrote or called. */
  | "message"
  /** Someone answered the customer. */
  | "reply"
  /** Another person or group took over. */
  | "transferred"
  /** The conversation moved to the channel named. */
  | "channel-changed"
  /** A solved or closed ticket became open again. */
  | "reopened"
  /** From here on it waits for the customer. */
  | "waiting"
  /** It no longer waits for the customer. */
  | "resumed"
  /** It got the status in `status`, which stands for one of the above. */
  | "status-changed"
  /** The customer had to repeat information. */
  | "information-repeated"
  /** The customer tried to solve it alone, without success. */
  | "self-service"
  /** Someone called the problem solved. */
  | "resolved"
  /** The ticket was shut, which alone does not say that the problem was solved. */
  | "closed"
  /** The ticket became part of the one in `mergedInto`. */
  | "merged";

/** One line of a service log. */
export interface TicketEvent {
  /** Id of the line. Lines with the same id are one; without ids, lines that say the same are. */
  id?: string | null | undefined;
  ticketId: string;
  /** Lines of other kinds are left out and counted. */
  kind: TicketEventKind | (string & {});
  at: Instant;
  /** Channel of the customer's contact: `"web"`, `"phone"`. Without it, the one used last. */
  channel?: string | null | undefined;
  /** On an `opened` or `transferred` line: who has the ticket from then on. */
  person?: string | null | undefined;
  /** On an `opened` or `transferred` line: the group that has the ticket from then on. */
  group?: string | null | undefined;
  /** On a `status-changed` line: your service desk's name for the status, as mapped by `statuses` in the options. */
  status?: string | null | undefined;
  /** On a `resolved` line: what solved it, always spelled the same way. */
  resolution?: string | null | undefined;
  /** On a `merged` line: id of the ticket that it was merged into. */
  mergedInto?: string | null | undefined;
  accountId?: string | null | undefined;
  topic?: string | null | undefined;
  productId?: string | null | undefined;
  priority?: string | null | undefined;
}

/** @internal */
export const EVENT_ROW: HostRow<TicketEvent> = {
  fields: {
    id: "string",
    ticketId: "string",
    kind: "string",
    at: "any",
    channel: "string",
    person: "string",
    group: "string",
    status: "string",
    resolution: "string",
    mergedInto: "string",
    accountId: "string",
    topic: "string",
    productId: "string",
    priority: "string",
  },
  places: [],
  meant: new Map(),
};

/**
 * The kinds known, in the order of lines of the same moment: a reopening comes last, so that in case of a tie a ticket is not
 * called solved, and does not wait for the customer.
 * @internal
 */
export const TICKET_EVENT_KINDS: readonly TicketEventKind[] = [
  "self-service",
  "opened",
  "message",
  "information-repeated",
  "transferred",
  "channel-changed",
  "reply",
  "waiting",
  "resumed",
  "resolved",
  "closed",
  "merged",
  "status-changed",
  "reopened",
];

/**
 * Position of a kind among lines of the same moment; -1 for a kind that is not known.
 * @internal
 */
export function rankOfKind(kind: string): number {
  return (TICKET_EVENT_KINDS as readonly string[]).indexOf(kind);
}
