import { epochMs, ticketMs } from "../../calendar/days/instant.js";
import { assertCount, assertFigures, assertObject, assertOptions, assertText } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { Contribution, Explained } from "../../reasons/explained.js";
import type { Reason, ReasonCode, ReasonParameters } from "../../reasons/reason.js";
import type { sharedReason } from "../../reasons/shared-reason.js";
import type { Instant } from "../../records/values/time.js";
import { evaluateCompiled, type ScorecardResult } from "../../scorecard/evaluate-compiled.js";
import { areContactsLeast, driverValues, isOpen, type MeasuredTicket } from "./driver-values.js";
import { type EffortPolicy, type EffortPolicyInput, effortScorecard, resolveEffortPolicy } from "./effort-policy.js";
import { serviceClock, type ServiceHours } from "../log/service-clock.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

/** How to score effort. */
export interface ScoreEffortOptions extends ServiceHours {
  /** From `effortPolicy`, or its input, which is then resolved on every call. */
  policy?: EffortPolicy | EffortPolicyInput | null | undefined;
  /**
   * Behind the policy, where it was not resolved.
   * @defaultValue published
   */
  assumptions?: Assumptions | null | undefined;
  /** Moment up to which the time of an open ticket counts; without it, only that of a solved one does. */
  now?: Instant | null | undefined;
  /**
   * Times that the customer had been in touch about other problems, in the `periodDays` of the policy before this one was opened.
   * @defaultValue `0`
   */
  earlierContacts?: number | null | undefined;
}

/** The effort that a ticket cost the customer. */
export interface EffortScore extends Explained {
  readonly ticketId: string;
  readonly accountId?: string;
  /** 1 very low to 5 very high; the contributions add up to it exactly. `null` if too little is known. */
  readonly effort: number | null;
}

/**
 * How much effort a problem cost the customer, on the scale of the Customer Effort Score, CES 1.0: 1 very low to 5 very
 * high. Loyalty follows effort more than satisfaction, so this is what a ticket says about whether the customer will
 * come back.
 *
 * effort = 1 + 4 · Σ weight · severity / Σ weight over the known drivers, where a driver's severity runs linearly from
 * 0 to 1 over its range in the policy. An unknown driver is left out and the other weights are renormalized: unknown is
 * not zero. The reason `effort.costliest-driver` names the driver without which effort would have been lowest. The
 * weights are stated judgment until you fit your own.
 *
 * Time to the solution counts in business minutes if a calendar is given or the ticket has them, otherwise in calendar
 * time. Contacts about other problems of the same period, in `earlierContacts`, count as well: to the customer the fifth
 * call is no first one, whatever it is about. With `now`, the time an open ticket has taken so far counts, as the least that it will take. More contacts,
 * reopenings or transfers never lower the effort.
 *
 * Source: the scale and the drivers, Dixon, Freeman & Toman (2010), "Stop trying to delight your customers", Harvard
 * Business Review; the weights, `effort.weights` of the assumptions. Cost: one pass over seven drivers.
 *
 * @param ticket - The problem; missing fields count as unknown.
 * @param options - Policy, hours of service, assumptions.
 * @returns The effort with each driver's share of it; `null` if too little is known.
 * @throws RetentionError when a count is not a whole number, or the ticket was solved before it was opened.
 *
 * @example
 * import { scoreEffort } from "retention-kit";
 *
 * const ticket = { id: "T1", openedAt: "2026-11-16T09:00:00Z", resolvedAt: "2026-11-16T15:00:00Z", contacts: 3, transfers: 1 };
 * const { effort, contributions, reasons, coverage } = scoreEffort(ticket);
 * effort
 * //=> 2.3810
 * contributions.map(({ factor, points }) => [factor, points])
 * //=> [["baseline", 1], ["repeatContacts", 0.9524], ["unresolved", 0], ["transfers", 0.4286], ["timeAgainstStandard", 0]]
 * reasons[0]
 * //=> { code: "effort.costliest-driver", params: { driver: "repeatContacts", points: 0.9524, without: 1.4286 } }
 * coverage
 * //=> 0.7
 */
