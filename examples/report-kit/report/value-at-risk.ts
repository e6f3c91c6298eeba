import { about, aboutShare, bounds } from "../numbers.js";
import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, reviewWords, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 15;

/** The accounts whose loss would cost most, and whether they have a review. */
export function valueAtRisk({ book, accounts, currency, locale }: ReportInput): string[] {
  const { language } = locale;
  const { valueAtRisk: whole } = book;
  const say = sayIn(language);
  const words = wordsIn(locale, currency);
  const money = (amount: number): string => about(amount, language);
  if (whole === null) {
    // What is said of purchases and spend says why; what is said of sellers, fields and word of mouth does not.
    const why = book.reasons.filter(({ code }) => /^portfolio\.(purchases|spend|value-at-risk)\./.test(code));
    const told = say("Not known: {why}.", { why: together(why.map(words), language) });
    return [part("risk", say("Value at risk")), `<p>${told}</p>`];
  }
  const linkTo = accountLinks(accounts);
  const reviewOf = reviewWords(book, say, language);
  const all = book.accounts
    .flatMap(({ accountId, nextReview, valueAtRisk: risk }) =>
      risk === null || Math.round(risk.amount) === 0 ? [] : [{ accountId, nextReview, risk }],
    )
    .sort((a, b) => b.risk.amount - a.risk.amount || (a.accountId < b.accountId ? -1 : 1));
  const shown = all.slice(0, SHOWN);
  const rows = shown.map(({ accountId, nextReview, risk }) => {
    const { lower, upper } = bounds(risk.expected, language, risk.worth.value);
    // Chances of contracts have no bounds: those of rounding would look like some.
    const isOpen = risk.expected.upper - risk.expected.lower > 0.01 * risk.amount;
    return [
      linkTo(accountId),
      { estimate: money(risk.amount) },
      { estimate: isOpen ? say("{from} to {to}", { from: lower, to: upper }) : "" },
      { estimate: money(risk.worth.value) },
      { estimate: aboutShare(risk.loss.value) },
      together(risk.reasons.map(words), language),
      reviewOf(nextReview),
    ];
  });
  const sum = say(
    "Money that customers would spend in {months} months at their present pace and are expected not to: all of it if they buy nothing, otherwise what falls after they leave. In all {amount} {currency} of {worth} are at risk; allowing for uncertainty about the season, nine in ten outcomes lie between {lower} and {upper}.",
    {
      months: whole.months,
      amount: money(whole.amount),
      currency,
      worth: money(whole.worth),
      ...bounds(whole, language, whole.worth),
    },
  );
  return [
    part("risk", say("The most value at risk")),
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
      language,
    ),
    tableEnd(
      { shown: shown.length, total: all.length, order: "the most at risk first", all: "#view=all&sort=risk" },
      language,
    ),
  ];
}
