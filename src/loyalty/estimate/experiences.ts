import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertNumber, assertRows, refusalOf, RetentionError } from "../../errors.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { earlierContacts } from "../../service/effort/earlier-contacts.js";
import { effortOnly, type TicketScoring } from "../../service/effort/effort-only.js";
import { shareOfScale } from "../../measures/surveys/share-of-scale.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import type { Experience, Experiences } from "./experience.js";
import { type Fading, freshnessOf, ageInDays } from "./fading.js";
import { asItStood } from "./ticket-as-it-stood.js";

/**
 * Reads a customer's tickets and answers as they stood on a day. A solved ticket fades from its solution, an open one
 * from its last activity; one without any for long was never closed and says nothing. A purchase after it is the
 * outcome that the effect predicts, and ends it; one that was contracted or comes by itself is not. A ticket and the answer about it are one experience, the customer's
 * word the better measure of it.
 *
 * @param billedDay - Day number of the last purchase of any kind.
 * @internal
 */
export function readExperiences(
  functionName: string,
  evidence: LoyaltyEvidence,
  fading: Fading,
  scoring: TicketScoring,
  billedDay: number | null = null,
): Experiences {
  const { effort = null, tickets = null, surveys = null, satisfaction = null, lastPurchaseOn = null } = evidence;
  const boughtDay = lastPurchaseOn === null ? -Infinity : dayNumber(functionName, "lastPurchaseOn", lastPurchaseOn);
  const known: Problem[] = [];
  if (tickets !== null) assertRows(functionName, "tickets", tickets);
  if (surveys !== null) assertRows(functionName, "surveys", surveys);
  const read: Experiences = {
    list: null,
    satisfaction: null,
    unscored: 0,
    later: 0,
    neverClosed: 0,
    outlived: 0,
    billed: 0,
  };
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
  for (const problem of known) endByPurchase(problem, boughtDay, billedDay ?? boughtDay, fading, read);
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
  billedDay: number,
  { purchaseEnds }: Fading,
  read: Experiences,
): void {
  if (boughtDay <= day) {
    if (billedDay > day) read.billed++;
    return;
  }
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
  const earlier = earlierContacts(tickets, scoring.policy.periodDays);
  tickets.forEach((ticket, index) => {
    if (ticket.mergedInto != null) return;
    try {
      const stood = asItStood(functionName, ticket, fading);
      if (stood === null) {
        read.later++;
        return;
      }
      const effort = effortOnly(functionName, stood.ticket, scoring, earlier?.[index]);
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
  known.sort((a, b) => compareTexts(a.experience.factor, b.experience.factor));
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
