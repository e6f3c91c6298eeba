import { existsSync, readFileSync } from "node:fs";
import type { Account, PlainDate, PreviousBooking, ReviewPlan } from "retention-kit";
import type { RunFigures } from "../report-kit/figures.js";
import { ExportError } from "./read-export.js";

/** What is needed of a plan as `plan.json` holds it. */
export interface StoredPlan extends Pick<ReviewPlan, "from" | "booked"> {
  /** Bookings that this plan or an earlier one took off, so that revisions go on from theirs. */
  dropped: PreviousBooking[];
  /** What that run came to; missing in plans of earlier versions. */
  figures?: RunFigures;
}

/** The plan of an earlier day, to be kept to; `null` where none is stored, or only one of this day or a later one. */
export function readLastPlan(file: string, asOf: PlainDate): StoredPlan | null {
  if (!existsSync(file)) return null;
  const plan = parsed(readFileSync(file, "utf8")) as Partial<StoredPlan> | null;
  if (typeof plan?.from !== "string" || !Array.isArray(plan.booked)) {
    throw new ExportError(`${file} is no plan: remove it, or leave out --as-of to plan anew`);
  }
  const { from, booked, dropped = [], figures } = plan;
  return from < asOf ? { from, booked, dropped, ...(figures && { figures }) } : null;
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
export function bookingsNow({ booked, dropped }: StoredPlan, accounts: readonly Account[]): PreviousBooking[] {
  const touched = new Set(accounts.flatMap(({ id, touches }) => (touches ?? []).map(({ on }) => `${id} ${on}`)));
  const now = booked.map((booking): PreviousBooking =>
    touched.has(`${booking.accountId} ${booking.on}`) ? { ...booking, status: "completed" } : booking,
  );
  return [...now, ...dropped];
}

/** What a plan has taken off, and what earlier ones have that is not booked again. */
export function droppedBy({ booked, moved }: ReviewPlan, lastPlan: StoredPlan | null): PreviousBooking[] {
  const dropped = new Map(lastPlan?.dropped.map((booking) => [booking.key, booking]));
  for (const { key, from, to, revision } of moved) {
    if (to === null) dropped.set(key, { key, ...from, revision, status: "dropped" });
  }
  for (const { key } of booked) dropped.delete(key);
  return [...dropped.values()];
}
