import type { Portfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { levelChart, worthChart, type LevelSum } from "../charts/level-charts.js";
import { figure, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, reviewWords, type ReportInput } from "./report-input.js";

const SHOWN = 25;

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
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  const reviewOf = reviewWords(book, say);
  const rows = book.accounts
    .filter(({ opportunity }) => opportunity.level === "high")
    .sort((a, b) => b.opportunity.expectedValue - a.opportunity.expectedValue || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ accountId, opportunity, loyalty, nextReview }) => {
      const offers = opportunity.offers.slice(0, 3).map(({ productId }) => productId);
      const why = [...opportunity.reasons.slice(0, 2), ...nextReview.reasons];
      return [
        nameOf(accountId),
        Math.round(opportunity.expectedValue),
        loyalty === null ? "" : `${Math.round(100 * loyalty.probability)}%`,
        reviewOf(nextReview),
        offers.join(", "),
        why.map((reason) => describe(reason, locale)).join("; "),
      ];
    });
  const levels = levelsOf(book);
  return [
    `<h2>${say("Who could buy more")}</h2>`,
    `<div class="pair">${figure(levelChart(levels, say, locale.language), say("Accounts by opportunity level."))}${figure(
      worthChart(levels, currency, say, locale.language),
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
      locale.language,
    ),
  ];
}
