import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertNumber,
  assertText,
  assertTexts,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { KnownRequest, PlanningRequest } from "../plan/planning-request.js";
import { LARGEST_WEIGHT, LONGEST_REVIEW, type PlanningRules } from "./planning-rules.js";

/**
 * A planning request, read: days count from the plan's first. `firstDay` lies after `lastDay` where the window and the
 * plan have no day in common.
 * @internal
 */
export interface ParsedRequest {
  request: KnownRequest;
  /** Position in the list given. */
  index: number;
  /** The day asked for. */
  idealDay: number;
  /** The day that deviations count from: the ideal one, or day 0 when overdue. */
  targetDay: number;
  /** The window, whether inside the plan or not. */
  windowStart: number;
  windowEnd: number;
  /** The window inside the plan. */
  firstDay: number;
  lastDay: number;
  notOn: readonly number[];
  /** Positions of others who hold it too, −1 for one who is unknown. */
  alsoSellers: readonly number[];
  /** Its minutes and a buffer. */
  length: number;
  /** Highest cost of any day in the window, before the priority factor. */
  maxDayCost: number;
}

/**
 * Fields of a request, also those that `nextReview` adds.
 * @internal
 */
export const REQUEST_FIELDS: Readonly<Record<keyof PlanningRequest | "lastTouchOn" | "status" | "assumptions", true>> =
  {
    key: true,
    accountId: true,
    sellerId: true,
    sellerIds: true,
    minutes: true,
    priority: true,
    earliestOn: true,
    idealOn: true,
    latestOn: true,
    snoozedUntil: true,
    moveWeight: true,
    notOn: true,
    kind: true,
    accountGroup: true,
    alsoSellerIds: true,
    segment: true,
    timeZone: true,
    reasons: true,
    lastTouchOn: true,
    status: true,
    assumptions: true,
  };
/** Texts that may be missing. */
const NAMES = ["sellerId", "kind", "accountGroup", "segment"] as const;
const MINUTES = { min: 1, max: LONGEST_REVIEW };
const PRIORITIES = { above: 0, max: 1e9 };
const NO_DAYS: readonly number[] = [];

/**
 * Reads a planning request.
 * @internal
 */
export function parseRequest(rules: PlanningRules, given: PlanningRequest, index: number): ParsedRequest {
  const { functionName, from, days } = rules;
  const request = withoutNulls(given);
  assertText(functionName, "key", request.key);
  assertText(functionName, "accountId", request.accountId);
  for (const field of NAMES) if (request[field] !== undefined) assertText(functionName, field, request[field]);
  if (request.sellerIds !== undefined) assertIds(functionName, request.sellerIds);
  if (request.timeZone !== undefined) assertTimeZone(functionName, "timeZone", request.timeZone);
  assertCount(functionName, "minutes", request.minutes, MINUTES);
  assertNumber(functionName, "priority", request.priority, PRIORITIES);

  const { moveWeight } = request;
  if (moveWeight !== undefined) assertNumber(functionName, "moveWeight", moveWeight, { min: 0, max: LARGEST_WEIGHT });

  const idealDay = dayNumber(functionName, "idealOn", request.idealOn) - from;
  const earliestOn = dayNumber(functionName, "earliestOn", request.earliestOn) - from;
  const latestOn = dayNumber(functionName, "latestOn", request.latestOn) - from;
  if (latestOn < earliestOn) {
    const rule = `must not lie before earliestOn, ${request.earliestOn}`;
    throw new RetentionError(functionName, "latestOn", rule, request.latestOn);
  }
  if (request.reasons !== undefined) assertArray(functionName, "reasons", request.reasons);
  const notOn = request.notOn === undefined ? NO_DAYS : readDays(functionName, "notOn", request.notOn, from);
  const snoozedUntil =
    request.snoozedUntil === undefined
      ? earliestOn
      : dayNumber(functionName, "snoozedUntil", request.snoozedUntil) - from;

  const overdue = latestOn < 0;
  const targetDay = overdue ? 0 : idealDay;
  const windowStart = Math.max(overdue ? 0 : earliestOn, snoozedUntil);
  const windowEnd = overdue || latestOn < windowStart ? Math.max(days - 1, windowStart) : latestOn;
  return {
    request,
    index,
    idealDay,
    targetDay,
    windowStart,
    windowEnd,
    firstDay: Math.max(0, windowStart),
    lastDay: Math.min(days - 1, windowEnd),
    notOn,
    alsoSellers: request.alsoSellerIds === undefined ? NO_DAYS : readOthers(rules, request.alsoSellerIds),
    length: request.minutes + rules.bufferMinutes,
    maxDayCost: Math.max(0, rules.earlyWeight * (targetDay - windowStart), rules.lateWeight * (windowEnd - targetDay)),
  };
}

/**
 * What holding a review on a day costs.
 * @internal
 */
export function dayCost(
  { earlyWeight, lateWeight }: PlanningRules,
  { targetDay, request }: ParsedRequest,
  day: number,
): number {
  return request.priority * (day < targetDay ? earlyWeight * (targetDay - day) : lateWeight * (day - targetDay));
}

/**
 * What it costs to move a review that is booked, or to give it up.
 * @internal
 */
export function moveCost(rules: PlanningRules, { request }: ParsedRequest): number {
  const { moveWeight, priority } = request;
  return moveWeight === undefined ? Math.max(rules.leastMoveCost, rules.moveWeight * priority) : moveWeight * priority;
}

/**
 * The window as dates.
 * @internal
 */
export function windowDates(
  { from }: PlanningRules,
  { windowStart, windowEnd }: ParsedRequest,
): { earliestOn: string; latestOn: string } {
  return { earliestOn: plainDate(from + windowStart), latestOn: plainDate(from + windowEnd) };
}

function assertIds(functionName: string, ids: readonly unknown[]): void {
  assertTexts(functionName, "sellerIds", ids);
  if (ids.length === 0) throw new RetentionError(functionName, "sellerIds", "must name at least one", ids);
}

function readOthers({ functionName, sellerNamed }: PlanningRules, ids: unknown): number[] {
  assertTexts(functionName, "alsoSellerIds", ids);
  return [...new Set(ids)].map((id) => sellerNamed.get(id) ?? -1);
}

function readDays(functionName: string, path: string, dates: unknown, from: number): number[] {
  if (!Array.isArray(dates)) throw new RetentionError(functionName, path, "must be a list of days", dates);
  return dates.map((date: unknown, index) => dayNumber(functionName, `${path}[${index}]`, date) - from);
}
