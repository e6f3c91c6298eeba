import { addMonths, dayOfCivil, civil, daysInMonth, weekdayIndex } from "../calendar/days/plain-date.js";
import { WEEKDAYS } from "../records/company/seller.js";
import { assertArray, assertCount, assertFields, assertObject, assertOneOf, RetentionError } from "../errors.js";
import type { ReviewInterval } from "../evidence/review-figures.js";
import type { Weekday } from "../records/company/seller.js";
import type { DayInterval } from "./day-interval.js";

/** A review interval in weeks. */
export interface WeekInterval {
  /** From 1 to 52. */
  idealWeeks: number;
  /** From `idealWeeks` to 52. */
  maximumWeeks: number;
}

/**
 * Calendar days that reviews fall on: a day of the month, a weekday of the month, or a whole month if neither is given.
 * `{ weekday: "tue", week: 1 }` is every first Tuesday, `{ months: [1] }` every January, `{ day: 31 }` the last day of
 * a short month.
 */
export interface ReviewAnchor {
  /**
   * Months from 1 for January.
   * @defaultValue every month
   */
  months?: readonly number[] | null | undefined;
  /** Day of the month from 1 to 31; in a shorter month its last day. */
  day?: number | null | undefined;
  /** A weekday; `week` says which of the month. */
  weekday?: Weekday | null | undefined;
  /** The first to fourth of the weekday in the month, or its last. */
  week?: 1 | 2 | 3 | 4 | "last" | null | undefined;
}

/** Reviews on fixed days of the calendar, whenever the last one was held. */
export interface AnchoredInterval {
  anchor: ReviewAnchor;
  /**
   * Days after the fixed one in which the review may still be held. A whole month ends with the month.
   * @defaultValue as many as lie between the opening of the window and the day
   */
  lateDays?: number | null | undefined;
}

/** How often an account is reviewed: by calendar months, by days, or on fixed days of the calendar. */
export type ReviewRhythm = ReviewInterval | DayInterval | AnchoredInterval;

/** A rhythm as a policy takes it: weeks are turned into days. */
export type ReviewRhythmInput = ReviewRhythm | WeekInterval;

/**
 * The days of one review, as day numbers.
 * @internal
 */
export interface ReviewWindow {
  earliest: number;
  ideal: number;
  latest: number;
}

const MOST_MONTHS = 12;
const MOST_WEEKS = 52;
/** A year, at most. */
const MOST_DAYS = 366;
const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Reads a rhythm that a policy gives. Weeks become days.
 * @internal
 */
export function readRhythm(functionName: string, path: string, given: ReviewRhythmInput | undefined): ReviewRhythm {
  assertObject(functionName, path, given);
  const rhythm: object = given;
  if ("anchor" in rhythm) return readAnchored(functionName, path, rhythm as AnchoredInterval);
  if ("idealDays" in rhythm || "maximumDays" in rhythm) {
    const { idealDays, maximumDays } = readSpans(functionName, path, rhythm, "idealDays", "maximumDays", MOST_DAYS);
    return Object.freeze({ idealDays, maximumDays });
  }
  if ("idealWeeks" in rhythm || "maximumWeeks" in rhythm) {
    const weeks = readSpans(functionName, path, rhythm, "idealWeeks", "maximumWeeks", MOST_WEEKS);
    return Object.freeze({ idealDays: 7 * weeks.idealWeeks, maximumDays: 7 * weeks.maximumWeeks });
  }
  return Object.freeze(readSpans(functionName, path, rhythm, "idealMonths", "maximumMonths", MOST_MONTHS));
}

/**
 * How far apart reviews are, in days: what rhythms of different kinds are compared by.
 * @internal
 */
export function lengthOf(rhythm: ReviewRhythm): { ideal: number; maximum: number } {
  if ("anchor" in rhythm) {
    const length = (MOST_MONTHS * DAYS_PER_MONTH) / monthsOf(rhythm.anchor).length;
    return { ideal: length, maximum: length };
  }
  if ("idealDays" in rhythm) return { ideal: rhythm.idealDays, maximum: rhythm.maximumDays };
  return { ideal: rhythm.idealMonths * DAYS_PER_MONTH, maximum: rhythm.maximumMonths * DAYS_PER_MONTH };
}

