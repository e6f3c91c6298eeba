import type { ReasonParameters } from "../reasons/reason.js";
import { amount, count } from "./en/terms.js";
import type { Words } from "./locale.js";

/**
 * English words of the codes that the drafts do not have yet. A new code's words may stand here, for all
 * languages, until somebody who speaks them translates it: `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "reviews.clock.unknown": () => "contacts are not on record, so when it was met last is not known",
  "opportunity.deals-stale": ({ deals, days }) =>
    `open more than ${count(days, "day")} past the expected day, so that what is in it is offered again: ${count(deals, "deal")}`,
  "portfolio.renewal.one-sided": ({ ended, renewed }) =>
    `${amount(renewed)} of ${count(ended, "term")} that ended were renewed: ${renewed === 0 ? "renewals" : "contracts that were not renewed"} seem to be missing from the records, so the chance is an assumption`,
} satisfies Partial<Words<ReasonParameters>>;

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
