import type { WorkingCalendar } from "retention-kit";

const DAY = 86_400_000;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Zones whose clocks change forward and back, by an hour, half an hour or not at all, and one that left out a day. */
export const ZONES = [
  "America/New_York",
  "Europe/Berlin",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/Santiago",
  "Africa/Casablanca",
  "Pacific/Apia",
  "UTC",
];

/** Days around which cases are drawn: clocks forward and back in both halves of the year, Apia's day, a leap day. */
const AROUND = [
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
  "2011-12-29",
  "2028-02-29",
];

/** What is drawn for one case, always the same from the same stream; and what was seen, over all. */
export class Lot {
  constructor(
    private readonly uniform: () => number,
    private readonly seen: Map<string, number>,
  ) {}

  /** A whole number below another. */
  below(most: number): number {
    return Math.floor(this.uniform() * most);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  note(what: string, count = 1): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + count);
  }

  /** A day within three weeks of one on which clocks change somewhere. */
  day(): string {
    return addDays(this.pick(AROUND), this.below(42) - 21);
  }

  /** Working hours, by night too, with holidays, days of their own hours and changes around a day. */
  calendar(near: string): WorkingCalendar {
    const shifts = this.pick<[string, string][]>([
      [["09:00", "17:00"]],
      [
        ["08:30", "12:00"],
        ["12:45", "17:15"],
      ],
      [["22:00", "06:00"]],
      [["00:00", "24:00"]],
      [["01:30", "03:30"]],
    ]);
    const hours = Object.fromEntries(WEEKDAYS.slice(0, this.pick([5, 5, 6, 7])).map((name) => [name, shifts]));
    const holidays = Array.from({ length: this.below(4) }, () => addDays(near, this.below(40)));
    const isNight = shifts[0]?.[0] === "22:00" || shifts[0]?.[0] === "00:00";
    return {
      hours,
      ...(this.chance(0.5) && { holidays }),
      ...(this.chance(0.3) && { away: [{ from: addDays(near, 5), to: addDays(near, 5 + this.below(5)) }] }),
      ...(this.chance(0.3) && !isNight && { dates: { [addDays(near, this.below(20))]: [["10:00", "12:00"]] } }),
      ...(this.chance(0.2) && !isNight && { hoursFrom: { [addDays(near, 10)]: { mon: [["10:00", "15:00"]] } } }),
    };
  }
}

/** The day so many days later, in UTC. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The weekday of a date, as calendars name it. */
export function weekdayOf(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";
}

/** The shifts of a date by the calendar's own words, without the library. */
export function shiftsOn(
  { hours, hoursFrom, holidays, dates }: WorkingCalendar,
  date: string,
): readonly (readonly string[])[] {
  if (dates?.[date] !== undefined) return dates[date];
  if (holidays?.includes(date) === true) return [];
  let own = hours[weekdayOf(date)] ?? [];
  for (const [from, week] of Object.entries(hoursFrom ?? {}).sort()) {
    if (from <= date) own = week[weekdayOf(date)] ?? own;
  }
  return own;
}

/** Whether a date is leave. */
export function isAway({ away }: Pick<WorkingCalendar, "away">, date: string): boolean {
  return away?.some(({ from, to }) => from <= date && date <= to) === true;
}

/** Whether work begins on a date. */
export function isWorked(calendar: WorkingCalendar, date: string): boolean {
  return !isAway(calendar, date) && shiftsOn(calendar, date).length > 0;
}

/** Throws where a rule does not hold. */
export function holds(condition: boolean, rule: string, ...values: unknown[]): void {
  if (!condition) throw new Error(`${rule}: ${JSON.stringify(values)}`);
}

/** Date and time of day that a zone's clock shows, from the host's `Intl`. */
export function wallTime(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  })
    .format(new Date(instant))
    .replace(" ", "T");
}
