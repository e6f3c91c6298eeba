import type { EffortReasons } from "../../evidence/reasons/effort.js";
import type { Words } from "../locale.js";

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
};
