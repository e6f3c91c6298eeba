import type { AllocationReasons } from "../../reasons/codes/allocation.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn, percent } from "./terms.js";

const share = (part: number): string => `${amount(part * 100)}%`;

const cost = (change: number): string =>
  change >= 0 ? `would cost ${share(change)} of what the reviews bring` : `would bring ${share(-change)} more`;
const add = (change: number): string => (change >= 0 ? `would add ${share(change)}` : `would cost ${share(-change)}`);

/** English for the allocation of reviews. */
export const allocation: DomainWords<AllocationReasons> = {
  "allocation.curve.attention": ({ first, furtherShare }, currency) =>
    `the first review in the year may protect or bring ${moneyIn(currency, first)}, each further one ${percent(furtherShare)} of the one before`,
  "allocation.curve.attention-unknown": () => "what is at stake is not known, so reviews are assumed to bring nothing",
  "allocation.curve.answers": ({ present, exponent }) =>
    `a curve through the manager's answers, with ${count(present, "review")} a year today` +
    (exponent > 1 ? "; the first ones bring less than those after them" : ""),
  "allocation.curve.answer-missed": ({ times, answered, curve }, currency) =>
    `at ${amount(times)} times today's number the answer was ${moneyIn(currency, answered)}, and the curve gives ${moneyIn(currency, curve)}`,
  "allocation.last-and-next": ({ kind, count: number, last, next, hour }, currency) =>
    `${kind} number ${amount(number)} brings ${moneyIn(currency, last)}, one more would bring ${moneyIn(currency, next)}; an hour is worth ${moneyIn(currency, hour)}`,
  "allocation.none": ({ kind, next, hour }, currency) =>
    `no ${kind}: the first would bring ${moneyIn(currency, next)}, and an hour is worth ${moneyIn(currency, hour)} elsewhere`,
  "allocation.floor": ({ least }) =>
    `met at least ${count(least, "time")} by the rule, although the time would bring more elsewhere`,
  "allocation.floor-missed": ({ least, count: number }) =>
    `the rule asks for ${count(least, "contact")}, the hours allow ${amount(number)}`,
  "allocation.cap": ({ most }) => `no more than ${amount(most)} are allowed, although one more would pay`,
  "allocation.exact": () => "no other allocation brings more",
  "allocation.gap": ({ share: part }) => `this allocation may bring up to ${share(part)} less than the best one`,
  "allocation.floors-missed": ({ accounts }) =>
    `the hours leave ${count(accounts, "account")} below the minimum number of contacts`,
  "allocation.flat": ({ less, more }) => `a quarter fewer hours ${cost(less)}, a quarter more ${add(more)}`,
  "allocation.team-size": ({ sellers, last, next, cost: price }, currency) =>
    `seller number ${amount(sellers)} brings ${moneyIn(currency, last)} and costs ${moneyIn(currency, price)}; one more would bring ${moneyIn(currency, next)}`,
  "allocation.team-size.least": ({ sellers, next, cost: price }, currency) =>
    sellers === 0
      ? `no seller pays off: the first would bring ${moneyIn(currency, next)} and costs ${moneyIn(currency, price)}`
      : `the minimum numbers of contacts need ${count(sellers, "seller")}; one more would bring ${moneyIn(currency, next)} and costs ${moneyIn(currency, price)}`,
  "allocation.experiment.power": ({ accounts, days, power }) =>
    `${count(accounts, "account")} for ${count(days, "day")} would show the effect with a chance of ${percent(power)}`,
  "allocation.experiment.smallest-effect": ({ effect }) =>
    `it would show an effect from ${share(effect)} of the loss that one review prevents`,
  "allocation.experiment.days-needed": ({ days }) => `it would show the effect after ${count(days, "day")}`,
  "allocation.experiment.retention": ({ treated, control, lower, upper }) =>
    `${share(treated)} of the accounts with reviews stayed and ${share(control)} of those without: ` +
    `${amount(lower * 100)} to ${amount(upper * 100)} points apart`,
  "allocation.experiment.money": ({ difference, lower, upper }, currency) =>
    `reviews brought ${moneyIn(currency, difference)} an account, from ${moneyIn(currency, lower)} to ${moneyIn(currency, upper)}`,
  "allocation.experiment.control-reviewed": ({ reviews }) =>
    `accounts in the control group had ${count(reviews, "review")} each on average, which the effect allows for`,
  "allocation.experiment.not-treated": () =>
    "accounts that were to be reviewed had no more reviews than the others, so nothing can be said about reviews",
  "allocation.experiment.missing": ({ treated, control }) =>
    `no outcome for ${amount(treated)} of the accounts to be reviewed and ${amount(control)} of the others`,
  "allocation.experiment.unequal": ({ difference }, currency) =>
    `earlier spend of the groups differed by ${moneyIn(currency, difference)}, more than chance explains: check how they were drawn`,
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