/**
 * The shorter of each pair of ideal and maximum, in months where both are, else in days; of fixed days and another rhythm
 * the one whose reviews are closer together. Tables whose levels are in order stay in order.
 * @internal
 */
export function shorterOf(one: ReviewRhythm, other: ReviewRhythm): ReviewRhythm {
  if ("idealMonths" in one && "idealMonths" in other) {
    const idealMonths = Math.min(one.idealMonths, other.idealMonths);
    const maximumMonths = Math.min(one.maximumMonths, other.maximumMonths);
    const same = idealMonths === one.idealMonths && maximumMonths === one.maximumMonths;
    return same ? one : { idealMonths, maximumMonths };
  }
  const [mine, theirs] = [lengthOf(one), lengthOf(other)];
  if ("anchor" in one || "anchor" in other) return theirs.ideal < mine.ideal ? other : one;
  if (theirs.ideal >= mine.ideal && theirs.maximum >= mine.maximum) return one;
  return {
    idealDays: Math.floor(Math.min(mine.ideal, theirs.ideal)),
    maximumDays: Math.floor(Math.min(mine.maximum, theirs.maximum)),
  };
}

/**
 * The window of the review that follows a day on which one was held.
 * @internal
 */
export function windowAfter(day: number, rhythm: ReviewRhythm, opensAfter: number): ReviewWindow {
  if ("anchor" in rhythm) return laterWindows(day, rhythm, opensAfter)(1);
  // Written out, as every account asks for it: functions made on the way would take longer than the sums.
  if ("idealDays" in rhythm) {
    const ideal = day + rhythm.idealDays;
    return { earliest: opensOn(day, ideal, opensAfter), ideal, latest: day + rhythm.maximumDays };
  }
  const ideal = addMonths(day, rhythm.idealMonths);
  return { earliest: opensOn(day, ideal, opensAfter), ideal, latest: addMonths(day, rhythm.maximumMonths) };
}

/**
 * The windows of the reviews that follow a day on which one is held, by their number from 1, each held on its ideal day.
 * Months are counted from that day, so that the 31st comes back after a shorter month.
 * @internal
 */
export function laterWindows(day: number, rhythm: ReviewRhythm, opensAfter: number): (count: number) => ReviewWindow {
  if ("anchor" in rhythm) {
    const windows = anchoredWindows(day, rhythm, opensAfter);
    const known: ReviewWindow[] = [];
    return (count) => {
      while (known.length < count) known.push(windows());
      return known[count - 1] ?? windows();
    };
  }
  const idealOf = (count: number): number =>
    "idealDays" in rhythm ? day + count * rhythm.idealDays : addMonths(day, count * rhythm.idealMonths);
  return (count) => {
    const before = idealOf(count - 1);
    const ideal = idealOf(count);
    const latest =
      "idealDays" in rhythm
        ? before + rhythm.maximumDays
        : addMonths(day, (count - 1) * rhythm.idealMonths + rhythm.maximumMonths);
    return { earliest: opensOn(before, ideal, opensAfter), ideal, latest };
  };
}

/**
 * The day on which a review that follows another is first worth booking.
 * @internal
 */
export function opensOn(previous: number, ideal: number, opensAfter: number): number {
  return previous + Math.ceil((ideal - previous) * opensAfter);
}

