import { isDetractor, isPromoter, lastRecommendation } from "../../accounts/last-recommendation.js";
import { dayNumber, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  assertText,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { presetOf } from "../../evidence/preset-of.js";
import { reviewFigures } from "../../evidence/review-figures.js";
import { mapValidAccounts } from "../../reading/accept-accounts.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { Contact } from "../../records/account/contact.js";
import type { Rejection } from "../../records/rows/rejection.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Touch } from "../../records/account/touch.js";
import type { PortfolioAccount } from "../report/account-report.js";

const NAME = "advocates";

/** Who is asked, and what for. */
export interface AdvocatesOptions {
  /** From `reviewPortfolio`: the state of each account, the effort of its problems, and its chance of buying again. */
  book: { readonly accounts: readonly PortfolioAccount[] };
  asOf: PlainDate;
  /** A prospect who is to hear the reference: customers of the same kind and size come first. */
  like?: { segment?: string | null | undefined; size?: string | null | undefined } | null | undefined;
  /**
   * The `about` of touches that asked for such a favor.
   * @defaultValue `["event", "reference"]`
   */
  askedAbout?: readonly string[] | null | undefined;
  /**
   * Largest mean effort of the year's problems, on the scale of 1 to 5.
   * @defaultValue the assumption `reviews.advocates`, 2.5
   */
  mostEffort?: number | null | undefined;
  /**
   * Days to wait after asking a favor before asking another.
   * @defaultValue the assumption `reviews.advocates`, 180
   */
  askAgainDays?: number | null | undefined;
  /**
   * Maximum number of accounts to name.
   * @defaultValue `10`
   */
  count?: number | null | undefined;
  /**
   * Published figures to start from, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: Assumptions | null | undefined;
}

/** A customer who may be asked. */
export interface Advocate {
  readonly accountId: string;
  readonly sellerId: string | null;
  /** The friendly person to ask; of several a champion, then by id. */
  readonly contactId: string;
  /** The chance of buying again; `null` if unknown. */
  readonly loyalty: number | null;
  /** Reasons for asking it. */
  readonly reasons: readonly Reason[];
}

/** The accounts to ask for a reference or to an event. */
export interface Advocates {
  /** The best first. */
  readonly advocates: readonly Advocate[];
  /** Customers who are not to be asked now, with all that speaks against it, by id. */
  readonly leftOut: readonly { readonly accountId: string; readonly reasons: readonly Reason[] }[];
  readonly assumptions: readonly Assumption<unknown>[];
  readonly rejected: readonly Rejection[];
}

/**
 * Who to ask for a reference, or invite to an event: active customers with a friendly contact, whose problems took
 * little effort, and who were not asked for such a favor recently. The others are listed with the reason.
 *
 * Those of the prospect's kind and size come first, then those who would recommend you (9 or 10 out of 10), then by
 * their chance of buying again, then by id. Log each favor you asked for as a touch with `about: "reference"` or
 * `about: "event"`.
 *
 * Cost: one pass over the accounts.
 *
 * @param accounts - The accounts, with contacts, touches and surveys.
 * @param options - The book, the day, and what it is for.
 * @returns Who is asked, and who is left out.
 * @throws RetentionError when the book is not one, or an option is wrong. Rows that cannot be read are rejected.
 *
 * @example
 * import { advocates, reviewPortfolio } from "retention-kit";
 *
 * const purchases = ["2026-08-03", "2026-09-02", "2026-10-01", "2026-11-05"].map((on) => ({ on, amount: 100 }));
 * const accounts = [
 *   { id: "acme", purchases, contacts: [{ id: "P1", friendly: true }] },
 *   { id: "bolt", purchases, contacts: [{ id: "P2", friendly: true }], touches: [{ on: "2026-10-12", kind: "call", about: "event" }] },
 * ];
 * const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf: "2026-11-21", to: "2027-02-20" });
 * const found = advocates(accounts, { book, asOf: "2026-11-21" });
 * found.advocates.map(({ accountId, contactId }) => [accountId, contactId])
 * //=> [["acme", "P1"]]
 * found.leftOut.map(({ accountId, reasons }) => [accountId, reasons.map(({ code }) => code)])
 * //=> [["bolt", ["portfolio.advocate.asked-lately"]]]
 */
export function advocates(accounts: readonly Account[], options: AdvocatesOptions): Advocates {
  const chosen = assertOptions(NAME, "options", options, {
    book: true,
    asOf: true,
    like: true,
    askedAbout: true,
    mostEffort: true,
    askAgainDays: true,
    count: true,
    assumptions: assertFigures,
  });
  const { book, like = {}, askedAbout = ["event", "reference"], count = 10 } = chosen;
  assertObject(NAME, "book", book);
  assertRows(NAME, "book.accounts", book.accounts);
  const asOf = dayNumber(NAME, "asOf", chosen.asOf);
  assertFields(NAME, "like", like, ["segment", "size"]);
  const { segment, size }: NonNullable<AdvocatesOptions["like"]> = like;
  assertArray(NAME, "askedAbout", askedAbout);
  assertCount(NAME, "count", count, { min: 1 });
  const figure = (chosen.assumptions ?? presetOf(reviewFigures))["reviews.advocates"];
  const { mostEffort = figure.value.mostEffort, askAgainDays = figure.value.askAgainDays } = chosen;
  assertNumber(NAME, "mostEffort", mostEffort, { min: 1, max: 5 });
  assertCount(NAME, "askAgainDays", askAgainDays);
  const reports = new Map<string, PortfolioAccount>();
  for (const [index, report] of book.accounts.entries()) {
    assertText(NAME, `book.accounts[${index}].accountId`, report.accountId);
    assertObject(NAME, `book.accounts[${index}].standing`, report.standing);
    assertText(NAME, `book.accounts[${index}].standing.state`, report.standing.state);
    assertRows(NAME, `book.accounts[${index}].openProblems`, report.openProblems);
    reports.set(report.accountId, report);
  }

  const rules: AdvocateRules = { asOf, askedAbout, mostEffort, askAgainDays };
  const { accepted, rejected } = mapValidAccounts(NAME, accounts, { currency: null, products: null }, (account) => {
    const report = reports.get(account.id);
    if (report === undefined) return null;
    const alike =
      Number(segment !== undefined && account.segment === segment) +
      Number(size !== undefined && account.size === size);
    return { ...weigh(account, report, rules), alike };
  });
  const known = accepted.filter((each) => each !== null);
  const fit = known.filter(({ against }) => against.length === 0);
  fit.sort(
    (a, b) =>
      b.alike - a.alike ||
      Number(b.isPromoter) - Number(a.isPromoter) ||
      (b.loyalty ?? -1) - (a.loyalty ?? -1) ||
      compareTexts(a.accountId, b.accountId),
  );
  return {
    advocates: fit.slice(0, count).map(({ accountId, sellerId, contactId, loyalty, reasons, alike }) => ({
      accountId,
      sellerId,
      contactId,
      loyalty,
      reasons: alike > 0 ? [reason("portfolio.advocate.alike"), ...reasons] : reasons,
    })),
    leftOut: known
      .filter(({ against }) => against.length > 0)
      .map(({ accountId, against }) => ({ accountId, reasons: against }))
      .sort((a, b) => compareTexts(a.accountId, b.accountId)),
    assumptions: [figure],
    rejected,
  };
}

interface AdvocateRules {
  asOf: number;
  askedAbout: readonly string[];
  mostEffort: number;
  askAgainDays: number;
}

interface Weighed extends Advocate {
  isPromoter: boolean;
  /** What speaks against asking; empty for nothing. */
  against: Reason[];
}

function weigh(account: Account, report: PortfolioAccount, rules: AdvocateRules): Weighed {
  const { asOf, askedAbout, mostEffort, askAgainDays } = rules;
  const { standing, effort, loyalty, openProblems } = report;
  const against: Reason[] = [];
  const reasons: Reason[] = [];
  const { state } = standing;
  if (state !== "active") against.push(reason("portfolio.advocate.not-active", { state }));
  else reasons.push(reason("portfolio.advocate.active"));

  const friend = friendOf(account.contacts ?? [], asOf);
  if (friend === null) against.push(reason("portfolio.advocate.nobody-friendly"));
  else reasons.push(reason("portfolio.advocate.friendly", { contactId: friend.id }));
  if ((friend?.preferences?.doNotContact ?? account.preferences?.doNotContact) === true)
    against.push(reason("portfolio.advocate.do-not-contact"));
  if (account.sentiment === "negative") against.push(reason("portfolio.advocate.sentiment"));

  const [problem] = openProblems;
  if (problem !== undefined) against.push(reason("portfolio.advocate.problem-open", { topic: problem.topic }));
  const meanEffort = effort?.meanEffort ?? null;
  if (meanEffort !== null) {
    const words = { effort: meanEffort, most: mostEffort };
    if (meanEffort > mostEffort) against.push(reason("portfolio.advocate.effort-high", words));
    else reasons.push(reason("portfolio.advocate.effort-low", { effort: meanEffort }));
  }

  const answer = lastRecommendation(NAME, account, asOf);
  const promotes = answer !== null && isPromoter(answer);
  if (promotes) reasons.push(reason("portfolio.advocate.promoter", { on: plainDate(answer.day) }));
  if (answer !== null && isDetractor(answer)) {
    against.push(reason("portfolio.advocate.detractor", { on: plainDate(answer.day) }));
  }

  let asked = -Infinity;
  account.touches?.forEach((touch: Touch | null) => {
    if (touch === null) return;
    const day = parseDay(touch.on);
    if (day <= asOf && day > asked && askedAbout.includes(touch.about ?? "")) asked = day;
  });
  if (asked > asOf - askAgainDays) {
    against.push(reason("portfolio.advocate.asked-lately", { on: plainDate(asked), days: askAgainDays }));
  }
  return {
    accountId: account.id,
    sellerId: account.sellerId ?? null,
    contactId: friend?.id ?? "",
    loyalty: loyalty?.probability ?? null,
    reasons,
    isPromoter: promotes,
    against,
  };
}

/** Someone friendly who is still there and may be contacted. */
function friendOf(contacts: readonly (Contact | null)[], asOf: number): Contact | null {
  const known = contacts.filter((contact) => contact !== null);
  const friends = known.filter(({ friendly, left, preferences }) => {
    const isGone = left === true || (typeof left === "string" && parseDay(left) <= asOf);
    return friendly === true && !isGone && preferences?.doNotContact !== true;
  });
  const isChampion = ({ role }: Contact): number => Number(role === "champion");
  friends.sort((a, b) => isChampion(b) - isChampion(a) || compareTexts(a.id, b.id));
  return friends[0] ?? null;
}
