import { epochMs } from "../../calendar/days/instant.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { dayNumber, MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { assertNumber, assertRows, refusalOf, RetentionError } from "../../errors.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { effortOnly, type TicketScoring } from "../../service/effort/effort-only.js";
import { ticketAsOf } from "../../accounts/ticket-as-of.js";
import { unsolved } from "../../accounts/unsolved.js";
import { shareOfScale } from "../../measures/surveys/share-of-scale.js";
import { compareTexts } from "../../records/compare-texts.js";
import type { SurveyAnswer } from "../../records/survey-answer.js";
import type { Instant } from "../../records/time.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import { pow } from "../../numeric/elementary/pow.js";

/** Something that the customer went through, or said of it. */
export interface Experience {
  /** `effort` as given, `ticket:ID`, or `ces:INDEX`. */
  factor: string;
  /** 1 to 5. */
  effort: number;
  /** How much is left of it: 1 while fresh, halving every half-life. */
  freshness: number;
}

/** What is known of what the customer went through and thinks. */
export interface Experiences {
  /** Empty where there was no problem; `null` if that is not known. */
  list: Experience[] | null;
  satisfaction: number | null;
  /** Tickets that tell too little. */
  unscored: number;
  /** Open tickets without activity for so long that no one closed them. */
  neverClosed: number;
  /** Problems whose outcome is known: the customer bought after them. */
  outlived: number;
  /** Records of after the day asked about. */
  later: number;
}

/** How old records fade. */
export interface Fading {
  asOfDay: number;
  halfLifeDays: number;
  timeZone: string;
  /** Days without activity after which an open ticket counts as never closed. */
  silentAfterDays: number;
  /** Share of a problem's effect that a purchase after it ends. */
  purchaseEnds: number;
  /** Days after a problem within which an answer on effort is about it. */
  answerDays: number;
}

/**
 * Reads a customer's tickets and answers as they stood on a day. A solved ticket fades from its solution, an open one
 * from its last activity; one without any for long was never closed and says nothing. A purchase after it is the
 * outcome that the effect predicts, and ends it. A ticket and the answer about it are one experience, the customer's
 * word the better measure of it.
 * @internal
 */
export function readExperiences(
  functionName: string,
  evidence: LoyaltyEvidence,
  fading: Fading,
  scoring: TicketScoring,
): Experiences {
  const { effort = null, tickets = null, surveys = null, satisfaction = null, lastPurchaseOn = null } = evidence;
  const boughtDay = lastPurchaseOn === null ? -Infinity : dayNumber(functionName, "lastPurchaseOn", lastPurchaseOn);
  const known: Problem[] = [];
  if (tickets !== null) assertRows(functionName, "tickets", tickets);
  if (surveys !== null) assertRows(functionName, "surveys", surveys);
  const read: Experiences = { list: null, satisfaction: null, unscored: 0, later: 0, neverClosed: 0, outlived: 0 };
  if (satisfaction !== null) {
    assertNumber(functionName, "satisfaction", satisfaction, { min: 1, max: 5 });
    read.satisfaction = satisfaction;
  }
  if (effort !== null) {
    assertNumber(functionName, "effort", effort, { min: 1, max: 5 });
    read.list = [{ factor: "effort", effort, freshness: 1 }];
  } else if (tickets !== null) {
    readTickets(functionName, tickets, fading, scoring, read, known);
  }
  if (surveys !== null && surveys.length > 0) readAnswers(functionName, surveys, fading, effort === null, read, known);
  for (const problem of known) endByPurchase(problem, boughtDay, fading, read);
  // The freshest first, in whatever order the rows come: sums are the same to their last digit.
  read.list?.sort((a, b) => b.freshness - a.freshness || b.effort - a.effort || compareTexts(a.factor, b.factor));
  // Problems that cannot be scored, or that no one closed, are no sign that there was none.
  if (read.list?.length === 0 && read.unscored + read.neverClosed > 0) read.list = null;
  return read;
}

/** A problem with the day of its end, or of its last activity. */
interface Problem {
  experience: Experience;
  ticketId: string | null;
  day: number;
  isAnswered: boolean;
}

