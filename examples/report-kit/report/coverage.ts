import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, type ReportInput } from "./report-input.js";

const SHOWN = 15;

/** Who is past the longest interval and finds no day: the one rule that the practice states without exception. */
export function coverage({ book, accounts, locale }: ReportInput): string[] {
  const say = sayIn(locale.language);
  const missed = book.plan.coverageMissed;
  const title = `<h2>${say("Coverage")}</h2>`;
  if (missed.length === 0) return [title, `<p>${say("Nobody past the longest interval is left without a day.")}</p>`];
  const nameOf = accountNames(accounts);
  const rows = missed.slice(0, SHOWN).map(({ accountId, latestOn }) => [nameOf(accountId), latestOn]);
  const rest = missed.length - rows.length;
  return [
    title,
    `<p>${say("{count} accounts are past their longest interval and find no day before {to}.", { count: missed.length, to: book.plan.to })}</p>`,
    htmlTable([say("account"), say("day")], rows, locale.language),
    ...(rest > 0 ? [`<p class="soft">${say("and {count} more", { count: rest })}</p>`] : []),
  ];
}
