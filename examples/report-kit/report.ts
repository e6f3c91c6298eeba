import { readFileSync } from "node:fs";
import { dayIn } from "./dates.js";
import { CONTRACT_DAYS, runFigures } from "./figures.js";
import { about, ESTIMATE, grouped } from "./numbers.js";
import { type Cell, cards, escapeHtml, page } from "./page.js";
import { accountCards } from "./report/account-cards.js";
import { coverage } from "./report/coverage.js";
import { diaries } from "./report/diaries.js";
import { leftOut } from "./report/left-out.js";
import { missing } from "./report/missing.js";
import { moves } from "./report/moves.js";
import { opportunity } from "./report/opportunity.js";
import { part } from "./report/part.js";
import { past } from "./report/past.js";
import { renewals } from "./report/renewals.js";
import type { ReportInput } from "./report/report-input.js";
import { sellerPlans } from "./report/seller-plans.js";
import { sinceLastRun } from "./report/since-last-run.js";
import { standing } from "./report/standing.js";
import { teamWeek } from "./report/team-week.js";
import { valueAtRisk } from "./report/value-at-risk.js";
import { whereTheyStand } from "./report/where-they-stand.js";
import { wordOfMouth } from "./report/word-of-mouth.js";
import { sayIn } from "./say.js";

/** The plan and what it rests on, as one page that stands alone: first what to do, then why, then what is left out. */
export function report(input: ReportInput): string {
  const { book, asOf, locale } = input;
  const { plan } = book;
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const parts = [
    ...missing(input),
    part("team", say("Where each seller should start")),
    teamWeek(input),
    accountCards(input),
    ...sinceLastRun(input),
    ...moves(input),
    ...coverage(input),
    ...renewals(input),
    ...valueAtRisk(input),
    ...standing(input),
    ...whereTheyStand(input),
    ...opportunity(input),
    ...wordOfMouth(input),
    ...sellerPlans(input),
    ...past(input),
    ...leftOut(input),
    part("reviews", say("Every review, with how to offer it and what to ask")),
    diaries(input),
  ];
  const titles = [...parts.join("\n").matchAll(/<h2 id="([^"]*)"[^>]*>([^<]*)<\/h2>/g)];
  const list = titles.map(([, id = "", title = ""]) => `<li><a href="#${id}">${title}</a></li>`).join("");
  const sections = [
    `<h1>${say("Which accounts to review, when, and why")}</h1>`,
    `<p class="soft">${say("As of {asOf}, for {from} to {to}.", { asOf: day(asOf), from: day(plan.from), to: day(plan.to) })} ${escapeHtml(say("{sign} marks an estimate, to two digits; other figures are counted.", { sign: ESTIMATE }))}</p>`,
    ...(locale.draft === true
      ? [`<p class="soft">${say("The words of this page are a draft: no native speaker has gone over them yet.")}</p>`]
      : []),
    cards(headlines(input), language),
    `<nav aria-label="${escapeHtml(say("on this page"))}"><details><summary>${escapeHtml(say("on this page"))}</summary><ul>${list}</ul></details></nav>`,
    ...parts,
  ];
  const script = readFileSync(new URL("browser/accounts.js", import.meta.url), "utf8");
  return page(say("Reviews to hold"), language, sections, script);
}

/** The figures of the day, with those of the last run beside them. */
function headlines({
  book,
  accounts,
  asOf,
  rejected,
  currency,
  lastRun,
  locale,
}: ReportInput): [string, Cell, string?][] {
  const { language } = locale;
  const say = sayIn(language);
  const now = runFigures(book, asOf);
  const before = (value: string | undefined): [string?] =>
    value === undefined || lastRun == null
      ? []
      : [say("{value} on {day}", { value, day: dayIn(language)(lastRun.asOf) })];
  const then = (value: number | undefined): [string?] =>
    before(value === undefined ? undefined : grouped(Math.round(value), language));
  const last = lastRun ?? undefined;
  // What is on record of no account is unknown, and no zero.
  const ifKnown = (
    list: "touches" | "contracts" | "tickets",
    card: [string, Cell, string?],
  ): [string, Cell, string?][] => (accounts.some((each) => each[list] != null) ? [card] : []);
  return [
    [say("accounts"), now.accounts, ...then(last?.accounts)],
    [say("reviews booked"), book.plan.booked.length],
    [say("without a day"), now.withoutDay, ...then(last?.withoutDay)],
    ...ifKnown("touches", [say("past the longest interval"), now.overdue, ...then(last?.overdue)]),
    ...(now.atRisk === null
      ? []
      : [
          [
            say("{currency} at risk within {months} months", { currency, months: book.valueAtRisk?.months ?? 12 }),
            { estimate: about(now.atRisk, language) },
            ...before(last?.atRisk == null ? undefined : about(last.atRisk, language)),
          ] as [string, Cell, string?],
        ]),
    ...ifKnown("contracts", [
      say("{currency} in contracts that end within {days} days", { days: CONTRACT_DAYS, currency }),
      now.ending,
      ...then(last?.ending),
    ]),
    ...ifKnown("tickets", [say("open problems"), now.openProblems, ...then(last?.openProblems)]),
    [say("rows left out"), rejected.filter(({ kept }) => kept !== true).length],
  ];
}
