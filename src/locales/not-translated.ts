import type { ReasonParameters } from "../reasons/reason.js";
import { amount, count, moneyIn, percent } from "./en/terms.js";
import type { Words } from "./locale.js";

const within = (months: number): string => count(Math.round(months), "month");
const monthsSeen = (seen: number, ended: number): string =>
  `of contracts like it, ${amount(ended)} ended in ${count(seen, "month")} under contract`;

/**
 * English words of the codes that the drafts do not have yet. A new code's words may stand here, for all
 * languages, until somebody who speaks them translates it: `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "portfolio.standing.contract-endless": ({ contractId }) =>
    `contract ${contractId} is running, and has no end: it may be left at any time`,
  "portfolio.value-at-risk.of-endless": ({ amount: money, ending, endless, months }, currency) =>
    `no purchases of the last 12 months are known, so the money is that of its contracts: ${moneyIn(currency, Math.round(money))} in the next ${within(months)}, ` +
    `of which ${moneyIn(currency, Math.round(endless))} is of contracts without an end and ${moneyIn(currency, Math.round(ending))} of contracts with an end by then`,
  "portfolio.value-at-risk.renewal-by-rate": ({ contractId, renewed, ended, months, probability }) =>
    `the chance that contract ${contractId} still runs in ${within(months)} counts as ${percent(probability)}: of the terms of its length that ended, ${amount(renewed)} of ${amount(ended)} were renewed`,
  "portfolio.value-at-risk.renewal-by-model": ({ contractId, renewals, months, probability }) =>
    `the chance that contract ${contractId} still runs in ${within(months)} counts as ${percent(probability)}, by contracts of its length after ${count(renewals, "renewal")}`,
  "portfolio.value-at-risk.endless-assumed": ({ contractId, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} is assumed to be ${percent(probability)}`,
  "portfolio.value-at-risk.endless-by-rate": ({ contractId, seen, ended, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} counts as ${percent(probability)}; ${monthsSeen(seen, ended)}`,
  "portfolio.value-at-risk.endless-by-model": ({ contractId, seen, ended, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} counts as ${percent(probability)}, by how long it has run; ${monthsSeen(seen, ended)}`,
  "portfolio.attention.endless": ({ contractId, amount: money, months, probability }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, may be left at any time: chance ${percent(probability)} within ${within(months)}`,
  "portfolio.renewals.endless": ({ contracts, share, to }) =>
    `${count(contracts, "contract")} without an end, ${percent(share)} of which are expected to be left by ${to}`,
} satisfies Partial<Words<ReasonParameters>>;

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
