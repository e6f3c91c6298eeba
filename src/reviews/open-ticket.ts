import type { Ticket } from "../records/ticket.js";

/**
 * Whether a ticket is known not to be solved. A ticket that says nothing about it is not.
 * @internal
 */
export function isOpenTicket({ resolved, resolvedAt, mergedInto }: Ticket): boolean {
  return mergedInto === undefined && (resolved === false || (resolved !== true && resolvedAt === null));
}
