import type { CalendarLayer, WeeklyHours } from "retention-kit";

/** Minutes from midnight of the day a shift starts on. */
export interface PlainShift {
  start: number;
  end: number;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const FROM_MONDAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * The shifts of a date, read off the layers of a calendar as the documentation words it, one date at a time, sharing no
 * code with the library.
 */
export function plainShifts(layers: readonly CalendarLayer[], date: string): PlainShift[] {
  const inForce = layers.filter(({ validFrom }) => (validFrom ?? "0000-01-01") <= date);
  if (inForce.some(({ away }) => (away ?? []).some(({ from, to }) => from <= date && date <= to))) return [];
  const hours: { -readonly [Name in keyof WeeklyHours]: WeeklyHours[Name] } = {};
  for (const layer of inForce) {
    const changes = Object.entries(layer.hoursFrom ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
    for (const named of [layer.hours ?? {}, ...changes.flatMap(([from, week]) => (from <= date ? [week] : []))]) {
      for (const weekday of FROM_MONDAY) if (named[weekday] !== undefined) hours[weekday] = named[weekday];
    }
  }
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "mon";
  for (const layer of [...inForce].reverse()) {
    const ofDate = layer.dates?.[date];
    if (ofDate !== undefined) return minutes(ofDate);
    if (layer.extraDays?.includes(date) === true) {
      const own = hours[weekday] ?? [];
      const usual = FROM_MONDAY.map((name) => hours[name] ?? []).find((list) => list.length > 0);
      return minutes(own.length > 0 ? own : (usual ?? []));
    }
    if (layer.holidays?.includes(date) === true) return [];
  }
  return minutes(hours[weekday] ?? []);
}

/** The same as a calendar that a walker can ask. */
export function plainCalendar(layers: readonly CalendarLayer[]): { shiftsOn: (day: number) => PlainShift[] } {
  const known = new Map<number, PlainShift[]>();
  return {
    shiftsOn: (day) => {
      const shifts = known.get(day) ?? plainShifts(layers, new Date(day * 86_400_000).toISOString().slice(0, 10));
      known.set(day, shifts);
      return shifts;
    },
  };
}

function minutes(shifts: readonly (readonly string[])[]): PlainShift[] {
  const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return shifts
    .map(([from = "", to = ""]) => ({
      start: minute(from),
      end: minute(to) <= minute(from) ? minute(to) + 1440 : minute(to),
    }))
    .sort((left, right) => left.start - right.start);
}
