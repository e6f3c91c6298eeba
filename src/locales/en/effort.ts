import type { EffortReasons } from "../../evidence/reasons/effort.js";
import type { Words } from "../locale.js";
import { count } from "./count.js";

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
export const effort: Words<EffortReasons> = {
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
};
