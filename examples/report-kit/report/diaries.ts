import { dayIn } from "../dates.js";
import { escapeHtml } from "../page.js";
import { sayIn } from "../say.js";
import { accountFacts, factList } from "./account-facts.js";
import { accountNames, type ReportInput } from "./report-input.js";

/** Every booked review, seller by seller and day by day: what is known, why, how to offer it and what to ask in it. On paper each seller begins a page. */
export function diaries(input: ReportInput): string {
  const { book, accounts, sellers, briefings, locale } = input;
  const say = sayIn(locale.language);
  const day = dayIn(locale.language);
  const nameOf = accountNames(accounts);
  const factsOf = accountFacts(input);
  const accountOf = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const reportOf = new Map(book.accounts.map((report) => [report.accountId, report]));
  const told = (tag: "ul" | "ol", title: string, lines: readonly string[], name: string): string =>
    lines.length === 0
      ? ""
      : `<h4>${escapeHtml(title)}</h4><${tag} class="${name}">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</${tag}>`;

  const diary = (id: string): string => {
    const own = book.plan.booked.filter(({ sellerId }) => sellerId === id);
    const reviews = own.map(({ key, accountId, on, status }) => {
      const { why = [], offer = [], questions = [] } = briefings.get(key) ?? {};
      const report = reportOf.get(accountId);
      // What the reasons say is not said twice.
      const facts = (report === undefined ? [] : factsOf(report, accountOf.get(accountId))).flatMap(
        ([label, lines]) => {
          const others = lines.filter((line) => !why.includes(line));
          return others.length === 0 ? [] : [[label, others] as const];
        },
      );
      const standing =
        report === undefined
          ? ""
          : ` <span class="standing ${report.standing.state}">${escapeHtml(say(report.standing.state))}</span>`;
      return `<details id="${escapeHtml(reviewId(key))}"><summary><b>${escapeHtml(day(on))}</b> ${escapeHtml(nameOf(accountId))}${status === "completed" ? ` (${escapeHtml(say("held"))})` : ""}${standing} <span class="soft screen-only">${escapeHtml(why[0] ?? "")}</span></summary>
<div class="told">${factList(facts)}${told("ul", say("why now"), why, "why")}${told("ul", say("what to say"), offer, "offer")}${told("ol", say("what to ask"), questions, "ask")}</div></details>`;
    });
    return `<details class="diary" data-seller="${escapeHtml(id)}"><summary><h3>${escapeHtml(say("{seller}: {count} reviews", { seller: id, count: own.length }))}</h3></summary>\n${reviews.join("\n")}</details>`;
  };
  return `<div id="diaries">${sellers.map(({ id }) => diary(id)).join("\n")}</div>`;
}

/** The id by which the page's script finds a review. */
export function reviewId(key: string): string {
  return `review-${key}`;
}
