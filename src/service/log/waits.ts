import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { ticketMs } from "../../calendar/days/instant.js";
import { assertArray, assertObject, RetentionError } from "../../errors.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { ServiceClock } from "./service-clock.js";

/**
 * A stretch of time in which a ticket waited for the customer, in epoch milliseconds; one that goes on ends at infinity.
 * @internal
 */
export interface Wait {
  from: number;
  to: number;
}

const NO_WAITS: readonly Wait[] = [];

/**
 * Checks the waits of a ticket; those that touch or overlap become one, in order of time. Errors name fields as paths
 * inside the ticket.
 * @internal
 */
export function readWaits(functionName: string, { waits }: Ticket): readonly Wait[] {
  if (waits == null) return NO_WAITS;
  assertArray(functionName, "waits", waits);
  const read = waits.map((wait: unknown, index): Wait => {
    assertObject(functionName, `waits[${index}]`, wait);
    const { from, to } = wait as { from?: unknown; to?: unknown };
    const start = ticketMs(functionName, `waits[${index}].from`, from);
    const end = to == null ? Infinity : ticketMs(functionName, `waits[${index}].to`, to);
    if (end < start) throw new RetentionError(functionName, `waits[${index}].to`, "must not lie before from", to);
    return { from: start, to: end };
  });
  return joinWaits(read);
}

/**
 * The same time as waits in order and apart.
 * @internal
 */
export function joinWaits(waits: readonly Wait[]): Wait[] {
  const joined: Wait[] = [];
  for (const { from, to } of [...waits].sort((left, right) => left.from - right.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) joined.push({ from, to });
  }
  return joined;
}

/**
 * Minutes from one moment to a later one by a clock that stands still while the ticket waits for the customer; exact to
 * the millisecond, so that a time on the limit stays there.
 * @internal
 */
export function minutesWithoutWaits(
  minutesBetween: ServiceClock,
  from: number,
  to: number,
  waits: readonly Wait[],
): number {
  const minutes = minutesBetween(from, to);
  if (waits.length === 0) return minutes;
  let left = Math.round(minutes * MS_PER_MINUTE);
  for (const wait of waits) {
    const start = Math.max(wait.from, from);
    const end = Math.min(wait.to, to);
    if (start < end) left -= Math.round(minutesBetween(start, end) * MS_PER_MINUTE);
  }
  return left / MS_PER_MINUTE;
}

/**
 * Minutes by wall clock.
 * @internal
 */
export function wallMinutes(from: number, to: number): number {
  return (to - from) / MS_PER_MINUTE;
}
