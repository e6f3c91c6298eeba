/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { addTo } from "../../records/values/add-to.js";
import type { SlotProblem } from "../problem/slot-problem.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import type { PlacementLimits } from "./placement-limits.js";
import type { GroupPlacement } from "./group-placement.js";

/**
 * No option: a review goes without a place.
 * @internal
 */
export const OUT = -1;

/** The search looks at this many places before it stops. */
const MOST_STEPS = 2e7;

/** It takes out the reviews of up to this many days in a row, and starts each time that many days further on. */
const LONGEST_STRETCH = 8;
const STRIDE = 5;

/**
 * A placement that is brought within its limits and then improved.
 * @internal
 */
export class LimitedSearch {
  readonly option: Int32Array;
  private readonly left: Int32Array;
  private readonly classOf: Int32Array;
  private steps = 0;

  constructor(
    private readonly problem: SlotProblem,
    classes: ReviewClasses,
    private readonly limits: PlacementLimits,
  ) {
    this.classOf = classes.members.classOf;
    this.option = new Int32Array(this.classOf.length).fill(OUT);
    this.left = Int32Array.from(problem.minutes);
  }

  /** Takes over a placement that the limits know already. */
  start({ seller, day }: GroupPlacement): void {
    const { first, slot, slotSeller, slotDay } = this.problem;
    day.forEach((on, index) => {
      if (on < 0) return;
      const classIndex = this.classOf[index]!;
      for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
        if (slotDay[slot[at]!] !== on || slotSeller[slot[at]!] !== seller[index]) continue;
        this.option[index] = at;
        this.left[slot[at]!]! -= this.lengthOf(index);
        return;
      }
      // A day that costs no less than going without is no option.
      this.limits.release(index, seller[index]!, on);
    });
  }

  /** Moves reviews out of what is overdrawn, those first that lose least a minute. */
  repair(): void {
    const overdraws = (index: number): boolean => {
      const at = this.option[index]!;
      return at >= 0 && this.limits.overdraws(index, this.sellerAt(at), this.dayAt(at));
    };
    for (;;) {
      const leaving = Array.from(this.option.keys())
        .filter(overdraws)
        .map((index) => {
          const at = this.option[index]!;
          this.put(index, OUT);
          const loss = this.costAt(index, this.cheapest(index)) - this.costAt(index, at);
          this.put(index, at);
          return { index, loss: loss / this.lengthOf(index) };
        });
      if (leaving.length === 0) return;
      leaving.sort((a, b) => a.loss - b.loss || b.index - a.index);
      for (const { index } of leaving) {
        if (!overdraws(index)) continue;
        this.put(index, OUT);
        this.put(index, this.cheapest(index));
      }
    }
  }

  /** Moves single reviews, and one for another, as long as that saves. */
  improve(): void {
    for (let changed = true; changed && this.steps < MOST_STEPS;) {
      changed = false;
      for (let index = 0; index < this.option.length && this.steps < MOST_STEPS; index++) {
        if (this.moveAlone(index) || this.moveForAnother(index)) changed = true;
      }
    }
  }

  /**
   * Takes out what lies in a stretch of days, a few at a time over and over, puts it back in another order, and improves
   * from there. What is no better is undone.
   */
  shake(times: number): void {
    const { slotDay, slot } = this.problem;
    const days = slotDay.reduce((last, day) => Math.max(last, day), 0) + 1;
    let best = Int32Array.from(this.option);
    let least = this.total();
    for (let time = 0; time < times && this.steps < MOST_STEPS; time++) {
      const from = (time * STRIDE) % days;
      const until = from + 2 + (time % LONGEST_STRETCH);
      const taken = Array.from(this.option.keys()).filter((index) => {
        const at = this.option[index]!;
        return at < 0 || (slotDay[slot[at]!]! >= from && slotDay[slot[at]!]! < until);
      });
      for (const index of taken) this.put(index, OUT);
      const rank = (index: number): number => Math.imul(index * 2 + 1, 0x9e3779b1 + time * 0x85ebca6b) >>> 0;
      taken.sort((a, b) => rank(a) - rank(b) || a - b);
      for (const index of taken) this.put(index, this.cheapest(index));
      this.improve();
      const total = this.total();
      if (total < least) {
        least = total;
        best = Int32Array.from(this.option);
      } else this.restore(best);
    }
    this.restore(best);
  }

  /** Gives reviews that are alike, and of one group of accounts, their places in order, those without one last. */
  settle(groupOf: readonly string[]): void {
    const alike = new Map<string, number[]>();
    this.classOf.forEach((classIndex, index) => {
      const name = `${classIndex} ${groupOf[index] ?? ""}`;
      addTo(alike, name, index);
    });
    for (const members of alike.values()) {
      const options = members.map((index) => this.option[index]!);
      options.sort((a, b) => Number(a < 0) - Number(b < 0) || a - b);
      for (const index of members) this.put(index, OUT);
      members.forEach((index, position) => {
        this.put(index, options[position]!);
      });
    }
  }

  private restore(option: Int32Array): void {
    const changed = Array.from(option.keys()).filter((index) => option[index] !== this.option[index]);
    for (const index of changed) this.put(index, OUT);
    for (const index of changed) this.put(index, option[index]!);
  }

  private total(): number {
    return this.option.reduce((sum, at, index) => sum + this.costAt(index, at), 0);
  }

  private moveAlone(index: number): boolean {
    const at = this.option[index]!;
    this.put(index, OUT);
    const to = this.cheapest(index);
    const saves = this.costAt(index, to) < this.costAt(index, at);
    this.put(index, saves ? to : at);
    return saves;
  }

  /** Takes a better place by moving one other review, where both together cost less. */
  private moveForAnother(index: number): boolean {
    const { first } = this.problem;
    const classIndex = this.classOf[index]!;
    const from = this.option[index]!;
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
      const saved = this.costAt(index, from) - this.costAt(index, at);
      if (saved <= 0) return false;
      for (const other of this.inTheWay(index, at)) {
        const otherAt = this.option[other]!;
        this.put(index, OUT);
        this.put(other, OUT);
        if (this.fits(index, at)) {
          this.put(index, at);
          const to = this.cheapest(other);
          if (this.costAt(other, to) - this.costAt(other, otherAt) < saved) {
            this.put(other, to);
            return true;
          }
          this.put(index, OUT);
        }
        this.put(other, otherAt);
        this.put(index, from);
        if (this.steps > MOST_STEPS) return false;
      }
    }
    return false;
  }

  /** The reviews whose leaving could make room. */
  private inTheWay(index: number, at: number): number[] {
    const here = this.problem.slot[at]!;
    const place = { seller: this.sellerAt(at), day: this.dayAt(at) };
    const found: number[] = [];
    this.option.forEach((taken, other) => {
      this.steps++;
      if (taken < 0 || other === index) return;
      const otherPlace = { seller: this.sellerAt(taken), day: this.dayAt(taken) };
      if (this.problem.slot[taken] === here || this.limits.meet(index, place, other, otherPlace)) found.push(other);
    });
    return found;
  }

  /** The cheapest option that fits; going without where none does. */
  private cheapest(index: number): number {
    const { first } = this.problem;
    const classIndex = this.classOf[index]!;
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
      this.steps++;
      if (this.fits(index, at)) return at;
    }
    return OUT;
  }

  private fits(index: number, at: number): boolean {
    return (
      this.left[this.problem.slot[at]!]! >= this.lengthOf(index) &&
      this.limits.allows(index, this.sellerAt(at), this.dayAt(at))
    );
  }

  private put(index: number, at: number): void {
    const { slot } = this.problem;
    const from = this.option[index]!;
    if (from === at) return;
    if (from >= 0) {
      this.left[slot[from]!]! += this.lengthOf(index);
      this.limits.release(index, this.sellerAt(from), this.dayAt(from));
    }
    if (at >= 0) {
      this.left[slot[at]!]! -= this.lengthOf(index);
      this.limits.take(index, this.sellerAt(at), this.dayAt(at));
    }
    this.option[index] = at;
  }

  private costAt(index: number, at: number): number {
    return at < 0 ? this.problem.without[this.classOf[index]!]! : this.problem.cost[at]!;
  }

  private lengthOf(index: number): number {
    return this.problem.length[this.classOf[index]!]!;
  }

  private sellerAt(at: number): number {
    return this.problem.slotSeller[this.problem.slot[at]!]!;
  }

  private dayAt(at: number): number {
    return this.problem.slotDay[this.problem.slot[at]!]!;
  }
}