/** A purchase after a problem is its outcome. */
function endByPurchase(
  { experience, day }: Problem,
  boughtDay: number,
  { purchaseEnds }: Fading,
  read: Experiences,
): void {
  if (boughtDay <= day) return;
  read.outlived++;
  experience.freshness *= 1 - purchaseEnds;
}

function readTickets(
  functionName: string,
  tickets: readonly MeasuredTicket[],
  fading: Fading,
  scoring: TicketScoring,
  read: Experiences,
  known: Problem[],
): void {
  const list: Experience[] = [];
  read.list = list;
  tickets.forEach((ticket, index) => {
    if (ticket.mergedInto != null) return;
    try {
      const stood = asItStood(functionName, ticket, fading);
      if (stood === null) {
        read.later++;
        return;
      }
      const effort = effortOnly(functionName, stood.ticket, scoring);
      if (stood.isNeverClosed) {
        read.neverClosed++;
      } else if (effort === null) {
        read.unscored++;
      } else {
        const experience = { factor: `ticket:${ticket.id}`, effort, freshness: stood.freshness };
        list.push(experience);
        known.push({ experience, ticketId: ticket.id, day: stood.day, isAnswered: false });
      }
    } catch (error) {
      const refusal = refusalOf(error);
      throw new RetentionError(functionName, `tickets[${index}].${refusal.path}`, refusal.rule, refusal.value);
    }
  });
}

/**
 * A ticket as it stood on the day asked about, with what is left of it: from the day of the solution on, or from its
 * last activity where it is open. A solution that came later is not known yet. `null` if all of it came later.
 * @internal
 */
export function asItStood(functionName: string, told: MeasuredTicket, fading: Fading): StoodTicket | null {
  // Only a ticket that dates its solutions may have stood solved before it was reopened.
  const ticket =
    told.solutions == null
      ? told
      : ticketAsOf(functionName, told, (path, at) => ageInDays(functionName, path, at, fading) >= 0);
  const resolvedAt = ticket.resolvedAt ?? null;
  const solved = resolvedAt === null ? null : ageInDays(functionName, "resolvedAt", resolvedAt, fading);
  const left = (age: number): number => pow(2, -age / fading.halfLifeDays);
  if (solved !== null && solved >= 0 && ticket.resolved !== false) {
    return { ticket, freshness: left(solved), day: fading.asOfDay - solved, isNeverClosed: false };
  }
  const opened = ageInDays(functionName, "openedAt", ticket.openedAt, fading);
  if (opened < 0) return null;
  const silent = silenceOf(functionName, ticket, opened, fading);
  const isOpen = ticket.resolved === false || resolvedAt !== null;
  return {
    ticket: resolvedAt !== null && solved !== null && solved < 0 ? unsolved(ticket) : ticket,
    freshness: left(isOpen ? silent : opened),
    day: fading.asOfDay - silent,
    isNeverClosed: isOpen && silent > fading.silentAfterDays,
  };
}

/** A ticket as it stood on a day. */
export interface StoodTicket {
  ticket: MeasuredTicket;
  /** How much is left of it, 0 to 1. */
  freshness: number;
  /** Day number of its solution, or of its last activity. */
  day: number;
  /** Open, without activity for long. */
  isNeverClosed: boolean;
}

/** Days since the last activity of a ticket: a message, an answer, a wait or a solution that did not hold. */
function silenceOf(functionName: string, ticket: MeasuredTicket, opened: number, fading: Fading): number {
  const { firstRepliedAt = null, messages, waits, solutions } = ticket;
  let silent = opened;
  const heard = (path: string, instant: Instant | null | undefined): void => {
    if (instant == null) return;
    const age = ageInDays(functionName, path, instant, fading);
    if (age >= 0 && age < silent) silent = age;
  };
  heard("firstRepliedAt", firstRepliedAt);
  messages?.forEach(({ at }, index) => {
    heard(`messages[${index}].at`, at);
  });
  waits?.forEach(({ from, to }, index) => {
    heard(`waits[${index}].from`, from);
    heard(`waits[${index}].to`, to);
  });
  solutions?.forEach(({ at, reopenedAt }, index) => {
    heard(`solutions[${index}].at`, at);
    heard(`solutions[${index}].reopenedAt`, reopenedAt);
  });
  return silent;
}

