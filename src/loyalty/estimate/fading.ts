import type { AutomaticRule } from "../../accounts/last-decided-day.js";
import { epochMs } from "../../calendar/days/instant.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { MS_PER_DAY } from "../../calendar/days/plain-date.js";
import type { Instant } from "../../records/values/time.js";
import { pow } from "../../numeric/elementary/pow.js";

/** How old records fade. */
export interface Fading {
  asOfDay: number;
  halfLifeDays: number;
  timeZone: string;
  /** Days without activity after which an open ticket counts as never closed. */
  silentAfterDays: number;
  /** Share of a problem's effect that a purchase after it ends. */
  purchaseEnds: number;
  /** Which purchases come by themselves, and so end nothing. */
  automatic: AutomaticRule;
  /** Days after a problem within which an answer on effort is about it. */
  answerDays: number;
}

/**
 * 1 on the day asked about, halving every half-life before it; `null` after it.
 * @internal
 */
export function freshnessOf(functionName: string, path: string, instant: Instant, fading: Fading): number | null {
  const age = ageInDays(functionName, path, instant, fading);
  return age < 0 ? null : pow(2, -age / fading.halfLifeDays);
}

/**
 * Days from a moment to the day asked about.
 * @internal
 */
export function ageInDays(functionName: string, path: string, instant: Instant, fading: Fading): number {
  const ms = epochMs(functionName, path, instant);
  const day = fading.timeZone === "UTC" ? Math.floor(ms / MS_PER_DAY) : dayOfInstant(ms, fading.timeZone);
  return fading.asOfDay - day;
}
