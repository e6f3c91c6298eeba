import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { weekStartOf, type WeekOptions } from "../../calendar/days/calendar-period.js";
import { dayNumber, MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { assertOneOf, assertOptions, assertText } from "../../errors.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { PlainDate } from "../../records/values/time.js";
import { assertStandards, type ServiceStandard, type StandardMeasure } from "./service-standard.js";
import { type JudgedTicket, type StandardCompliance, sumUpStandard } from "./standard-compliance.js";
import { standardVerdict } from "./standard-verdict.js";
import { courseUntil, lastMoment, ticketCourse } from "./ticket-course.js";
import { hoursOfTickets, type TicketHours } from "./ticket-hours.js";
import { limitFinder } from "./ticket-limit.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

const NAME = "evaluateServiceStandards";

/** What to compare tickets with. */
export interface EvaluateServiceStandardsOptions extends TicketHours, IntervalOptions, WeekOptions {
  standards: readonly ServiceStandard[];
  /**
   * First day on which the tickets looked at were opened.
   * @defaultValue all
   */
  from?: PlainDate | null | undefined;
  /**
   * The tickets are seen as they stood at the end of this day.
   * @defaultValue at the last moment among them
   */
  asOf?: PlainDate | null | undefined;
  /**
   * Length of the periods in which the trend is followed.
   * @defaultValue `"month"`
   */
  period?: "week" | "month" | "quarter" | null | undefined;
}

/** How well the standards were met. */
export interface ServiceStandardsReport {
  standards: StandardCompliance[];
  rejected: Rejection[];
}

/**
 * How well service standards are kept. For each: the share of tickets that met it with its Wilson interval, how that
 * share changes from month to month, and where it is missed. A promise that no one measures is not kept.
 *
 * A ticket counts once its time is up, even if it was answered early, and as missed if it waits longer than promised,
 * open or not. If a problem was solved without an answer, its customer waited until then. A ticket that lacks what a
 * standard needs is left out and counted in `unknown`. Merged tickets are left out.
 *
 * Tickets are read as they stood on `asOf`; so are those reopened later, if their `solutions` are dated. Contacts and
 * transfers on a ticket have no dates: read the log with `asOf` to count them as they stood.
 *
 * A standard with `pauses: "customer"` stops the clock while a ticket waits for the customer, by its `waits`.
 *
 * Source: Wilson (1927), JASA 22, for the interval; Armitage (1955), Biometrics 11, for the trend. Cost: one pass over the
 * tickets for each standard.
 *
 * @param tickets - Any number, as from `ticketsFromEvents`; invalid ones are rejected.
 * @param options - The standards, hours of service, and from when to when.
 * @returns One entry per standard, in the order given.
 * @throws RetentionError when a standard or an option is out of bounds.
 *
 * @example
 * import { evaluateServiceStandards } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } };
 * const standards = [{ id: "answer", measure: "first-reply", atMost: 240, share: 0.9 }];
 * const ticket = (id: string, openedAt: string, firstRepliedAt: string) => ({ id, openedAt, firstRepliedAt, topic: "login" });
 * const tickets = [
 *   ticket("T1", "2026-11-16T09:00Z", "2026-11-16T12:00Z"),
 *   ticket("T2", "2026-11-16T16:00Z", "2026-11-17T11:00Z"),
 *   ticket("T3", "2026-11-16T09:00Z", "2026-11-17T09:00Z"),
 * ];
 * const report = evaluateServiceStandards(tickets, { standards, calendar, timeZone: "UTC", asOf: "2026-11-30" });
 * report.standards[0]?.compliance
 * //=> { met: 2, missed: 1, share: 0.6667, lower: 0.2077, upper: 0.9385, trials: 3, confidence: 0.95 }
 * report.standards[0]?.verdict
 * //=> "unclear"
 */
export function evaluateServiceStandards(
  tickets: readonly Ticket[],
  options: EvaluateServiceStandardsOptions,
): ServiceStandardsReport {
  const known = assertOptions("evaluateServiceStandards", "options", options, {
    standards: true,
    from: true,
    asOf: true,
    period: true,
    weekStartsOn: true,
    calendar: true,
    timeZone: true,
    hoursByGroup: true,
    accounts: true,
    inAccountZone: true,
    confidence: true,
  });
  const { standards, timeZone = "UTC", period = "month" } = known;
  const { hasHours, timerOf, segmentOf } = hoursOfTickets(NAME, known);
  const confidence = resolveConfidence(NAME, known);
  assertStandards(NAME, standards, hasHours);
  assertOneOf(NAME, "options.period", period, ["week", "month", "quarter"]);
  const weekStart = weekStartOf(NAME, known);
  const from = known.from === undefined ? -Infinity : dayNumber(NAME, "options.from", known.from);
  const asOf = known.asOf === undefined ? null : dayNumber(NAME, "options.asOf", known.asOf);

  const { accepted, rejected } = acceptRows("evaluateServiceStandards", "tickets", tickets, (ticket) => {
    assertHostRow(NAME, "", ticket, TICKET_ROW);
    const course = ticketCourse(NAME, ticket);
    if (ticket.topic != null) assertText(NAME, "topic", ticket.topic);
    return { ticket, course, day: dayOfInstant(course.opened, timeZone) };
  });
  const now =
    asOf === null
      ? accepted.reduce((latest, { course }) => Math.max(latest, lastMoment(course)), -Infinity)
      : firstInstantAt((asOf + 1) * MS_PER_DAY, timeZone) - 1;
  const rows = accepted
    .filter(({ ticket, course, day }) => ticket.mergedInto == null && day >= from && course.opened <= now)
    .map(({ ticket, course, day }) => ({
      ticket,
      day,
      course: courseUntil(course, now),
      segment: segmentOf(ticket),
      businessMinutes: timerOf(ticket)?.minutesBetween ?? null,
    }));
  const judged = (standard: ServiceStandard): JudgedTicket[] => {
    const limitOf = limitFinder(standard);
    const list: JudgedTicket[] = [];
    for (const { ticket, day, course, segment, businessMinutes } of rows) {
      const limit = limitOf(ticket, segment);
      if (limit === null) continue;
      const verdict = standardVerdict(ticket, course, standard.measure as StandardMeasure, limit, now, businessMinutes);
      if (verdict !== "not-meant") list.push({ ticket, day, segment, verdict });
    }
    return list;
  };
  return {
    standards: standards.map((standard) =>
      sumUpStandard(standard, judged(standard), { period, weekStart }, confidence),
    ),
    rejected,
  };
}