function readAnswers(
  functionName: string,
  surveys: readonly SurveyAnswer[],
  fading: Fading,
  takeEffort: boolean,
  read: Experiences,
  known: Problem[],
): void {
  const answers = surveys.map((answer, index) => {
    const path = `surveys[${index}]`;
    const best = shareOfScale(functionName, path, answer);
    const freshness = freshnessOf(functionName, `${path}.at`, answer.at, fading);
    const day = fading.asOfDay - ageInDays(functionName, `${path}.at`, answer.at, fading);
    return { answer, index, best, freshness, day, isFree: answer.ticketId == null };
  });
  // By day, in whatever order the rows come: what is about which problem, and the digits of sums, hang on it.
  answers.sort((a, b) => a.day - b.day || Number(a.isFree) - Number(b.isFree) || a.best - b.best);
  known.sort((a, b) => a.day - b.day || compareTexts(a.experience.factor, b.experience.factor));
  let satisfied = 0;
  let freshnessOfSatisfied = 0;
  answers.forEach(({ answer, index, best, freshness, day }) => {
    if (freshness === null) {
      read.later++;
    } else if (answer.metric === "ces" && takeEffort) {
      const effort = 5 - 4 * best;
      const problem = problemAnswered(known, answer.ticketId ?? null, day, fading);
      if (problem === undefined) {
        const experience = { factor: `ces:${index}`, effort, freshness };
        (read.list ??= []).push(experience);
        known.push({ experience, ticketId: null, day, isAnswered: true });
      } else {
        problem.isAnswered = true;
        problem.experience.effort = effort;
      }
    } else if (answer.metric === "csat") {
      satisfied += freshness * (1 + 4 * best);
      freshnessOfSatisfied += freshness;
    }
  });
  if (freshnessOfSatisfied > 0) read.satisfaction ??= satisfied / freshnessOfSatisfied;
}

/** The problem that an answer is about: the one it names, else the latest that ended shortly before it and has none yet. */
function problemAnswered(
  known: readonly Problem[],
  ticketId: string | null,
  day: number,
  { answerDays }: Fading,
): Problem | undefined {
  if (ticketId !== null) return known.find((problem) => problem.ticketId === ticketId);
  return known
    .filter((problem) => !problem.isAnswered && problem.day <= day && day - problem.day <= answerDays)
    .reduce<Problem | undefined>(
      (latest, problem) => (latest === undefined || problem.day > latest.day ? problem : latest),
      undefined,
    );
}

/**
 * 1 on the day asked about, halving every half-life before it; `null` after it.
 * @internal
 */
export function freshnessOf(functionName: string, path: string, instant: Instant, fading: Fading): number | null {
  const age = ageInDays(functionName, path, instant, fading);
  return age < 0 ? null : pow(2, -age / fading.halfLifeDays);
}

/**
 * Days from a moment to the day asked about.
 * @internal
 */
export function ageInDays(functionName: string, path: string, instant: Instant, fading: Fading): number {
  const ms = epochMs(functionName, path, instant);
  const day = fading.timeZone === "UTC" ? Math.floor(ms / MS_PER_DAY) : dayOfInstant(ms, fading.timeZone);
  return fading.asOfDay - day;
}

/**
 * Mean effort, the fresher the weightier; `null` if nothing is left of any.
 * @internal
 */
export function meanEffort(experiences: readonly Experience[]): number | null {
  let sum = 0;
  let whole = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const { effort, freshness } of experiences) {
    sum += freshness * effort;
    whole += freshness;
    least = Math.min(least, effort);
    most = Math.max(most, effort);
  }
  // Rounding can carry a mean of equal efforts past them, and so past the scale.
  return whole > 0 ? Math.min(most, Math.max(least, sum / whole)) : null;
}

/**
 * What the freshness of each experience is divided by: fresher than one together, they share the weight of one.
 * @internal
 */
export function wholeOf(experiences: readonly Experience[]): number {
  let sum = 0;
  for (const { freshness } of experiences) sum += freshness;
  return Math.max(1, sum);
}
