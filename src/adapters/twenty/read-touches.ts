import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Touch } from "../../records/account/touch.js";
import { type AccountDraft, defined } from "../shared/account-book.js";
import { addTo } from "../../records/values/add-to.js";
import { rounded } from "../shared/money-reader.js";
import { day, dayIn, moment, zone } from "../shared/read-day.js";
import { filled, flag, text } from "../shared/read-field.js";
import { responseRows } from "../shared/response-rows.js";
import { isReviewKey } from "../shared/review-mark.js";
import { touchKind } from "../shared/touch-kind.js";
import { participantsBy, partyOf, type Party } from "./party.js";
import { companyOf, reference } from "./reference.js";
import { unread } from "../shared/unread.js";
import { type Space, isDeleted } from "./space.js";
import type {
  TwentyCalendarEvent,
  TwentyMessage,
  TwentyParticipant,
  TwentyTask,
  TwentyTaskTarget,
} from "./twenty-objects.js";

/** A title that says what a task was. */
const KIND_IN_TITLE = /^(call|meeting|e-?mail|review)\b/i;

/** Calendar events as touches. */
export function readEvents(space: Space): void {
  const { ledger } = space;
  const apart = participantsBy(space, "calendarEventParticipants");
  for (const { id, row } of space.rowsOf<TwentyCalendarEvent>("calendarEvents")) {
    const inside = responseRows<TwentyParticipant>(row.calendarEventParticipants, "calendarEventParticipants");
    const party = partyOf(space, inside.length > 0 ? inside : (apart.get(id) ?? []));
    const declined =
      party.guests.length > 0 && party.guests.every((each) => text(each.responseStatus)?.toUpperCase() === "DECLINED");
    const starts = moment(row.startsAt);
    const ends = moment(row.endsAt);
    if (flag(row.isCanceled) === true || declined) ledger.leaveRow("calendarEvents", id, "not-held");
    else if (starts === undefined) ledger.leaveRow("calendarEvents", id, unread(row.startsAt), "startsAt");
    else {
      const dayOf = (timeZone: string): PlainDate | undefined =>
        flag(row.isFullDay) === true ? day(row.startsAt) : dayIn(row.startsAt, timeZone);
      const { asOf, timeZone: zoneGiven } = space.options;
      if (asOf != null && (dayOf(zoneGiven ?? "UTC") ?? "") >= asOf) {
        ledger.leaveRow("calendarEvents", id, "not-held");
        continue;
      }
      const minutes =
        ends === undefined || ends <= starts || flag(row.isFullDay) === true
          ? undefined
          : rounded((ends - starts) / MS_PER_MINUTE);
      addTouches(space, "calendarEvents", id, row, party, "meeting", {
        dayIn: dayOf,
        minutes,
      });
    }
  }
}

/** Messages as touches. */
export function readMessages(space: Space): void {
  const apart = participantsBy(space, "messageParticipants");
  for (const { id, row } of space.rowsOf<TwentyMessage>("messages")) {
    const inside = responseRows<TwentyParticipant>(row.messageParticipants, "messageParticipants");
    const participants = inside.length > 0 ? inside : (apart.get(id) ?? []);
    const party = partyOf(space, participants);
    const sent = party.guests.some(({ role }) => text(role)?.toLowerCase() === "from");
    addTouches(space, "messages", id, row, party, "email", {
      dayIn: (timeZone) => dayIn(row.receivedAt, timeZone),
      direction: sent ? "in" : "out",
    });
  }
}

