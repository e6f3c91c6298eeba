import type { ReasonParameters } from "../reasons/reason.js";
import { amount, count, moneyIn } from "./en/terms.js";
import type { Words } from "./locale.js";

/**
 * English words of the codes that the drafts do not have yet. A new code's words may stand here, for all
 * languages, until someone who speaks them translates it: `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "portfolio.buys-again.past-until": ({ days, most }) =>
    days === 0
      ? `no stored check against past outcomes covers the chance of buying within ${count(Math.round(most), "day")}, so it comes straight from the purchase model`
      : `the chance of buying is checked against past outcomes up to ${count(Math.round(days), "day")}; from there to ${count(Math.round(most), "day")} it comes straight from the purchase model`,
  "portfolio.standing.has-tickets": ({ tickets, since }) =>
    `its purchases were not given; it is taken for a customer, as it has ${count(tickets, "ticket")}, the first of ${since}`,
  "portfolio.value-at-risk.billed": ({ amount: money, ending, endless, months }, currency) =>
    `what it buys is billed under its contracts, so the money is theirs: ${moneyIn(currency, Math.round(money))} in the next ${count(Math.round(months), "month")}, ` +
    `of which ${moneyIn(currency, Math.round(endless))} is of contracts without an end and ${moneyIn(currency, Math.round(ending))} of contracts with an end by then`,
  "portfolio.attention.service": ({ odds }) =>
    `for the service that it had, the odds that its contracts go on count ${odds < 0.01 ? "less than 0.01" : amount(odds)} times`,
  "portfolio.buys-again.unused": ({ calibrations }) =>
    `not used, as their days overlap those of the others or leave some out: ${count(calibrations, "stored calibration")} of the chance of buying`,
} satisfies Partial<Words<ReasonParameters>>;

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
