import type { Ticket } from "../../records/account/ticket.js";
import type { ServiceStandard, StandardLimit, StandardRule, StandardScope } from "./service-standard.js";

/**
 * Prepares a standard, and gives what it asks of a ticket: its own limit, or that of the first rule that fits; `null`
 * where it is not for that ticket. The segment is that of the ticket's account, where it is known.
 * @internal
 */
export function limitFinder(
  standard: ServiceStandard,
): (ticket: Ticket, segment: string | undefined) => TicketLimit | null {
  const limitOf = (
    rule: Pick<StandardRule, "clock" | "pauses"> & { atMost?: number | null | undefined },
  ): TicketLimit | null => {
    const atMost = rule.atMost ?? standard.atMost;
    if (atMost == null) return null;
    return {
      atMost,
      byTheWall: (rule.clock ?? standard.clock) === "calendar",
      pauses: (rule.pauses ?? standard.pauses) === "customer",
    };
  };
  const limit = limitOf(standard);
  const rules = (standard.rules ?? []).map((rule) => ({ rule, limit: limitOf(rule) }));
  return (ticket, segment) => {
    if (!fits(standard, ticket, segment)) return null;
    const first = rules.find(({ rule }) => fits(rule, ticket, segment));
    return first === undefined ? limit : first.limit;
  };
}

/**
 * A limit with nothing left to default.
 * @internal
 */
export interface TicketLimit extends Pick<StandardLimit, "atMost"> {
  /** Whether time is counted by wall clock, not by the hours of service. */
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
