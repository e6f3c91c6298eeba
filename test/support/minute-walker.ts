/** What a walker asks a calendar: the shifts that start on a day, in minutes from its midnight. */
export interface WalkedCalendar {
  shiftsOn: (day: number) => readonly { start: number; end: number }[];
}

const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows, in minutes since day 0, asked of the host for one instant at a time. */
export function wallMinutes(ms: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
  clocks.set(timeZone, clock);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = clock.format(ms).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
}

/**
 * The instants, a minute apart, at which work is done: by walking them one by one, watching the clock on the wall. A shift
 * has begun once the clock has shown its start or later, and is over once it has shown its end or later.
 */
export function workingMinutes(calendar: WalkedCalendar, timeZone: string, from: number, to: number): number[] {
  const working: number[] = [];
  let shown = -Infinity;
  for (let ms = from - 3 * MINUTES_PER_DAY * MINUTE; ms < to; ms += MINUTE) {
    shown = Math.max(shown, wallMinutes(ms, timeZone));
    if (ms < from) continue;
    const today = Math.floor(shown / MINUTES_PER_DAY);
    const atWork = [today - 1, today].some((day) =>
      calendar
        .shiftsOn(day)
        .some(({ start, end }) => start <= shown - day * MINUTES_PER_DAY && shown - day * MINUTES_PER_DAY < end),
    );
    if (atWork) working.push(ms);
  }
  return working;
}
