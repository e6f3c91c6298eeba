import type { Reason } from "retention-kit";
import { dayIn } from "../dates.js";
import { CONTRACT_DAYS, endingSoon } from "../figures.js";
import { about, grouped } from "../numbers.js";
import { htmlTable, type LinkCell } from "../page.js";
import { together } from "../words.js";
import { sayIn } from "../say.js";
import { accountLinks, type ReportInput } from "./report-input.js";

const DAYS_PER_WEEK = 7;
const MS_PER_DAY = 86_400_000;

/** Signals that come by a calendar or a rhythm, and can wait for a day or two. */
const PATIENT: ReadonlySet<string> = new Set([
  "renewal-near",
  "warranty-ending",
  "deal-closing",
  "long-silence",
  "value-at-risk",
  "invoice-late",
  "invoice-still-open",
]);

/** For each seller where to begin, how much the first week and the whole plan hold, and what is at stake in the book. */
export function teamWeek({ book, accounts, sellers, briefings, currency, locale }: ReportInput): string {
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const linkTo = accountLinks(accounts);
  const { from, booked, load, unbooked } = book.plan;
  const end = new Date(Date.parse(from) + DAYS_PER_WEEK * MS_PER_DAY).toISOString().slice(0, 10);
  // Whoever holds the next review has the account, as in the cards.
  const holder = new Map(booked.toReversed().map(({ accountId, sellerId }) => [accountId, sellerId]));
  const sellerOf = ({ accountId, nextReview }: (typeof book.accounts)[number]): string =>
    holder.get(accountId) ?? nextReview.sellerId ?? "";
  const sellerById = new Map(book.accounts.map((report) => [report.accountId, sellerOf(report)]));
  const stakes = new Map(book.accounts.map(({ accountId, attention }) => [accountId, attention.total]));
  const urgent = new Set(
    book.accounts.flatMap(({ nextReview, signals }) =>
      signals.some(({ code }) => !PATIENT.has(code)) ? nextReview.key : [],
    ),
  );
  const rows = sellers.map(({ id }) => {
    const own = booked.filter(({ sellerId }) => sellerId === id);
    const days = load.find(({ sellerId }) => sellerId === id)?.days.filter(({ on }) => on < end) ?? [];
    const minutes = days.reduce((sum, each) => sum + each.minutes, 0);
    const capacity = days.reduce((sum, each) => sum + each.capacity, 0);
    const accountsOf = book.accounts.filter((report) => sellerOf(report) === id);
    const atRisk = accountsOf.reduce((sum, { valueAtRisk }) => sum + (valueAtRisk?.amount ?? 0), 0);
    const ending = accountsOf.reduce((sum, report) => sum + endingSoon(report), 0);
    const without = unbooked.filter(({ accountId }) => sellerById.get(accountId) === id).length;
    // Of the reviews of the first day, one that cannot wait, and of those the one with the most at stake.
    const planned = own.filter(({ status }) => status !== "completed");
    const [first] = planned
      .filter(({ on }) => on === planned[0]?.on)
      .toSorted(
        (a, b) =>
          Number(urgent.has(b.key)) - Number(urgent.has(a.key)) ||
          (stakes.get(b.accountId) ?? 0) - (stakes.get(a.accountId) ?? 0),
      );
    const quarter = { leadsTo: `#seller=${encodeURIComponent(id)}`, text: grouped(own.length, language) };
    return [
      id,
      first === undefined
        ? say("nothing to review")
        : {
            leadsTo: `#view=day&day=${first.on}&seller=${encodeURIComponent(id)}`,
            text: say("{value} on {day}", {
              value: planned.filter(({ on }) => on === first.on).length,
              day: day(first.on),
            }),
          },
      own.filter(({ on }) => on < end).length,
      capacity === 0 ? say("no working day") : `${Math.round((100 * minutes) / capacity)}%`,
      own.length === 0 ? "" : quarter,
      without,
      { estimate: book.valueAtRisk === null ? "" : about(atRisk, language) },
      ending,
      first === undefined ? "" : withoutNote(linkTo(first.accountId)),
      first === undefined ? "" : because(first.reasons, briefings.get(first.key)?.why ?? [], language),
    ];
  });
  return htmlTable(
    [
      say("seller"),
      say("my day"),
      say("reviews before {day}", { day: day(end) }),
      say("time booked"),
      say("my quarter"),
      say("without a day"),
      say("at risk, {currency}", { currency }),
      say("contracts that end within {days} days, {currency}", { days: CONTRACT_DAYS, currency }),
      say("start with"),
      say("because"),
    ],
    rows,
    language,
  );
}

/** Reasons that ask for a review by a day. */
const ASKING =
  /^(?:reviews\.signal(?:-late)?|reviews\.overdue|portfolio\.coverage\.|portfolio\.renewal\.|portfolio\.standing\.)/;

/** What asks for the review, and what is at stake: the first reason alone may say only the latter. */
function because(reasons: readonly Reason[], why: readonly string[], language: string): string {
  const asking = Math.max(
    0,
    reasons.findIndex(({ code }) => ASKING.test(code)),
  );
  return together(
    [...new Set([asking, 0])].flatMap((at) => why[at] ?? []),
    language,
  );
}

/** A name without its id, where there is little room. */
function withoutNote(cell: LinkCell | string): LinkCell | string {
  return typeof cell === "string" ? cell : { leadsTo: cell.leadsTo, text: cell.text };
}
