import type { AllocationReasons } from "../../reasons/codes/allocation.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, percent } from "./terms.js";

const share = (part: number): string => `${amount(part * 100)}%`;

const cost = (change: number): string =>
  change >= 0 ? `would cost ${share(change)} of what the reviews bring` : `would bring ${share(-change)} more`;
const add = (change: number): string => (change >= 0 ? `would add ${share(change)}` : `would cost ${share(-change)}`);

/** English for the allocation of reviews. */
export const allocation: DomainWords<AllocationReasons> = {
  "allocation.curve.attention": ({ first, furtherShare }) =>
    `the first review in the year may protect or bring ${amount(first)}, each further one ${percent(furtherShare)} of the one before`,
  "allocation.curve.attention-unknown": () => "what is at stake is not known, so reviews are assumed to bring nothing",
  "allocation.curve.answers": ({ present, exponent }) =>
    `a curve through the manager's answers, with ${count(present, "review")} a year today` +
    (exponent > 1 ? "; the first ones bring less than those after them" : ""),
  "allocation.curve.answer-missed": ({ times, answered, curve }) =>
    `at ${amount(times)} times today's number the answer was ${amount(answered)}, and the curve gives ${amount(curve)}`,
  "allocation.last-and-next": ({ kind, count: number, last, next, hour }) =>
    `${kind} number ${amount(number)} brings ${amount(last)}, one more would bring ${amount(next)}; an hour is worth ${amount(hour)}`,
  "allocation.none": ({ kind, next, hour }) =>
    `no ${kind}: the first would bring ${amount(next)}, and an hour is worth ${amount(hour)} elsewhere`,
  "allocation.floor": ({ least }) =>
    `met at least ${count(least, "time")} by the rule, although the time would bring more elsewhere`,
  "allocation.floor-missed": ({ least, count: number }) =>
    `the rule asks for ${count(least, "contact")}, the hours allow ${amount(number)}`,
  "allocation.cap": ({ most }) => `no more than ${amount(most)} are allowed, although one more would pay`,
  "allocation.exact": () => "no other allocation brings more",
  "allocation.gap": ({ share: part }) => `the best allocation may bring up to ${share(part)} more`,
  "allocation.floors-missed": ({ accounts }) =>
    `the hours leave ${count(accounts, "account")} below the minimum number of contacts`,
  "allocation.flat": ({ less, more }) => `a quarter fewer hours ${cost(less)}, a quarter more ${add(more)}`,
  "allocation.team-size": ({ sellers, last, next, cost: price }) =>
    `seller number ${amount(sellers)} brings ${amount(last)} and costs ${amount(price)}; one more would bring ${amount(next)}`,
  "allocation.experiment.power": ({ accounts, days, power }) =>
    `${count(accounts, "account")} for ${count(days, "day")} would show the effect with a chance of ${percent(power)}`,
  "allocation.experiment.smallest-effect": ({ effect }) =>
    `it would show an effect from ${share(effect)} of the loss that one review prevents`,
  "allocation.experiment.days-needed": ({ days }) => `it would show the effect after ${count(days, "day")}`,
  "allocation.experiment.retention": ({ treated, control, lower, upper }) =>
    `${share(treated)} of the accounts with reviews stayed and ${share(control)} of those without: ` +
    `${amount(lower * 100)} to ${amount(upper * 100)} points apart`,
  "allocation.experiment.money": ({ difference, lower, upper }) =>
    `reviews brought ${amount(difference)} an account, from ${amount(lower)} to ${amount(upper)}`,
  "allocation.experiment.control-reviewed": ({ reviews }) =>
    `accounts in the control group had ${count(reviews, "review")} each on average, which the effect allows for`,
  "allocation.experiment.not-treated": () =>
    "accounts that were to be reviewed had no more reviews than the others, so nothing can be said about reviews",
  "allocation.experiment.missing": ({ treated, control }) =>
    `no outcome for ${amount(treated)} of the accounts to be reviewed and ${amount(control)} of the others`,
  "allocation.experiment.unequal": ({ difference }) =>
    `earlier spend of the groups differed by ${amount(difference)}, more than chance explains: check how they were drawn`,
  "allocation.fit.by-lot": () => "reviews were assigned at random, so the curve shows their effect",
  "allocation.fit.chosen": () =>
    "sellers chose which accounts to review, so the curve shows what went with reviews, not their effect",
  "allocation.fit.favourites": ({ correlation }) =>
    `accounts that spent ${correlation > 0 ? "more" : "less"} before were reviewed more (correlation ${amount(correlation)})`,
  "allocation.fit.not-by-lot": ({ correlation }) =>
    `reviews are said to be assigned at random, but follow earlier spend more than chance allows (correlation ${amount(correlation)})`,
  "allocation.fit.less-with-reviews": () =>
    "accounts with more reviews brought less, so reviews are assumed to bring nothing",
};
