/** What comes first in 05/04/2026. */
export type DayOrder = "day first" | "month first";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const YEAR_LAST = /^(\d{1,2})([-./])\s?(\d{1,2})\2\s?(\d{4}|\d\d)$/;
const DAY_NAMED = /^(\d{1,2})[-. ]{1,2}([a-z]{3,9})[-. ,]{1,2}(\d{4})$/i;
const MONTH_NAMED = /^([a-z]{3,9})[. ]{1,2}(\d{1,2}),? (\d{4})$/i;
const TIME =
  /^(.*?)(?:T|,? +)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)? ?([AP]\.?M\.?)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/** A cell's day and what follows it. */
interface Moment {
  day: string;
  /** Hours, minutes and seconds as `13:45:00`; `null` for a day alone. */
  time: string | null;
  /** `Z` or an offset; `null` where none is written. */
  offset: string | null;
}

function partsOf(text: string): Moment {
  const [, day = text, hour, minute, second = "00", fraction, half, offset] = TIME.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return { day: text, time: null, offset: null };
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  const time = `${String(hours).padStart(2, "0")}:${minute}:${second}${fraction === undefined ? "" : `.${fraction}`}`;
  return { day, time, offset: offset === undefined ? null : offset.toUpperCase().replace("UTC", "Z") };
}

/**
 * The order that a day shows by itself: 31/12/2025 has its day first, and 12/31/25 its month. `null` for 05/04/2026, and for
 * 25/11/20, which may begin with its year.
 */
export function dayOrderOf(text: string): DayOrder | null {
  const [, first, mark, second, year = ""] = YEAR_LAST.exec(partsOf(text).day) ?? [];
  if (first === undefined || second === undefined) return null;
  const isYearLast = year.length === 4 || mark === ".";
  if (Number(first) > 12 && Number(second) <= 12) return isYearLast ? "day first" : null;
  return Number(second) > 12 && Number(first) <= 12 ? "month first" : null;
}

/**
 * A day as `2026-04-05`, from how people and programs write it.
 *
 * @param order - What the file's days agree on; `null` where nothing says it. Points then mean that the day comes first.
 * @returns `null` for what is no day, or may be two.
 */
export function dayOf(text: string, order: DayOrder | null): string | null {
  const { day } = partsOf(text);
  const [, year, month, date] = YEAR_FIRST.exec(day) ?? COMPACT.exec(day) ?? [];
  if (year !== undefined) return written(year, month, date);
  const last = YEAR_LAST.exec(day);
  if (last !== null) {
    const [, first, mark, second, year = ""] = last;
    const of = year.length === 4 ? year : `20${year}`;
    // Without anything that says so, 04/04/26 may begin with its year.
    if (first === second && year.length === 4) return written(of, first, second);
    switch (dayOrderOf(day) ?? order ?? (mark === "." && year.length === 4 ? "day first" : null)) {
      case "day first":
        return written(of, second, first);
      case "month first":
        return written(of, first, second);
      case null:
        return null;
    }
  }
  const [, before, name, after] = DAY_NAMED.exec(day) ?? [];
  if (before !== undefined) return written(after, monthOf(name), before);
  const [, named, on, inYear] = MONTH_NAMED.exec(day) ?? [];
  return on === undefined ? null : written(inYear, monthOf(named), on);
}

/**
 * A moment as ISO 8601 without what it does not say: a day alone begins with its first minute.
 *
 * @returns `null` for what is no moment, or may be two; `offset` is `null` for one of a clock on some wall.
 */
export function momentOf(text: string, order: DayOrder | null): { local: string; offset: string | null } | null {
  const day = dayOf(text, order);
  if (day === null) return null;
  const { time, offset } = partsOf(text);
  return { local: `${day}T${time ?? "00:00:00"}`, offset };
}

function monthOf(name = ""): string {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return String(at + 1);
}

function written(year = "", month = "", date = ""): string | null {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? day : null;
}
