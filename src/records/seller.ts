import type { PlainDate } from "./time.js";

/** Days of the week, as the keys of working hours. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** When work is done: hours by weekday, days off, days added. */
export interface WorkingCalendar {
  /** Shifts as `["09:00", "17:00"]`; one that ends before it starts crosses midnight. */
  hours: Partial<Record<Weekday, [string, string][]>>;
  holidays?: PlainDate[];
  /** Days worked although the weekday or a holiday says otherwise. */
  extraDays?: PlainDate[];
  /** Leave, inclusive; it beats holidays and extra days. */
  away?: { from: PlainDate; to: PlainDate }[];
}

/** Someone who reviews accounts. */
export interface Seller {
  id: string;
  /** IANA zone of the working hours. */
  timeZone: string;
  calendar: WorkingCalendar;
  /** Most minutes a day that go to reviews. */
  minutesPerDay: number;
  /** Leave, inclusive. */
  away?: { from: PlainDate; to: PlainDate }[];
  /** Segments served; every segment when missing. */
  segments?: string[];
}
