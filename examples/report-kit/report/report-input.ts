import type { Account, Backtest, NextReview, Portfolio, ReviewPlan, Seller } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import type { Briefing } from "../briefing.js";
import { dayIn } from "../dates.js";
import type { RunFigures } from "../figures.js";
import type { LinkCell } from "../page.js";
import type { Say } from "../say.js";

/** A row that was left out, and where it stands. */
export interface RejectedRow {
  place: string;
  path: string;
  message: string;
  /** True where the row counts all the same. */
  kept?: true;
}

/** What the report is about. */
export interface ReportInput {
  book: Portfolio;
  accounts: readonly Account[];
  sellers: readonly Seller[];
  /** How to offer each booked review and what to ask in it, by its key. */
  briefings: ReadonlyMap<string, Briefing>;
  rejected: readonly RejectedRow[];
  asOf: string;
  currency: string;
  /** The plan that this one keeps to; `null` where it was planned anew. */
  lastPlan: Pick<ReviewPlan, "from" | "booked"> | null;
  /** The figures of the last run, to be compared; missing for none. */
  lastRun?: RunFigures | null;
  /** How such figures would have done on a past day; missing where that was not asked. */
  past?: Backtest | null;
  /** Words for reasons, invitations and questions. */
  locale: Locale;
}

/** An account as a reader knows it: its name and its id. */
export function accountNames(accounts: readonly Account[]): (accountId: string | null) => string {
  const named = new Map(accounts.map(({ id, name }) => [id, name]));
  return (accountId) => {
    const name = named.get(accountId ?? "");
    return name === undefined ? (accountId ?? "") : `${name} (${accountId})`;
  };
}

/** An account in a table, which leads to its card. */
export function accountLinks(accounts: readonly Account[]): (accountId: string | null) => LinkCell | string {
  const named = new Map(accounts.map(({ id, name }) => [id, name]));
  return (accountId) => {
    if (accountId === null) return "";
    const name = named.get(accountId);
    const link = `#account=${encodeURIComponent(accountId)}`;
    return name == null ? { leadsTo: link, text: accountId } : { leadsTo: link, text: name, note: accountId };
  };
}

/** When an account's next review is held, and by whom. */
export function reviewWords(
  { plan }: Portfolio,
  say: Say,
  language: string,
): (next: Pick<NextReview, "accountId" | "latestOn">) => string {
  const day = dayIn(language);
  const booked = new Map(plan.booked.toReversed().map((review) => [review.accountId, review]));
  const unbooked = new Set(plan.unbooked.map(({ accountId }) => accountId));
  return ({ accountId, latestOn }) => {
    const review = booked.get(accountId);
    if (review !== undefined) {
      const held = review.status === "completed" ? ` (${say("held")})` : "";
      return `${say("{day}, {seller}", { day: day(review.on), seller: review.sellerId })}${held}`;
    }
    return unbooked.has(accountId) ? say("due, without a day") : say("later, by {day}", { day: day(latestOn) });
  };
}

const USUAL_HORIZON = 180;
const USUAL_MONTHS = 12;

/** Days within which accounts are asked to buy again: the same for all of a book. */
export function horizonOf({ accounts }: Pick<Portfolio, "accounts">): number {
  return accounts.find(({ buysAgain }) => buysAgain?.horizonDays != null)?.buysAgain?.horizonDays ?? USUAL_HORIZON;
}

/** Within how many months further sales are counted on, the same for every account. */
export function growthMonthsOf({ accounts }: Pick<Portfolio, "accounts">): number {
  return accounts.find(({ growth }) => growth !== null)?.growth?.months ?? USUAL_MONTHS;
}
