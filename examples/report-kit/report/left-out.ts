import { describe } from "retention-kit/locales";
import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { firstRows } from "./first-rows.js";
import { accountNames, type ReportInput } from "./report-input.js";

/** Reviews without a day, with what would have booked them, and rows that could not be read. */
export function leftOut({ book, accounts, rejected, locale }: ReportInput): string[] {
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  const reviews = book.plan.unbooked.map(({ accountId, cause, reasons }) => [
    nameOf(accountId),
    cause,
    reasons.map((reason) => describe(reason, locale)).join("; "),
  ]);
  const missed = book.plan.coverageMissed.map(({ accountId, latestOn, call }) => [
    nameOf(accountId),
    latestOn,
    call === null
      ? say("no room")
      : say("a call of {minutes} minutes by {seller} on {day}", {
          minutes: call.minutes,
          seller: call.sellerId,
          day: call.on,
        }),
  ]);
  const rows = rejected.map(({ place, path, message }) => [place, path, message]);
  return [
    `<h2>${say("Reviews without a day")}</h2>`,
    reviews.length === 0
      ? `<p>${say("Every review that is due has a day.")}</p>`
      : firstRows(reviews, say, (some) => htmlTable([say("account"), say("cause"), say("why")], some)),
    ...(missed.length === 0
      ? []
      : [
          `<h2>${say("Longest intervals that run out without a review")}</h2>`,
          firstRows(missed, say, (some) =>
            htmlTable([say("account"), say("runs out on"), say("what would fit")], some),
          ),
        ]),
    `<h2>${say("Rows left out")}</h2>`,
    rows.length === 0
      ? `<p>${say("None.")}</p>`
      : firstRows(rows, say, (some) => htmlTable([say("row"), say("field"), say("what is wrong")], some)),
  ];
}
