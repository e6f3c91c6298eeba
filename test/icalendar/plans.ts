import type { CalendarPlan, ToICalendarOptions } from "retention-kit/icalendar";

const booking = { minutes: 30, revision: 0, reasons: [] };

/** A plan as first made. */
export const first: { plan: CalendarPlan; options: ToICalendarOptions } = {
  plan: {
    from: "2026-10-26",
    booked: [
      { ...booking, key: "harbour:2026-07-20:1", accountId: "harbour", sellerId: "new-york", on: "2026-10-30" },
      { ...booking, key: "harbour:2026-07-20:2", accountId: "harbour", sellerId: "new-york", on: "2026-11-02" },
      { ...booking, key: "mill:first:1", accountId: "mill", sellerId: "kathmandu", on: "2026-11-03" },
      {
        ...booking,
        key: "käse; söhne:first:1",
        accountId: 'Käse, "Söhne"; \\ & Co',
        sellerId: "berlin",
        on: "2026-11-04",
      },
      { ...booking, key: "tower:first:1", accountId: "tower", sellerId: "berlin", on: "2026-11-05", status: "pinned" },
    ],
  },
  options: {
    sellers: [
      { id: "new-york", timeZone: "America/New_York" },
      { id: "kathmandu", timeZone: "Asia/Kathmandu" },
    ],
    times: {
      // Before and after New York puts its clocks back, on 1 November.
      "harbour:2026-07-20:1": { start: "2026-10-30T14:00Z", end: "2026-10-30T14:30Z" },
      "harbour:2026-07-20:2": { start: "2026-11-02T15:00Z", end: "2026-11-02T15:30Z" },
      "mill:first:1": { start: "2026-11-03T04:00Z", end: "2026-11-03T04:30Z" },
    },
    summary: ({ accountId }) => `Review: ${String(accountId)}`,
    description: ({ key }) => `Line one, of ${key}\nline two; ${"long ".repeat(30)}– ຍາວ លំបាក लंबा 🎉`,
  },
};

/** The same plan a week later: one review moved, one went to another day and time, one fell away, one is new. */
export const second: { plan: CalendarPlan; options: ToICalendarOptions } = {
  plan: {
    from: "2026-11-02",
    booked: [
      { ...booking, key: "harbour:2026-07-20:2", accountId: "harbour", sellerId: "new-york", on: "2026-11-02" },
      { ...booking, key: "käse; söhne:first:1", accountId: "käse", sellerId: "berlin", on: "2026-11-10", revision: 1 },
      { ...booking, key: "mill:first:1", accountId: "mill", sellerId: "kathmandu", on: "2026-11-04", revision: 1 },
      { ...booking, key: "quay:first:1", accountId: "quay", sellerId: "berlin", on: "2026-11-11" },
    ],
    moved: [
      {
        key: "tower:first:1",
        accountId: "tower",
        from: { sellerId: "berlin", on: "2026-11-05" },
        to: null,
        revision: 1,
        reasons: [],
      },
    ],
  },
  options: {
    ...first.options,
    times: {
      "harbour:2026-07-20:2": { start: "2026-11-02T15:00Z", end: "2026-11-02T15:30Z" },
      "mill:first:1": { start: "2026-11-04T09:15Z", end: "2026-11-04T09:45Z" },
    },
  },
};
