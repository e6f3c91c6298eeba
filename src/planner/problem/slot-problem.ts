/* eslint-disable @typescript-eslint/no-non-null-assertion, @typescript-eslint/prefer-for-of -- lists are read in the innermost loops, at indices that the loops bound; an iterator there leaves more garbage than all else. */
import { binaryExponent, powerOfTwo } from "../../numeric/elementary/words.js";
import { LARGEST_SUM } from "../../numeric/discrete/largest-sum.js";
import { ownersOf } from "../assignment/transportation.js";
import { type Candidate, keptDay, type PlanningGroup } from "./planning-groups.js";
import type { PlanningRules } from "./planning-rules.js";
import type { ReviewClasses } from "./review-classes.js";
import { SellerRanks } from "./seller-ranks.js";
import { dayCost, moveCost } from "./parsed-request.js";

/**
 * A group of reviews as an assignment of slots, a slot being one seller's day. Those of class k may go to the slots
 * `slot[first[k]] … slot[first[k + 1] − 1]`, in the order of preference: the cheapest first, then those before the ideal
 * day, then the nearest.
 * @internal
 */
export interface SlotProblem extends WholeUnits {
  slotSeller: Int32Array;
  slotDay: Int32Array;
  /** Minutes free in each slot. */
  minutes: Int32Array;
  /** How many reviews each class has, and how many minutes each of them lasts. */
  size: Int32Array;
  length: Int32Array;
  first: Int32Array;
  slot: Int32Array;
  /** Whole costs of the options, and their classes. */
  cost: Float64Array;
  owner: Int32Array;
  /** Whole cost of leaving one of a class out. */
  without: Float64Array;
  /** The option that keeps a class's booking of the last plan, −1 for none. */
  kept: Int32Array;
}

/**
 * How costs become whole numbers.
 * @internal
 */
export interface WholeUnits {
  /** Whole costs that make a cost of 1, once moves are no longer counted as ties. */
  scale: number;
  /** Keeps moves apart from ties. */
  tieFactor: number;
}

const LARGEST_SCALE = 2 ** 40;

/**
 * Writes a group as an assignment problem with whole costs: costs times a power of two, rounded. Where priorities and
 * weights are whole numbers, or fractions of few binary digits, nothing is lost.
 *
 * Where bookings of the last plan are to be kept, each whole cost is multiplied by more than their number and each move
 * costs 1 more. So of two plans that cost the same, the one with fewer moves wins.
 *
 * @internal
 */
export function slotProblem(
  rules: PlanningRules,
  free: readonly Int32Array[],
  group: PlanningGroup,
  { examples, members }: ReviewClasses,
  unbookedPenalty: number,
): SlotProblem {
  const units = wholeUnits(rules, group, unbookedPenalty);

  const { slotSeller, slotDay, minutes, slotOf } = slotsOf(rules, free, group);
  const most = examples.reduce(
    (sum, { wanted, sellers: able }) => sum + Math.max(0, wanted.lastDay - wanted.firstDay + 1) * able.length,
    0,
  );
  const slot = new Int32Array(most);
  const cost = new Float64Array(most);
  const first = new Int32Array(examples.length + 1);
  const without = new Float64Array(examples.length);
  const ranks = new SellerRanks(rules);
  const keptOption = new Int32Array(examples.length).fill(-1);
  let options = 0;

  // Plain loops without functions of their own: this is where a book of small windows spends its time.
  for (let index = 0; index < examples.length; index++) {
    const candidate = examples[index]!;
    const { wanted } = candidate;
    const { firstDay, lastDay, notOn, length } = wanted;
    const able = ranks.inOrder(candidate);
    const kept = keptDay(candidate);
    const moving = movingCost(rules, candidate, units);
    const alone = wholeCost(unbookedPenalty * wanted.request.priority, units) + moving;
    without[index] = alone;
    const start = options;
    let keptAt = -1;

    // From the ideal day outwards, on both sides at once.
    let early = Math.min(lastDay, Math.floor(wanted.targetDay));
    let late = Math.max(firstDay, early + 1);
    let earlyCost = early < firstDay ? Infinity : wholeCost(dayCost(rules, wanted, early), units);
    let lateCost = late > lastDay ? Infinity : wholeCost(dayCost(rules, wanted, late), units);
    while (earlyCost <= alone || lateCost <= alone) {
      let day: number;
      let dayWhole: number;
      if (earlyCost <= lateCost) {
        day = early--;
        dayWhole = earlyCost;
        earlyCost = early < firstDay ? Infinity : wholeCost(dayCost(rules, wanted, early), units);
      } else {
        day = late++;
        dayWhole = lateCost;
        lateCost = late > lastDay ? Infinity : wholeCost(dayCost(rules, wanted, late), units);
      }
      if (notOn.length > 0 && notOn.includes(day)) continue;
      for (let rank = 0; rank < able.length; rank++) {
        const seller = able[rank]!;
        const at = slotOf[seller]![day]!;
        if (at < 0 || minutes[at]! < length || !overlaps(rules, candidate, seller, day)) continue;
        if (kept === day && candidate.previous?.seller === seller) keptAt = options;
        else if (dayWhole + moving > alone) continue;
        slot[options] = at;
        cost[options++] = dayWhole;
      }
    }
    if (moving > 0) keptOption[index] = chargeMoves(start, keptAt, moving);
    first[index + 1] = options;
  }

  return {
    slotSeller,
    slotDay,
    minutes,
    size: members.first.subarray(1).map((end, classIndex) => end - members.first[classIndex]!),
    length: Int32Array.from(examples, ({ wanted }) => wanted.length),
    first,
    slot: slot.subarray(0, options),
    cost: cost.subarray(0, options),
    owner: ownersOf(first),
    without,
    kept: keptOption,
    ...units,
  };

  /** Adds the cost of a move to every option but the one kept, and brings that forward to where it belongs. */
  function chargeMoves(start: number, keptAt: number, moving: number): number {
    for (let at = start; at < options; at++) if (at !== keptAt) cost[at]! += moving;
    let at = keptAt;
    for (; at > start && cost[at - 1]! > cost[at]!; at--) {
      [cost[at - 1], cost[at]] = [cost[at]!, cost[at - 1]!];
      [slot[at - 1], slot[at]] = [slot[at]!, slot[at - 1]!];
    }
    return at;
  }
}

