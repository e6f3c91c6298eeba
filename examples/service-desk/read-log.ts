import type { TicketEvent } from "retention-kit";
import { clockMoment } from "../reading/clock-moment.js";
import { conventions } from "../reading/convention.js";
import { readCsv } from "../reading/csv.js";
import { type DayOrder, dayOrderOf, momentOf } from "../reading/days.js";

/** What a reader needs to know about a log that is not our own. */
export interface LogFormat {
  /** IANA zone of moments without an offset. */
  timeZone: string;
  /** Kinds of events in the words of the log, such as `{ "Take in charge ticket": "transferred" }`. */
  kinds?: Readonly<Record<string, string>>;
}

/** Names that service desks give the columns, in small letters and without anything between them. */
const COLUMNS: Readonly<Record<string, keyof TicketEvent>> = {
  ticketid: "ticketId",
  ticket: "ticketId",
  caseid: "ticketId",
  case: "ticketId",
  caseconceptname: "ticketId",
  incident: "ticketId",
  kind: "kind",
  event: "kind",
  activity: "kind",
  activityid: "kind",
  action: "kind",
  conceptname: "kind",
  at: "at",
  timestamp: "at",
  completetimestamp: "at",
  timetimestamp: "at",
  time: "at",
  datetime: "at",
  createdat: "at",
  id: "id",
  eventid: "id",
  channel: "channel",
  person: "person",
  agent: "person",
  agentid: "person",
  resource: "person",
  orgresource: "person",
  group: "group",
  team: "group",
  orggroup: "group",
  topic: "topic",
  category: "topic",
  servicetype: "topic",
  productid: "productId",
  product: "productId",
  accountid: "accountId",
  account: "accountId",
  customerid: "accountId",
  customer: "accountId",
  resolution: "resolution",
  mergedinto: "mergedInto",
  priority: "priority",
  status: "status",
};

/** What activities are called elsewhere, in small letters. */
const KINDS: Readonly<Record<string, string>> = {
  created: "opened",
  open: "opened",
  "insert ticket": "opened",
  "assign seriousness": "opened",
  assigned: "transferred",
  reassigned: "transferred",
  "take in charge ticket": "transferred",
  "require upgrade": "transferred",
  comment: "message",
  "customer reply": "message",
  "agent reply": "reply",
  answered: "reply",
  wait: "waiting",
  pending: "waiting",
  "waiting for customer": "waiting",
  resumed: "resumed",
  resolve: "resolved",
  solved: "resolved",
  "resolve ticket": "resolved",
  close: "closed",
  reopen: "reopened",
};

/** A service log as JSON, one event a line, or as CSV with a header; lines that are neither stay for the library to refuse. */
export function readLog(text: string, format: LogFormat): TicketEvent[] {
  const kinds = new Map(Object.entries(KINDS));
  for (const kind of new Set(Object.values(KINDS))) if (!kinds.has(kind)) kinds.set(kind, kind);
  for (const [word, kind] of Object.entries(format.kinds ?? {})) kinds.set(word.toLowerCase(), kind);
  const rows = text.trimStart().startsWith("{")
    ? text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as TicketEvent)
    : csvRows(text).map(eventOf);
  // Whether 05/04/2026 is in May or in April is what the other moments of the log say.
  const [order = null] = conventions([rows.flatMap(({ at }) => (typeof at === "string" ? [at] : []))], dayOrderOf);
  return rows.map((event) => ({
    ...event,
    kind: kinds.get(String(event.kind).toLowerCase()) ?? event.kind,
    at: typeof event.at === "string" ? instantOf(event.at, order, format.timeZone) : event.at,
  }));
}

/** A moment without an offset is read by the clocks of the zone; what is no moment, or may be two, stays as it is. */
function instantOf(text: string, order: DayOrder | null, timeZone: string): string {
  const moment = momentOf(text, order);
  if (moment === null) return text;
  return moment.offset === null ? clockMoment(moment.local, timeZone) : `${moment.local}${moment.offset}`;
}

/** A row whose only word is a status is a change of status. */
function eventOf(row: Readonly<Record<string, string>>): TicketEvent {
  const event: Partial<Record<keyof TicketEvent, string>> = {};
  for (const [name, value] of Object.entries(row)) {
    const field = COLUMNS[name.toLowerCase().replaceAll(/[^a-z]/g, "")];
    if (field !== undefined && value !== "") event[field] ??= value;
  }
  event.kind ??= event.status === undefined ? "" : "status-changed";
  return event as unknown as TicketEvent;
}

/** Rows of a CSV file by its header; an empty cell says nothing. */
function csvRows(text: string): Record<string, string>[] {
  const { columns, rows } = readCsv(text);
  return rows.map(({ cells }) =>
    Object.fromEntries(columns.map((name, index) => [name, (cells[index] ?? "").trim()] as const)),
  );
}
