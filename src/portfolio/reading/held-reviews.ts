import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import type { PlainDate } from "../../records/values/time.js";
import { accountOfReview } from "../../reviews/review-key.js";
import { invitationKey, type ReadAnswer } from "./action-answer.js";
import type { AccountRow } from "./portfolio-rejection.js";

/**
 * The days up to `asOf` on which reviews were held, by account, as bookings and answers tell.
 * @internal
 */
export function heldReviews(
  previous: readonly PreviousBooking[] | undefined,
  answers: ReadonlyMap<string, ReadAnswer>,
  asOf: PlainDate,
): Map<string, PlainDate[]> {
  const held = new Map<string, PlainDate[]>();
  const note = (key: unknown, accountId: unknown, on: PlainDate): void => {
    const id = accountId ?? (typeof key === "string" ? accountOfReview(key) : null);
    if (typeof id === "string" && on <= asOf) held.set(id, [...(held.get(id) ?? []), on]);
  };
  // What is not a booking the plan rejects.
  for (const booking of (previous ?? []) as readonly (Partial<PreviousBooking> | null)[]) {
    if (booking?.status !== "completed" || typeof booking.on !== "string") continue;
    if (!Number.isNaN(parseDay(booking.on))) note(booking.key, booking.accountId, booking.on);
  }
  for (const [key, { answer, onDay }] of answers) if (answer === "done") note(key, null, plainDate(onDay));
  return held;
}

/** A review that the customer knows of. */
export interface ArrangedReview {
  key: string;
  /** As a day number. */
  day: number;
}

/**
 * The reviews from `asOf` on that were agreed with the customer, by account: pinned ones, and those invited to.
 * @internal
 */
export function arrangedReviews(
  previous: readonly PreviousBooking[] | undefined,
  answers: ReadonlyMap<string, ReadAnswer>,
  asOf: PlainDate,
): Map<string, ArrangedReview[]> {
  const arranged = new Map<string, ArrangedReview[]>();
  // What is not a booking the plan rejects.
  for (const booking of (previous ?? []) as readonly (Partial<PreviousBooking> | null)[]) {
    const { key, on, status } = booking ?? {};
    if (typeof key !== "string" || typeof on !== "string" || on < asOf) continue;
    // One that was put off to its day or an earlier one stands.
    const given = answers.get(key);
    if (given !== undefined && (given.untilDay === null || given.untilDay > parseDay(on))) continue;
    const isInvited = status === "planned" && answers.get(invitationKey(key, on))?.answer === "done";
    const accountId = booking?.accountId ?? accountOfReview(key);
    const day = parseDay(on);
    if (!(status === "pinned" || isInvited) || typeof accountId !== "string" || Number.isNaN(day)) continue;
    arranged.set(accountId, [...(arranged.get(accountId) ?? []), { key, day }]);
  }
  return arranged;
}

/**
 * Accounts with the reviews that were held among their touches, where no one logged them.
 * @internal
 */
export function withHeldReviews(row: AccountRow, held: ReadonlyMap<string, readonly PlainDate[]>): AccountRow {
  const { account } = row;
  const days = held.get(account.id);
  if (days === undefined) return row;
  const touches = account.touches ?? [];
  const logged = new Set(touches.filter(({ kind }) => kind === "review").map(({ on }) => on));
  const missing = [...new Set(days)].filter((on) => !logged.has(on));
  if (missing.length === 0) return row;
  return { ...row, account: { ...account, touches: [...touches, ...missing.map((on) => ({ on, kind: "review" }))] } };
}