export function scoreEffort(ticket: MeasuredTicket, options?: ScoreEffortOptions | null): EffortScore {
  assertObject("scoreEffort", "ticket", ticket);
  assertHostRow("scoreEffort", "", ticket, TICKET_ROW);
  return scoreTicket(ticket, options ?? {});
}

/**
 * The same of a ticket that has been read.
 *
 * @param tell - Makes the reason that several tickets may have: one for each, or one for all of a book.
 * @internal
 */
export function scoreTicket(
  ticket: MeasuredTicket,
  options: ScoreEffortOptions,
  tell: typeof sharedReason = reasonOfItsOwn,
): EffortScore {
  const chosen = assertOptions("scoreEffort", "options", options, OPTIONS);
  const policy = resolveEffortPolicy("scoreEffort", "options.policy", chosen.policy, chosen.assumptions);
  const clock = chosen.calendar === undefined ? null : serviceClock("scoreEffort", chosen);
  assertText("scoreEffort", "id", ticket.id);
  const opened = ticketMs("scoreEffort", "openedAt", ticket.openedAt);

  const now = chosen.now === undefined ? null : epochMs("scoreEffort", "options.now", chosen.now);
  const { earlierContacts: earlier = 0 } = chosen;
  if (earlier !== 0) assertCount("scoreEffort", "options.earlierContacts", earlier);
  const values = driverValues("scoreEffort", ticket, policy.timeStandard, clock, now, opened, earlier);
  const { score, contributions, reasons: scored, coverage } = evaluated(ticket, values, policy, earlier);
  const costliest = costliestOf(contributions);
  let reasons = scored;
  if (score !== null && costliest !== null) {
    const { factor: driver, points } = costliest;
    reasons = [tell("effort.costliest-driver", { driver, points, without: score - points }), ...scored];
  }
  if (
    score !== null &&
    earlier > 0 &&
    contributions.some(({ factor, points }) => factor === "repeatContacts" && points > 0)
  ) {
    reasons = [...reasons, tell("effort.earlier-contacts", { contacts: earlier, days: policy.periodDays })];
  }
  return {
    ticketId: ticket.id,
    effort: score,
    contributions,
    reasons,
    assumptions: policy.assumptions,
    coverage,
    ...(ticket.accountId == null ? {} : { accountId: ticket.accountId }),
  };
}

function reasonOfItsOwn<Code extends ReasonCode>(code: Code, params: ReasonParameters[Code]): Reason {
  return { code, params };
}

const OPTIONS = {
  policy: true,
  assumptions: assertFigures,
  now: true,
  earlierContacts: true,
  calendar: true,
  timeZone: true,
} as const;

/** What is known from other tickets alone is the least that the customer got in touch: a little of it lowers no effort. */
function evaluated(
  ticket: MeasuredTicket,
  values: ReturnType<typeof driverValues>,
  policy: EffortPolicy,
  earlier: number,
): ScorecardResult {
  const score = evaluatedSoFar(ticket, values, policy);
  if (!areContactsLeast(ticket, earlier)) return score;
  const withoutOthers = evaluatedSoFar(ticket, { ...values, repeatContacts: null }, policy);
  return (withoutOthers.score ?? 0) > (score.score ?? 0) ? withoutOthers : score;
}

/** Until a ticket is solved, its time is the least that it will be: a short one lowers no effort, and alone it tells too little. */
function evaluatedSoFar(
  ticket: MeasuredTicket,
  values: ReturnType<typeof driverValues>,
  policy: EffortPolicy,
): ScorecardResult {
  const scorecard = effortScorecard(policy);
  const score = evaluateCompiled(scorecard, values);
  if (values.timeAgainstStandard === null || !isOpen(ticket)) return score;
  const withoutTime = evaluateCompiled(scorecard, { ...values, timeAgainstStandard: null });
  return withoutTime.score === null || withoutTime.score > (score.score ?? 0) ? withoutTime : score;
}

/** The driver with most points; `null` if none has any. The baseline is not a driver. */
function costliestOf(contributions: readonly Contribution[]): Contribution | null {
  let costliest: Contribution | null = null;
  for (const contribution of contributions) {
    if (contribution.factor === "baseline" || contribution.points <= (costliest?.points ?? 0)) continue;
    costliest = contribution;
  }
  return costliest;
}
