import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { defined } from "../shared/account-book.js";
import { rounded } from "../shared/money-reader.js";
import { dayIn, moment, zone } from "../shared/read-day.js";
import { filled, lookUp, number, text } from "../shared/read-field.js";
import { hasReviewMark, isReviewKey } from "../shared/review-mark.js";
import { touchKind } from "../shared/touch-kind.js";
import { associated } from "./hubspot-associations.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import { type Portal, accountsOf } from "./portal.js";

/** HubSpot's outcomes of a call in which no one was reached: no answer, busy, wrong number, left a voicemail, left a message with someone else. */
const NOT_CONNECTED = [
  "73a0d17f-1163-4015-bdd5-ec830791da20",
  "9d9162e7-6cf3-4944-bf63-4dff82258764",
  "17b47fee-58de-441e-a44c-c6300d46f273",
  "b2cf5968-551e-4856-9783-52b3da59a7d0",
  "a4c4c377-d246-4b32-a13b-75a56a4cd0ff",
];

/** Kinds of touch by the type of a task. */
const TASK_KINDS: Readonly<Record<string, string>> = { CALL: "call", EMAIL: "email" };

/** Lists of activities, with the kind of touch that each is. */
export const TOUCHES = [
  ["meetings", "meeting"],
  ["calls", "call"],
  ["emails", "email"],
  ["communications", "message"],
  ["tasks", "task"],
] as const;

/** A meeting, call or message that took place, or a task that was completed, as a touch. */
export function readTouch(portal: Portal, object: (typeof TOUCHES)[number][0], usual: string, touch: Row): void {
  const { ledger, options } = portal;
  const of = (name: string): unknown => property(touch.row, name);
  if (!tookPlace(object, of)) {
    ledger.leaveRow(object, touch.id, object === "tasks" ? "not-done" : "not-held");
    return;
  }
  const channel = object === "communications" ? text(of("hs_communication_channel_type"))?.toLowerCase() : undefined;
  const task = object === "tasks" ? taskKind(portal, touch.row) : undefined;
  const names = [of("hs_activity_type"), of("hs_task_type"), object, usual];
  const kind = touchKind(options, touch.row, names, task ?? channel ?? usual);
  if (kind === null) {
    ledger.leaveRow(object, touch.id, "by-option");
    return;
  }
  const given = filled(object === "meetings" ? of("hs_meeting_start_time") : undefined, of("hs_timestamp"));
  const at = object === "tasks" ? doneAt(touch.row) : filled(given, touch.row.createdAt);
  if (moment(at) === undefined) {
    ledger.leaveRow(object, touch.id, at === undefined ? "missing" : "not-readable", "hs_timestamp");
    return;
  }
  const minutes = minutesOf(object, of);
  const [contactId] = associated(touch.row, "contacts");
  const sellerId = text(of("hubspot_owner_id"));
  const days = accountsOf(portal, object, touch).flatMap((account) => {
    const on = dayIn(at, options.timeZone ?? zone(account.fields.timeZone) ?? "UTC");
    return on === undefined ? [] : [{ account, on }];
  });
  // One meeting of several accounts is either held or not, in whatever zone each lives.
  const { asOf } = options;
  const isPlanned = object === "meetings" && text(of("hs_meeting_outcome")) === undefined;
  if (isPlanned && asOf != null && days.some(({ on }) => on >= asOf)) {
    ledger.leaveRow(object, touch.id, "not-held");
    return;
  }
  for (const { account, on } of days)
    account.lists.touches.push(defined({ on, kind, sellerId, direction: directionOf(of), contactId, minutes }));
}

/** What a task was: a review where this library wrote it, else what its type says. */
function taskKind({ options }: Portal, row: HubSpotObject): string | undefined {
  const field = text(options.keyProperty);
  const isOwn =
    hasReviewMark(property(row, "hs_task_body")) ||
    (field === undefined
      ? Object.keys(row.properties ?? {}).some((name) => !name.startsWith("hs_") && isReviewKey(property(row, name)))
      : text(property(row, field)) !== undefined);
  return isOwn ? "review" : lookUp(TASK_KINDS, text(property(row, "hs_task_type"))?.toUpperCase() ?? "");
}

/** When a task was completed; where that was not asked for, when it was due, but not after its last change. */
function doneAt(row: HubSpotObject): unknown {
  const completed = filled(property(row, "hs_task_completion_date"));
  if (completed !== undefined) return completed;
  const changed = filled(property(row, "hs_lastmodifieddate"), row.updatedAt);
  const due = filled(property(row, "hs_timestamp"));
  const isAhead = (moment(due) ?? -Infinity) > (moment(changed) ?? Infinity);
  return isAhead ? changed : filled(due, changed, row.createdAt);
}

/** Whether a contact happened: not one that is planned, was missed or called off, or in which no one was reached. */
function tookPlace(object: string, of: (name: string) => unknown): boolean {
  const word = (name: string): string =>
    text(of(name))
      ?.toUpperCase()
      .replace(/[^A-Z]/g, "") ?? "";
  if (object === "meetings") return ["", "COMPLETED"].includes(word("hs_meeting_outcome"));
  if (object === "emails")
    return !["BOUNCED", "FAILED", "SCHEDULED", "SENDING", "DRAFT"].includes(word("hs_email_status"));
  if (object === "tasks") return word("hs_task_status") === "COMPLETED";
  if (object !== "calls") return true;
  return (
    ["", "COMPLETED"].includes(word("hs_call_status")) &&
    !NOT_CONNECTED.includes(text(of("hs_call_disposition"))?.toLowerCase() ?? "")
  );
}

function minutesOf(object: string, of: (name: string) => unknown): number | undefined {
  const starts = moment(of("hs_meeting_start_time"));
  const ends = moment(of("hs_meeting_end_time"));
  const ms =
    object === "calls"
      ? number(of("hs_call_duration"))
      : starts === undefined || ends === undefined
        ? undefined
        : ends - starts;
  return ms === undefined || ms <= 0 ? undefined : rounded(ms / MS_PER_MINUTE);
}

function directionOf(of: (name: string) => unknown): "in" | "out" | undefined {
  const call = text(of("hs_call_direction"))?.toUpperCase();
  if (call !== undefined) return call === "INBOUND" ? "in" : call === "OUTBOUND" ? "out" : undefined;
  const email = text(of("hs_email_direction"))?.toUpperCase();
  // A mail that was forwarded to the CRM may have come from either side.
  return email === "INCOMING_EMAIL" ? "in" : email === "EMAIL" ? "out" : undefined;
}
