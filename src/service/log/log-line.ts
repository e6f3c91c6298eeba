import type { TicketEvent } from "./ticket-event.js";

/**
 * Fields of a line that are texts.
 * @internal
 */
export const TEXTS = [
  "ticketId",
  "kind",
  "id",
  "channel",
  "person",
  "group",
  "resolution",
  "mergedInto",
  "accountId",
  "topic",
  "productId",
  "priority",
  "status",
] as const;

/**
 * A line of a log that was checked, with its moment in epoch milliseconds and its place in the input.
 * @internal
 */
export interface LogLine extends Record<(typeof TEXTS)[number], string | undefined> {
  ticketId: string;
  kind: TicketEvent["kind"];
  at: number;
  index: number;
  /** All that the line says apart from its moment, which decides the order of lines of the same moment and kind. */
  text: string;
}
