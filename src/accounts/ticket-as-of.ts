import { assertArray, assertObject } from "../errors.js";
import type { Ticket } from "../records/account/ticket.js";
import type { Instant } from "../records/values/time.js";
import { unsolved } from "./unsolved.js";

/**
 * A ticket as it stood at some time: a solution that came later is not known yet, and one that was undone later still
 * holds, where the ticket dates its `solutions`.
 *
 * @param hasHappened - Whether a moment of the ticket, named by its path, had come by then.
 * @internal
 */
export function ticketAsOf<Kind extends Ticket>(
  functionName: string,
  ticket: Kind,
  hasHappened: (path: string, moment: Instant) => boolean,
): Kind {
  const { resolvedAt, solutions } = ticket;
  const isSolvedLater = resolvedAt != null && !hasHappened("resolvedAt", resolvedAt);
  if (solutions == null) return isSolvedLater ? unsolved(ticket) : ticket;

  assertArray(functionName, "solutions", solutions);
  let later = isSolvedLater;
  let reopens = ticket.reopens ?? null;
  let held: Instant | null = null;
  for (const [index, solution] of solutions.entries()) {
    assertObject(functionName, `solutions[${index}]`, solution);
    const { at, reopenedAt } = solution;
    if (!hasHappened(`solutions[${index}].at`, at)) {
      later = true;
    } else {
      const cameBack = reopenedAt != null && hasHappened(`solutions[${index}].reopenedAt`, reopenedAt);
      held = cameBack ? null : at;
      if (cameBack || reopenedAt == null) continue;
      later = true;
    }
    if (reopenedAt != null && reopens !== null) reopens = Math.max(0, reopens - 1);
  }
  if (!later) return ticket;
  // What was measured was measured to another solution.
  return {
    ...ticket,
    resolved: held !== null,
    resolvedAt: held,
    reopens,
    ...("fullResolutionMinutes" in ticket && { fullResolutionMinutes: null }),
    ...("netResolutionMinutes" in ticket && { netResolutionMinutes: null }),
  };
}
