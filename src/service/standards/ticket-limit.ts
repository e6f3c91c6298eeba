import type { Ticket } from "../../records/ticket.js";
import type { ServiceStandard, StandardLimit, StandardScope } from "./service-standard.js";

/**
 * What a standard asks of one ticket: its own limit, or that of the first rule that fits; `null` where it is not for
 * that ticket.
 *
 * @param segment - Of the ticket's account, where it is known.
 * @internal
 */
export function ticketLimit(
  standard: ServiceStandard,
  ticket: Ticket,
  segment: string | undefined,
): TicketLimit | null {
  if (!fits(standard, ticket, segment)) return null;
  const rule = standard.rules?.find((candidate) => fits(candidate, ticket, segment));
  const atMost = rule?.atMost ?? standard.atMost;
  if (atMost === undefined) return null;
  return {
    atMost,
    byTheWall: (rule?.clock ?? standard.clock) === "calendar",
    pauses: (rule?.pauses ?? standard.pauses) === "customer",
  };
}

/**
 * A limit with nothing left to default.
 * @internal
 */
export interface TicketLimit extends Pick<StandardLimit, "atMost"> {
  /** Whether time is counted by the clock on the wall, not by the hours of service. */
  byTheWall: boolean;
  /** Whether the clock stands still while the ticket waits for the customer. */
  pauses: boolean;
}

function fits(scope: StandardScope, ticket: Ticket, segment: string | undefined): boolean {
  const isAmong = (names: readonly string[] | null | undefined, name: string | null | undefined): boolean =>
    names == null || (name != null && names.includes(name));
  return (
    isAmong(scope.topics, ticket.topic) &&
    isAmong(scope.productIds, ticket.productId) &&
    isAmong(scope.channels, ticket.channels?.[0]) &&
    isAmong(scope.priorities, ticket.priority) &&
    isAmong(scope.segments, segment) &&
    isAmong(scope.groups, ticket.group)
  );
}
