/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import { CarryChains } from "./zero-cost-chains.js";
import type { CarryFlow } from "./min-cost-flow.js";
import { type FlowProblem, groupsByNode } from "./flow-problem.js";
import { strongComponents } from "../../numeric/discrete/strong-components.js";

/** Arcs that striking out looks at for each node, before it is known. */
const FIRST_EFFORT = 8;

/**
 * Chooses among the cheapest plans of a carry problem by the order of its requests, as `chooseBooked` and `breakTies`
 * do: first each in turn is booked if a cheapest plan allows it, then each takes the first of its days that a cheapest
 * plan still allows: the cheapest, of equally cheap ones those before its ideal day first.
 *
 * Requests of a group are alike, so what is refused to one is refused to those after it.
 *
 * @param groupOf - The group of each request, in the order in which they are served.
 * @param flow - A cheapest flow; it is used up.
 * @returns The day of each request, −1 for none.
 * @internal
 */
export function breakFlowTies(problem: FlowProblem, flow: CarryFlow, groupOf: Int32Array): Int32Array {
  const chains = new CarryChains(problem, flow);
  return settleDays(problem, flow, chains, groupOf, settleBooked(problem, flow, chains, groupOf));
}

/** Who is booked. Whoever could as well go without enters if a free place, or one who comes later, makes room. */
function settleBooked(problem: FlowProblem, flow: CarryFlow, chains: CarryChains, groupOf: Int32Array): Uint8Array {
  const { groupSize, unassignedCostOfGroup } = problem;
  const { booked, price, free } = flow;
  const { first, next } = groupsByNode(problem);
  const entries = entryNodes(problem);
  const sure = new Int32Array(groupSize.length);
  const refused = new Uint8Array(groupSize.length);
  let leaver = NONE;
  const endsAt = (node: number): boolean => {
    if (node >= chains.firstDay) return node < chains.outside && free[node - chains.firstDay]! > 0;
    for (leaver = first[node]!; leaver !== NONE; leaver = next[leaver]!) {
      if (booked[leaver]! > sure[leaver]! && unassignedCostOfGroup[leaver] === price[node]) return true;
    }
    return false;
  };
  const enters = (group: number): boolean => {
    const entry = entries[group]!;
    if (unassignedCostOfGroup[group]! < price[entry]!) return false;
    chains.forget();
    leaver = NONE;
    const end = chains.search(entry, endsAt, entry);
    if (end === NONE) return false;
    chains.shift(entry, end);
    if (leaver === NONE) free[end - chains.firstDay]!--;
    else booked[leaver]!--;
    booked[group]!++;
    return true;
  };
  const isBooked = new Uint8Array(groupOf.length);
  groupOf.forEach((group, request) => {
    if (refused[group] === 1) return;
    if (booked[group] === sure[group] && !enters(group)) {
      refused[group] = 1;
      return;
    }
    sure[group]!++;
    isBooked[request] = 1;
  });
  return isBooked;
}

/**
 * The days of those booked. A day is allowed where a chain leads from it to where the group enters: a place that is
 * taken pushes on those that it held, until one request less of that group has to be carried. The request is then taken out of
 * the flow together with its place. Chains begin and end in one strongly connected component, so days outside that of
 * the group are passed over once components are known.
 */
function settleDays(
  problem: FlowProblem,
  { price }: CarryFlow,
  chains: CarryChains,
  groupOf: Int32Array,
  isBooked: Uint8Array,
): Int32Array {
  const entries = entryNodes(problem);
  const choice = new DayChoices(problem, price);
  const dayOf = new Int32Array(groupOf.length).fill(NONE);
  const runs = runsOfGroups(groupOf, isBooked);
  let component: Int32Array | null = null;
  let wasted = 0;
  let effort = FIRST_EFFORT * chains.outside;
  let day = NONE;
  /** The next in line that went back to their entry together with the one before them. */
  let following = 0;
  for (let request = 0; request < groupOf.length; request++) {
    if (isBooked[request] === 0) continue;
    if (following > 0) following--;
    else {
      if (wasted > effort) findComponents();
      day = firstAllowed(groupOf[request]!, runs[request]!);
    }
    dayOf[request] = day;
  }
  return dayOf;

  function firstAllowed(group: number, run: number): number {
    const entry = entries[group]!;
    const isEntry = (node: number): boolean => node === entry;
    chains.forget();
    for (let day = choice.of(group); day !== NONE; day = choice.after(group)) {
      const start = chains.firstDay + day;
      if (component !== null && component[start] !== component[entry]) continue;
      const back = chains.takeBack(day, entry, run);
      if (back > 0) {
        following = back - 1;
        return day;
      }
      const before = chains.looked;
      if (chains.search(start, isEntry, entry) !== NONE) {
        chains.shift(start, entry);
        return day;
      }
      wasted += chains.looked - before;
    }
    return NONE;
  }

  function findComponents(): void {
    const { first, target } = chains.arcs();
    component = strongComponents(first, target);
    wasted = 0;
    effort = target.length;
  }
}

/** For each request booked, how many of its group follow one another from it on, before one of another group. */
function runsOfGroups(groupOf: Int32Array, isBooked: Uint8Array): Int32Array {
  const runs = new Int32Array(groupOf.length);
  let [group, run] = [NONE, 0];
  for (let request = groupOf.length - 1; request >= 0; request--) {
    if (isBooked[request] === 0) continue;
    run = groupOf[request] === group ? run + 1 : 1;
    group = groupOf[request]!;
    runs[request] = run;
  }
  return runs;
}

/** The days that a cheapest plan can give to each group, in the order of preference, looked up as far as asked for. */
class DayChoices {
  /** The next day to look at before or on the ideal day, and after it. */
  private readonly back: Int32Array;
  private readonly on: Int32Array;

  constructor(
    private readonly problem: FlowProblem,
    private readonly price: Float64Array,
  ) {
    this.back = Int32Array.from(problem.groupDay);
    this.on = problem.groupDay.map((day) => day + 1);
  }

  /** The day that a group has come to; −1 when there are no more. */
  of(group: number): number {
    const { places, early, late, groupClass, groupDay } = this.problem;
    const days = places.length;
    const firstDay = early.length * days;
    const classIndex = groupClass[group]!;
    const ideal = groupDay[group]!;
    const least = this.price[classIndex * days + ideal]!;
    for (;;) {
      const back = this.back[group]!;
      const on = this.on[group]!;
      const backCost = back >= 0 ? (ideal - back) * early[classIndex]! : Infinity;
      const onCost = on < days ? (on - ideal) * late[classIndex]! : Infinity;
      const cost = Math.min(backCost, onCost);
      if (cost > least || cost === Infinity) return NONE;
      const day = backCost <= onCost ? back : on;
      if (places[day]! > 0 && this.price[firstDay + day] === least - cost) return day;
      this.pass(group, day);
    }
  }

  /** Passes the day that a group has come to for good; the next one, −1 when there are no more. */
  after(group: number): number {
    this.pass(group, this.of(group));
    return this.of(group);
  }

  private pass(group: number, day: number): void {
    if (day === this.back[group]) this.back[group]--;
    else this.on[group]!++;
  }
}

/** The node at which each group enters. */
function entryNodes({ places, groupClass, groupDay }: FlowProblem): Int32Array {
  return groupClass.map((classIndex, group) => classIndex * places.length + groupDay[group]!);
}
