import type { ValueReasons } from "../../reasons/codes/value.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, percent } from "./terms.js";

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
  "value.drivers.no-interviews": () => "no one has been asked yet, so everything counts the same",
  "value.drivers.overrated": ({ driver, believed, said }) =>
    `we think that ${driver} makes up ${percent(believed)} of what they value, but they say ${percent(said)}`,
  "value.drivers.underrated": ({ driver, believed, said }) =>
    `${driver} makes up ${percent(said)} of what they value, but we think only ${percent(believed)}`,

  "value.match.segment-and-size": ({ segment, size, interviews }) =>
    `${count(interviews, "interview")} with customers in the segment ${segment} of size ${size}`,
  "value.match.segment": ({ segment, interviews }) =>
    `${count(interviews, "interview")} with customers in the segment ${segment}`,
  "value.match.size": ({ size, interviews }) => `${count(interviews, "interview")} with customers of size ${size}`,
  "value.match.whole": ({ interviews }) =>
    `${count(interviews, "interview")} with customers of all kinds, since too few of theirs were asked`,
  "value.match.lead": ({ driver, probability }) =>
    `lead with ${driver}: it matters most to them with a probability of ${percent(probability)}`,
  "value.match.close": ({ driver, second }) =>
    `whether ${driver} or ${second} matters more to them is not clear, so ask first`,

  "value.switching.gain": ({ driver, ours, theirs }) =>
    `they rate the other supplier ahead on ${driver}, ${amount(theirs)} to ${amount(ours)}`,
  "value.switching.loss": ({ driver, ours, theirs }) =>
    `they rate us ahead on ${driver}, ${amount(ours)} to ${amount(theirs)}, and would lose that`,
  "value.switching.unknown": ({ driver }) => `how they compare us on ${driver} is not known`,
  "value.switching.uncalibrated": () => "the probability is a judgment, not yet fitted to customers who left",
  "value.switching.tips": ({ driver, from, to }) =>
    `if our score for ${driver} ${to < from ? "fell" : "rose"} from ${amount(from)} to ${amount(to)}, they would be as likely to leave as to stay`,
  "value.switching.missing": ({ item }) => `they do not see us offering: ${items[item]}`,
  "value.switching.ask-about": ({ item }) => `whether they see us offering this is not known: ${items[item]}`,
};
