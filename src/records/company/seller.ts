import type { PlainDate } from "../values/time.js";

/**
 * The weekdays as a calendar names them, in order.
 * @internal
 */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * Days of the week, as the keys of working hours.
 * @useDeclaredType
 */
export type Weekday = (typeof WEEKDAYS)[number];

/** Shifts by weekday, as `["09:00", "17:00"]`; one that ends before it starts crosses midnight. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly (readonly string[])[] | null | undefined>>>;

/** When work is done: hours by weekday, days off, days added, hours of single dates. */
export interface WorkingCalendar {
  /** Shifts as `["09:00", "17:00"]`; one that ends before it starts crosses midnight. */
  hours: WeeklyHours;
  /** Hours that change from a day on, by that day; weekdays that are not named keep the hours they had. */
  hoursFrom?: Readonly<Record<PlainDate, WeeklyHours>> | null | undefined;
  /** Days off. */
  holidays?: readonly PlainDate[] | null | undefined;
  /** Days worked although the weekday or a holiday says otherwise. */
  extraDays?: readonly PlainDate[] | null | undefined;
  /** Leave, both ends included; it takes precedence over everything else. */
  away?: readonly { from: PlainDate; to: PlainDate }[] | null | undefined;
  /**
   * Hours of single dates, in place of that weekday's, of holidays and of extra days:
   * `{ "2026-12-24": [["09:00", "12:00"]] }`. An empty list closes the day.
   */
  dates?: Readonly<Record<PlainDate, readonly (readonly string[])[]>> | null | undefined;
  /**
   * First day on which this calendar or layer holds. Alone, it has no work before that day.
   * @defaultValue all days
   */
  validFrom?: PlainDate | null | undefined;
}

/** One layer of a working calendar: the company's, a team's, a person's, or what changes from a day on. */
export interface CalendarLayer extends Omit<WorkingCalendar, "hours"> {
  /** Shifts of the weekdays that it changes. */
  hours?: WeeklyHours | null | undefined;
}

/** A working calendar, or its layers, the widest first, as `mergeCalendars` lays them over each other. */
export type LayeredCalendar = WorkingCalendar | readonly CalendarLayer[];

/** Someone who reviews accounts. */
export interface Seller {
  /** Unique among the sellers. */
  id: string;
  /** IANA time zone of the working hours: `"Europe/Berlin"`. */
  timeZone: string;
  /**
   * Working hours.
   * @defaultValue Monday to Friday, 09:00 to 17:00
   */
  calendar?: LayeredCalendar | null | undefined;
  /**
   * Maximum minutes of reviews per day.
   * @defaultValue `120`
   */
  minutesPerDay?: number | null | undefined;
  /** Maximum minutes of reviews on the weekdays named, in place of `minutesPerDay`: `{ fri: 60 }`. */
  minutesByWeekday?: Readonly<Partial<Record<Weekday, number | null | undefined>>> | null | undefined;
  /** Maximum minutes of reviews per week, Monday to Sunday, even if its days allow more. */
  minutesPerWeek?: number | null | undefined;
  /** Maximum minutes of reviews per calendar month, even if its days allow more. */
  minutesPerMonth?: number | null | undefined;
  /** Leave, both ends included. */
  away?: readonly { from: PlainDate; to: PlainDate }[] | null | undefined;
  /**
   * Segments that the seller serves.
   * @defaultValue every segment
   */
  segments?: readonly string[] | null | undefined;
}
