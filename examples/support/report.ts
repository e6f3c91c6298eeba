import { cards, page } from "./page.js";
import { diaries } from "./report/diaries.js";
import { firstWeek } from "./report/first-week.js";
import { leftOut } from "./report/left-out.js";
import { moves } from "./report/moves.js";
import { levelsOf, opportunity } from "./report/opportunity.js";
import type { ReportInput } from "./report/report-input.js";
import { sellerPlans } from "./report/seller-plans.js";
import { standing } from "./report/standing.js";
import { valueAtRisk } from "./report/value-at-risk.js";
import { wordOfMouth } from "./report/word-of-mouth.js";

/** The plan and what it rests on, as one page that stands alone: first what to do, then why, then what is left out. */
export function report(input: ReportInput): string {
  const { book, asOf, rejected, currency, locale } = input;
  const { plan } = book;
  return page("Reviews to hold", locale.language, [
    `<h1>Whom to review, when, and why</h1><p class="soft">As of ${asOf}, for ${plan.from} to ${plan.to}.</p>`,
    cards([
      ["accounts", book.accounts.length],
      ["of high opportunity", levelsOf(book)[0]?.accounts ?? 0],
      ["reviews booked", plan.booked.length],
      ["without a day", plan.unbooked.length],
      ...(book.valueAtRisk === null ? [] : [[`${currency} at risk`, Math.round(book.valueAtRisk.amount)] as const]),
      ["rows left out", rejected.length],
    ]),
    "<h2>Where each seller begins</h2>",
    firstWeek(input),
    ...moves(input),
    ...sellerPlans(input),
    "<h2>Every review, with how to offer it and what to ask</h2>",
    diaries(input),
    ...valueAtRisk(input),
    ...standing(input),
    ...wordOfMouth(input),
    ...opportunity(input),
    ...leftOut(input),
  ]);
}
