import type { EffortReasons } from "../../reasons/codes/effort.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const drivers: Record<string, string> = {
  repeatContacts: "getting in touch again",
  unresolved: "the problem not being solved",
  transfers: "being passed from one person to the next",
  repeatedInformation: "being asked for the same information again",
  timeAgainstStandard: "waiting for the solution",
  channelSwitching: "changing channels",
  failedSelfService: "trying to solve it alone",
};

/** English for the effort domain. */
export const effort: DomainWords<EffortReasons> = {
  "effort.costliest-driver": ({ driver, points, without }) =>
    `${wordOf(drivers, driver) ?? driver} cost the customer most: ${points.toFixed(1)} points of effort; ` +
    `without it the effort would have been ${without.toFixed(1)}`,
  "effort.earlier-contacts": ({ contacts, days }) =>
    `got in touch ${count(contacts, "time")} about other problems in the ${count(days, "day")} before`,
  "effort.problem.rising": ({ tickets, days, expected }) =>
    `${count(tickets, "ticket")} in ${count(days, "day")}, where ${expected.toFixed(1)} would be usual`,
  "effort.problem.new": ({ tickets, days, before }) =>
    `new: ${count(tickets, "ticket")} in ${count(days, "day")}, none in the ${count(before, "day")} before`,
  "effort.problem.no-history": ({ tickets }) =>
    `${count(tickets, "ticket")}, and nothing in use before to compare with`,
  "effort.problem.solved-by": ({ resolution, times, hours }) =>
    `usual fix: ${resolution} (${count(times, "time")}, half within ${hours.toFixed(1)} h)`,
  "effort.standard.share": ({ standard, share, target, tickets }) =>
    `"${standard}" was met in ${percent(share)} of ${count(tickets, "ticket")}; the promise is ${percent(target)}`,
  "effort.standard.no-data": ({ standard }) => `no ticket yet to measure "${standard}" by`,
  "effort.standard.improving": ({ standard }) => `"${standard}" is met more and more often`,
  "effort.standard.worsening": ({ standard }) => `"${standard}" is met less and less often`,
  "effort.standard.missed-most": ({ standard, by, name, missed, of }) =>
    `"${standard}" is missed most for the ${by} ${name}: ${amount(missed)} of ${count(of, "miss", "misses")}`,
};
