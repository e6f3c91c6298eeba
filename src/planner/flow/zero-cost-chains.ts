/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { CarryFlow } from "./min-cost-flow.js";
import type { FlowProblem } from "./flow-problem.js";

/**
 * The moves by which a cheapest flow becomes another one: chains of nodes along arcs that cost nothing. One request more
 * at the node of a day takes a free place or pushes on one of a class; one more at the node of a class takes a place on
 * that day, or is carried a day on or back where prices differ by just that. Places left on days that cost nothing can
 * be filled from one another: they meet at the node `outside`.
 * @internal
 */
export class CarryChains {
  readonly outside: number;
  readonly firstDay: number;
  /** Arcs that searches looked at. */
  looked = 0;

  private readonly days: number;
  private readonly idle: number[];
  private readonly stack: Int32Array;
  private stacked = 0;
  private readonly comingFrom: Int32Array;
  private readonly visitedFor: Int32Array;
  private visit = 0;

  constructor(
    private readonly problem: FlowProblem,
    private readonly flow: CarryFlow,
  ) {
    const { places, early } = problem;
    this.days = places.length;
    this.firstDay = early.length * this.days;
    this.outside = this.firstDay + this.days;
    this.idle = [...places.keys()].filter((day) => flow.price[this.firstDay + day] === 0 && places[day]! > 0);
    this.stack = new Int32Array(this.outside + 1);
    this.comingFrom = new Int32Array(this.outside + 1);
    this.visitedFor = new Int32Array(this.outside + 1);
  }

  /** Lets searches visit again what earlier ones have visited in vain. */
  forget(): void {
    this.visit++;
  }

  /**
   * Takes requests off a day and back to where they entered, the way they were carried; returns how many came that way.
   * As a rule some did, which spares the search for a chain.
   */
  takeBack(day: number, entry: number, most: number): number {
    const { carried, placed } = this.flow;
    const last = entry - (entry % this.days) + day;
    let amount = Math.min(most, placed[last]!);
    for (let node = entry; node < last && amount > 0; node++) amount = Math.min(amount, carried[node]!);
    for (let node = last; node < entry && amount > 0; node++) amount = Math.min(amount, -carried[node]!);
    if (amount <= 0) return 0;
    placed[last]! -= amount;
    for (let node = entry; node < last; node++) carried[node]! -= amount;
    for (let node = last; node < entry; node++) carried[node]! += amount;
    return amount;
  }

  /**
   * Searches depth first for a chain from a node to one where it may end; returns that node, or −1. Of a class or a day
   * the arcs that lead towards the node given are followed first. Nodes visited since `forget` are passed by.
   */
  search(start: number, endsAt: (node: number) => boolean, towards: number): number {
    this.stacked = 0;
    this.arrive(start, NONE);
    while (this.stacked > 0) {
      const node = this.stack[--this.stacked]!;
      if (endsAt(node)) return node;
      this.follow(node, towards);
    }
    return NONE;
  }

  /** All arcs: those of node v lead to `target[first[v]] … target[first[v + 1] − 1]`. */
  arcs(): { first: Int32Array; target: number[] } {
    const first = new Int32Array(this.outside + 2);
    const target: number[] = [];
    for (let node = 0; node <= this.outside; node++) {
      this.forget();
      this.stacked = 0;
      this.follow(node, 0);
      for (let index = 0; index < this.stacked; index++) target.push(this.stack[index]!);
      first[node + 1] = target.length;
    }
    return { first, target };
  }

  /** Moves one request along each arc of the chain found, from its end back to its start. */
  shift(start: number, end: number): void {
    const { carried, placed, free } = this.flow;
    for (let to = end; to !== start; to = this.comingFrom[to]!) {
      const from = this.comingFrom[to]!;
      if (from === this.outside) free[to - this.firstDay]!++;
      else if (to === this.outside) free[from - this.firstDay]!--;
      else if (to >= this.firstDay) placed[from]!++;
      else if (from >= this.firstDay) placed[to]!--;
      else if (from < to) carried[from]!++;
      else carried[to]!--;
    }
  }

  private follow(node: number, towards: number): void {
    if (node === this.outside) for (const day of this.idle) this.arrive(this.firstDay + day, node);
    else if (node >= this.firstDay) this.followDay(node, towards);
    else this.followClass(node, towards);
  }

  private followDay(node: number, towards: number): void {
    const { days, firstDay } = this;
    const { placed, free } = this.flow;
    const day = node - firstDay;
    const last = towards - (towards % days) + day;
    if (free[day]! > 0) this.arrive(this.outside, node);
    for (let other = day; other < firstDay; other += days) {
      if (other !== last && placed[other]! > 0) this.arrive(other, node);
    }
    if (last < firstDay && placed[last]! > 0) this.arrive(last, node);
  }

  private followClass(node: number, towards: number): void {
    const day = node % this.days;
    if (this.flow.price[node] === this.flow.price[this.firstDay + day]) this.arrive(this.firstDay + day, node);
    if (node > towards) {
      this.carryOn(node, day);
      this.carryBack(node, day);
    } else {
      this.carryBack(node, day);
      this.carryOn(node, day);
    }
  }

  private carryOn(node: number, day: number): void {
    if (day + 1 === this.days) return;
    const { price, carried } = this.flow;
    const classIndex = (node - day) / this.days;
    const cost = carried[node]! < 0 ? -this.problem.early[classIndex]! : this.problem.late[classIndex]!;
    if (price[node] === price[node + 1]! + cost) this.arrive(node + 1, node);
  }

  private carryBack(node: number, day: number): void {
    if (day === 0) return;
    const { price, carried } = this.flow;
    const classIndex = (node - day) / this.days;
    const cost = carried[node - 1]! > 0 ? -this.problem.late[classIndex]! : this.problem.early[classIndex]!;
    if (price[node] === price[node - 1]! + cost) this.arrive(node - 1, node);
  }

  private arrive(node: number, from: number): void {
    this.looked++;
    if (this.visitedFor[node] === this.visit) return;
    this.visitedFor[node] = this.visit;
    this.comingFrom[node] = from;
    this.stack[this.stacked++] = node;
  }
}
