import { relatedId } from "./related-id.js";
import { responseContent } from "../shared/response-rows.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import type { Identified } from "../shared/ledger.js";
import { rounded } from "../shared/money-reader.js";
import { day, dayIn } from "../shared/read-day.js";
import { filled, flag, lookUp, number, text } from "../shared/read-field.js";
import { hasReviewMark, isReviewKey } from "../shared/review-mark.js";
import { touchKind } from "../shared/touch-kind.js";
import { unread } from "../shared/unread.js";
import { accountOfWhat, accountOfContact, accountOf } from "./account-of.js";
import type { Org } from "./organization.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceActivity, SalesforceEvent, SalesforceTask } from "./salesforce-objects.js";

/** Subjects that Salesforce offers for a task, with the kind of touch that each is. */
const KINDS: Readonly<Record<string, string>> = {
  call: "call",
  email: "email",
  listemail: "email",
  meeting: "meeting",
};

/** How a call is said to have ended in which no one was reached. */
const NOT_REACHED = /no[ _-]?answer|voice ?mail|busy|not (reached|connected|available)|wrong number/i;

/** A completed task as a touch. */
export function readTask(org: Org, { id, row }: Identified<SalesforceTask>): void {
  const { ledger } = org;
  const closed = flag(row.IsClosed) ?? text(row.Status)?.toLowerCase() === "completed";
  if (!closed) ledger.leaveRow("tasks", id, "not-done");
  else if (text(row.CallType)?.toLowerCase() === "internal") ledger.leaveRow("tasks", id, "internal");
  else if (NOT_REACHED.test(text(row.CallDisposition) ?? "")) ledger.leaveRow("tasks", id, "not-held");
  else {
    const names = [row.TaskSubtype, row.Type, row.Subject];
    const known = names.flatMap((name) => kindNamed(name) ?? []);
    const called = text(row.CallType) !== undefined || number(row.CallDurationInSeconds) !== undefined;
    const seconds = number(row.CallDurationInSeconds);
    const { timeZone } = org.options;
    const dated = filled(row.ActivityDate, row.CompletedDateTime, row.CreatedDate);
    const due =
      filled(row.ActivityDate) === undefined ? dayIn(dated, timeZone ?? "UTC") : day(row.ActivityDate, timeZone);
    // What is done is not still to come, whenever it was due.
    const doneBy = dayIn(filled(row.CompletedDateTime, row.LastModifiedDate), timeZone ?? "UTC");
    touch(org, "tasks", id, row, {
      names,
      kind: known[0] ?? (called ? "call" : "task"),
      dated,
      on: due !== undefined && doneBy !== undefined && doneBy < due ? doneBy : due,
      minutes: seconds === undefined || seconds <= 0 ? undefined : rounded(seconds / 60),
      direction: directionOf(row.CallType),
    });
  }
}

/** The kind that Salesforce's own name of one says. */
function kindNamed(name: unknown): string | undefined {
  return lookUp(
    KINDS,
    text(name)
      ?.toLowerCase()
      .replace(/[^a-z]/g, "") ?? "",
  );
}

function directionOf(callType: unknown): "in" | "out" | undefined {
  const word = text(callType)?.toLowerCase();
  return word === "inbound" ? "in" : word === "outbound" ? "out" : undefined;
}

/** Events as touches. */
export function readEvents(org: Org): void {
  const events = org.rowsOf<SalesforceEvent>("events");
  const series = new Set(
    events.flatMap(({ id, row }) => {
      const of = salesforceId(row.RecurrenceActivityId);
      return of === undefined || of === salesforceId(id) ? [] : [of];
    }),
  );
  for (const { id, row } of events) {
    // A guest's copy is no meeting of its own; the pattern of a series stands for events that are there themselves.
    const isPattern = flag(row.IsRecurrence) === true && series.has(salesforceId(id) ?? id);
    if (flag(row.IsChild) === true || isPattern) {
      org.ledger.leaveRow("events", id, "series");
      continue;
    }
    const isOwn = isOwnBooking(org, row);
    const said = org.options.held?.(row as Custom<SalesforceEvent>) ?? null;
    const allDay = flag(row.IsAllDayEvent) === true;
    const { timeZone, asOf } = org.options;
    const starts = filled(row.StartDateTime, row.ActivityDateTime);
    const minutes = number(row.DurationInMinutes);
    const names = [row.EventSubtype, row.Type, row.Subject];
    const known = [row.Type, row.Subject].flatMap((name) => kindNamed(name) ?? []);
    const on =
      allDay || starts === undefined
        ? day(filled(row.ActivityDate, starts), timeZone)
        : dayIn(starts, timeZone ?? "UTC");
    const isAhead = asOf != null && on !== undefined && on >= asOf;
    if (!(said ?? (!isOwn && !isAhead))) {
      org.ledger.leaveRow("events", id, "not-held");
      continue;
    }
    touch(org, "events", id, row, {
      names,
      kind: isOwn ? "review" : (known[0] ?? "meeting"),
      dated: filled(starts, row.ActivityDate),
      on,
      minutes: allDay || minutes === undefined || minutes <= 0 ? undefined : minutes,
      direction: undefined,
    });
  }
}

/** Whether an event is a booking that `toSalesforceEvent` wrote. */
function isOwnBooking({ options }: Org, row: SalesforceEvent): boolean {
  const field = text(options.keyField)?.toLowerCase();
  const isKey = ([name, value]: [string, unknown]): boolean =>
    field === undefined
      ? /__c$/i.test(name) && isReviewKey(value)
      : name.toLowerCase() === field && text(value) !== undefined;
  return hasReviewMark(row.Description) || Object.entries(row).some(isKey);
}

/** Further people that an activity names, where the query asked for them. */
function othersIn(row: SalesforceActivity): unknown[] {
  const relations = ["TaskWhoRelations", "EventWhoRelations", "TaskRelations", "EventRelations"];
  return relations.flatMap((relation) => {
    const inside = (row as Readonly<Record<string, unknown>>)[relation];
    if (typeof inside !== "object" || inside === null) return [];
    return responseContent(inside, [relation]).rows.map((each) => relatedId(each, "RelationId"));
  });
}

/** Adds a touch to the account that its row is about. */
export function touch(
  org: Org,
  object: "tasks" | "events",
  id: string,
  row: SalesforceActivity,
  about: {
    names: readonly unknown[];
    kind: string;
    /** The field that the day is read from. */
    dated: unknown;
    on: PlainDate | undefined;
    minutes: number | undefined;
    direction: "in" | "out" | undefined;
  },
): void {
  const kind = touchKind(org.options, row, about.names, about.kind);
  if (kind === null) {
    org.ledger.leaveRow(object, id, "by-option");
    return;
  }
  if (about.on === undefined) {
    org.ledger.leaveRow(object, id, unread(about.dated), "ActivityDate");
    return;
  }
  const what = relatedId(row, "WhatId");
  const who = [relatedId(row, "WhoId"), ...othersIn(row)];
  const candidates = [
    relatedId(row, "AccountId"),
    what,
    accountOfWhat(org, what),
    ...who.map((each) => accountOfContact(org, each)),
  ];
  const account = accountOf(org, object, id, candidates);
  const contactId = who
    .map((each) => org.contacts.get(salesforceId(each) ?? "")?.id)
    .find((each) => each !== undefined);
  const { on, minutes, direction } = about;
  account?.lists.touches.push(
    defined({ on, kind, sellerId: org.userId(relatedId(row, "OwnerId")), direction, contactId, minutes }),
  );
}
