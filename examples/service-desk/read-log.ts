import type { TicketEvent } from "retention-kit";

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
  return rows.map((event) => ({
    ...event,
    kind: kinds.get(String(event.kind).toLowerCase()) ?? event.kind,
    at: typeof event.at === "string" ? momentOf(event.at, format.timeZone) : event.at,
  }));
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

/** Rows of a CSV file by its header, RFC 4180; semicolons part cells where the header has no comma. */
function csvRows(csv: string): Record<string, string>[] {
  const text = csv.replace(/^\uFEFF/, "");
  const [firstLine = ""] = text.split("\n", 1);
  const separator = !firstLine.includes(",") && firstLine.includes(";") ? ";" : ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (char === '"') quoted = false;
      else cell += char ?? "";
    } else if (char === '"') quoted = true;
    else if (char === separator) endCell();
    else if (char === "\n") endRow();
    else if (char !== "\r") cell += char ?? "";
  }
  endRow();
  const [header = [], ...body] = rows;
  return body.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name.trim(), (cells[index] ?? "").trim()])),
  );
}

const LOCAL = /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?$/;

/** A moment without an offset is read by the clocks of the zone; one that they show twice is its first. */
function momentOf(text: string, timeZone: string): string {
  const match = LOCAL.exec(text);
  if (match === null) return text.replace(/^(\d{4}-\d\d-\d\d) /, "$1T");
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part));
  const local = Date.UTC(year, month - 1, day, hour, minute, Number.isNaN(second) ? 0 : second);
  const before = local - offsetAt(local - 86_400_000, timeZone);
  const ms = before + offsetAt(before, timeZone) === local ? before : local - offsetAt(local + 86_400_000, timeZone);
  return new Date(ms).toISOString();
}

function offsetAt(ms: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const [day = 0, month = 1, year = 0, hour = 0, minute = 0, second = 0] = clock.format(ms).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
