import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { epochMs } from "../../calendar/days/instant.js";
import type { ProblemOutcome } from "../../word-of-mouth/process/cohort.js";
import type { ScoredTicket } from "./account-effort.js";

/** What became of a problem that someone reported. */
export type ReportedOutcome = Exclude<ProblemOutcome, "silent">;

/** How tickets become outcomes. */
export interface OutcomeRules {
  /** The end of the day asked about, in epoch milliseconds. */
  now: number;
  /** Minutes within which a solution is quick, and an open problem is not yet decided. */
  standardMinutes: number;
  quickEffort: number;
  unsatisfiedEffort: number;
}

/** From the one that tells most people to the one that tells fewest. */
const worstFirst: readonly ReportedOutcome[] = ["unsatisfied", "satisfied", "satisfiedQuickly"];

/**
 * What became of an account's problems: the worst of its tickets, as the published counts of people told are of
 * customers, not of problems; `null` if none is decided.
 * @internal
 */
export function worstOutcome(tickets: readonly ScoredTicket[], rules: OutcomeRules): ReportedOutcome | null {
  const outcomes = tickets.map((ticket) => outcomeOf(ticket, rules));
  return worstFirst.find((outcome) => outcomes.includes(outcome)) ?? null;
}

/**
 * Unsolved beyond the standard, or solved at very high effort: unsatisfied. Solved within the standard at low effort:
 * quickly satisfied. Any other solution: satisfied. Open within the standard, or not known whether solved: undecided.
 */
function outcomeOf({ ticket, score }: ScoredTicket, rules: OutcomeRules): ReportedOutcome | null {
  const { openedAt } = ticket;
  const resolvedAt = ticket.resolvedAt ?? null;
  const openedMs = epochMs("reviewPortfolio", "tickets.openedAt", openedAt);
  const solvedMs = resolvedAt === null ? null : epochMs("reviewPortfolio", "tickets.resolvedAt", resolvedAt);
  if (ticket.resolved === false) {
    return (rules.now - openedMs) / MS_PER_MINUTE > rules.standardMinutes ? "unsatisfied" : null;
  }
  if (solvedMs === null && ticket.resolved !== true) return null;
  const { effort } = score;
  if (effort !== null && effort >= rules.unsatisfiedEffort) return "unsatisfied";
  const quick = solvedMs !== null && (solvedMs - openedMs) / MS_PER_MINUTE <= rules.standardMinutes;
  return quick && effort !== null && effort <= rules.quickEffort ? "satisfiedQuickly" : "satisfied";
}
