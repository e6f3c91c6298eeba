import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { dayNumber, MS_PER_DAY, MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { assertArray, assertNumber, assertOneOf, assertOptions, RetentionError } from "../../errors.js";
import { serviceClock, type ServiceClock } from "./service-clock.js";
import type { StatusMeaning, TicketFromEventsOptions } from "./logged-ticket.js";
import { statusMeanings } from "./status-meanings.js";
import { type TicketEventKind, TICKET_EVENT_KINDS } from "./ticket-event.js";

/**
 * How a log is read, with nothing left to default.
 * @internal
 */
export interface LogReading {
  /** `null` if no hours of service are known. */
  businessMinutes: ServiceClock | null;
  recorded: ReadonlySet<string>;
  contactGapMs: number;
  /** What the words of `status-changed` lines mean. */
  statuses: ReadonlyMap<string, StatusMeaning>;
  keepMessages: boolean;
  /** Lines after this moment are left out. */
  until: number;
}

/** What hardly any service desk writes down. */
const RARELY_RECORDED: readonly TicketEventKind[] = [
  "information-repeated",
  "self-service",
  "waiting",
  "resumed",
  "status-changed",
];

/**
 * Checks the options of reading a log and fills in their defaults.
 * @internal
 */
export function resolveLogOptions(functionName: string, options: TicketFromEventsOptions): LogReading {
  const chosen = assertOptions(functionName, "options", options, {
    recordedKinds: true,
    contactGapMinutes: true,
    statuses: true,
    keepMessages: true,
    asOf: true,
    calendar: true,
    timeZone: true,
  });
  const {
    recordedKinds = TICKET_EVENT_KINDS.filter((kind) => !RARELY_RECORDED.includes(kind)),
    contactGapMinutes = 30,
    keepMessages = false,
    asOf = null,
    timeZone = "UTC",
  } = chosen;
  assertNumber(functionName, "options.contactGapMinutes", contactGapMinutes, { min: 0 });
  assertArray(functionName, "options.recordedKinds", recordedKinds);
  recordedKinds.forEach((kind, index) => {
    assertOneOf(functionName, `options.recordedKinds[${index}]`, kind, TICKET_EVENT_KINDS);
  });
  if (typeof (keepMessages as unknown) !== "boolean") {
    throw new RetentionError(functionName, "options.keepMessages", "must be true or false", keepMessages);
  }
  const businessMinutes = serviceClock(functionName, chosen);
  const asOfDay = asOf === null ? null : dayNumber(functionName, "options.asOf", asOf);
  return {
    businessMinutes,
    recorded: new Set<string>(recordedKinds),
    contactGapMs: contactGapMinutes * MS_PER_MINUTE,
    statuses: statusMeanings(functionName, chosen.statuses),
    keepMessages,
    until: asOfDay === null ? Infinity : firstInstantAt((asOfDay + 1) * MS_PER_DAY, timeZone) - 1,
  };
}