/**
 * How costs become whole numbers: the scale, and the factor that keeps moves apart from ties. The scale leaves room for
 * as many moves as there are reviews, whatever the last plan was: planned again, costs are rounded as they were, so that
 * roundings move no one.
 * @internal
 */
export function wholeUnits(rules: PlanningRules, { candidates }: PlanningGroup, unbookedPenalty: number): WholeUnits {
  const keeping = candidates.reduce((count, candidate) => count + (keptDay(candidate) === null ? 0 : 1), 0);
  const tieFactor = keeping + 1;
  const priorities = candidates.reduce((sum, { wanted }) => sum + wanted.request.priority, 0);
  const moves = candidates.reduce((sum, { wanted }) => sum + moveCost(rules, wanted), 0);
  const largestSum = (priorities * unbookedPenalty + moves) * (candidates.length + 1);
  const scale = Math.min(LARGEST_SCALE, powerOfTwo(binaryExponent(LARGEST_SUM / Math.max(1, largestSum))));
  return { scale, tieFactor };
}

/**
 * A cost as a whole number.
 * @internal
 */
export function wholeCost(cost: number, { scale, tieFactor }: WholeUnits): number {
  return Math.round(cost * scale) * tieFactor;
}

/**
 * Whole cost of holding a review elsewhere than the last plan has it; 0 where that has it nowhere.
 * @internal
 */
export function movingCost(rules: PlanningRules, candidate: Candidate, units: WholeUnits): number {
  if (keptDay(candidate) === null) return 0;
  return wholeCost(moveCost(rules, candidate.wanted), units) + 1;
}

/**
 * What a day costs at most that is no dearer than leaving a review out, or giving up its booking: a bound, roundings
 * included.
 * @internal
 */
export function maxBookableCost(
  rules: PlanningRules,
  candidate: Candidate,
  unbookedPenalty: number,
  { scale }: WholeUnits,
): number {
  const giveUp = keptDay(candidate) === null ? 0 : moveCost(rules, candidate.wanted);
  return candidate.wanted.request.priority * unbookedPenalty + giveUp + 2 / scale;
}

/**
 * The sellers' days with room for the shortest review, by day and then seller.
 * @internal
 */
export function slotsOf(
  { days, sellers: all }: PlanningRules,
  free: readonly Int32Array[],
  { sellers, candidates }: PlanningGroup,
): { slotSeller: Int32Array; slotDay: Int32Array; minutes: Int32Array; slotOf: Int32Array[] } {
  const shortest = candidates.reduce((least, { wanted }) => Math.min(least, wanted.length), Infinity);
  const none = new Int32Array(0);
  const slotOf = all.map(() => none);
  for (const seller of sellers) slotOf[seller] = new Int32Array(days).fill(-1);
  const slotSeller: number[] = [];
  const slotDay: number[] = [];
  const minutes: number[] = [];
  for (let day = 0; day < days; day++) {
    for (const seller of sellers) {
      const left = free[seller]![day]!;
      if (left < shortest) continue;
      slotOf[seller]![day] = minutes.push(left) - 1;
      slotSeller.push(seller);
      slotDay.push(day);
    }
  }
  return {
    slotSeller: Int32Array.from(slotSeller),
    slotDay: Int32Array.from(slotDay),
    minutes: Int32Array.from(minutes),
    slotOf,
  };
}

/**
 * Whether a seller's day reaches into the account's hours for long enough; asked only where the planner chooses.
 * @internal
 */
export function overlaps(
  { sellers }: PlanningRules,
  { wanted }: Pick<Candidate, "wanted">,
  seller: number,
  day: number,
): boolean {
  const { sellerId, timeZone, minutes } = wanted.request;
  return sellerId !== undefined || timeZone === undefined || sellers[seller]!.overlapWith(timeZone)[day]! >= minutes;
}
