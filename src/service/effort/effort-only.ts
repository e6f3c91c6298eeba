import { ticketMs } from "../../calendar/days/instant.js";
import { assertText } from "../../errors.js";
import type { CompiledScorecard } from "../../scorecard/compiled-scorecard.js";
import { scoreOnly } from "../../scorecard/score-only.js";
import { areContactsLeast, driverValues, isOpen, type MeasuredTicket } from "./driver-values.js";
import type { EffortPolicy } from "./effort-policy.js";
import type { ServiceClock } from "../log/service-clock.js";

/** How tickets are scored, with nothing left to work out. */
export interface TicketScoring {
  policy: EffortPolicy;
  scorecard: CompiledScorecard;
  /** Counts business minutes; `null` if no calendar was given. */
  clock: ServiceClock | null;
  /** Moment in epoch milliseconds up to which the time of an open ticket counts; `null` for not at all. */
  now: number | null;
}

/**
 * The effort that `scoreEffort` gives, without its explanation; `null` if the ticket has too little data.
 *
 * @param earlier - Contacts about other problems of the same period.
 * @internal
 */
export function effortOnly(
  functionName: string,
  ticket: MeasuredTicket,
  { policy, scorecard, clock, now }: TicketScoring,
  earlier = 0,
): number | null {
  assertText(functionName, "id", ticket.id);
  const opened = ticketMs(functionName, "openedAt", ticket.openedAt);
  const values = driverValues(functionName, ticket, policy.timeStandard, clock, now, opened, earlier);
  const isRunning = now !== null && isOpen(ticket);
  const score = scoreSoFar(scorecard, values, isRunning);
  if (!areContactsLeast(ticket, earlier)) return score;
  const withoutOthers = scoreSoFar(scorecard, { ...values, repeatContacts: null }, isRunning);
  return score === null ? withoutOthers : Math.max(score, withoutOthers ?? score);
}

/** Until the ticket is solved the time is the least that it will be: a short one lowers nothing, and alone it tells too little. */
function scoreSoFar(
  scorecard: CompiledScorecard,
  values: ReturnType<typeof driverValues>,
  isRunning: boolean,
): number | null {
  const score = scoreOnly(scorecard, values);
  if (!isRunning) return score;
  const withoutTime = scoreOnly(scorecard, { ...values, timeAgainstStandard: null });
  return score === null || withoutTime === null ? null : Math.max(score, withoutTime);
}
