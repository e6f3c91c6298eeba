import type { PortfolioAccount, Touch } from "retention-kit";
import { describe } from "retention-kit/locales";
import { escapeHtml, grouped } from "../page.js";
import { sayIn, type Say } from "../say.js";
import { reviewId } from "./diaries.js";
import { accountNames, reviewWords, type ReportInput } from "./report-input.js";

const STATES = ["active", "slowing", "new", "lapsed", "lost", "prospect"] as const;

/** What the page's script shows of an account. Texts are in the page's language. */
interface AccountRow {
  id: string;
  name: string;
  seller: string;
  segment: string;
  standing: string;
  standingText: string;
  /** Day of its review; `null` where none is booked. */
  on: string | null;
  review: string;
  attention: number;
  risk: number;
  growth: number;
  facts: string[];
  /** Id of the element that holds why its booked review is held, how to offer it and what to ask; `null` without one. */
  told: string | null;
  /** Why it would be reviewed; empty where the element tells. */
  why: string[];
  /** Lower case, to be searched. */
  text: string;
}

/** The accounts as cards, with what to choose them by, and the data for the page's script. */
export function accountCards(input: ReportInput): string {
  const { book, sellers, asOf, locale } = input;
  const say = sayIn(locale.language);
  const rows = rowsOf(input, say);
  const segments = [...new Set(rows.map(({ segment }) => segment))].filter((segment) => segment !== "").sort();
  const firstDay = book.plan.booked.reduce((day, { on }) => (on < day ? on : day), book.plan.booked[0]?.on ?? asOf);
  const phrases = {
    why: say("why now"),
    offer: say("what to say"),
    questions: say("what to ask"),
    count: say("{shown} of {count} accounts", { shown: "{shown}", count: "{count}" }),
  };
  const data = JSON.stringify({ rows, phrases, day: firstDay });
  return `<section aria-labelledby="accounts-title">
<h2 id="accounts-title">${say("Account by account")}</h2>
<form id="account-choices" class="choices">
${select("view", say("show"), [
  ["quarter", say("my quarter")],
  ["day", say("my day")],
  ["all", say("all accounts")],
])}
<label>${say("day")} <input type="date" name="day" min="${book.plan.from}" max="${book.plan.to}"></label>
${select("seller", say("seller"), [["", say("all")], ...sellers.map(({ id }) => [id, id] as const)])}
${segments.length === 0 ? hidden("segment") : select("segment", say("segment"), [["", say("all")], ...segments.map((segment) => [segment, segment] as const)])}
${select("standing", say("standing"), [["", say("all")], ...STATES.map((state) => [state, say(state)] as const)])}
${select("sort", say("sort by"), [
  ["attention", say("what a review may protect or bring")],
  ["risk", say("Value at risk")],
  ["growth", say("further sales")],
  ["day", say("day")],
  ["name", say("name")],
])}
<label>${say("search")} <input type="search" name="text"></label>
</form>
<p id="account-count" class="soft" role="status"></p>
<div id="account-list" class="accounts"></div>
<p><button type="button" id="account-more" hidden>${say("show more")}</button></p>
<noscript><p>${say("The cards need scripts; everything else on the page does without.")}</p></noscript>
<script type="application/json" id="account-data">${data.replaceAll("<", "\\u003c")}</script>
</section>`;
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]): string {
  const first = options[0]?.[0] ?? "";
  const items = options.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`);
  return `<label>${escapeHtml(label)} <select name="${name}" data-first="${escapeHtml(first)}">${items.join("")}</select></label>`;
}

function hidden(name: string): string {
  return `<input type="hidden" name="${name}" value="">`;
}

function rowsOf(input: ReportInput, say: Say): AccountRow[] {
  const { book, accounts, locale } = input;
  const accountOf = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const touchesOf = new Map(accounts.toReversed().map(({ id, touches }) => [id, touches ?? []]));
  const booked = new Map(book.plan.booked.toReversed().map((review) => [review.accountId, review]));
  const nameOf = accountNames(accounts);
  const reviewOf = reviewWords(book, say);
  return book.accounts.map((report) => {
    const { accountId, standing, nextReview, valueAtRisk, growth, attention } = report;
    const account = accountOf.get(accountId);
    const review = booked.get(accountId);
    const row = {
      id: accountId,
      name: nameOf(accountId),
      seller: review?.sellerId ?? nextReview.sellerId ?? "",
      segment: account?.segment ?? "",
      standing: standing.state,
      standingText: say(standing.state),
      on: review?.on ?? null,
      review: `${say("review")}: ${reviewOf(nextReview)}`,
      attention: attention.total,
      risk: valueAtRisk?.amount ?? 0,
      growth: growth?.amount ?? 0,
      facts: facts(report, touchesOf, input, say),
      told: review === undefined ? null : reviewId(review.key),
      why: review === undefined ? nextReview.reasons.map((each) => describe(each, locale)) : [],
    };
    return { ...row, text: [row.name, row.segment, row.seller, ...row.facts].join(" ").toLowerCase() };
  });
}

/** What is known of the account: one line a fact, money to two digits where it is estimated. */
function facts(
  report: PortfolioAccount,
  touchesOf: ReadonlyMap<string, readonly Touch[]>,
  { asOf, currency, locale }: ReportInput,
  say: Say,
): string[] {
  const { accountId, buysAgain, valueAtRisk, winBack, renewal, growth, openProblems, standing } = report;
  const about = (amount: number): string =>
    grouped(amount < 100 ? Math.round(amount) : Number(amount.toPrecision(2)), locale.language);
  const exact = (amount: number): string => grouped(Math.round(amount), locale.language);
  const share = (chance: number): string =>
    chance < 0.01 ? "<1%" : chance > 0.99 ? ">99%" : `${Math.round(chance * 100)}%`;
  const isDay = (on: string): boolean => !Number.isNaN(Date.parse(on)) && new Date(on).toISOString().startsWith(on);
  const touches = (touchesOf.get(accountId) ?? []).filter(({ on }) => isDay(on) && on <= asOf);
  const last = touches.reduce<{ on: string; kind: string } | null>(
    (latest, { on, kind }) => (latest === null || on > latest.on ? { on, kind } : latest),
    null,
  );
  return [
    ...standing.reasons.slice(0, 1).map((each) => describe(each, locale)),
    // Of one that never bought, or has left, the standing and the money to win back say it.
    ...(buysAgain?.horizonDays == null || !["new", "active", "slowing"].includes(standing.state)
      ? []
      : [
          say("about {share} likely to buy within {days} days", {
            share: share(buysAgain.probability),
            days: buysAgain.horizonDays,
          }),
        ]),
    ...(valueAtRisk === null
      ? []
      : [
          say("about {amount} of {worth} {currency} at risk in {months} months", {
            amount: about(valueAtRisk.amount),
            worth: exact(valueAtRisk.worth.value),
            currency,
            months: valueAtRisk.months,
          }),
        ]),
    ...(winBack === null
      ? []
      : [say("about {amount} {currency} to win back", { amount: about(winBack.amount), currency })]),
    ...(growth === null || growth.amount === 0
      ? []
      : [say("about {amount} {currency} of further sales", { amount: about(growth.amount), currency })]),
    ...(renewal === null
      ? []
      : [
          say("contract {id} ends on {day}", { id: renewal.contractId, day: renewal.endsOn }) +
            (renewal.amount === null ? "" : `: ${exact(renewal.amount)} ${renewal.currency ?? currency}`),
        ]),
    ...openProblems.map(({ topic, openedOn }) => say("open problem since {day}: {topic}", { day: openedOn, topic })),
    last === null ? say("no touch on record") : say("last touch on {day}: {kind}", { day: last.on, kind: last.kind }),
  ];
}
