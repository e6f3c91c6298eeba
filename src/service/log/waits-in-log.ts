import { addTo } from "../../records/values/add-to.js";
import type { LogLine } from "./log-line.js";
import { joinWaits, type Wait } from "./waits.js";

/** How a ticket of a log stood over time: when someone was to work on it, and when it waited for the customer. */
interface Course {
  live: Wait[];
  waits: Wait[];
}

/**
 * When the story that a log tells waited for the customer. A ticket waits from a `waiting` line to the next `resumed`
 * one; where none follows before the ticket ends or waits again, to the customer's next message, else to the end. Of
 * tickets that were merged, the story waits while one of them does and none of the others is worked on.
 *
 * @param lines - In order.
 * @internal
 */
export function waitsInLog(lines: readonly LogLine[]): Wait[] {
  if (!lines.some(({ kind }) => kind === "waiting")) return [];
  const byTicket = new Map<string, LogLine[]>();
  for (const line of lines) {
    addTo(byTicket, line.ticketId, line);
  }
  const courses = [...byTicket.values()].map(courseOf);
  const [only] = courses;
  if (courses.length === 1 && only !== undefined) return joinWaits(only.waits);

  const moments = [
    ...new Set(courses.flatMap(({ live, waits }) => [...live, ...waits].flatMap(({ from, to }) => [from, to]))),
  ].sort((left, right) => left - right);
  const covers = (stretches: readonly Wait[], moment: number): boolean =>
    stretches.some(({ from, to }) => from <= moment && moment < to);
  const paused = moments.flatMap((from, index): Wait[] => {
    const to = moments[index + 1];
    if (to === undefined) return [];
    const waits = courses.some((course) => covers(course.waits, from));
    const works = courses.some((course) => covers(course.live, from) && !covers(course.waits, from));
    return waits && !works ? [{ from, to }] : [];
  });
  return joinWaits(paused);
}

function courseOf(lines: readonly LogLine[]): Course {
  const live: Wait[] = [];
  const waits: Wait[] = [];
  let liveFrom: number | null = null;
  let waitsFrom: number | null = null;
  /** The customer's first message while it waits. */
  let answeredAt: number | null = null;
  const endWait = (at: number, resumed: boolean): void => {
    if (waitsFrom !== null) waits.push({ from: waitsFrom, to: resumed ? at : (answeredAt ?? at) });
    waitsFrom = null;
    answeredAt = null;
  };
  let ended = false;
  for (const { kind, at } of lines) {
    if (kind === "resolved" || kind === "closed" || kind === "merged") {
      if (ended) continue;
      endWait(at, false);
      if (liveFrom !== null) live.push({ from: liveFrom, to: at });
      liveFrom = null;
      ended = true;
    } else if (kind === "reopened" || (liveFrom === null && !ended && kind !== "self-service")) {
      if (kind === "reopened") endWait(at, false);
      liveFrom ??= at;
      ended = false;
    }
    if (ended) continue;
    if (kind === "waiting") {
      // Waiting again after the customer answered: the first wait ended with that answer.
      if (answeredAt !== null) endWait(at, false);
      waitsFrom ??= at;
    } else if (kind === "resumed") {
      endWait(at, true);
    } else if (kind === "message" && waitsFrom !== null) {
      answeredAt ??= at;
    }
  }
  endWait(Infinity, false);
  if (liveFrom !== null) live.push({ from: liveFrom, to: Infinity });
  return { live, waits };
}
