import { addMonths, parseDay, plainDate } from "../calendar/plain-date.js";
import { epochMs } from "../calendar/instant.js";
import { dayOfInstant } from "../calendar/time-zone.js";
import type { EffortPolicy } from "../effort/effort-policy.js";
import { scoreEffort, type EffortScore } from "../effort/score-effort.js";
import type { Account } from "../records/account.js";
import type { PlainDate } from "../records/time.js";

/** What an account went through in the year up to `asOf`. */
export interface AccountEffort {
  /** Tickets opened in that year. */
  tickets: number;
  /** The ticket that cost most effort, of equals the latest; `null` where too little is known of each. */
  hardest: EffortScore | null;
  /** The day on which the hardest was opened. */
  hardestOn: PlainDate | null;
  /** Mean effort of those that could be scored, 1 to 5. */
  meanEffort: number | null;
}

/** A ticket of the last year with its effort. */
export interface ScoredTicket {
  openedDay: number;
  score: EffortScore;
}

/** Months of tickets that the picture shows. */
const MONTHS_SHOWN = 12;

/**
 * The tickets of the year up to `asOf`, scored, in order of opening.
 * @internal
 */
export function scoreYearOfTickets(
  functionName: string,
  { tickets = [], timeZone = "UTC" }: Account,
  asOf: PlainDate,
  policy: EffortPolicy,
): ScoredTicket[] {
  const asOfDay = parseDay(asOf);
  const sinceDay = addMonths(asOfDay, -MONTHS_SHOWN);
  return tickets
    .map((ticket, index) => ({ ticket, ms: epochMs(functionName, `tickets[${index}].openedAt`, ticket.openedAt) }))
    .map(({ ticket, ms }) => ({ ticket, openedDay: dayOfInstant(ms, timeZone) }))
    .filter(({ openedDay }) => openedDay > sinceDay && openedDay <= asOfDay)
    .sort((a, b) => a.openedDay - b.openedDay || (a.ticket.id < b.ticket.id ? -1 : 1))
    .map(({ ticket, openedDay }) => ({ openedDay, score: scoreEffort(ticket, { policy }) }));
}

/**
 * The picture that an account's scored tickets give.
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
