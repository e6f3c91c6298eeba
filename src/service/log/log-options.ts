import { assertArray, assertNumber, assertOneOf, assertOptions } from "../../errors.js";
import { serviceClock, type ServiceClock } from "./service-clock.js";
import type { TicketFromEventsOptions } from "./logged-ticket.js";
import { type TicketEventKind, TICKET_EVENT_KINDS } from "./ticket-event.js";

/**
 * How a log is read, with nothing left to default.
 * @internal
 */
export interface LogReading {
  /** `null` where no hours of service are known. */
  businessMinutes: ServiceClock | null;
  recorded: ReadonlySet<string>;
  contactGapMs: number;
}

/** What hardly any service desk writes down. */
const RARELY_RECORDED: readonly TicketEventKind[] = ["information-repeated", "self-service"];

/**
 * Checks the options of reading a log and fills in their defaults.
 * @internal
 */
export function resolveLogOptions(functionName: string, options: TicketFromEventsOptions): LogReading {
  assertOptions(functionName, "options", options, {
    recordedKinds: true,
    contactGapMinutes: true,
    calendar: true,
    timeZone: true,
  });
  const {
    recordedKinds = TICKET_EVENT_KINDS.filter((kind) => !RARELY_RECORDED.includes(kind)),
    contactGapMinutes = 30,
  } = options;
  assertNumber(functionName, "options.contactGapMinutes", contactGapMinutes, { min: 0 });
  assertArray(functionName, "options.recordedKinds", recordedKinds);
  recordedKinds.forEach((kind, index) => {
    assertOneOf(functionName, `options.recordedKinds[${index}]`, kind, TICKET_EVENT_KINDS);
  });
  return {
    businessMinutes: serviceClock(functionName, options),
    recorded: new Set<string>(recordedKinds),
    contactGapMs: contactGapMinutes * 60_000,
  };
}
