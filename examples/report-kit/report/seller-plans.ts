import { isWorkingDay, workingWeek } from "retention-kit";
import { loadByWeek, type WeekLoad } from "../charts/load-by-week.js";
import { loadCalendars, WEEKDAYS, type LoadCell } from "../charts/load-calendars.js";
import { figure, forWidths } from "../page.js";
import { sayIn } from "../say.js";
import { part } from "./part.js";
import type { ReportInput } from "./report-input.js";

const MS_PER_DAY = 86_400_000;

/** A calendar for each seller, and the load of its weeks against what there is room for. */
export function sellerPlans(input: ReportInput): string[] {
  const { language } = input.locale;
  const say = sayIn(language);
  const [cells, weeks] = [loadCells(input), weekLoads(input)];
  return [
    part("calendars", say("Each seller's calendar")),
    figure(
      forWidths((width) => loadCalendars(cells, say, language, width)),
      say(
        "One column per week, one row per weekday. The stronger the color of a day, the more of its review minutes are booked; gray days are off.",
      ),
    ),
    part("load", say("Load against capacity")),
    figure(
      forWidths((width) => loadByWeek(weeks, say, language, width)),
      say("Hours of review booked in each week (blue) against the hours available for reviews (gray)."),
    ),
  ];
}

/** Every day of the plan for every seller. */
function loadCells({ book, sellers }: ReportInput): LoadCell[] {
  const first = Date.parse(book.plan.from) / MS_PER_DAY;
  const last = Date.parse(book.plan.to) / MS_PER_DAY;
  const loads = new Map(
    book.plan.load.map(({ sellerId, days }) => [sellerId, new Map(days.map((day) => [day.on, day]))]),
  );
  return sellers.flatMap(({ id, calendar, away = [] }) =>
    Array.from({ length: last - first + 1 }, (_, index) => {
      const on = plainDate(first + index);
      const load = loads.get(id)?.get(on);
      const isAway = (away ?? []).some(({ from, to }) => from <= on && on <= to);
      const works = !isAway && isWorkingDay(on, { calendar: calendar ?? workingWeek("mon-fri", "09:00-17:00") });
      const used = load === undefined || load.capacity === 0 ? 0 : Math.min(1, load.minutes / load.capacity);
      return { sellerId: id, week: mondayOf(on), weekday: WEEKDAYS[weekdayOf(on)] ?? "Mon", used: works ? used : null };
    }),
  );
}

function weekLoads({ book }: ReportInput): WeekLoad[] {
  return book.plan.load.flatMap(({ sellerId, days }) => {
    const weeks = new Map<string, WeekLoad>();
    for (const { on, minutes, capacity } of days) {
      const week = mondayOf(on);
      const load = weeks.get(week) ?? { sellerId, week, minutes: 0, capacity: 0 };
      weeks.set(week, { ...load, minutes: load.minutes + minutes, capacity: load.capacity + capacity });
    }
    return [...weeks.values()];
  });
}

function mondayOf(on: string): string {
  return plainDate(Date.parse(on) / MS_PER_DAY - weekdayOf(on));
}

/** 0 for Monday. */
function weekdayOf(on: string): number {
  return (Date.parse(on) / MS_PER_DAY + 3) % 7;
}

function plainDate(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
