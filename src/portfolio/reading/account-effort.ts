import { sharedReason } from "../../reasons/shared-reason.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { addMonths, MS_PER_DAY, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { msInRow } from "../../calendar/days/instant.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { refusalOf, RetentionError } from "../../errors.js";
import type { EffortPolicy } from "../../service/effort/effort-policy.js";
import { scoreTicket, type EffortScore } from "../../service/effort/score-effort.js";
import { earlierContacts } from "../../service/effort/earlier-contacts.js";
import { isUnsolved } from "../../accounts/dated-tickets.js";
import { ticketAsOf } from "../../accounts/ticket-as-of.js";
import type { Account } from "../../records/account/account.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { PlainDate } from "../../records/values/time.js";

/** What an account went through in the year up to `asOf`. */
export interface AccountEffort {
  /** Tickets opened in that year. */
  readonly tickets: number;
  /** The ticket that cost most effort, of equals the latest; `null` if too little is known of each. */
  readonly hardest: EffortScore | null;
  /** The day on which the hardest was opened. */
  readonly hardestOn: PlainDate | null;
  /** Mean effort of those that could be scored, 1 to 5. */
  readonly meanEffort: number | null;
}

/** A ticket as it stood on the day, with its effort. */
export interface ScoredTicket {
  ticket: Ticket;
  openedDay: number;
  score: EffortScore;
}

/** Months of tickets that the report shows. */
const MONTHS_SHOWN = 12;

/**
 * The tickets of the year up to `asOf`, scored as they stood then, in order of opening; those merged into another are
 * left out.
 * @internal
 */
export function scoreYearOfTickets(
  functionName: string,
  account: Account,
  asOf: PlainDate,
  policy: EffortPolicy,
): ScoredTicket[] {
  return scoreTickets(functionName, account, asOf, policy, (openedDay, sinceDay) => openedDay > sinceDay);
}

/**
 * The older ones that are still open, scored in the same way: a problem that no one solved has not become history.
 * @internal
 */
export function scoreOldOpenTickets(
  functionName: string,
  account: Account,
  asOf: PlainDate,
  policy: EffortPolicy,
): ScoredTicket[] {
  const isOld = (openedDay: number, sinceDay: number): boolean => openedDay <= sinceDay;
  return scoreTickets(functionName, account, asOf, policy, isOld, isUnsolved);
}

function scoreTickets(
  functionName: string,
  account: Account,
  asOf: PlainDate,
  policy: EffortPolicy,
  isOfTime: (openedDay: number, sinceDay: number) => boolean,
  counts?: (stood: Ticket) => boolean,
): ScoredTicket[] {
  const tickets = account.tickets ?? [];
  if (tickets.length === 0) return [];
  const timeZone = account.timeZone ?? "UTC";
  const asOfDay = parseDay(asOf);
  const now = firstInstantAt((asOfDay + 1) * MS_PER_DAY, timeZone);
  const sinceDay = addMonths(asOfDay, -MONTHS_SHOWN);
  const dayOf = (index: number, field: string, instant: unknown): number =>
    dayOfInstant(msInRow(functionName, "tickets", index, field, instant), timeZone);
  // Old ones are seldom open, and then there is nothing to count.
  let earlier = counts === undefined ? earlierContacts(tickets, policy.periodDays) : undefined;
  return tickets
    .map((ticket, index) => ({ ticket, index, openedDay: dayOf(index, "openedAt", ticket.openedAt) }))
    .filter(
      ({ ticket, openedDay }) => ticket.mergedInto == null && isOfTime(openedDay, sinceDay) && openedDay <= asOfDay,
    )
    .sort((a, b) => a.openedDay - b.openedDay || compareTexts(a.ticket.id, b.ticket.id))
    .flatMap(({ ticket, index, openedDay }) => {
      const stood = ticketAsOf(functionName, ticket, (path, moment) => dayOf(index, path, moment) <= asOfDay);
      if (counts?.(stood) === false) return [];
      if (earlier === undefined) earlier = earlierContacts(tickets, policy.periodDays);
      return [{ ticket: stood, openedDay, score: scoreRow(stood, index, policy, now, earlier?.[index] ?? 0) }];
    });
}

/** Scores a ticket; an error names its field as a path inside the account. */
function scoreRow(ticket: Ticket, index: number, policy: EffortPolicy, now: number, earlier: number): EffortScore {
  try {
    return scoreTicket(ticket, { policy, now, earlierContacts: earlier }, sharedReason);
  } catch (error) {
    const refusal = refusalOf(error);
    throw new RetentionError(refusal.functionName, `tickets[${index}].${refusal.path}`, refusal.rule, refusal.value);
  }
}

/**
 * What an account's scored tickets say.
 * @internal
 */
export function accountEffort(scored: readonly ScoredTicket[]): AccountEffort {
  let hardest: ScoredTicket | null = null;
  let sum = 0;
  let count = 0;
  for (const ticket of scored) {
    const { effort } = ticket.score;
    if (effort === null) continue;
    sum += effort;
    count++;
    if (effort >= (hardest?.score.effort ?? 0)) hardest = ticket;
  }
  return {
    tickets: scored.length,
    hardest: hardest?.score ?? null,
    hardestOn: hardest === null ? null : plainDate(hardest.openedDay),
    meanEffort: count === 0 ? null : sum / count,
  };
}
