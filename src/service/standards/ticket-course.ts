import { ticketMs } from "../../calendar/days/instant.js";
import { assertArray, assertCount, assertObject, assertOneOf, assertTruth, RetentionError } from "../../errors.js";
import type { Ticket } from "../../records/account/ticket.js";
import { readWaits, type Wait } from "../log/waits.js";

/**
 * A ticket's moments, checked, in epoch milliseconds.
 * @internal
 */
export interface TicketCourse {
  opened: number;
  /** `null` if it is unknown or did not happen. */
  replied: number | null;
  /** Where it stands solved: the solution that held. */
  solved: number | null;
  /** `null` if it is unknown. */
  isSolved: boolean | null;
  /** Every solution in order, where the ticket dates them; `solutionsOf` knows those of others. */
  dated: readonly Solution[] | null;
  /** Whether it was reopened. */
  cameBack: boolean;
  /** When it was reopened, as far as that is known, also later than the moment asked about. */
  reopenings: readonly number[];
  waits: readonly Wait[];
  /** `null` if they are unknown. */
  messages: readonly Message[] | null;
}

/**
 * One time that a ticket was called solved.
 * @internal
 */
export interface Solution {
  at: number;
  /** Infinity where it held. */
  reopened: number;
}

const NO_SOLUTIONS: readonly Solution[] = [];
const NO_MOMENTS: readonly number[] = [];

interface Message {
  at: number;
  byCustomer: boolean;
}

/**
 * Checks a ticket's moments. Errors name fields as paths inside it.
 * @internal
 */
export function ticketCourse(functionName: string, ticket: Ticket): TicketCourse {
  const opened = ticketMs(functionName, "openedAt", ticket.openedAt);
  const later = (field: "firstRepliedAt" | "resolvedAt"): number | null => {
    const value = ticket[field] ?? null;
    if (value === null) return null;
    const moment = ticketMs(functionName, field, value);
    if (moment < opened) throw new RetentionError(functionName, field, "must not be before openedAt", value);
    return moment;
  };
  for (const field of ["contacts", "transfers", "reopens", "replies"] as const) {
    const value = ticket[field] ?? null;
    if (value !== null && !(Number.isInteger(value) && value >= 0)) assertCount(functionName, field, value);
  }
  if (ticket.resolved != null) assertTruth(functionName, "resolved", ticket.resolved);
  const resolvedAt = later("resolvedAt");
  const isSolved = ticket.resolved ?? (resolvedAt === null ? null : true);
  const solved = isSolved === true ? resolvedAt : null;
  const dated = ticket.solutions == null ? null : readSolutions(functionName, ticket.solutions, opened);
  return {
    opened,
    replied: later("firstRepliedAt"),
    solved,
    isSolved,
    dated: dated?.length === 0 && solved !== null ? null : dated,
    cameBack: (ticket.reopens ?? 0) > 0,
    reopenings:
      dated === null ? NO_MOMENTS : dated.map(({ reopened }) => reopened).filter((moment) => moment < Infinity),
    waits: readWaits(functionName, ticket),
    messages: messagesOf(functionName, ticket),
  };
}

/**
 * Every solution of a ticket in order; `null` if it was reopened and no one knows when.
 * @internal
 */
export function solutionsOf({ dated, cameBack, solved }: TicketCourse): readonly Solution[] | null {
  if (dated !== null || cameBack) return dated;
  return solved === null ? NO_SOLUTIONS : [{ at: solved, reopened: Infinity }];
}

/**
 * The last moment that a ticket tells of.
 * @internal
 */
export function lastMoment({ opened, replied, solved, dated, waits, messages }: TicketCourse): number {
  let last = Math.max(opened, replied ?? opened, solved ?? opened);
  for (const { at, reopened } of dated ?? []) last = Math.max(last, at, reopened === Infinity ? at : reopened);
  for (const { from, to } of waits) last = Math.max(last, to === Infinity ? from : to);
  return Math.max(last, messages?.at(-1)?.at ?? last);
}

/**
 * A ticket's course as it stood at a moment: what came later has not happened yet.
 * @internal
 */
export function courseUntil(course: TicketCourse, now: number): TicketCourse {
  const { dated, cameBack, solved } = course;
  if (dated === null) {
    // When it was solved before it came back, no one knows.
    return cameBack || solved === null || solved <= now ? course : { ...course, solved: null, isSolved: false };
  }
  const latest = dated.at(-1);
  const isOver = (moment: number): boolean => moment <= now || moment === Infinity;
  if (latest === undefined || (latest.at <= now && isOver(latest.reopened))) return course;
  const stood = dated
    .filter(({ at }) => at <= now)
    .map(({ at, reopened }) => ({ at, reopened: reopened <= now ? reopened : Infinity }));
  const last = stood.at(-1);
  const held = last?.reopened === Infinity ? last.at : null;
  // A ticket that was called solved at some time and is not now, was open.
  return { ...course, dated: stood, solved: held, isSolved: held !== null };
}

/**
 * The stretches in which a ticket was open; `null` if it was reopened and no one knows when.
 * @internal
 */
export function openSpells(course: TicketCourse): Wait[] | null {
  const { opened, isSolved, solved } = course;
  const solutions = solutionsOf(course);
  if (solutions === null) return null;
  if (solutions.length === 0 && (isSolved === null || (isSolved && solved === null))) return null;
  const spells: Wait[] = [];
  let from = opened;
  for (const { at, reopened } of solutions) {
    spells.push({ from, to: at });
    from = reopened;
  }
  if (from < Infinity) spells.push({ from, to: Infinity });
  return spells;
}

function readSolutions(functionName: string, solutions: unknown, opened: number): readonly Solution[] {
  assertArray(functionName, "solutions", solutions);
  let last = opened;
  const inOrder = (path: string, moment: unknown): number => {
    const ms = ticketMs(functionName, path, moment);
    if (ms < last) throw new RetentionError(functionName, path, "must not be before what came earlier", moment);
    last = ms;
    return ms;
  };
  return solutions.map((solution: unknown, index): Solution => {
    const path = `solutions[${index}]`;
    assertObject(functionName, path, solution);
    const { at, reopenedAt } = solution as { at?: unknown; reopenedAt?: unknown };
    const solvedAt = inOrder(`${path}.at`, at);
    const isLast = index === solutions.length - 1;
    if (reopenedAt == null && !isLast) {
      throw new RetentionError(functionName, `${path}.reopenedAt`, "must be there before another solution", reopenedAt);
    }
    return { at: solvedAt, reopened: reopenedAt == null ? Infinity : inOrder(`${path}.reopenedAt`, reopenedAt) };
  });
}

function messagesOf(functionName: string, { messages }: Ticket): Message[] | null {
  if (messages == null) return null;
  assertArray(functionName, "messages", messages);
  return messages
    .map((message: unknown, index): Message => {
      assertObject(functionName, `messages[${index}]`, message);
      const { at, by } = message as { at?: unknown; by?: unknown };
      assertOneOf(functionName, `messages[${index}].by`, by, ["customer", "desk"]);
      return { at: ticketMs(functionName, `messages[${index}].at`, at), byCustomer: by === "customer" };
    })
    .sort((left, right) => left.at - right.at);
}