/** Gives one window after the other: the first is the one that has not opened by a day. */
function anchoredWindows(day: number, { anchor, lateDays }: AnchoredInterval, opensAfter: number): () => ReviewWindow {
  const months = new Set(monthsOf(anchor));
  const isMonth = anchor.day === undefined && anchor.weekday === undefined;
  const step = (month: number, by: 1 | -1): number => {
    let next = month + by;
    while (!months.has((((next % 12) + 12) % 12) + 1)) next += by;
    return next;
  };
  const opens = (month: number): number => {
    const ideal = anchorIn(month, anchor);
    return isMonth ? ideal : opensOn(anchorIn(step(month, -1), anchor), ideal, opensAfter);
  };
  const { year, month: first } = civil(day);
  let month = step(year * 12 + first - 2, 1);
  while (opens(month) <= day) month = step(month, 1);
  return () => {
    const ideal = anchorIn(month, anchor);
    const earliest = opens(month);
    const following = step(month, 1);
    const late = ideal + (lateDays ?? ideal - earliest);
    const latest = isMonth ? lastOf(month) : Math.min(late, opens(following) - 1);
    month = following;
    return { earliest, ideal, latest };
  };
}

/** The anchored day of a month, months counted from January of the year 0. */
function anchorIn(month: number, { day, weekday, week }: ReviewAnchor): number {
  const first = dayOfCivil(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1);
  if (weekday == null) return Math.min(first + (day ?? 1) - 1, lastOf(month));
  const wanted = WEEKDAYS.indexOf(weekday);
  if (week === "last") {
    const last = lastOf(month);
    return last - ((weekdayIndex(last) - wanted + 7) % 7);
  }
  return first + ((wanted - weekdayIndex(first) + 7) % 7) + 7 * ((week ?? 1) - 1);
}

function lastOf(month: number): number {
  const year = Math.floor(month / 12);
  const monthOfYear = (((month % 12) + 12) % 12) + 1;
  return dayOfCivil(year, monthOfYear, daysInMonth(year, monthOfYear));
}

function monthsOf({ months }: ReviewAnchor): readonly number[] {
  return months ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
}

function readSpans<Ideal extends string, Maximum extends string>(
  functionName: string,
  path: string,
  given: object,
  ideal: Ideal,
  maximum: Maximum,
  most: number,
): Record<Ideal | Maximum, number> {
  const spans = given as Record<Ideal | Maximum, number>;
  assertCount(functionName, `${path}.${ideal}`, spans[ideal], { min: 1, max: most });
  assertCount(functionName, `${path}.${maximum}`, spans[maximum], { min: spans[ideal], max: most });
  return { [ideal]: spans[ideal], [maximum]: spans[maximum] } as Record<Ideal | Maximum, number>;
}

function readAnchored(functionName: string, path: string, given: AnchoredInterval): AnchoredInterval {
  assertFields(functionName, path, given, ["anchor", "lateDays"]);
  const { anchor, lateDays } = given;
  assertFields(functionName, `${path}.anchor`, anchor, ["months", "day", "weekday", "week"]);
  const { months, day, weekday, week }: ReviewAnchor = anchor;
  if (months != null) {
    assertArray(functionName, `${path}.anchor.months`, months);
    months.forEach((month, index) => {
      assertCount(functionName, `${path}.anchor.months[${index}]`, month, { min: 1, max: 12 });
    });
    if (new Set(months).size !== months.length || months.length === 0) {
      throw new RetentionError(functionName, `${path}.anchor.months`, "must be different months, at least one", months);
    }
  }
  if (day != null) {
    assertCount(functionName, `${path}.anchor.day`, day, { min: 1, max: 31 });
    if (weekday != null) {
      throw new RetentionError(functionName, `${path}.anchor.weekday`, "must not stand beside day", weekday);
    }
  }
  if (weekday != null) {
    assertOneOf(functionName, `${path}.anchor.weekday`, weekday, WEEKDAYS);
    assertOneOf<string | number>(functionName, `${path}.anchor.week`, week, [1, 2, 3, 4, "last"]);
  } else if (week != null) {
    throw new RetentionError(functionName, `${path}.anchor.week`, "must stand beside weekday", week);
  }
  if (lateDays != null) assertCount(functionName, `${path}.lateDays`, lateDays, { max: MOST_DAYS });
  return Object.freeze({
    anchor: Object.freeze({ ...anchor, ...(months && { months: Object.freeze([...months]) }) }),
    ...(lateDays != null && { lateDays }),
  });
}
