import { firstInstantAt } from "../../calendar/business-clock.js";
import { dayNumber, MS_PER_DAY } from "../../calendar/plain-date.js";
import { dayOfInstant } from "../../calendar/time-zone.js";
import { assertOneOf, assertOptions } from "../../errors.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import { acceptRows, type Rejection } from "../../records/rejection.js";
import type { Ticket } from "../../records/ticket.js";
import type { PlainDate } from "../../records/time.js";
import { serviceClock, type ServiceHours } from "../log/service-clock.js";
import { assertStandards, type ServiceStandard } from "./service-standard.js";
import { type StandardCompliance, sumUpStandard } from "./standard-compliance.js";
import { standardVerdict, ticketTimes, type TicketTimes } from "./standard-verdict.js";

const NAME = "evaluateServiceStandards";

/** What to hold tickets against. */
export interface EvaluateServiceStandardsOptions extends ServiceHours, IntervalOptions {
  standards: readonly ServiceStandard[];
  /** First day on which the tickets looked at were opened; all unless given. */
  from?: PlainDate;
  /** The tickets are seen as they stood at the end of this day; at the last moment among them unless given. */
  asOf?: PlainDate;
  /** Stretches in which the trend is followed; `"month"` unless given. */
  period?: "week" | "month" | "quarter";
}

/** How the standards were kept. */
export interface ServiceStandardsReport {
  standards: StandardCompliance[];
  rejected: Rejection[];
}

/**
 * How well written service standards are kept: for each, the share of tickets that met it with its Wilson interval, how
 * that share moves from month to month, and where it is missed. A promise to customers that nobody measures is none.
 *
 * A ticket counts once its time is up, whether it was answered early or not, and as missed if it waits longer than
 * promised, still open or not. A problem that was solved without an answer kept its customer waiting until then. What a
 * ticket does not tell leaves it out, counted in `unknown`. Merged tickets are left out.
 *
 * Source: Wilson (1927), JASA 22, for the interval; Armitage (1955), Biometrics 11, for the trend. Cost: one pass over the
 * tickets for each standard.
 *
 * @param tickets - Any number, as from `ticketsFromEvents`; malformed ones are rejected.
 * @param options - The standards, hours of service, and from when to when.
 * @returns One entry per standard, in the order given.
 * @throws RetentionError when a standard or an option is out of bounds.
 *
 * @example
 * const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } };
 * const standards = [{ id: "answer", measure: "first-reply", atMost: 240, share: 0.9 }];
 * const ticket = (id, openedAt, firstRepliedAt) => ({ id, openedAt, firstRepliedAt, topic: "login" });
 * const tickets = [
 *   ticket("T1", "2026-11-16T09:00Z", "2026-11-16T12:00Z"),
 *   ticket("T2", "2026-11-16T16:00Z", "2026-11-17T11:00Z"),
 *   ticket("T3", "2026-11-16T09:00Z", "2026-11-17T09:00Z"),
 * ];
 * const report = evaluateServiceStandards(tickets, { standards, calendar, timeZone: "UTC", asOf: "2026-11-30" });
 * report.standards[0].compliance
 * //=> { met: 2, missed: 1, share: 0.6667, lower: 0.2077, upper: 0.9385, trials: 3, confidence: 0.95 }
 * report.standards[0].verdict
 * //=> "unclear"
 */
export function evaluateServiceStandards(
  tickets: readonly Ticket[],
  options: EvaluateServiceStandardsOptions,
): ServiceStandardsReport {
  assertOptions("evaluateServiceStandards", "options", options, {
    standards: true,
    from: true,
    asOf: true,
    period: true,
    calendar: true,
    timeZone: true,
    confidence: true,
  });
  const { standards, timeZone = "UTC", period = "month" } = options;
  const businessMinutes = serviceClock(NAME, options);
  const confidence = resolveConfidence(NAME, options);
  assertStandards(NAME, standards, businessMinutes !== null);
  assertOneOf(NAME, "options.period", period, ["week", "month", "quarter"]);
  const from = options.from === undefined ? -Infinity : dayNumber(NAME, "options.from", options.from);
  const asOf = options.asOf === undefined ? null : dayNumber(NAME, "options.asOf", options.asOf);

  const { accepted, rejected } = acceptRows("evaluateServiceStandards", "tickets", tickets, (ticket) => {
    const times = ticketTimes(NAME, ticket);
    return { ticket, times, day: dayOfInstant(times.opened, timeZone) };
  });
  const now =
    asOf === null
      ? accepted.reduce((latest, { times }) => Math.max(latest, lastMoment(times)), -Infinity)
      : firstInstantAt((asOf + 1) * MS_PER_DAY, timeZone) - 1;
  const rows = accepted.filter(
    ({ ticket, times, day }) => ticket.mergedInto == null && day >= from && times.opened <= now,
  );
  return {
    standards: standards.map((standard) =>
      sumUpStandard(
        standard,
        rows
          .filter(({ ticket }) => isMeant(standard, ticket))
          .map(({ ticket, times, day }) => ({
            ticket,
            day,
            verdict: standardVerdict(ticket, times, standard, now, businessMinutes),
          })),
        period,
        confidence,
      ),
    ),
    rejected,
  };
}

function isMeant({ topics, productIds, channels }: ServiceStandard, ticket: Ticket): boolean {
  const isAmong = (names: readonly string[] | undefined, name: string | null | undefined): boolean =>
    names === undefined || (name != null && names.includes(name));
  return (
    isAmong(topics, ticket.topic) && isAmong(productIds, ticket.productId) && isAmong(channels, ticket.channels?.[0])
  );
}

function lastMoment({ opened, replied, solved }: TicketTimes): number {
  return Math.max(opened, replied ?? opened, solved ?? opened);
}
