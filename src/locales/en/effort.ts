import type { EffortReasons } from "../../reasons/codes/effort.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";
import { percent } from "./percent.js";

const drivers: Record<string, string> = {
  repeatContacts: "getting in touch again",
  unresolved: "the problem not being solved",
  transfers: "being handed on",
  repeatedInformation: "being asked the same again",
  timeAgainstStandard: "waiting for the solution",
  channelSwitching: "changing channels",
  failedSelfService: "trying to solve it alone",
};

/** English for the effort domain. */
export const effort: DomainWords<EffortReasons> = {
  "effort.costliest-driver": ({ driver, points, without }) =>
    `${drivers[driver] ?? driver} cost the customer most: ${points.toFixed(1)} points of effort; ` +
    `without it the effort would have been ${without.toFixed(1)}`,
  "effort.problem.rising": ({ tickets, days, expected }) =>
    `${count(tickets, "ticket")} in ${count(days, "day")}, where ${expected.toFixed(1)} were to be expected`,
  "effort.problem.new": ({ tickets, days, before }) =>
    `new: ${count(tickets, "ticket")} in ${count(days, "day")}, none in the ${count(before, "day")} before`,
  "effort.problem.no-history": ({ tickets }) =>
    `${count(tickets, "ticket")}, and nothing in use before to compare with`,
  "effort.problem.solved-by": ({ resolution, times, hours }) =>
    `solved ${count(times, "time")} by ${resolution}, half of them within ${hours.toFixed(1)} hours`,
  "effort.standard.share": ({ standard, share, target, tickets }) =>
    `"${standard}" was met in ${percent(share)} of ${count(tickets, "ticket")}, ${percent(target)} were promised`,
  "effort.standard.no-data": ({ standard }) => `"${standard}" has no ticket to be held against yet`,
  "effort.standard.improving": ({ standard }) => `"${standard}" is met more and more often`,
  "effort.standard.worsening": ({ standard }) => `"${standard}" is met less and less often`,
  "effort.standard.missed-most": ({ standard, by, name, missed, of }) =>
    `"${standard}" is missed most for the ${by} ${name}: ${amount(missed)} of ${count(of, "miss", "misses")}`,
};
