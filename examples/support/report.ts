import { isWorkingDay, type Account, type Portfolio, type Seller } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { cards, escapeHtml, figure, htmlTable, page } from "./page.js";
import { AT_RISK, fourFields, levelChart, loadCalendars, worthChart, type LoadCell } from "./charts.js";

/** A row that was left out, and where it stands. */
export interface RejectedRow {
  place: string;
  path: string;
  message: string;
}

/** What the report is about. */
export interface ReportInput {
  book: Portfolio;
  accounts: readonly Account[];
  sellers: readonly Seller[];
  rejected: readonly RejectedRow[];
  asOf: string;
  currency: string;
  /** Words for the reasons, English unless given. */
  locale?: Locale;
}

const TOP_ACCOUNTS = 25;
const AT_RISK_SHOWN = 10;
const SHOWN_ROWS = 30;
const MS_PER_DAY = 86_400_000;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The plan and what it rests on, as one page that stands alone. */
export function report(input: ReportInput): string {
  const { book, asOf, rejected, locale = en } = input;
  const { plan } = book;
  const levels = levelsOf(book);
  return page("Reviews to hold", locale.language, [
    `<h1>Whom to review, when, and why</h1><p class="soft">As of ${asOf}, for ${plan.from} to ${plan.to}.</p>`,
    cards([
      ["accounts", book.accounts.length],
      ["of high opportunity", levels[0]?.accounts ?? 0],
      ["reviews booked", plan.booked.length],
      ["without a day", plan.unbooked.length],
      ["rows left out", rejected.length],
    ]),
    "<h2>Opportunity</h2>",
    `<div class="pair">${figure(levelChart(levels), "Accounts by opportunity level.")}${figure(
      worthChart(levels, input.currency),
      "What the best affordable set of offers is expected to bring, by level. Probabilities are not calibrated until they are fitted to outcomes.",
    )}</div>`,
    ...standingSection(input),
    "<h2>Each seller's calendar</h2>",
    figure(
      loadCalendars(loadCells(input)),
      "A column a week, a row a weekday. The darker a day, the more of its review minutes are booked; grey days are off.",
    ),
    "<h2>The accounts to call first</h2>",
    topAccounts(input),
    "<h2>Reviews without a day</h2>",
    unbooked(input),
    "<h2>Rows left out</h2>",
    rejectedRows(rejected),
  ]);
}

function levelsOf({ accounts }: Portfolio): { level: string; accounts: number; worth: number }[] {
  return (["high", "medium", "low"] as const).map((level) => {
    const ofLevel = accounts.filter(({ opportunity }) => opportunity.level === level);
    return {
      level,
      accounts: ofLevel.length,
      worth: ofLevel.reduce((sum, { opportunity }) => sum + opportunity.expectedValue, 0),
    };
  });
}

/** The four-field picture, where loyalty is known of anyone. */
function standingSection({ book, accounts, currency }: ReportInput): string[] {
  const standings = book.accounts.flatMap(({ accountId, opportunity, loyalty }) =>
    loyalty === null
      ? []
      : [{ accountId, level: opportunity.level, worth: opportunity.expectedValue, loyalty: loyalty.probability }],
  );
  if (standings.length === 0) return [];
  const named = new Map(accounts.map(({ id, name }) => [id, name ?? id]));
  const atRisk = standings
    .filter(({ level, loyalty }) => level === "high" && loyalty < AT_RISK)
    .sort((a, b) => b.worth * (1 - b.loyalty) - a.worth * (1 - a.loyalty) || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, AT_RISK_SHOWN)
    .map(({ accountId, worth, loyalty }) => [
      `${named.get(accountId) ?? accountId} (${accountId})`,
      Math.round(worth),
      `${Math.round(loyalty * 100)}%`,
    ]);
  return [
    "<h2>Who could buy much, and is at risk</h2>",
    figure(
      fourFields(standings, currency),
      "Each dot an account: red high, yellow medium, blue low opportunity. At the lower right stand those who could buy much and may not come back. Loyalty is the published prior until it is fitted to your own outcomes: read it as an order, not as a share.",
    ),
    htmlTable(["high opportunity at risk", `expected ${currency}`, "would buy again"], atRisk),
  ];
}

function loadCells({ book, sellers }: ReportInput): LoadCell[] {
  const first = Date.parse(book.plan.from) / MS_PER_DAY;
  const last = Date.parse(book.plan.to) / MS_PER_DAY;
  const loads = new Map(
    book.plan.load.map(({ sellerId, days }) => [sellerId, new Map(days.map((day) => [day.on, day]))]),
  );
  return sellers.flatMap(({ id, calendar, away = [] }) =>
    Array.from({ length: last - first + 1 }, (_, index) => {
      const day = first + index;
      const on = plainDate(day);
      const load = loads.get(id)?.get(on);
      const works = isWorkingDay(on, { calendar: { ...calendar, away } });
      const weekday = (day + 3) % 7;
      return {
        sellerId: id,
        week: plainDate(day - weekday),
        weekday: WEEKDAYS[weekday] ?? "",
        used:
          works && load !== undefined && load.capacity > 0
            ? Math.min(1, load.minutes / load.capacity)
            : works
              ? 0
              : null,
      };
    }),
  );
}

function topAccounts({ book, accounts, currency, locale = en }: ReportInput): string {
  const named = new Map(accounts.map(({ id, name }) => [id, name ?? id]));
  const bookedOn = new Map([...book.plan.booked].reverse().map((review) => [review.accountId, review]));
  const rows = book.accounts
    .filter(({ opportunity }) => opportunity.level === "high")
    .sort((a, b) => b.opportunity.expectedValue - a.opportunity.expectedValue || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, TOP_ACCOUNTS)
    .map(({ accountId, opportunity, nextReview }) => {
      const review = bookedOn.get(accountId);
      return [
        `${named.get(accountId) ?? accountId} (${accountId})`,
        review?.on ?? "not in this plan",
        review?.sellerId ?? "",
        Math.round(opportunity.expectedValue),
        opportunity.offers
          .slice(0, 3)
          .map(({ productId }) => productId)
          .join(", "),
        [...opportunity.reasons.slice(0, 2), ...nextReview.reasons]
          .map((reason) => describe(reason, locale))
          .join("; "),
      ];
    });
  return htmlTable(["account", "review", "by", `expected ${currency}`, "best offers", "why"], rows);
}

function unbooked({ book, locale = en }: ReportInput): string {
  if (book.plan.unbooked.length === 0) return "<p>Every review that is due has a day.</p>";
  const rows = book.plan.unbooked
    .slice(0, SHOWN_ROWS)
    .map(({ accountId, cause, reasons }) => [
      accountId,
      cause,
      reasons.map((reason) => describe(reason, locale)).join("; "),
    ]);
  return htmlTable(["account", "cause", "why"], rows) + more(book.plan.unbooked.length);
}

function rejectedRows(rejected: readonly RejectedRow[]): string {
  if (rejected.length === 0) return "<p>None.</p>";
  const rows = rejected.slice(0, SHOWN_ROWS).map(({ place, path, message }) => [place, path, message]);
  return htmlTable(["row", "field", "what is wrong"], rows) + more(rejected.length);
}

function more(count: number): string {
  return count > SHOWN_ROWS ? `<p class="soft">${escapeHtml(`and ${count - SHOWN_ROWS} more`)}</p>` : "";
}

function plainDate(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
