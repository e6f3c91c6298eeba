import { renewalForecast } from "retention-kit";
import { renewalsByMonth } from "../charts/renewals-by-month.js";
import { dayIn } from "../dates.js";
import { about, bounds, grouped } from "../numbers.js";
import { figure, forWidths, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 10;
const YEAR_DAYS = 365;
const MS_PER_DAY = 86_400_000;
const DRAWS = 500;

/** The next year's renewals by the month in which they end, in money, and the contracts that end next; nothing where there are none. */
export function renewals({ book, accounts, asOf, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const words = wordsIn(locale, currency);
  const linkTo = accountLinks(accounts);
  const known = new Set(book.accounts.map(({ accountId }) => accountId));
  const contracts = accounts.flatMap(({ id: accountId, contracts: own }) =>
    known.has(accountId) ? (own ?? []).map((contract) => ({ ...contract, accountId })) : [],
  );
  const to = new Date(Date.parse(asOf) + YEAR_DAYS * MS_PER_DAY).toISOString().slice(0, 10);
  const { months, amount, expected, lower, upper, running, runningAfter } = renewalForecast(contracts, {
    asOf,
    to,
    standings: book.accounts,
    resamples: DRAWS,
  });
  const between = lower === null || upper === null ? null : bounds({ lower, upper }, language, amount);
  const ends = book.accounts
    .flatMap(({ accountId, renewals: own }) =>
      own.flatMap((renewal) => (renewal.daysLeft < 0 ? [] : [{ accountId, renewal }])),
    )
    .sort((a, b) => a.renewal.daysLeft - b.renewal.daysLeft || (b.renewal.amount ?? 0) - (a.renewal.amount ?? 0));
  if (ends.length === 0 && running === 0) return [];
  const shown = ends.slice(0, SHOWN);
  return [
    part("renewals", say("Renewals by month")),
    ...(amount === 0
      ? []
      : [
          `<p>${say(
            "Contracts worth {amount} {currency} a year end in the next 12 months; {expected} of it is expected to be renewed.",
            {
              amount: grouped(Math.round(amount), language),
              currency,
              expected: about(expected, language),
            },
          )}${between === null ? "" : ` ${say("Nine in ten outcomes lie between {lower} and {upper}.", between)}`}</p>`,
          figure(
            forWidths((width) => renewalsByMonth(months, currency, language, width)),
            say(
              "Contracts that end in each month, by annual value: the blue part is expected to be renewed, the line shows its bounds, the number how many contracts end.",
            ),
          ),
        ]),
    ...(running === 0
      ? []
      : [
          `<p>${say(
            "Of {running} {currency} a year under contract, with an end or without, {after} is expected to be left in 12 months.",
            {
              running: grouped(Math.round(running), language),
              currency,
              after: about(runningAfter.expected, language),
            },
          )}</p>`,
        ]),
    ...(ends.length === 0 ? [] : next()),
  ];

  function next(): string[] {
    return [
      `<h3>${say("Contracts that end next")}</h3>`,
      htmlTable(
        [say("account"), say("ends on"), say("a year, {currency}", { currency }), say("what is known")],
        shown.map(({ accountId, renewal: { amount: money, endsOn, reasons } }) => [
          linkTo(accountId),
          day(endsOn),
          money === null ? "" : Math.round(money),
          together(reasons.map(words), language),
        ]),
        language,
      ),
      tableEnd(
        { shown: shown.length, total: ends.length, order: "the earliest first", all: "#view=all&sort=ending" },
        language,
      ),
    ];
  }
}
