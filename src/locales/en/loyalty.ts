import type { LoyaltyReasons } from "../../reasons/codes/loyalty.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const factors: Record<string, string> = {
  effort: "service effort",
  satisfaction: "satisfaction",
  purchases: "the purchases so far",
  probabilityAlive: "the probability of still being a customer",
  tenureYears: "years as a customer",
};

/** English for the loyalty domain. */
export const loyalty: DomainWords<LoyaltyReasons> = {
  "loyalty.uncalibrated": () => "based on published figures, not yet on your own customers",
  "loyalty.uncalibrated-problems": () =>
    "the effect of problems is based on published figures, not yet on your own customers",
  "loyalty.calibrated": ({ observations }) => `fitted to ${amount(observations)} of your own customers`,
  "loyalty.effort": ({ experiences, effort }) =>
    `${count(experiences, "service experience")}, at an effort of ${effort.toFixed(1)} out of 5`,
  "loyalty.no-problem": () => "had no problem",
  "loyalty.problem-unknown": () => "what problems cost the customer is not known",
  "loyalty.effort-unscored": ({ tickets }) => `${count(tickets, "ticket")} had too little on record to be scored`,
  "loyalty.never-closed": ({ tickets }) =>
    `${count(tickets, "open ticket")} without any activity for long ${tickets === 1 ? "is" : "are"} not counted here`,
  "loyalty.bought-since": ({ problems }) =>
    `bought again after ${count(problems, "problem")}, which ended ${problems === 1 ? "its" : "their"} effect`,
  "loyalty.billed-since": ({ problems }) =>
    `what it bought after ${count(problems, "problem")} came by contract or at a fixed interval, and does not end ${problems === 1 ? "its" : "their"} effect`,
  "loyalty.later-left-out": ({ records }) => `${count(records, "later record")} left out`,
  "loyalty.not-learned": ({ factor }) => `the model has not learned the effect of ${wordOf(factors, factor) ?? factor}`,
  "loyalty.other-horizon": ({ fitted, asked }) =>
    `fitted to purchases within ${count(fitted, "day")}, and asked for ${amount(asked)}`,
  "loyalty.would-change-most": ({ factor, to, probability }) =>
    `${wordOf(factors, factor) ?? factor} at ${amount(to)} would change it most, to ${percent(probability)}`,
  "loyalty.recovery.solved-already": () => "is already solved",
  "loyalty.recovery.hearers-unknown": () =>
    "word of mouth is left out, because what people do who hear of it is not known",
  "loyalty.remedy.chosen": ({ remedy, worth, cost }, currency) =>
    `${remedy} is expected to be worth ${moneyIn(currency, worth)}, after a cost of ${moneyIn(currency, cost)}`,
  "loyalty.remedy.none": () => "no allowed remedy is worth its cost",
  "loyalty.remedy.escalate": ({ remedy, gain }, currency) =>
    `${remedy} would be worth ${moneyIn(currency, gain)} more: ask for approval`,
  "loyalty.remedy.beyond-money": ({ role, cost, limit }, currency) =>
    `costs ${moneyIn(currency, cost)}, and ${role === "" ? "the limit" : `the limit for ${role}`} is ${moneyIn(currency, limit)}`,
  "loyalty.remedy.not-allowed": ({ role, remedy }) => `${role === "" ? "this role" : role} may not give ${remedy}`,
  "loyalty.remedy.not-worth-it": ({ cost, value }, currency) =>
    `costs ${moneyIn(currency, cost)} and is expected to win ${moneyIn(currency, value)}`,
  "loyalty.health.entered-band": ({ band }) => `health is now ${band}`,
  "loyalty.health.left-band": ({ band }) => `health is no longer ${band}`,
  "loyalty.health.knocked-out": ({ factor, value, band }) => {
    if (factor === "worstAnswer")
      return `an answer at ${amount(value)}% of its scale: health is ${band}, whatever the score`;
    if (factor === "buying")
      return `no purchase for ${amount(value)} times its usual interval: health is ${band}, whatever the score`;
    return `${factor} is ${amount(value)}: health is ${band}, whatever the score`;
  },
  "loyalty.health.changed": ({ change }) =>
    `health ${change < 0 ? "fell" : "rose"} by ${count(Math.round(Math.abs(change)), "point")}`,
};
