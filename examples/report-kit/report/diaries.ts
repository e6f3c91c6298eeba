import { escapeHtml } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, type ReportInput } from "./report-input.js";

/** Every booked review, seller by seller and day by day, with how to offer it and what to ask in it. */
export function diaries({ book, accounts, sellers, briefings, locale }: ReportInput): string {
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  return sellers
    .map(({ id }) => {
      const own = book.plan.booked.filter(({ sellerId }) => sellerId === id);
      const reviews = own.map(({ key, accountId, on }) => {
        const { why = [], offer = [], questions = [] } = briefings.get(key) ?? {};
        return `<details id="${escapeHtml(reviewId(key))}"><summary><b>${on}</b> ${escapeHtml(nameOf(accountId))} <span class="soft">${escapeHtml(why[0] ?? "")}</span></summary>
${list("ul", why)}<p>${escapeHtml(offer.join(". "))}.</p>${list("ol", questions)}</details>`;
      });
      return `<details class="diary"><summary>${escapeHtml(say("{seller}: {count} reviews", { seller: id, count: own.length }))}</summary>\n${reviews.join("\n")}</details>`;
    })
    .join("\n");
}

/** The id by which the page's script finds a review. */
export function reviewId(key: string): string {
  return `review-${key}`;
}

function list(tag: "ul" | "ol", lines: readonly string[]): string {
  return `<${tag}>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</${tag}>`;
}
