import { dayIn } from "../dates.js";
import { hasLeft, isOverdue } from "../figures.js";
import { grouped } from "../numbers.js";
import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 15;
const MS_PER_DAY = 86_400_000;

/** Who is past the longest interval, a year at most: the one rule that the practice states without exception. */
export function coverage({ book, accounts, asOf, locale }: ReportInput): string[] {
  // Where contacts are on record of no account, no one knows whose interval is up.
  if (!accounts.some(({ touches }) => touches != null)) return [];
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const count = (value: number): string => grouped(value, language);
  const linkTo = accountLinks(accounts);
  const booked = new Set(book.plan.booked.map(({ accountId }) => accountId));
  const reportOf = new Map(book.accounts.map((report) => [report.accountId, report]));
  const all = book.accounts.filter(({ standing }) => !hasLeft(standing.state));
  const overdue = all.filter(isOverdue);
  const reached = overdue.filter(({ accountId }) => booked.has(accountId)).length;
  const missed = book.plan.coverageMissed.toSorted(
    (a, b) => (a.latestOn < b.latestOn ? -1 : a.latestOn > b.latestOn ? 1 : 0) || (a.accountId < b.accountId ? -1 : 1),
  );
  const shown = missed.slice(0, SHOWN);
  const rows = shown.map(({ accountId, latestOn, call }) => [
    linkTo(accountId),
    reportOf.get(accountId)?.nextReview.sellerId ?? "",
    day(latestOn),
    latestOn < asOf ? (Date.parse(asOf) - Date.parse(latestOn)) / MS_PER_DAY : "",
    call === null
      ? say("no room")
      : say("a call of {minutes} minutes by {seller} on {day}", {
          minutes: call.minutes,
          seller: call.sellerId,
          day: day(call.on),
        }),
  ]);
  return [
    part("coverage", say("Coverage")),
    `<p>${say(
      "{count} of {accounts} customers and prospects are past their longest interval, which is a year at most: {booked} of them have a day in this plan, {left} do not. Those who have left are not counted.",
      {
        count: count(overdue.length),
        accounts: count(all.length),
        booked: count(reached),
        left: count(overdue.length - reached),
      },
    )}</p>`,
    ...(missed.length === 0
      ? []
      : [
          `<h3>${say("Longest intervals that run out without a review")}</h3>`,
          htmlTable(
            [say("account"), say("seller"), say("runs out on"), say("days overdue"), say("what would fit")],
            rows,
            language,
          ),
          tableEnd({ shown: shown.length, total: missed.length, order: "the longest overdue first" }, language),
        ]),
  ];
}
