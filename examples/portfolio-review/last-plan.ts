import { existsSync, readFileSync } from "node:fs";
import type { Account, PlainDate, PreviousBooking, ReviewPlan } from "retention-kit";
import { ExportError } from "./read-export.js";

/** What is needed of a plan as `plan.json` holds it. */
export type StoredPlan = Pick<ReviewPlan, "from" | "booked">;

/** The plan of an earlier day, to be kept to; `null` where none is stored, or only one of this day or a later one. */
export function readLastPlan(file: string, asOf: PlainDate): StoredPlan | null {
  if (!existsSync(file)) return null;
  const plan = parsed(readFileSync(file, "utf8")) as Partial<StoredPlan> | null;
  if (typeof plan?.from !== "string" || !Array.isArray(plan.booked)) {
    throw new ExportError(`${file} is no plan: remove it, or leave out --as-of to plan anew`);
  }
  const { from, booked } = plan;
  return from <= asOf ? { from, booked } : null;
}

/** `null` for a text that is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The bookings of the last plan as they stand: one whose account was met on its day is completed. */
export function bookingsNow({ booked }: StoredPlan, accounts: readonly Account[]): PreviousBooking[] {
  const touched = new Set(accounts.flatMap(({ id, touches = [] }) => touches.map(({ on }) => `${id} ${on}`)));
  return booked.map((booking) =>
    touched.has(`${booking.accountId} ${booking.on}`) ? { ...booking, status: "completed" } : booking,
  );
}
