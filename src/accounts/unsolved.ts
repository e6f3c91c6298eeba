import type { MeasuredTicket } from "../service/effort/driver-values.js";

/**
 * A ticket with its solution taken away: as it is left, or as it stood before.
 * @internal
 */
export function unsolved(ticket: MeasuredTicket): MeasuredTicket {
  return { ...ticket, resolved: false, resolvedAt: null };
}
