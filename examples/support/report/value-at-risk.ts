import { describe } from "retention-kit/locales";
import { htmlTable } from "../page.js";
import { accountNames, reviewWords, type ReportInput } from "./report-input.js";

const SHOWN = 15;

/** The accounts whose loss would cost most, and whether they have a review. */
export function valueAtRisk({ book, accounts, currency, locale }: ReportInput): string[] {
  const { valueAtRisk: whole } = book;
  if (whole === null) {
    const why = book.reasons.map((reason) => describe(reason, locale)).join("; ");
    return ["<h2>Value at risk</h2>", `<p>Not known: ${why}.</p>`];
  }
  const nameOf = accountNames(accounts);
  const reviewOf = reviewWords(book);
  const rows = book.accounts
    .flatMap(({ accountId, nextReview, valueAtRisk: risk }) => (risk === null ? [] : [{ accountId, nextReview, risk }]))
    .sort((a, b) => b.risk.amount - a.risk.amount || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ accountId, nextReview, risk }) => [
      nameOf(accountId),
      Math.round(risk.amount),
      `${short(risk.lower)} to ${short(risk.upper)}`,
      Math.round(risk.worth.value),
      `${Math.round(risk.loss.value * 100)}%`,
      risk.reasons.map((reason) => describe(reason, locale)).join("; "),
      reviewOf(nextReview),
    ]);
  const fitted = book.accounts.every(
    ({ loyalty, valueAtRisk: risk }) => risk?.lossFrom !== "loyalty" || loyalty?.calibrated,
  );
  const doubt = fitted ? "" : "; wide, until loyalty is fitted to outcomes of your own";
  return [
    "<h2>The most value at risk</h2>",
    `<p>What an account would spend in ${whole.months} months if it stayed, times the probability that it does not. In all ${short(whole.amount)} ${currency} of ${short(whole.worth)} are at risk (${short(whole.lower)} to ${short(whole.upper)} by what the models leave in doubt${doubt}).</p>`,
    htmlTable(
      [`account`, `at risk, ${currency}`, "bounds", "worth if it stays", "loss", "how it bought", "review"],
      rows,
    ),
  ];
}

/** Money to three digits: "1.35 million", "45,000". */
function short(amount: number): string {
  if (amount >= 1e6) return `${Number((amount / 1e6).toPrecision(3))} million`;
  return String(Math.round(Number(amount.toPrecision(3)))).replace(/\B(?=(\d{3})+$)/g, ",");
}
