import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import type { LogReading } from "./log-options.js";
import type { Log } from "./read-log.js";
import type { LogLine } from "./log-line.js";
import type { ServiceClock } from "./service-clock.js";
import { minutesWithoutWaits, type Wait, wallMinutes } from "./waits.js";
import { waitsInLog } from "./waits-in-log.js";
import type { TicketEventKind } from "./ticket-event.js";
import type { ElapsedMinutes, LoggedTicket } from "./logged-ticket.js";

/**
 * The ticket that an ordered log tells.
 *
 * @param id - The ticket.
 * @param survivor - The ticket it was merged into, or its own id.
 * @param log - Its lines and those of tickets merged into it.
 * @internal
 */
export function buildTicket(
  id: string,
  survivor: string,
  { lines, doubled, unknownKinds }: Log,
  { recorded, contactGapMs, businessMinutes, keepMessages }: LogReading,
): LoggedTicket {
  const ofTicket = lines.filter(({ ticketId }) => ticketId === id);
  const merged = survivor !== id;
  const end = endOf(ofTicket);
  const openedAt = openingOf(lines);
  const contacts = contactsOf(lines, end.resolvedAt ?? Infinity, contactGapMs);
  const transfers = transfersOf(lines);
  const reopens = reopensOf(lines);
  const firstReply = lines.find(({ kind }) => kind === "reply")?.at ?? null;
  const resolvedAt = merged ? null : end.resolvedAt;
  const known = (kind: TicketEventKind, count: number): number | null =>
    count > 0 || recorded.has(kind) ? count : null;
  const countOf = (kind: TicketEventKind): number | null =>
    known(kind, lines.filter((line) => line.kind === kind).length);
  const elapsed = (until: number | null): ElapsedMinutes | null =>
    until === null
      ? null
      : {
          calendar: (until - openedAt) / MS_PER_MINUTE,
          business: businessMinutes?.(openedAt, until) ?? null,
        };

  const waits = waitsInLog(lines);
  const accountId = lastOf("accountId", ofTicket, lines);
  const priority = lastOf("priority", ofTicket, lines);
  const { person: agentId, group } = transfers.holders.get(id) ?? NOBODY;
  const topic = lastOf("topic", ofTicket, lines);
  const productId = lastOf("productId", ofTicket, lines);
  return {
    id,
    ...(accountId === undefined ? {} : { accountId }),
    openedAt: isoText(openedAt),
    firstRepliedAt: firstReply === null ? null : isoText(firstReply),
    resolvedAt: resolvedAt === null ? null : isoText(resolvedAt),
    resolved: merged ? null : isResolved(end, recorded.has("resolved")),
    contacts: countOf("message") === null ? null : contacts.count,
    replies: countOf("reply"),
    reopens: known("reopened", reopens),
    transfers: known("transferred", transfers.all),
    channels: contacts.channels.length > 0 ? contacts.channels : null,
    repeatedInformation: countOf("information-repeated"),
    selfServiceAttempts: countOf("self-service"),
    ...(topic === undefined ? {} : { topic }),
    ...(productId === undefined ? {} : { productId }),
    ...(resolvedAt === null || end.resolution === undefined ? {} : { resolution: end.resolution }),
    ...(merged ? { mergedInto: survivor } : {}),
    ...(priority === undefined ? {} : { priority }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(group === undefined ? {} : { group }),
    status: merged ? "merged" : end.closed ? "closed" : end.resolvedAt === null ? "open" : "resolved",
    firstResolvedAt: end.firstResolvedAt === null ? null : isoText(end.firstResolvedAt),
    transfersBetweenPeople: transfers.personUnknown ? null : known("transferred", transfers.people),
    transfersBetweenGroups: transfers.groupUnknown ? null : known("transferred", transfers.groups),
    firstReplyMinutes: elapsed(firstReply),
    firstResolutionMinutes: elapsed(end.firstResolvedAt),
    fullResolutionMinutes: elapsed(resolvedAt),
    ...(waits.length === 0 && !recorded.has("waiting")
      ? {}
      : {
          netResolutionMinutes: resolvedAt === null ? null : netMinutes(openedAt, resolvedAt, waits, businessMinutes),
          waits: waits.map(({ from, to }) => ({ from: isoText(from), to: to === Infinity ? null : isoText(to) })),
        }),
    ...(reopens > 0 ? { solutions: end.solutions.map(solutionText) } : {}),
    ...(keepMessages ? { messages: messagesOf(lines) } : {}),
    ignored: { doubled, unknownKinds },
  };
}

function netMinutes(
  from: number,
  to: number,
  waits: readonly Wait[],
  businessMinutes: ServiceClock | null,
): ElapsedMinutes {
  return {
    calendar: minutesWithoutWaits(wallMinutes, from, to, waits),
    business: businessMinutes === null ? null : minutesWithoutWaits(businessMinutes, from, to, waits),
  };
}

function solutionText({ at, reopenedAt }: Solution): { at: string; reopenedAt: string | null } {
  return { at: isoText(at), reopenedAt: reopenedAt === null ? null : isoText(reopenedAt) };
}

/**
 * What opened it came from the customer, as a call is often logged after the event; but a log that begins with an answer
 * of the desk began in the middle.
 */
function messagesOf(lines: readonly LogLine[]): { at: string; by: "customer" | "desk" }[] {
  const opening = lines.find(({ kind }) => kind !== "self-service") ?? lines[0];
  const messages: { at: string; by: "customer" | "desk" }[] = [];
  for (const line of lines) {
    const { kind, at } = line;
    if (kind === "reply") messages.push({ at: isoText(at), by: "desk" });
    else if (line === opening || kind === "opened" || kind === "message") {
      messages.push({ at: isoText(at), by: "customer" });
    }
  }
  return messages;
}

interface Solution {
  at: number;
  reopenedAt: number | null;
}

interface End {
  firstResolvedAt: number | null;
  resolvedAt: number | null;
  resolution: string | undefined;
  closed: boolean;
  solutions: Solution[];
}

function endOf(lines: readonly LogLine[]): End {
  const end: End = {
    firstResolvedAt: null,
    resolvedAt: null,
    resolution: undefined,
    closed: false,
    solutions: [],
  };
  for (const { kind, at, resolution } of lines) {
    if (kind === "resolved") {
      end.firstResolvedAt ??= at;
      if (end.resolvedAt === null) end.solutions.push({ at, reopenedAt: null });
      end.resolvedAt ??= at;
      end.resolution = resolution ?? end.resolution;
    } else if (kind === "closed") {
      end.closed = true;
    } else if (kind === "reopened") {
      const last = end.solutions.at(-1);
      if (last !== undefined) last.reopenedAt ??= at;
      end.resolvedAt = null;
      end.resolution = undefined;
      end.closed = false;
    }
  }
  return end;
}

function isResolved({ resolvedAt, closed }: End, recorded: boolean): boolean | null {
  if (resolvedAt !== null) return true;
  return closed || !recorded ? null : false;
}

function openingOf(lines: readonly LogLine[]): number {
  const opening = lines.find(({ kind }) => kind !== "self-service") ?? lines[0];
  return opening?.at ?? 0;
}

function contactsOf(lines: readonly LogLine[], until: number, gapMs: number): { count: number; channels: string[] } {
  const channels: string[] = [];
  let count = 0;
  let lastAt = -Infinity;
  let lastChannel: string | undefined;
  for (const { kind, at, channel } of lines) {
    const isContact = (kind === "opened" || kind === "message") && at <= until;
    if (!isContact && kind !== "channel-changed") continue;
    if (channel !== undefined && channel !== channels.at(-1)) channels.push(channel);
    if (!isContact) continue;
    const current = channels.at(-1);
    const moved = lastChannel !== undefined && current !== lastChannel;
    if (at - lastAt > gapMs || moved) count++;
    lastAt = at;
    lastChannel = current;
  }
  return { count, channels };
}

function reopensOf(lines: readonly LogLine[]): number {
  const reopened = new Set<string>();
  let count = 0;
  for (const { ticketId, kind } of lines) {
    if (kind === "resolved" || kind === "closed") reopened.delete(ticketId);
    else if (kind === "reopened" && !reopened.has(ticketId)) {
      reopened.add(ticketId);
      count++;
    }
  }
  return count;
}

interface Holder {
  person?: string | undefined;
  group?: string | undefined;
}

const NOBODY: Holder = {};

interface Transfers {
  /** Who has each ticket in the end. */
  holders: ReadonlyMap<string, Holder>;
  all: number;
  people: number;
  groups: number;
  personUnknown: boolean;
  groupUnknown: boolean;
}

function transfersOf(lines: readonly LogLine[]): Transfers {
  const holders = new Map<string, Holder>();
  const transfers: Transfers = { holders, all: 0, people: 0, groups: 0, personUnknown: false, groupUnknown: false };
  for (const { ticketId, kind, person, group } of lines) {
    if (kind !== "opened" && kind !== "transferred") continue;
    const holder = holders.get(ticketId) ?? {};
    holders.set(ticketId, { person: person ?? holder.person, group: group ?? holder.group });
    if (kind === "opened") continue;
    const personMoved = person !== undefined && person !== holder.person;
    const groupMoved = group !== undefined && group !== holder.group;
    if (!personMoved && !groupMoved && (person !== undefined || group !== undefined)) continue;
    transfers.all++;
    if (personMoved) transfers.people++;
    if (groupMoved) transfers.groups++;
    if (person === undefined) transfers.personUnknown = true;
    if (group === undefined) transfers.groupUnknown = true;
  }
  return transfers;
}

function lastOf(
  field: "accountId" | "topic" | "productId" | "priority",
  ...sources: (readonly LogLine[])[]
): string | undefined {
  for (const lines of sources) {
    const line = lines.findLast((candidate) => candidate[field] !== undefined);
    if (line !== undefined) return line[field];
  }
  return undefined;
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}
