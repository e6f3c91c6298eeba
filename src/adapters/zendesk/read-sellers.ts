import type { AdaptedRecords } from "../shared/adapted-records.js";
import { flag } from "../shared/read-field.js";
import { sellerBook } from "../shared/seller-book.js";
import { type Desk, isAgent } from "./desk.js";
import { zoneOf } from "./open-desk.js";
import type { ZendeskSchedule } from "./zendesk-objects.js";
import { zendeskSchedule } from "./zendesk-schedule.js";

/** Agents as sellers. */
export function sellersOf({ lists, options, ledger, users }: Desk): AdaptedRecords["sellers"] {
  const [schedule] = ledger
    .rowsOf<ZendeskSchedule>("schedules", lists.of("schedules"), undefined, true)
    .map(({ row }) => zendeskSchedule(row));
  const agents = [...users.values()]
    .filter(({ row }) => isAgent(row))
    .map((agent) => ({
      ...agent,
      gone: flag(agent.row.active) === false || flag(agent.row.suspended) === true,
      timeZone: zoneOf(agent.row),
    }));
  const hours = options.hours ?? schedule?.calendar;
  const timeZone = options.timeZone ?? schedule?.timeZone;
  const rules = { ...options, ...(hours && { hours }), ...(timeZone !== undefined && { timeZone }) };
  return sellerBook("users", agents, rules, ledger).sellers();
}
