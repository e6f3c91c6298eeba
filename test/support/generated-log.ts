import type { CalendarLayer, TicketEvent } from "retention-kit";

/** The start of the log, in epoch milliseconds. */
export const LOG_START = Date.UTC(2025, 0, 1);

const KINDS = [
  ...["reply", "reply", "message", "message", "waiting", "waiting", "waiting", "resumed", "resumed", "resolved"],
  ...["resolved", "closed", "reopened", "transferred", "status-changed", "status-changed", "status-changed"],
];
const WORDS = ["New", "Open", "Pending", "Hold", "Solved", "Closed"];

/** Hours that change twice, with nights, holidays, a day added and dates of their own. */
export const generatedCalendar: CalendarLayer[] = [
  {
    hours: {
      ...Object.fromEntries(
        ["mon", "tue", "wed", "thu", "fri"].map((weekday) => [
          weekday,
          [
            ["09:00", "12:00"],
            ["13:00", "17:00"],
          ],
        ]),
      ),
      sat: [["22:00", "06:00"]],
    },
    holidays: ["2025-04-21", "2026-04-06", "2025-05-01"],
    extraDays: ["2025-10-04"],
    dates: {
      "2025-12-24": [["09:00", "12:00"]],
      "2025-12-25": [],
      "2025-11-29": [["08:00", "20:00"]],
      "2026-05-01": [],
    },
  },
  { validFrom: "2025-07-01", hours: { mon: [["08:00", "18:00"]], fri: [["09:00", "12:00"]], sat: [] } },
  { validFrom: "2026-03-01", hours: { sat: [["22:00", "06:00"]] } },
];

/** A service log, the same as `test/fixtures/pandas/service-log.py` draws: anything may follow anything. */
export function generatedLog(tickets: number): TicketEvent[] {
  const below = numbersBelow(20_261_129);
  const events: TicketEvent[] = [];
  for (let ticket = 0; ticket < tickets; ticket++) {
    let minute = below(1_000_000);
    const tell = (kind: string, more: Partial<TicketEvent> = {}): void => {
      events.push({ ticketId: `T${ticket}`, kind, at: LOG_START + minute * 60_000, ...more });
    };
    tell("opened");
    const lines = 1 + below(9);
    for (let line = 0; line < lines; line++) {
      const long = below(4) === 0;
      minute += 1 + below(long ? 9000 : 400);
      const kind = KINDS[below(KINDS.length)] ?? "";
      tell(kind, kind === "status-changed" ? { status: WORDS[below(WORDS.length)] ?? "" } : {});
    }
    if (below(20) === 0 && ticket > 0) {
      const target = ticket - 1 - below(Math.min(ticket, 50));
      minute += 1 + below(60);
      tell("merged", { mergedInto: `T${target}` });
    }
  }
  return events;
}

/** Mulberry32, which is a few lines in any language. */
function numbersBelow(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
