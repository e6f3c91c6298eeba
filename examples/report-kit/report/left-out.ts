import { causeWord } from "../kind-words.js";
import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 20;

/** Reviews without a day, with what would have booked them, and rows that could not be read. */
export function leftOut({ book, accounts, rejected, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const say = sayIn(language);
  const words = wordsIn(locale, currency);
  const linkTo = accountLinks(accounts);
  const stakes = new Map(book.accounts.map(({ accountId, attention }) => [accountId, attention.total]));
  const reviews = book.plan.unbooked
    .toSorted(
      (a, b) => (stakes.get(b.accountId) ?? 0) - (stakes.get(a.accountId) ?? 0) || (a.accountId < b.accountId ? -1 : 1),
    )
    .map(({ accountId, cause, remedy, reasons }) => [
      linkTo(accountId),
      reasons.slice(0, 1).map(words).join(""),
      causeWord(cause, say),
      // The last reason words the remedy.
      remedy === null ? "" : reasons.slice(-1).map(words).join(""),
    ]);
  // The messages name the function that read the row, which the reader of the page does not know.
  const rows = rejected.map(({ place, path, message }) => [place, path, message.replace(/^\w+: /, "")]);
  return [
    part("without-day", say("Reviews without a day")),
    ...(reviews.length === 0
      ? [`<p>${say("Every review that is due has a day.")}</p>`]
      : [
          htmlTable(
            [say("account"), say("why"), say("why it has no day"), say("what would have booked it")],
            reviews.slice(0, SHOWN),
            language,
          ),
          tableEnd(
            {
              shown: Math.min(SHOWN, reviews.length),
              total: reviews.length,
              order: "what a review may protect or bring, the most first",
            },
            language,
          ),
        ]),
    part("left-out", say("Rows left out")),
    ...(rows.length === 0
      ? [`<p>${say("None.")}</p>`]
      : [
          htmlTable([say("row"), say("field"), say("what is wrong")], rows.slice(0, SHOWN), language),
          tableEnd(
            { shown: Math.min(SHOWN, rows.length), total: rows.length, order: "in the order of the files" },
            language,
          ),
        ]),
  ];
}
