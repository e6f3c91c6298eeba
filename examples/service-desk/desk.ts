import type { PlainDate, ServiceStandard, WordOfMouthPolicy, WorkingCalendar } from "retention-kit";

/** The day of the report: the evening of the last day of the four weeks looked at. */
export const AS_OF: PlainDate = "2026-11-20";
/** Days of the month looked at, four whole weeks. */
export const MONTH_DAYS = 28;
/** Everybody who bought in the last years. */
export const CUSTOMERS = 1500;
export const TIME_ZONE = "Europe/Berlin";
export const CURRENCY = "EUR";

/** A service desk, as far as it is not the same for all. */
export interface Desk {
  /** What the report calls it. */
  name: string;
  /** The day of the report. */
  asOf: PlainDate;
  timeZone: string;
  calendar: WorkingCalendar;
  /** Everybody who might have had a problem. */
  customers: number;
}

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

/** When the shop answers. */
export const calendar: WorkingCalendar = {
  hours: {
    ...Object.fromEntries(weekdays.map((day) => [day, [["09:00", "18:00"]]])),
    sat: [["10:00", "14:00"]],
  },
  holidays: ["2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-10-03"],
};

/** The shop whose log is made up. */
export const shop: Desk = {
  name: "a bicycle shop with a workshop",
  asOf: AS_OF,
  timeZone: TIME_ZONE,
  calendar,
  customers: CUSTOMERS,
};

/** What the shop promises its customers in writing. */
export const standards: ServiceStandard[] = [
  { id: "first answer within half a day", measure: "first-reply", atMost: 270, share: 0.9 },
  { id: "solved within three days", measure: "resolution", atMost: 3 * 540, share: 0.8 },
  { id: "no more than two contacts", measure: "contacts", atMost: 2, share: 0.85 },
];

/** The telephone: how long a call takes, how soon it is to be answered, and when callers give up. */
export const telephone = { handleMinutes: 11, answerWithinMinutes: 1, share: 0.8, patienceMinutes: 5, shrinkage: 0.25 };

/** What the owner believes of those who hear; nobody has published it. The tornado shows what it would do to be wrong. */
export const hearers = {
  wonPerHearer: 0.01,
  lostPerHearer: 0.02,
  customerValue: 380,
  // By what share hearers act in the month itself and in those after it.
  delay: [0.3, 0.25, 0.15, 0.1, 0.1, 0.05, 0.05],
  periods: 12,
} satisfies WordOfMouthPolicy;
