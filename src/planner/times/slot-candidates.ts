import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { type Stretch } from "../../calendar/working-time/business-clock.js";
import { marginIn, minutesBeyond, type Outside } from "./slot-hours.js";

/** A possible slot with what its rank depends on. */
export interface SlotCandidate extends Stretch {
  /** How far it reaches beyond the seller's hours. */
  sellerMinutes: number;
  account: Outside;
  /** Whether it keeps an hour from the ends of either side's hours. */
  keepsHour: boolean;
}

/** The working hours of both sides around a day. */
export interface SlotSides {
  sellerWork: readonly Stretch[];
  accountWork: readonly Stretch[];
  outsideAccount: (slot: Stretch) => Outside;
}

/** What else a slot must keep to. */
export interface SlotRules {
  busy: readonly Stretch[];
  /** Time to keep from what is busy. */
  bufferMs: number;
  mayHold: (slot: Stretch) => boolean;
}

const STEP = 15 * MS_PER_MINUTE;
const ENOUGH_MARGIN = 60 * MS_PER_MINUTE;

/**
 * Slots of a length in the free parts of a day, on the quarter hour; where none of those suits both sides, also those that
 * start as a free part or someone's work starts.
 * @internal
 */
export function slotCandidates(
  day: Stretch,
  length: number,
  { busy, bufferMs, mayHold }: SlotRules,
  sides: SlotSides,
): SlotCandidate[] {
  const weighed = (starts: readonly number[]): SlotCandidate[] =>
    starts
      .map((start) => ({ start, end: start + length }))
      .filter(({ start, end }) => start >= day.start && end <= day.end)
      .filter(({ start, end }) =>
        busy.every(
          (taken) => end + bufferMs <= taken.start || taken.end + bufferMs <= start || taken.start === taken.end,
        ),
      )
      .filter(mayHold)
      .map((slot) => ({
        ...slot,
        sellerMinutes: minutesBeyond(slot, sides.sellerWork),
        account: sides.outsideAccount(slot),
        keepsHour: Math.min(marginIn(slot, sides.sellerWork), marginIn(slot, sides.accountWork)) >= ENOUGH_MARGIN,
      }));
  const quarterHours = Array.from(
    { length: Math.ceil((day.end - day.start) / STEP) },
    (_, index) => day.start + index * STEP,
  );
  const onTheQuarter = weighed(quarterHours);
  if (onTheQuarter.some(suitsBoth)) return onTheQuarter;
  const starts = [
    day.start,
    ...busy.map(({ end }) => end + bufferMs),
    ...sides.sellerWork.map(({ start }) => start),
    ...sides.accountWork.map(({ start }) => start),
  ];
  return [...onTheQuarter, ...weighed(starts.filter((start) => (start - day.start) % STEP !== 0))];
}

/**
 * Whether a slot lies inside the hours of both sides.
 * @internal
 */
export function suitsBoth({ sellerMinutes, account }: SlotCandidate): boolean {
  return sellerMinutes === 0 && account.minutes === 0 && account.dayOff === null;
}

/**
 * The order in which slots that suit both sides are proposed.
 * @internal
 */
export function bySuitability(a: SlotCandidate, b: SlotCandidate): number {
  return Number(b.keepsHour) - Number(a.keepsHour) || a.start - b.start;
}

/**
 * The order in which slots that do not suit both sides are proposed.
 * @internal
 */
export function byHardship(a: SlotCandidate, b: SlotCandidate): number {
  return (
    Number(a.account.dayOff !== null) - Number(b.account.dayOff !== null) ||
    Math.max(a.sellerMinutes, a.account.minutes) - Math.max(b.sellerMinutes, b.account.minutes) ||
    a.account.minutes - b.account.minutes ||
    a.start - b.start
  );
}

/**
 * The first slots, as many as are wanted, that do not overlap one before them.
 * @internal
 */
export function firstApart(slots: readonly SlotCandidate[], count: number): SlotCandidate[] {
  const chosen: SlotCandidate[] = [];
  for (const slot of slots) {
    if (chosen.length === count) break;
    if (chosen.every(({ start, end }) => slot.end <= start || end <= slot.start)) chosen.push(slot);
  }
  return chosen;
}
