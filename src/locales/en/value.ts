import type { ValueReasons } from "../../reasons/codes/value.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";
import { percent } from "./percent.js";

const items: Record<ValueReasons["value.switching.missing"]["item"], string> = {
  service: "service",
  advice: "advice that gets more out of the product",
  "flexible-delivery": "flexible delivery",
  maintenance: "maintenance",
  payment: "terms of payment",
  "owning-problems": "someone who owns a problem until it is solved",
};

/** English for the value domain. */
export const value: DomainWords<ValueReasons> = {
  "value.drivers.interviews": ({ interviews, groups }) =>
    `from ${count(interviews, "interview")} with ${count(groups, "kind")} of customers`,
  "value.drivers.no-interviews": () => "nobody was asked yet, so that everything counts the same",
  "value.drivers.overrated": ({ driver, believed, said }) =>
    `we think that ${driver} makes up ${percent(believed)} of what they value, and they say ${percent(said)}`,
  "value.drivers.underrated": ({ driver, believed, said }) =>
    `${driver} makes up ${percent(said)} of what they value, and we think only ${percent(believed)}`,

  "value.match.segment-and-size": ({ segment, size, interviews }) =>
    `${count(interviews, "interview")} with customers of the kind ${segment} and the size ${size}`,
  "value.match.segment": ({ segment, interviews }) =>
    `${count(interviews, "interview")} with customers of the kind ${segment}`,
  "value.match.size": ({ size, interviews }) => `${count(interviews, "interview")} with customers of the size ${size}`,
  "value.match.whole": ({ interviews }) =>
    `${count(interviews, "interview")} with customers of all kinds, since too few of theirs were asked`,
  "value.match.lead": ({ driver, probability }) =>
    `lead with ${driver}: it matters most to them with a probability of ${percent(probability)}`,
  "value.match.close": ({ driver, second }) =>
    `whether ${driver} or ${second} matters more to them is not clear, so ask first`,

  "value.switching.gain": ({ driver, ours, theirs }) =>
    `in ${driver} they see the other supplier ahead, ${amount(theirs)} to ${amount(ours)}`,
  "value.switching.loss": ({ driver, ours, theirs }) =>
    `in ${driver} they see us ahead, ${amount(ours)} to ${amount(theirs)}, and would lose that`,
  "value.switching.unknown": ({ driver }) => `how they compare us in ${driver} is not known`,
  "value.switching.uncalibrated": () => "the probability is a judgment, not yet fitted to customers who left",
  "value.switching.tips": ({ driver, from, to }) =>
    `leaving and staying would be equally likely if they saw us at ${amount(to)} in ${driver}, not ${amount(from)}`,
  "value.switching.missing": ({ item }) => `they do not see in us: ${items[item]}`,
  "value.switching.ask-about": ({ item }) => `it is not known whether they see in us: ${items[item]}`,
};
