import type { Portfolio, PortfolioAccount } from "retention-kit";
import { levelChart, worthChart, type LevelSum } from "../charts/level-charts.js";
import { about, aboutShare } from "../numbers.js";
import { figure, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, growthMonthsOf, horizonOf, reviewWords, type ReportInput } from "./report-input.js";
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
  if (book.accounts.length === 0) return [];
  const { language } = locale;
  const say = sayIn(language);
  const words = wordsIn(locale, currency);
  const linkTo = accountLinks(accounts);
  const reviewOf = reviewWords(book, say, language);
  // As on the cards: what is expected if it buys at all, times the chance that it does.
  const worth = ({ growth }: PortfolioAccount): number => growth?.amount ?? 0;
  const high = book.accounts
    .filter(({ opportunity }) => opportunity.level === "high")
    .sort((a, b) => worth(b) - worth(a) || (a.accountId < b.accountId ? -1 : 1));
  const rows = high.slice(0, SHOWN).map((account) => {
    const { accountId, opportunity, buysAgain, nextReview } = account;
    const offers = opportunity.offers.slice(0, 3).map(({ productId }) => productId);
    return [
      linkTo(accountId),
      { estimate: about(worth(account), language) },
      { estimate: buysAgain === null ? "" : aboutShare(buysAgain.probability) },
      reviewOf(nextReview),
      offers.join(", "),
      together(opportunity.reasons.slice(0, 2).map(words), language),
    ];
  });
  const levels = levelsOf(book);
  const months = growthMonthsOf(book);
  return [
    part("growth", say("Who could buy more")),
    `<div class="pair">${figure(
      levelChart(levels, say, language),
      [
        say("Accounts by opportunity level."),
        say(
          "A level is a rule, not a rank: an account that has bought little, can pay for more and still buys is high, which may be half of a book. It decides how often to review; who comes first is decided by money.",
        ),
      ].join(" "),
    )}${figure(
      worthChart(levels, currency, say, language),
      [
        say("What the best affordable set of offers is expected to bring within {months} months, by level.", {
          months,
        }),
        ...(book.models.propensity === null
          ? [say("Probabilities are not calibrated until they are fitted to outcomes.")]
          : []),
      ].join(" "),
    )}</div>`,
    ...(rows.length === 0
      ? []
      : [
          htmlTable(
            [
              say("account"),
              `${say("further sales within {months} months", { months })}, ${currency}`,
              say("would buy again within {days} days", { days: horizonOf(book) }),
              say("review"),
              say("best offers"),
              say("why"),
            ],
            rows,
            language,
          ),
          tableEnd(
            {
              shown: rows.length,
              total: high.length,
              order: "the most expected value first",
              all: "#view=all&sort=growth",
            },
            language,
          ),
        ]),
  ];
}
