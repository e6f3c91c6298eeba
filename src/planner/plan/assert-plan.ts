import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertRows,
  assertText,
  refusalOf,
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
  assertEach(functionName, `${path}.unbooked`, plan.unbooked, ({ key, accountId, reasons }) => {
    assertText(functionName, "key", key);
    assertText(functionName, "accountId", accountId);
    assertReasons(functionName, "reasons", reasons);
  });
  assertBookings(functionName, `${path}.booked`, plan.booked);
  assertLoads(functionName, `${path}.load`, plan.load);
}

/**
 * Refuses what is not a list of bookings.
 * @internal
 */
export function assertBookings(functionName: string, path: string, booked: ReviewPlan["booked"]): void {
  assertEach(functionName, path, booked, ({ key, accountId, sellerId, on, minutes, status, revision, reasons }) => {
    assertText(functionName, "key", key);
    assertText(functionName, "accountId", accountId);
    assertText(functionName, "sellerId", sellerId);
    dayNumber(functionName, "on", on);
    assertCount(functionName, "minutes", minutes);
    assertOneOf(functionName, "status", status, ["planned", "pinned", "completed"]);
    assertCount(functionName, "revision", revision);
    assertReasons(functionName, "reasons", reasons);
  });
}

/**
 * Refuses what is not a list of sellers' loads.
 * @internal
 */
export function assertLoads(functionName: string, path: string, load: readonly SellerLoad[]): void {
  assertEach(functionName, path, load, ({ sellerId, days }) => {
    assertText(functionName, "sellerId", sellerId);
    assertEach(functionName, "days", days, ({ on, minutes, capacity }) => {
      dayNumber(functionName, "on", on);
      assertNumber(functionName, "minutes", minutes, { min: 0 });
      assertNumber(functionName, "capacity", capacity, { min: 0 });
    });
  });
}

function assertReasons(functionName: string, path: string, reasons: readonly Reason[]): void {
  assertEach(functionName, path, reasons, ({ code }) => {
    assertText(functionName, "code", code);
  });
}

/** Checks each row by its fields' names; the path to the row is put before them where one is refused, and only there. */
function assertEach<Row>(functionName: string, path: string, rows: readonly Row[], check: (row: Row) => void): void {
  assertRows(functionName, path, rows);
  let index = 0;
  try {
    for (; index < rows.length; index++) check(rows[index] as Row);
  } catch (error) {
    const refusal = refusalOf(error);
    throw new RetentionError(functionName, `${path}[${index}].${refusal.path}`, refusal.rule, refusal.value);
  }
}
