import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlainDate } from "retention-kit";
import { EXPORTED_ON, STORY_ENDS_ON } from "./generate.js";
import type { StoredPlan } from "./last-plan.js";

/** What happened in the made-up company between the first export and a later one. */
export interface News {
  /** The day of the export. */
  asOf: PlainDate;
  /** Reviews that were held. */
  held: readonly { accountId: string; sellerId: string; on: PlainDate }[];
  /** Leave that nobody had planned. */
  away: readonly { sellerId: string; from: PlainDate; to: PlainDate }[];
}

/** Of the first export. */
export const noNews: News = { asOf: EXPORTED_ON, held: [], away: [] };

const MS_PER_DAY = 86_400_000;
const WHO_FALL_ILL = ["seller-05", "seller-08", "seller-11"];
const DAYS_ILL = 14;

/**
 * What the made-up company lives through until a day, after what was known when the last plan was made: it holds its
 * reviews, but one in ten falls through, and on the day a seller calls in sick for two weeks.
 */
export function newsUntil(asOf: PlainDate, lastPlan: StoredPlan | null, before: News): News {
  const day = asOf < EXPORTED_ON ? EXPORTED_ON : asOf > STORY_ENDS_ON ? STORY_ENDS_ON : asOf;
  if (lastPlan === null) return { ...noNews, asOf: day };
  const due = lastPlan.booked.filter(({ on }) => on <= day);
  const held = due.filter((_, index) => index % 10 !== 9);
  const sellerId = WHO_FALL_ILL[before.away.length % WHO_FALL_ILL.length] ?? "";
  return {
    asOf: day,
    held: [...before.held, ...held.map(({ accountId, sellerId, on }) => ({ accountId, sellerId, on }))],
    away: [...before.away, { sellerId, from: later(day, 1), to: later(day, DAYS_ILL) }],
  };
}

/** The news behind the export in a folder. */
export function readNews(folder: string): News {
  const file = fileIn(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as News) : noNews;
}

/** Notes them beside the export, for the next. */
export function writeNews(folder: string, news: News): void {
  writeFileSync(fileIn(folder), `${JSON.stringify(news, null, 1)}\n`);
}

function fileIn(folder: string): string {
  return join(folder, "news.json");
}

function later(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
