import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { ticketMs } from "../../calendar/days/instant.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import { assertText, assertTruth, RetentionError } from "../../errors.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { keptFor } from "../../records/values/kept-for.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import { assertTicketCounts, type MeasuredTicket } from "../effort/driver-values.js";
import type { SolvedTicket } from "./earlier-solutions.js";
import type { Stretch } from "./excess-tickets.js";
import type { Exposure } from "./units-in-use.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

/** What tickets are counted by. */
export type ProblemKind = "topic" | "product" | "topic-and-product";

/**
 * The tickets of one topic, product, or both.
 * @internal
 */
export interface Series {
  topic: string | null;
  productId: string | null;
  /** Numbers of the days on which its tickets were opened, in order. */
  days: number[];
  solved: SolvedTicket[];
  exposure: Exposure;
}

/**
 * Every series of some tickets, with what was left out.
 * @internal
 */
export interface CollectedSeries {
  series: Series[];
  /** Day of the first ticket, `null` without any. */
  firstDay: number | null;
  /** Days of tickets that are in no series. */
  unnamed: number[];
  rejected: Rejection[];
}

interface Row {
  ticket: MeasuredTicket;
  day: number;
  solved: SolvedTicket | null;
}

/**
 * Sorts tickets opened up to a day into series; solutions after that day are not known yet. Capitals and spaces make no
 * other topic: it has the spelling of most of its tickets.
 * @internal
 */
export function collectSeries(
  functionName: string,
  tickets: readonly MeasuredTicket[],
  until: number,
  timeZone: string,
  by: readonly ProblemKind[],
  exposureOf: (productId: string | null) => Exposure,
): CollectedSeries {
  assertTimeZone(functionName, "options.timeZone", timeZone);
  const { accepted, rejected } = acceptRows(functionName, "tickets", tickets, (ticket) => {
    assertHostRow(functionName, "", ticket, TICKET_ROW);
    return readRow(functionName, ticket, until, timeZone);
  });
  const rows = accepted
    .filter(({ ticket, day }) => ticket.mergedInto == null && day <= until)
    .sort((left, right) => left.day - right.day);

  const byKey = new Map<string, Series>();
  const spellings = new Map<string, Map<string, number>>();
  const unnamed: number[] = [];
  for (const { ticket, day, solved } of rows) {
    const names = by.flatMap((kind) => namesOf(kind, ticket));
    if (names.length === 0) unnamed.push(day);
    for (const { topic, productId } of names) {
      const key = JSON.stringify([topic === null ? null : sameTopic(topic), productId]);
      if (topic !== null) {
        const ofTopic = keptFor(spellings, key, () => new Map<string, number>());
        ofTopic.set(trimmed(topic), (ofTopic.get(trimmed(topic)) ?? 0) + 1);
      }
      let series = byKey.get(key);
      if (series === undefined) {
        series = { topic, productId, days: [], solved: [], exposure: exposureOf(productId) };
        byKey.set(key, series);
      }
      series.days.push(day);
      if (solved !== null) series.solved.push(solved);
    }
  }
  for (const [key, ofTopic] of spellings) {
    const [most] = [...ofTopic].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
    const series = byKey.get(key);
    if (series !== undefined && most !== undefined) series.topic = most[0];
  }
  return { series: [...byKey.values()], firstDay: rows[0]?.day ?? null, unnamed, rejected };
}

/** A topic as it is told: without spaces around it, one between its words. */
function trimmed(topic: string): string {
  return topic.trim().replace(/\s+/g, " ");
}

/** What topics have in common that people spell with other capitals and spaces. */
function sameTopic(topic: string): string {
  return trimmed(topic).toLowerCase();
}

function readRow(functionName: string, ticket: MeasuredTicket, until: number, timeZone: string): Row {
  const { openedAt, resolution, topic, productId } = ticket;
  const resolvedAt = ticket.resolvedAt ?? null;
  if (topic != null) assertText(functionName, "topic", topic);
  if (productId != null) assertText(functionName, "productId", productId);
  if (resolution != null) assertText(functionName, "resolution", resolution);
  assertTicketCounts(functionName, ticket);
  if (ticket.resolved != null) assertTruth(functionName, "resolved", ticket.resolved);
  const opened = ticketMs(functionName, "openedAt", openedAt);
  const day = dayOfInstant(opened, timeZone);
  if (resolvedAt === null || ticket.resolved === false) return { ticket, day, solved: null };
  const end = ticketMs(functionName, "resolvedAt", resolvedAt);
  if (end < opened) throw new RetentionError(functionName, "resolvedAt", "must not be before openedAt", resolvedAt);
  const isKnown = dayOfInstant(end, timeZone) <= until;
  return {
    ticket,
    day,
    solved: isKnown ? { minutes: (end - opened) / MS_PER_MINUTE, resolution: resolution ?? null } : null,
  };
}

function namesOf(
  kind: ProblemKind,
  { topic, productId }: MeasuredTicket,
): { topic: string | null; productId: string | null }[] {
  switch (kind) {
    case "topic":
      return topic == null ? [] : [{ topic, productId: null }];
    case "product":
      return productId == null ? [] : [{ topic: null, productId }];
    case "topic-and-product":
      return topic == null || productId == null ? [] : [{ topic, productId }];
  }
}

/**
 * What a series had from one day to just before another.
 * @internal
 */
export function stretchOf({ days, exposure }: Series, from: number, until: number): Stretch {
  return { tickets: countBefore(days, until) - countBefore(days, from), exposure: exposure(from, until) };
}

/**
 * A series in equal windows, back from a day as far as they fit into its history.
 * @internal
 */
export function earlierWindows(series: Series, from: number, until: number, windowDays: number): Stretch[] {
  const windows: Stretch[] = [];
  for (let end = until; end - windowDays >= from; end -= windowDays) {
    windows.push(stretchOf(series, end - windowDays, end));
  }
  return windows;
}

/** How many of the days in order lie before a day. */
function countBefore(days: readonly number[], day: number): number {
  return countWhile(days.length, (index) => (days[index] ?? Infinity) < day);
}
