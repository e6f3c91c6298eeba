import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertRows,
  assertText,
  RetentionError,
} from "../../errors.js";
import type { Reason } from "../../reasons/reason.js";
import type { ReviewPlan, SellerLoad } from "./review-plan.js";

/**
 * Refuses what is not a plan: a host may have stored it, and JSON turns what is not a number into null.
 * @internal
 */
export function assertPlan(functionName: string, path: string, plan: ReviewPlan): void {
  assertObject(functionName, path, plan);
  const from = dayNumber(functionName, `${path}.from`, plan.from);
  const to = dayNumber(functionName, `${path}.to`, plan.to);
  if (to < from)
    throw new RetentionError(functionName, `${path}.to`, `must not lie before from, ${plan.from}`, plan.to);
  for (const amount of ["cost", "moveCost", "lowerBound"] as const) {
    assertNumber(functionName, `${path}.${amount}`, plan[amount], { min: 0 });
  }
  for (const list of ["moved", "conflicts", "rejected"] as const) {
    assertRows(functionName, `${path}.${list}`, plan[list]);
  }
  assertKeyed(functionName, `${path}.unbooked`, plan.unbooked, ["key", "accountId"]);
  for (const [index, { reasons }] of plan.unbooked.entries()) {
    assertReasons(functionName, `${path}.unbooked[${index}].reasons`, reasons);
  }
  assertBookings(functionName, `${path}.booked`, plan.booked);
  assertLoads(functionName, `${path}.load`, plan.load);
}

/**
 * Refuses what is not a list of bookings.
 * @internal
 */
export function assertBookings(functionName: string, path: string, booked: ReviewPlan["booked"]): void {
  assertKeyed(functionName, path, booked, ["key", "accountId", "sellerId"]);
  for (const [index, { on, minutes, status, revision, reasons }] of booked.entries()) {
    const at = `${path}[${index}]`;
    dayNumber(functionName, `${at}.on`, on);
    assertCount(functionName, `${at}.minutes`, minutes);
    assertOneOf(functionName, `${at}.status`, status, ["planned", "pinned", "completed"]);
    assertCount(functionName, `${at}.revision`, revision);
    assertReasons(functionName, `${at}.reasons`, reasons);
  }
}

/**
 * Refuses what is not a list of sellers' loads.
 * @internal
 */
export function assertLoads(functionName: string, path: string, load: readonly SellerLoad[]): void {
  assertKeyed(functionName, path, load, ["sellerId"]);
  for (const [seller, { days }] of load.entries()) {
    assertRows(functionName, `${path}[${seller}].days`, days);
    for (const [index, { on, minutes, capacity }] of days.entries()) {
      const at = `${path}[${seller}].days[${index}]`;
      dayNumber(functionName, `${at}.on`, on);
      assertNumber(functionName, `${at}.minutes`, minutes, { min: 0 });
      assertNumber(functionName, `${at}.capacity`, capacity, { min: 0 });
    }
  }
}

function assertReasons(functionName: string, path: string, reasons: readonly Reason[]): void {
  assertRows(functionName, path, reasons);
  for (const [index, { code }] of reasons.entries()) assertText(functionName, `${path}[${index}].code`, code);
}

function assertKeyed<Field extends string>(
  functionName: string,
  path: string,
  rows: readonly Record<Field, string>[],
  fields: readonly Field[],
): void {
  assertRows(functionName, path, rows);
  for (const [index, row] of rows.entries()) {
    for (const field of fields) assertText(functionName, `${path}[${index}].${field}`, row[field]);
  }
}
