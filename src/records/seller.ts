import type { PlainDate } from "./time.js";

/** Days of the week, as the keys of working hours. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** When work is done: hours by weekday, days off, days added. */
export interface WorkingCalendar {
  /** Shifts as `["09:00", "17:00"]`; one that ends before it starts crosses midnight. */
  hours: Readonly<Partial<Record<Weekday, readonly (readonly [string, string])[] | null | undefined>>>;
  holidays?: readonly PlainDate[] | null | undefined;
  /** Days worked although the weekday or a holiday says otherwise. */
  extraDays?: readonly PlainDate[] | null | undefined;
  /** Leave, inclusive; it beats holidays and extra days. */
  away?: readonly { from: PlainDate; to: PlainDate }[] | null | undefined;
  /** Hours of single dates, in place of that weekday's: `{ "2026-12-24": [["09:00", "12:00"]] }`. No hours close the day. */
  dates?: Readonly<Record<PlainDate, readonly (readonly [string, string])[]>> | null | undefined;
  /** First day on which these hours hold; the layer before it holds until then. */
  validFrom?: PlainDate | null | undefined;
}

/** Someone who reviews accounts. */
export interface Seller {
  id: string;
  /** IANA zone of the working hours. */
  timeZone: string;
  calendar: WorkingCalendar;
  /** Most minutes a day that go to reviews. */
  minutesPerDay: number;
  /** Most minutes a week, Monday to Sunday, that go to reviews. */
  minutesPerWeek?: number | null | undefined;
  /** Leave, inclusive. */
  away?: readonly { from: PlainDate; to: PlainDate }[] | null | undefined;
  /** Segments served; every segment when missing. */
  segments?: readonly string[] | null | undefined;
}
