const MS_PER_DAY = 86_400_000;

/** A moment by the clocks of a zone, `2026-01-05T13:45:00`, as an instant. One that they show twice is its first. */
export function clockMoment(local: string, timeZone: string): string {
  const shown = Date.parse(`${local}Z`);
  const before = shown - offsetAt(shown - MS_PER_DAY, timeZone);
  const ms = before + offsetAt(before, timeZone) === shown ? before : shown - offsetAt(shown + MS_PER_DAY, timeZone);
  return new Date(ms).toISOString();
}

function offsetAt(ms: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const [day = 0, month = 1, year = 0, hour = 0, minute = 0, second = 0] = clock.format(ms).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
