import { epochMs } from "../../calendar/days/instant.js";
import { assertText, RetentionError } from "../../errors.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { LogReading } from "./log-options.js";
import { kindOfStatus, settleStatuses } from "./status-lines.js";
import { EVENT_ROW, rankOfKind, type TicketEvent } from "./ticket-event.js";
import { TEXTS, type LogLine } from "./log-line.js";
import { assertHostRow } from "../../records/rows/host-row.js";

/**
 * A log in order, with what was left out of it.
 * @internal
 */
export interface Log {
  lines: LogLine[];
  doubled: number;
  unknownKinds: { kind: string; count: number }[];
}

/**
 * Checks a line of a log.
 *
 * @param prefix - What the paths of its fields begin with.
 * @internal
 */
export function readLine(
  functionName: string,
  prefix: string,
  event: TicketEvent,
  index: number,
  { statuses }: LogReading,
): LogLine {
  if (typeof event !== "object" || (event as unknown) === null) {
    throw new RetentionError(functionName, `events[${index}]`, "must be an object", event);
  }
  assertHostRow(functionName, prefix.slice(0, -1), event, EVENT_ROW);
  if (event.kind === "merged") assertText(functionName, `${prefix}mergedInto`, event.mergedInto);
  for (const field of TEXTS) {
    const value: unknown = event[field];
    const isNeeded = field === "ticketId" || field === "kind";
    // The path is put together only where it is needed, as there may be a million lines.
    if ((value == null && !isNeeded) || (typeof value === "string" && value.length > 0)) continue;
    assertText(functionName, `${prefix}${field}`, value);
  }
  const { ticketId, id, channel, person, group, resolution, mergedInto, accountId, topic, productId } = event;
  const { priority, status } = event;
  const isStatus = event.kind === "status-changed";
  const said = [ticketId, event.kind, id, channel, person, group, resolution, mergedInto, accountId, topic, productId];
  if (priority != null || status != null) said.push(priority, status);
  // Field by field, so that lines have one shape: copying lines of many shapes takes most of the time of reading a log.
  return {
    ticketId,
    kind: isStatus ? kindOfStatus(functionName, `${prefix}status`, status, statuses) : event.kind,
    id: id ?? undefined,
    channel: channel ?? undefined,
    person: person ?? undefined,
    group: group ?? undefined,
    resolution: resolution ?? undefined,
    mergedInto: mergedInto ?? undefined,
    accountId: accountId ?? undefined,
    topic: topic ?? undefined,
    productId: productId ?? undefined,
    priority: priority ?? undefined,
    status: isStatus ? (status ?? undefined) : undefined,
    at: epochMs(functionName, `${prefix}at`, event.at),
    index,
    // What is missing is written as null.
    text: JSON.stringify(said),
  };
}

/**
 * Puts lines into an order that does not depend on the order given, and leaves out doubles and unknown kinds.
 * @internal
 */
export function orderLog(lines: readonly LogLine[]): Log {
  const unknown = new Map<string, number>();
  const known = lines.filter(({ kind }) => {
    if (rankOfKind(kind) >= 0) return true;
    unknown.set(kind, (unknown.get(kind) ?? 0) + 1);
    return false;
  });
  known.sort(
    (left, right) =>
      left.at - right.at || rankOfKind(left.kind) - rankOfKind(right.kind) || compareTexts(left.text, right.text),
  );

  const seen = new Set<string>();
  const kept = known.filter(({ ticketId, id, at, text }) => {
    const key = id === undefined ? `${at} ${text}` : JSON.stringify([ticketId, id]);
    return !seen.has(key) && seen.add(key);
  });
  return {
    lines: kept.some(({ status }) => status !== undefined) ? settleStatuses(kept) : kept,
    doubled: known.length - kept.length,
    unknownKinds: [...unknown]
      .map(([kind, count]) => ({ kind, count }))
      .sort((left, right) => compareTexts(left.kind, right.kind)),
  };
}
