import { ticketMs } from "../../calendar/days/instant.js";
import { assertText } from "../../errors.js";
import type { Scorecard } from "../../scorecard/define-scorecard.js";
import { scoreOnly } from "../../scorecard/score-only.js";
import { driverValues, type MeasuredTicket } from "./driver-values.js";
import type { EffortPolicy } from "./effort-policy.js";
import type { ServiceClock } from "../log/service-clock.js";

/** How tickets are scored, with nothing left to work out. */
export interface TicketScoring {
  policy: EffortPolicy;
  scorecard: Scorecard;
  /** Counts business minutes; `null` where no calendar was given. */
  clock: ServiceClock | null;
}

/**
 * The effort that `scoreEffort` gives, without its explanation; `null` where the ticket tells too little.
 * @internal
 */
export function effortOnly(
  functionName: string,
  ticket: MeasuredTicket,
  { policy, scorecard, clock }: TicketScoring,
): number | null {
  assertText(functionName, "id", ticket.id);
  ticketMs(functionName, "openedAt", ticket.openedAt);
  return scoreOnly(scorecard, driverValues(functionName, ticket, policy.timeStandard, clock));
}
