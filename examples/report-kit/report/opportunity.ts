import type { Portfolio } from "retention-kit";
import { levelChart, worthChart, type LevelSum } from "../charts/level-charts.js";
import { about, aboutShare } from "../numbers.js";
import { figure, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, reviewWords, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 15;

/** How many accounts each level holds and what they are expected to bring. */
export function levelsOf({ accounts }: Portfolio): LevelSum[] {
  return (["high", "medium", "low"] as const).map((level) => {
    const ofLevel = accounts.filter(({ opportunity }) => opportunity.level === level);
    return {
      level,
      accounts: ofLevel.length,
      worth: ofLevel.reduce((sum, { opportunity }) => sum + opportunity.expectedValue, 0),
    };
  });
}

/** Accounts by opportunity, and those that could buy most. */
export function opportunity({ book, accounts, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const say = sayIn(language);
  const words = wordsIn(locale);
  const linkTo = accountLinks(accounts);
  const reviewOf = reviewWords(book, say, language);
  const high = book.accounts
    .filter(({ opportunity }) => opportunity.level === "high")
    .sort((a, b) => b.opportunity.expectedValue - a.opportunity.expectedValue || (a.accountId < b.accountId ? -1 : 1));
  const rows = high.slice(0, SHOWN).map(({ accountId, opportunity, loyalty, nextReview }) => {
    const offers = opportunity.offers.slice(0, 3).map(({ productId }) => productId);
    return [
      linkTo(accountId),
      { estimate: about(opportunity.expectedValue, language) },
      { estimate: loyalty === null ? "" : aboutShare(loyalty.probability) },
      reviewOf(nextReview),
      offers.join(", "),
      opportunity.reasons.slice(0, 2).map(words).join("; "),
    ];
  });
  const levels = levelsOf(book);
  return [
    part("growth", say("Who could buy more")),
    `<div class="pair">${figure(levelChart(levels, say, language), say("Accounts by opportunity level."))}${figure(
      worthChart(levels, currency, say, language),
      say(
        "What the best affordable set of offers is expected to bring, by level. Probabilities are not calibrated until they are fitted to outcomes.",
      ),
    )}</div>`,
    htmlTable(
      [
        say("account"),
        say("expected {currency}", { currency }),
        say("would buy again"),
        say("review"),
        say("best offers"),
        say("why"),
      ],
      rows,
      language,
    ),
    tableEnd(
      { shown: rows.length, total: high.length, order: "the most expected value first", all: "#view=all&sort=growth" },
      language,
    ),
  ];
}
