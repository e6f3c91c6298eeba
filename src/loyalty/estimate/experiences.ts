import { epochMs } from "../../calendar/instant.js";
import { dayOfInstant } from "../../calendar/time-zone.js";
import { MS_PER_DAY } from "../../calendar/plain-date.js";
import { assertNumber, assertRows, RetentionError } from "../../errors.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { effortOnly, type TicketScoring } from "../../service/effort/effort-only.js";
import { unsolved } from "../../accounts/unsolved.js";
import { shareOfScale } from "../../measures/share-of-scale.js";
import type { SurveyAnswer } from "../../records/survey-answer.js";
import type { Instant } from "../../records/time.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";

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
  /** Empty where there was no problem; `null` where that is not known. */
  list: Experience[] | null;
  satisfaction: number | null;
  /** Tickets that tell too little. */
  unscored: number;
  /** Records of after the day asked about. */
  later: number;
}

/** How old records fade. */
export interface Fading {
  asOfDay: number;
  halfLifeDays: number;
  timeZone: string;
}

/**
 * Reads a customer's tickets and answers as they stood on a day. A ticket counts from the day it was solved, and as
 * fresh while it is open.
 * @internal
 */
export function readExperiences(
  functionName: string,
  evidence: LoyaltyEvidence,
  fading: Fading,
  scoring: TicketScoring,
): Experiences {
  const { effort = null, tickets = null, surveys = null, satisfaction = null } = evidence;
  if (tickets !== null) assertRows(functionName, "tickets", tickets);
  if (surveys !== null) assertRows(functionName, "surveys", surveys);
  const read: Experiences = { list: null, satisfaction: null, unscored: 0, later: 0 };
  if (satisfaction !== null) {
    assertNumber(functionName, "satisfaction", satisfaction, { min: 1, max: 5 });
    read.satisfaction = satisfaction;
  }
  if (effort !== null) {
    assertNumber(functionName, "effort", effort, { min: 1, max: 5 });
    read.list = [{ factor: "effort", effort, freshness: 1 }];
  } else if (tickets !== null) {
    readTickets(functionName, tickets, fading, scoring, read);
  }
  if (surveys !== null && surveys.length > 0) readAnswers(functionName, surveys, fading, effort === null, read);
  // Problems that cannot be scored are no sign that there was none.
  if (read.list?.length === 0 && read.unscored > 0) read.list = null;
  return read;
}

function readTickets(
  functionName: string,
  tickets: readonly MeasuredTicket[],
  fading: Fading,
  scoring: TicketScoring,
  read: Experiences,
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
      if (effort === null) read.unscored++;
      else list.push({ factor: `ticket:${ticket.id}`, effort, freshness: stood.freshness });
    } catch (error) {
      if (!(error instanceof RetentionError)) throw error;
      throw new RetentionError(functionName, `tickets[${index}].${error.path}`, error.rule, error.value);
    }
  });
}

/**
 * A ticket as it stood on the day asked about, with what is left of it: from the day of the solution on, 1 while it is
 * open. A solution that came later is not known yet. `null` where all of it came later.
 * @internal
 */
export function asItStood(
  functionName: string,
  ticket: MeasuredTicket,
  fading: Fading,
): { ticket: MeasuredTicket; freshness: number } | null {
  const resolvedAt = ticket.resolvedAt ?? null;
  const solved = resolvedAt === null ? null : freshnessOf(functionName, "resolvedAt", resolvedAt, fading);
  if (solved !== null && ticket.resolved !== false) return { ticket, freshness: solved };
  const opened = freshnessOf(functionName, "openedAt", ticket.openedAt, fading);
  if (opened === null) return null;
  if (resolvedAt !== null && solved === null) return { ticket: unsolved(ticket), freshness: 1 };
  return { ticket, freshness: ticket.resolved === false ? 1 : opened };
}

function readAnswers(
  functionName: string,
  surveys: readonly SurveyAnswer[],
  fading: Fading,
  takeEffort: boolean,
  read: Experiences,
): void {
  let satisfied = 0;
  let freshnessOfSatisfied = 0;
  surveys.forEach((answer, index) => {
    const path = `surveys[${index}]`;
    const best = shareOfScale(functionName, path, answer);
    const freshness = freshnessOf(functionName, `${path}.at`, answer.at, fading);
    if (freshness === null) {
      read.later++;
    } else if (answer.metric === "ces" && takeEffort) {
      read.list ??= [];
      read.list.push({ factor: `ces:${index}`, effort: 5 - 4 * best, freshness });
    } else if (answer.metric === "csat") {
      satisfied += freshness * (1 + 4 * best);
      freshnessOfSatisfied += freshness;
    }
  });
  if (freshnessOfSatisfied > 0) read.satisfaction ??= satisfied / freshnessOfSatisfied;
}

/**
 * 1 on the day asked about, halving every half-life before it; `null` after it.
 * @internal
 */
export function freshnessOf(functionName: string, path: string, instant: Instant, fading: Fading): number | null {
  const age = ageInDays(functionName, path, instant, fading);
  return age < 0 ? null : 2 ** (-age / fading.halfLifeDays);
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
 * Mean effort, the fresher the weightier; `null` where nothing is left of any.
 * @internal
 */
export function meanEffort(experiences: readonly Experience[]): number | null {
  let sum = 0;
  let whole = 0;
  for (const { effort, freshness } of experiences) {
    sum += freshness * effort;
    whole += freshness;
  }
  return whole > 0 ? sum / whole : null;
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
