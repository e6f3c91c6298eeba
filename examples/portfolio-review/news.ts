import type { PlainDate } from "retention-kit";
import { EXPORTED_ON, STORY_ENDS_ON } from "./generate.js";
import type { StoredPlan } from "./last-plan.js";
import type { News } from "./write-export.js";

const MS_PER_DAY = 86_400_000;
const WHO_FALLS_ILL = "seller-05";
const DAYS_ILL = 14;

/**
 * What the made-up company lives through until a day: it holds its reviews, but one in ten falls through, and on the day
 * a seller calls in sick for two weeks.
 */
export function newsUntil(asOf: PlainDate, lastPlan: StoredPlan | null): News {
  const day = asOf < EXPORTED_ON ? EXPORTED_ON : asOf > STORY_ENDS_ON ? STORY_ENDS_ON : asOf;
  if (lastPlan === null) return { asOf: day, held: [], away: [] };
  const due = lastPlan.booked.filter(({ on }) => on <= day);
  return {
    asOf: day,
    held: due.filter((_, index) => index % 10 !== 9),
    away: [{ sellerId: WHO_FALLS_ILL, from: later(day, 1), to: later(day, DAYS_ILL) }],
  };
}

function later(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
