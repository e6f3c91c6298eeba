import { STATUS_MEANINGS, type StatusMeaning } from "./logged-ticket.js";
import { assertObject, assertOneOf } from "../../errors.js";

/**
 * What the words of a service desk mean, in small letters; those of the caller win.
 * @internal
 */
export function statusMeanings(
  functionName: string,
  statuses: Readonly<Record<string, StatusMeaning>> = {},
): ReadonlyMap<string, StatusMeaning> {
  assertObject(functionName, "options.statuses", statuses);
  const meanings = new Map<string, StatusMeaning>([
    ["new", "open"],
    ["open", "open"],
    ["in progress", "open"],
    ["hold", "open"],
    ["on hold", "open"],
    ["pending", "waiting"],
    ["waiting", "waiting"],
    ["waiting for customer", "waiting"],
    ["solved", "resolved"],
    ["resolved", "resolved"],
    ["closed", "closed"],
  ]);
  for (const [status, meaning] of Object.entries(statuses)) {
    assertOneOf(functionName, `options.statuses.${status}`, meaning, STATUS_MEANINGS);
    meanings.set(plainStatus(status), meaning);
  }
  return meanings;
}

/**
 * A status as it is compared: whatever its case, blanks and hyphens.
 * @internal
 */
export function plainStatus(status: string): string {
  return status
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
}
