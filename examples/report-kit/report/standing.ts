import { scoreHealth } from "retention-kit";
import { fourFields, muchAtRisk } from "../charts/four-fields.js";
import { about, aboutShare } from "../numbers.js";
import { figure, forWidths, htmlTable } from "../page.js";
import { sayIn, type Say } from "../say.js";
import { part } from "./part.js";
import { accountLinks, accountNames, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 10;

/** The four-field picture, where loyalty is known of anyone. */
export function standing({ book, accounts, asOf, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const nameOf = accountNames(accounts);
  const standings = book.accounts.flatMap(
    ({ accountId, opportunity: { level, expectedValue }, loyalty, valueAtRisk }) =>
      loyalty === null
        ? []
        : [
            {
              accountId,
              name: nameOf(accountId),
              level,
              worth: expectedValue,
              loyalty: loyalty.probability,
              atRisk: valueAtRisk?.amount ?? 0,
            },
          ],
  );
  if (standings.length === 0) return [];
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
      say(
        "Each dot an account, the larger the more value is at risk: red high, yellow medium, blue low opportunity. At the lower right stand those who could buy much and may not come back. The chance comes from the book's own purchases where they are known; what service adds to it is a published figure until it is fitted to your own outcomes.",
      ),
    ),
    htmlTable(
      [
        say("account"),
        say("expected {currency}", { currency }),
        say("would buy again"),
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
    `<p class="soft">${say("Health knows of problems, answers and contact, not of purchases: who has stopped buying can still look healthy.")}</p>`,
  ];
}

/** A band of health, as the default policy names it. */
function sayBand(band: string | null, say: Say): string {
  return band === "healthy" || band === "watch" || band === "at-risk" ? say(band) : (band ?? "");
}
