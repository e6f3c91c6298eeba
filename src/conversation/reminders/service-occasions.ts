import { addMonths } from "../../calendar/days/plain-date.js";
import type { ServiceAsset, ServiceRule } from "./reminder-rules.js";
import { lastService } from "./due-services.js";
import type { UseForecast } from "./use-forecast.js";

/**
 * One time that a service falls due.
 * @internal
 */
export interface ServiceOccasion {
  /** The probability that it has fallen due by the end of a day. */
  chanceBy: (day: number) => number;
}

/**
 * The times that a service of an asset falls due up to a day, the next one first; `null` if it goes by use alone and
 * no one knows the use. A later one counts from the day on which the one before is expected, or from `asOf` where that
 * has passed: a service that is overdue is held today at the earliest.
 * @internal
 */
export function serviceOccasions(
  asset: ServiceAsset,
  { service, everyMonths, everyUse }: ServiceRule,
  forecast: UseForecast | null,
  asOf: number,
  until: number,
): ServiceOccasion[] | null {
  if (everyMonths == null && forecast === null) return null;
  const occasions: ServiceOccasion[] = [];
  let before = lastService(asset, service, asOf, forecast);
  for (;;) {
    const dateDay = everyMonths == null ? Infinity : addMonths(before.day, everyMonths);
    const level = everyUse == null || before.use === null || forecast === null ? null : before.use + everyUse;
    if (dateDay === Infinity && level === null) return occasions.length === 0 ? null : occasions;
    const useDay = level === null || forecast === null ? Infinity : forecast.reachedOn(level).day;
    const byUse = (day: number): number => (level === null || forecast === null ? 0 : forecast.chanceBy(level, day));
    const dueDay = Math.min(dateDay, useDay);
    if (dueDay > until && byUse(until) < LEAST_CHANCE) return occasions;
    occasions.push({ chanceBy: (day) => (day >= dateDay ? 1 : byUse(day)) });
    const held = Math.max(dueDay, asOf);
    if (held > until) return occasions;
    before = { day: held, use: forecast?.useOn(held) ?? null };
  }
}

/** What is less likely than this to fall due in time changes no count of parts. */
const LEAST_CHANCE = 1e-6;
