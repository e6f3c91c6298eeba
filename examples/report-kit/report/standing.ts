import { type AccountState, scoreHealth } from "retention-kit";
import { fourFields, MOST_DOTS, muchAtRisk } from "../charts/four-fields.js";
import { about, aboutShare, grouped } from "../numbers.js";
import { figure, forWidths, htmlTable } from "../page.js";
import { sayIn, type Say } from "../say.js";
import { part } from "./part.js";
import { accountLinks, accountNames, horizonOf, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 10;
const CUSTOMERS: readonly AccountState[] = ["new", "active", "slowing"];

/** The four-field picture, where loyalty is known of anyone. */
export function standing({ book, accounts, asOf, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const nameOf = accountNames(accounts);
  // Those who have left are told among those to win back.
  const standings = book.accounts.flatMap(
    ({ accountId, opportunity: { level, expectedValue }, buysAgain, valueAtRisk, standing: { state } }) =>
      buysAgain === null || !CUSTOMERS.includes(state)
        ? []
        : [
            {
              accountId,
              name: nameOf(accountId),
              level,
              worth: expectedValue,
              loyalty: buysAgain.probability,
              atRisk: valueAtRisk?.amount ?? 0,
            },
          ],
  );
  // Where nothing is known that could be sold, all dots would stand on one line.
  if (!standings.some(({ worth }) => worth > 0)) return [];
  const say = sayIn(language);
  const linkTo = accountLinks(accounts);
  const healthOf = (accountId: string): string => {
    const account = accounts.find(({ id }) => id === accountId);
    const { score, band } = account === undefined ? { score: null, band: null } : scoreHealth(account, { asOf });
    return score === null
      ? say("too little known")
      : say("{score} of 100, {band}", { score: Math.round(score), band: sayBand(band, say) });
  };
  const atStake = muchAtRisk(standings).sort(
    (a, b) => b.worth * (1 - b.loyalty) - a.worth * (1 - a.loyalty) || (a.accountId < b.accountId ? -1 : 1),
  );
  const shown = atStake.slice(0, SHOWN);
  const rows = shown.map(({ accountId, worth, loyalty, atRisk }) => [
    linkTo(accountId),
    { estimate: about(worth, language) },
    { estimate: aboutShare(loyalty) },
    { estimate: about(atRisk, language) },
    healthOf(accountId),
  ]);
  return [
    part("fields", say("Who could buy much, and is at risk")),
    figure(
      forWidths((width) => fourFields(standings, currency, say, language, width)),
      `${say(
        "Each dot an account, the larger the more value is at risk: red high, yellow medium, blue low opportunity. At the lower right stand those who could buy much and may not come back. The chance comes from the book's own purchases where they are known; what service adds to it is a published figure until it is fitted to your own outcomes.",
      )}${cut(standings.length, say, language)}`,
    ),
    ...(shown.length === 0
      ? []
      : [
          htmlTable(
            [
              say("account"),
              say("what it could still buy: expected value, {currency}", { currency }),
              say("would buy again within {days} days", { days: horizonOf(book) }),
              say("value at risk, {currency}", { currency }),
              say("health"),
            ],
            rows,
            language,
          ),
          tableEnd(
            {
              shown: shown.length,
              total: atStake.length,
              order: "the most expected value at risk first",
              all: "#view=all&sort=growth",
            },
            language,
          ),
          `<p class="soft">${say("A long silence or a very bad answer makes an account at risk whatever its score.")}</p>`,
        ]),
  ];
}

/** Which accounts a drawing shows, where it does not show all. */
function cut(total: number, say: Say, language: string): string {
  if (total <= MOST_DOTS) return "";
  const counts = { shown: grouped(MOST_DOTS, language), total: grouped(total, language) };
  return ` ${say("The first {shown} of {total}: {order}.", { ...counts, order: say("the most at risk first") })}`;
}

/** A band of health, as the default policy names it. */
function sayBand(band: string | null, say: Say): string {
  return band === "healthy" || band === "watch" || band === "at-risk" ? say(band) : (band ?? "");
}
