import type { Ticket } from "../../records/account/ticket.js";
import type { Wait } from "../log/waits.js";
import type { TimeMeasure } from "./service-standard.js";
import { openSpells, solutionsOf, type TicketCourse } from "./ticket-course.js";

/**
 * The stretches of time that a measure counts on a ticket, in order; one that goes on ends at infinity.
 * @internal
 */
export interface CountedStretches {
  stretches: readonly Wait[];
  /** Whether each stretch is compared with the limit by itself, not all together. */
  each: boolean;
}

/**
 * What a measure counts on a ticket, as it stands at a moment; `null` if the ticket does not show it.
 *
 * @param course - Until that moment.
 * @internal
 */
export function countedStretches(
  measure: TimeMeasure,
  ticket: Pick<Ticket, "replies">,
  course: TicketCourse,
  now: number,
): CountedStretches | null {
  switch (measure) {
    case "first-reply":
      return untilEnd(course, endOfFirstWait(ticket, course), ticket.replies === 0 && course.isSolved === false);
    case "first-solution": {
      const solutions = solutionsOf(course);
      return solutions === null ? null : untilEnd(course, solutions[0]?.at ?? null, course.isSolved === false);
    }
    case "resolution":
      return untilEnd(course, course.solved, course.isSolved === false);
    case "time-open": {
      const stretches = openSpells(course);
      return stretches === null ? null : { stretches, each: false };
    }
    case "next-reply":
      return laterReplies(course, now);
    case "periodic-update":
      return updates(course, now);
  }
}

function untilEnd({ opened }: TicketCourse, end: number | null, waits: boolean): CountedStretches | null {
  if (end === null && !waits) return null;
  return { stretches: [{ from: opened, to: end ?? Infinity }], each: false };
}

/** A problem that was solved without an answer kept the customer waiting until then. */
function endOfFirstWait({ replies }: Pick<Ticket, "replies">, { replied, solved }: TicketCourse): number | null {
  return replied ?? (replies === 0 ? solved : null);
}

/**
 * From each message of the customer after the first answer to the next answer, or to the solution without one. What they
 * wrote while it was solved waits from the reopening; where there was none, it is a word of thanks.
 */
function laterReplies(course: TicketCourse, now: number): CountedStretches | null {
  const { messages, solved } = course;
  if (messages === null) return null;
  const turns: { at: number; what: "customer" | "desk" | "solved" | "reopened" }[] = messages.map(
    ({ at, byCustomer }) => ({ at, what: byCustomer ? "customer" : "desk" }),
  );
  for (const { at, reopened } of solutionsOf(course) ?? (solved === null ? [] : [{ at: solved, reopened: Infinity }])) {
    turns.push({ at, what: "solved" }, { at: reopened, what: "reopened" });
  }
  const stretches: Wait[] = [];
  let answered = false;
  let isSolved = false;
  let wroteWhileSolved = false;
  let asked: number | null = null;
  for (const { at, what } of turns.sort((left, right) => left.at - right.at)) {
    if (at > now || at === Infinity) break;
    if (what === "customer") {
      if (isSolved) wroteWhileSolved = true;
      else if (answered) asked ??= at;
    } else if (what === "reopened") {
      isSolved = false;
      if (wroteWhileSolved) asked = at;
      wroteWhileSolved = false;
    } else {
      if (asked !== null) stretches.push({ from: asked, to: at });
      asked = null;
      wroteWhileSolved = false;
      if (what === "desk") answered = true;
      else isSolved = true;
    }
  }
  if (asked !== null) stretches.push({ from: asked, to: Infinity });
  return { stretches, each: true };
}

/** From each answer to the next while the ticket is open, and from a reopening to the answer after it. */
function updates(course: TicketCourse, now: number): CountedStretches | null {
  const spells = openSpells(course);
  if (course.messages === null || spells === null) return null;
  const answers = course.messages.filter(({ at, byCustomer }) => !byCustomer && at <= now).map(({ at }) => at);
  const [first] = answers;
  if (first === undefined) return { stretches: [], each: true };
  const stretches = spells.flatMap(({ from, to }): Wait[] => {
    const within = answers.filter((at) => at >= from && at < to);
    const points = from >= first ? [from, ...within] : within;
    return points.map((at, index) => ({ from: at, to: points[index + 1] ?? to }));
  });
  return { stretches, each: true };
}
