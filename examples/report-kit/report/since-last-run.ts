import type { AccountState } from "retention-kit";
import { dayIn } from "../dates.js";
import { CONTRACT_DAYS, runFigures, type RunFigures } from "../figures.js";
import { about, grouped } from "../numbers.js";
import { type Cell, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 15;
/** From the best to the worst. */
const ORDER: readonly AccountState[] = ["active", "new", "slowing", "lapsed", "lost"];

/** What has changed since the last run: the figures of the page, and the accounts that have slowed down or left since. */
export function sinceLastRun({ book, accounts, asOf, currency, lastRun, locale }: ReportInput): string[] {
  const { language } = locale;
  const say = sayIn(language);
  const title = part("trend", say("Since the last run"));
  if (lastRun == null) {
    return [title, `<p>${say("This is the first run: the next one will show what has changed.")}</p>`];
  }
  const day = dayIn(language);
  const now = runFigures(book, asOf);
  const counted = (label: string, of: (figures: RunFigures) => number): Cell[] => {
    const change = Math.round(of(now)) - Math.round(of(lastRun));
    return [
      label,
      Math.round(of(lastRun)),
      Math.round(of(now)),
      { estimate: signed(change, grouped(Math.abs(change), language)), counted: true },
    ];
  };
  const rows: Cell[][] = [
    counted(say("accounts"), ({ accounts: count }) => count),
    counted(say("customers"), ({ customers }) => customers),
    ...(lastRun.atRisk === null || now.atRisk === null
      ? []
      : [
          [
            say("at risk, {currency}", { currency }),
            { estimate: about(lastRun.atRisk, language) },
            { estimate: about(now.atRisk, language) },
            { estimate: signed(now.atRisk - lastRun.atRisk, about(Math.abs(now.atRisk - lastRun.atRisk), language)) },
          ],
        ]),
    counted(
      say("contracts that end within {days} days, {currency}", { days: CONTRACT_DAYS, currency }),
      ({ ending }) => ending,
    ),
    counted(say("open problems"), ({ openProblems }) => openProblems),
    counted(say("past the longest interval"), ({ overdue }) => overdue),
    counted(say("without a day"), ({ withoutDay }) => withoutDay),
  ];

  const linkTo = accountLinks(accounts);
  const words = wordsIn(locale, currency);
  const worse = book.accounts
    .flatMap((account) => {
      const before = lastRun.standings[account.accountId];
      const [then, today] = [ORDER.indexOf(before ?? "prospect"), ORDER.indexOf(account.standing.state)];
      return before !== undefined && then >= 0 && today > Math.max(then, 1) ? [{ account, before }] : [];
    })
    .sort(
      (a, b) =>
        b.account.attention.total - a.account.attention.total || (a.account.accountId < b.account.accountId ? -1 : 1),
    );
  const shown = worse.slice(0, SHOWN);
  return [
    title,
    htmlTable([say("figure"), day(lastRun.asOf), day(asOf), say("change")], rows, language),
    ...(worse.length === 0
      ? []
      : [
          `<h3>${say("Who has slowed down or left since")}</h3>`,
          htmlTable(
            [say("account"), say("was"), say("is now"), say("why")],
            shown.map(({ account, before }) => [
              linkTo(account.accountId),
              say(before),
              say(account.standing.state),
              together(account.standing.reasons.map(words), language),
            ]),
            language,
          ),
          tableEnd(
            {
              shown: shown.length,
              total: worse.length,
              order: "what a review may protect or bring, the most first",
            },
            language,
          ),
        ]),
  ];
}

/** A change with its sign, as it is read; one that is estimated keeps the sign of an estimate. */
function signed(change: number, size: string): string {
  return change === 0 ? "0" : size.replace(/^(≈\s)?/, `$1${change > 0 ? "+" : "−"}`);
}
