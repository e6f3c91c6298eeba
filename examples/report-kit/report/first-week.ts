import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, type ReportInput } from "./report-input.js";

const DAYS_PER_WEEK = 7;
const MS_PER_DAY = 86_400_000;

/** For each seller how much the first week of the plan holds, and where to begin. */
export function firstWeek({ book, accounts, sellers, briefings, locale }: ReportInput): string {
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  const { from, booked, load } = book.plan;
  const end = new Date(Date.parse(from) + DAYS_PER_WEEK * MS_PER_DAY).toISOString().slice(0, 10);
  const rows = sellers.map(({ id }) => {
    const own = booked.filter(({ sellerId }) => sellerId === id);
    const soon = own.filter(({ on }) => on < end);
    const days = load.find(({ sellerId }) => sellerId === id)?.days.filter(({ on }) => on < end) ?? [];
    const minutes = days.reduce((sum, day) => sum + day.minutes, 0);
    const capacity = days.reduce((sum, day) => sum + day.capacity, 0);
    const [first] = own;
    return [
      id,
      soon.length,
      capacity === 0 ? say("no working day") : `${Math.round((100 * minutes) / capacity)}%`,
      first?.on ?? "",
      first === undefined ? say("nothing to review") : nameOf(first.accountId),
      first === undefined ? "" : shortWhy(briefings.get(first.key)?.why ?? []),
    ];
  });
  return htmlTable(
    [
      say("seller"),
      say("reviews before {day}", { day: end }),
      say("time booked"),
      say("begin on"),
      say("with"),
      say("because"),
    ],
    rows,
    locale.language,
  );
}

/** Why this account, and why now: the first reason and the last. */
function shortWhy(why: readonly string[]): string {
  return [...new Set([why[0], why.at(-1)])].filter((line) => line !== undefined).join("; ");
}
