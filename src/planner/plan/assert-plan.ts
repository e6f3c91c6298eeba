import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertNumber, assertObject, assertRows, assertText } from "../../errors.js";
import type { ReviewPlan, SellerLoad } from "./review-plan.js";

/**
 * Refuses what is no plan: a host may have stored it, and JSON turns what is no number into null.
 * @internal
 */
export function assertPlan(functionName: string, path: string, plan: ReviewPlan): void {
  assertObject(functionName, path, plan);
  dayNumber(functionName, `${path}.from`, plan.from);
  dayNumber(functionName, `${path}.to`, plan.to);
  for (const amount of ["cost", "moveCost", "lowerBound"] as const) {
    assertNumber(functionName, `${path}.${amount}`, plan[amount], { min: 0 });
  }
  for (const list of ["moved", "conflicts", "rejected"] as const) {
    assertRows(functionName, `${path}.${list}`, plan[list]);
  }
  assertKeyed(functionName, `${path}.unbooked`, plan.unbooked, ["key", "accountId"]);
  assertBookings(functionName, `${path}.booked`, plan.booked);
  assertLoads(functionName, `${path}.load`, plan.load);
}

/**
 * Refuses what is no list of bookings.
 * @internal
 */
export function assertBookings(functionName: string, path: string, booked: ReviewPlan["booked"]): void {
  assertKeyed(functionName, path, booked, ["key", "accountId", "sellerId"]);
  for (const [index, { on }] of booked.entries()) dayNumber(functionName, `${path}[${index}].on`, on);
}

/**
 * Refuses what is no list of sellers' loads.
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
