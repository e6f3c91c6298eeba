import { readFileSync } from "node:fs";
import { cards, page } from "./page.js";
import { accountCards } from "./report/account-cards.js";
import { coverage } from "./report/coverage.js";
import { diaries } from "./report/diaries.js";
import { firstWeek } from "./report/first-week.js";
import { leftOut } from "./report/left-out.js";
import { moves } from "./report/moves.js";
import { levelsOf, opportunity } from "./report/opportunity.js";
import { renewals } from "./report/renewals.js";
import type { ReportInput } from "./report/report-input.js";
import { sellerPlans } from "./report/seller-plans.js";
import { standing } from "./report/standing.js";
import { valueAtRisk } from "./report/value-at-risk.js";
import { whereTheyStand } from "./report/where-they-stand.js";
import { wordOfMouth } from "./report/word-of-mouth.js";
import { sayIn } from "./say.js";

/** The plan and what it rests on, as one page that stands alone: first what to do, then why, then what is left out. */
export function report(input: ReportInput): string {
  const { book, asOf, rejected, currency, locale } = input;
  const { plan } = book;
  const say = sayIn(locale.language);
  const script = readFileSync(new URL("browser/accounts.js", import.meta.url), "utf8");
  const sections = [
    `<h1>${say("Whom to review, when, and why")}</h1><p class="soft">${say("As of {asOf}, for {from} to {to}.", { asOf, from: plan.from, to: plan.to })}</p>`,
    ...(locale.draft === true
      ? [`<p class="soft">${say("The words of this page are a draft: no native speaker has gone over them yet.")}</p>`]
      : []),
    cards(
      [
        [say("accounts"), book.accounts.length],
        [say("of high opportunity"), levelsOf(book)[0]?.accounts ?? 0],
        [say("reviews booked"), plan.booked.length],
        [say("without a day"), plan.unbooked.length],
        ...(book.valueAtRisk === null
          ? []
          : [[say("{currency} at risk", { currency }), Math.round(book.valueAtRisk.amount)] as const]),
        [say("rows left out"), rejected.length],
      ],
      locale.language,
    ),
    `<h2>${say("Where each seller begins")}</h2>`,
    firstWeek(input),
    accountCards(input),
    ...moves(input),
    ...sellerPlans(input),
    `<h2>${say("Every review, with how to offer it and what to ask")}</h2>`,
    diaries(input),
    ...whereTheyStand(input),
    ...valueAtRisk(input),
    ...renewals(input),
    ...coverage(input),
    ...standing(input),
    ...wordOfMouth(input),
    ...opportunity(input),
    ...leftOut(input),
  ];
  return page(say("Reviews to hold"), locale.language, sections, script);
}
