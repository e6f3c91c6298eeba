import { describe } from "retention-kit/locales";
import { grouped, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, reviewWords, type ReportInput } from "./report-input.js";

const SHOWN = 15;

/** The accounts whose loss would cost most, and whether they have a review. */
export function valueAtRisk({ book, accounts, currency, locale }: ReportInput): string[] {
  const { valueAtRisk: whole } = book;
  const say = sayIn(locale.language);
  const money = (amount: number): string => short(amount, locale.language);
  if (whole === null) {
    const why = book.reasons.map((reason) => describe(reason, locale)).join("; ");
    return [`<h2>${say("Value at risk")}</h2>`, `<p>${say("Not known: {why}.", { why })}</p>`];
  }
  const nameOf = accountNames(accounts);
  const reviewOf = reviewWords(book, say);
  const rows = book.accounts
    .flatMap(({ accountId, nextReview, valueAtRisk: risk }) => (risk === null ? [] : [{ accountId, nextReview, risk }]))
    .sort((a, b) => b.risk.amount - a.risk.amount || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ accountId, nextReview, risk }) => [
      nameOf(accountId),
      Math.round(risk.amount),
      say("{from} to {to}", { from: money(risk.lower), to: money(risk.upper) }),
      Math.round(risk.worth.value),
      `${Math.round(risk.loss.value * 100)}%`,
      risk.reasons.map((reason) => describe(reason, locale)).join("; "),
      reviewOf(nextReview),
    ]);
  const sum = say(
    "What customers would spend in {months} months at their present pace, times the chance that they buy nothing. In all {amount} {currency} of {worth} are at risk; with the season's doubt, nine in ten outcomes lie between {lower} and {upper}.",
    {
      months: whole.months,
      amount: money(whole.amount),
      currency,
      worth: money(whole.worth),
      lower: money(whole.lower),
      upper: money(whole.upper),
    },
  );
  return [
    `<h2>${say("The most value at risk")}</h2>`,
    `<p>${sum}</p>`,
    htmlTable(
      [
        say("account"),
        say("at risk, {currency}", { currency }),
        say("bounds"),
        say("worth if it stays"),
        say("loss"),
        say("how it bought"),
        say("review"),
      ],
      rows,
      locale.language,
    ),
  ];
}

/** Money to three digits: "1.35 million", "45,000"; in Hindi by the lakh, as money is counted there. */
function short(amount: number, language: string): string {
  if (amount >= 1e6) {
    const unit = language === "hi" ? 1e5 : 1e6;
    const number = grouped(Number((amount / unit).toPrecision(3)), language);
    return sayIn(language)("{number} million", { number });
  }
  return grouped(Math.round(Number(amount.toPrecision(3))), language);
}