function addTouches(
  { options, ledger }: Space,
  object: "calendarEvents" | "messages",
  id: string,
  row: TwentyCalendarEvent | TwentyMessage,
  { guests, accounts, sellerId }: Party,
  usual: string,
  {
    dayIn: dayOf,
    minutes,
    direction,
  }: { dayIn: (timeZone: string) => PlainDate | undefined; minutes?: number | undefined; direction?: "in" | "out" },
): void {
  const title = "title" in row ? row.title : "subject" in row ? row.subject : undefined;
  const kind = touchKind(options, row, [title], usual);
  if (kind === null) ledger.leaveRow(object, id, "by-option");
  else if (guests.length === 0) ledger.leaveRow(object, id, "internal");
  else if (accounts.length === 0) ledger.leaveRow(object, id, "unknown-account", "participants");
  else {
    for (const { account, contactId } of accounts) {
      const on = dayOf(options.timeZone ?? zone(account.byOption.timeZone) ?? "UTC");
      if (on === undefined) ledger.leaveRow(object, id, "not-readable", "receivedAt");
      else account.lists.touches.push(defined<Touch>({ on, kind, sellerId, direction, contactId, minutes }));
    }
  }
}

/** Completed tasks as touches. */
export function readTasks(space: Space): void {
  const { ledger, options } = space;
  const apart = new Map<string, TwentyTaskTarget[]>();
  for (const { id, row } of space.rowsOf<TwentyTaskTarget>("taskTargets", true)) {
    const of = reference(row.taskId, row.task);
    if (of === undefined) space.ledger.leaveRow("taskTargets", id, "unknown-row", "taskId");
    else addTo(apart, of, row);
  }
  for (const { id, row } of space.rowsOf<TwentyTask>("tasks")) {
    if (text(row.status)?.toUpperCase() !== "DONE") {
      ledger.leaveRow("tasks", id, "not-done");
      continue;
    }
    const word = KIND_IN_TITLE.exec(text(row.title) ?? "")?.[1]
      ?.toLowerCase()
      .replace("-", "");
    // The id of a task that this library wrote is the key of the review.
    const kind = touchKind(options, row, [row.title], isReviewKey(id) ? "review" : (word ?? "task"));
    if (kind === null) {
      ledger.leaveRow("tasks", id, "by-option");
      continue;
    }
    const inside = responseRows<TwentyTaskTarget>(row.taskTargets, "taskTargets").filter(
      (target) => !isDeleted(target),
    );
    const targets = inside.length > 0 ? inside : (apart.get(id) ?? []);
    const accounts = new Set(targets.flatMap((target) => accountOfTarget(space, target) ?? []));
    if (accounts.size === 0)
      ledger.leaveRow("tasks", id, targets.length === 0 ? "no-account" : "unknown-account", "taskTargets");
    for (const account of accounts) {
      const timeZone = options.timeZone ?? zone(account.byOption.timeZone) ?? "UTC";
      const due = dayIn(filled(row.dueAt, row.updatedAt), timeZone);
      // What is done is not still to come, whenever it was due.
      const changed = dayIn(row.updatedAt, timeZone);
      const on = due !== undefined && changed !== undefined && changed < due ? changed : due;
      const sellerId = reference(row.assigneeId, row.assignee);
      if (on === undefined) ledger.leaveRow("tasks", id, unread(row.dueAt), "dueAt");
      else account.lists.touches.push(defined<Touch>({ on, kind, sellerId }));
    }
  }
}

function accountOfTarget(space: Space, target: TwentyTaskTarget): AccountDraft | undefined {
  const { book, people, opportunities } = space;
  const of = (id: unknown, row: { id?: unknown } | null | undefined): string => reference(id, row) ?? "";
  const person = people.get(of(target.personId ?? target.targetPersonId, target.person ?? target.targetPerson));
  const opportunity = opportunities.get(
    of(target.opportunityId ?? target.targetOpportunityId, target.opportunity ?? target.targetOpportunity),
  );
  return (
    book.find(reference(target.companyId ?? target.targetCompanyId, target.company ?? target.targetCompany)) ??
    (opportunity === undefined ? undefined : book.find(companyOf(space, opportunity.row))) ??
    book.find(reference(person?.row.companyId, person?.row.company))
  );
}
