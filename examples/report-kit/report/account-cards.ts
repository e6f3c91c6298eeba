import { CONTRACT_DAYS, endingSoon } from "../figures.js";
import { escapeHtml } from "../page.js";
import { sayIn, type Say } from "../say.js";
import { wordsIn } from "../words.js";
import { accountFacts, type Fact } from "./account-facts.js";
import { reviewId } from "./diaries.js";
import { part } from "./part.js";
import { type ReportInput, reviewWords } from "./report-input.js";

const STATES = ["active", "slowing", "new", "lapsed", "lost", "prospect"] as const;

/** What the page's script shows of an account. Texts are in the page's language. */
export interface AccountRow {
  id: string;
  name: string;
  seller: string;
  segment: string;
  standing: string;
  standingText: string;
  /** Day of its review; `null` where none is booked. */
  on: string | null;
  review: string;
  /** Money, as it is, for the order of the cards and for whoever recounts the page. */
  attention: number;
  risk: number | null;
  growth: number | null;
  /** Money of a year of a contract that ends soon. */
  ending: number;
  /** Id of the element that holds what is known, why, how to offer it and what to ask; `null` where no review is booked. */
  told: string | null;
  /** What is known and why it would be reviewed; empty where the element tells. */
  facts: readonly Fact[];
  why: string[];
}

/** What the page's script reads. */
export interface PageData {
  rows: AccountRow[];
  phrases: Record<string, string>;
  /** The first day with a review. */
  day: string;
}

/** The accounts as cards, with what to choose them by, and the data for the page's script. */
export function accountCards(input: ReportInput): string {
  const { book, sellers, asOf, locale } = input;
  const say = sayIn(locale.language);
  const rows = rowsOf(input, say);
  const segments = [...new Set(rows.map(({ segment }) => segment))].filter((segment) => segment !== "").sort();
  const planned = book.plan.booked.filter(({ status }) => status !== "completed");
  const day = planned.reduce((first, { on }) => (on < first ? on : first), planned[0]?.on ?? asOf);
  const phrases = {
    why: say("why now"),
    offer: say("what to say"),
    questions: say("what to ask"),
    count: say("{shown} of {count} accounts", { shown: "{shown}", count: "{count}" }),
    none: say("Nothing fits: choose another day, or fewer filters."),
  };
  const data: PageData = { rows, phrases, day };
  const all = [["", say("all")] as const];
  return `${part("accounts", say("Account by account"))}
<form id="account-choices" class="choices">
${select("view", say("show"), [
  ["quarter", say("my quarter")],
  ["day", say("my day")],
  ["all", say("all accounts")],
])}
<label>${say("day")} <input type="date" name="day" min="${book.plan.from}" max="${book.plan.to}"></label>
${select("seller", say("seller"), [...all, ...sellers.map(({ id }) => [id, id] as const)])}
${segments.length === 0 ? hidden("segment") : select("segment", say("segment"), [...all, ...segments.map((segment) => [segment, segment] as const)])}
${select("standing", say("standing"), [...all, ...STATES.map((state) => [state, say(state)] as const)])}
${select("sort", say("sort by"), [
  ["attention", say("what a review may protect or bring")],
  ["risk", say("Value at risk")],
  ["growth", say("further sales")],
  ["ending", say("contracts that end within {days} days", { days: CONTRACT_DAYS })],
  ["day", say("day")],
  ["name", say("name")],
])}
<label>${say("search")} <input type="search" name="text"></label>
<button type="button" id="account-print">${say("print")}</button>
</form>
<p id="account-count" class="soft" role="status"></p>
<div id="account-list" class="accounts"></div>
<p><button type="button" id="account-more" hidden>${say("show more")}</button></p>
<dialog id="account-dialog" aria-labelledby="account-dialog-name"><form method="dialog"><button>${say("close")}</button></form><div></div></dialog>
<noscript><p>${say("The cards need scripts; everything else on the page does without.")}</p></noscript>
<script type="application/json" id="account-data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
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
  const words = wordsIn(locale, input.currency);
  const accountOf = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const booked = new Map(book.plan.booked.toReversed().map((review) => [review.accountId, review]));
  const reviewOf = reviewWords(book, say, locale.language);
  const factsOf = accountFacts(input);
  return book.accounts.map((report) => {
    const { accountId, standing, nextReview, valueAtRisk, growth, attention } = report;
    const account = accountOf.get(accountId);
    const review = booked.get(accountId);
    const held = review === undefined ? "" : ` · ${say("{minutes} minutes", { minutes: review.minutes })}`;
    return {
      id: accountId,
      name: account?.name ?? accountId,
      seller: review?.sellerId ?? nextReview.sellerId ?? "",
      segment: account?.segment ?? "",
      standing: standing.state,
      standingText: say(standing.state),
      on: review?.on ?? null,
      review: `${say("review")}: ${reviewOf(nextReview)}${held}`,
      attention: attention.total,
      risk: valueAtRisk?.amount ?? null,
      growth: growth?.amount ?? null,
      ending: endingSoon(report),
      told: review === undefined ? null : reviewId(review.key),
      facts: review === undefined ? factsOf(report, account) : [],
      why: review === undefined ? nextReview.reasons.map(words) : [],
    };
  });
}
