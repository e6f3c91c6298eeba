import type { Ticket } from "../records/account/ticket.js";

/**
 * A ticket with its solution taken away: as it is left, or as it stood before.
 * @internal
 */
export function unsolved<Kind extends Ticket>(ticket: Kind): Kind {
  return { ...ticket, resolved: false, resolvedAt: null };
}
