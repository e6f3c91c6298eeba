import type { ReviewsReasons } from "../../reasons/codes/reviews.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn, touch } from "./terms.js";
import { datedSignal } from "../dated-signals.js";
import { wordOf } from "../word-of.js";

const signals: Record<string, string> = {
  "renewal-near": "a renewal is coming up",
  "renewal-late": "a contract has ended and is not renewed yet",
  "warranty-ending": "a warranty is ending",
  "deal-closing": "a deal is expected to close",
  "long-silence": "no sign of the customer on record for a long time",
  "high-effort-ticket": "a problem took the customer a lot of effort",
  "open-problem": "a hard problem is still open",
  "problem-still-open": "a hard problem that was talked about is still open",
  "bad-answer": "a survey answer was bad",
  "value-at-risk": "it is among the customers with the most money that a review can keep",
  "champion-left": "our champion there has left",
  "usage-falling": "usage is falling",
  "invoice-late": "an invoice is overdue",
  "invoice-still-open": "an invoice that was talked about is still unpaid",
  "all-returned": "all that it bought was returned",
  "rival-near": "the customer is talking to a competitor",
  "problem-found": "a problem was found",
  "customer-unhappy": "the customer is unhappy",
};

const productKinds: Record<string, string> = {
  product: "a product",
  "service-contract": "a service contract",
  option: "an option",
};

const every = (months: number, maximumMonths: number): string =>
  `every ${count(months, "month")}` + (maximumMonths > months ? `, at most ${amount(maximumMonths)} apart` : "");

/** English for the reviews domain. */
export const reviews: DomainWords<ReviewsReasons> = {
  "reviews.clock.touch": ({ kind, on }) => `last conversation: ${touch(kind)} on ${on}`,
  "reviews.clock.first-purchase": ({ on }) =>
    `no review or other conversation on record since the first purchase on ${on}`,
  "reviews.clock.last-contact": ({ kind, on }) => `last contact on ${on} by ${touch(kind)}`,
  "reviews.clock.never-touched": () => "no review or other conversation on record, so due at once",
  "reviews.clock.unknown": () => "contacts are not on record, so when it was met last is not known",
  "reviews.clock.future-touches": ({ touches }) =>
    `${count(touches, "touch", "touches")} dated in the future ${touches === 1 ? "does" : "do"} not count yet`,
  "reviews.clock.previous-review": ({ on }) => `follows the review expected on ${on}`,
  "reviews.interval.level": ({ level, idealMonths, maximumMonths }) =>
    `${level} opportunity is reviewed ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.segment": ({ segment, level, idealMonths, maximumMonths }) =>
    `${level} opportunity in the segment ${segment} is reviewed ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.product-kind": ({ kind, level, idealMonths, maximumMonths }) =>
    `an owner of ${wordOf(productKinds, kind) ?? kind} with ${level} opportunity is reviewed ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.days": ({ basis, of, level, idealDays, maximumDays }) => {
    const days = `every ${count(idealDays, "day")}, at most ${amount(maximumDays)} apart`;
    if (basis === "segment") return `${level} opportunity in the segment ${of} is reviewed ${days}`;
    if (basis === "level") return `${level} opportunity is reviewed ${days}`;
    return `an owner of ${wordOf(productKinds, of) ?? of} with ${level} opportunity is reviewed ${days}`;
  },
  "reviews.interval.anchored": () => "reviewed on fixed days of the calendar",
  "reviews.interval.account-months": ({ idealMonths, maximumMonths }) =>
    `this account is reviewed ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.account": ({ idealDays, maximumDays }) =>
    `this account is reviewed every ${count(idealDays, "day")}, at most ${amount(maximumDays)} apart`,
  "reviews.interval.allocated": ({ idealDays, count: times, months, last, next, hour }, currency) =>
    `${count(times, "contact")} in ${count(months, "month")}, one every ${count(idealDays, "day")}: the last brings ${moneyIn(currency, last)}, ` +
    `one more would bring ${moneyIn(currency, next)}, and an hour is worth ${moneyIn(currency, hour)}`,
  "reviews.level.unknown": ({ level }) => `opportunity unknown, treated as ${level}`,
  "reviews.signal": ({ signal, on, reviewBy }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated} ${on})`;
    return `${wordOf(signals, signal) ?? `the signal "${signal}" arose`}${when}, so review by ${reviewBy}`;
  },
  "reviews.signal-late": ({ signal, on, reviewBy, days }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated} ${on})`;
    return `${wordOf(signals, signal) ?? `the signal "${signal}" arose`}${when}; the review for it was due by ${reviewBy}, ${count(days, "day")} ago`;
  },
  "reviews.put-off": ({ until }) => `put off until ${until}`,
  "reviews.overdue": ({ days }) => `overdue by ${count(days, "day")}`,
};
