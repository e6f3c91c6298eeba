import type { FlowProblem } from "../../src/planner/flow/flow-problem.js";
import { type BenchInstance, minutesOn } from "./instances.js";

/** For one seller and open windows: the network of `pathForm` with alike reviews added up, as the planner's flow takes it. */
export function carryForm(instance: BenchInstance): FlowProblem {
  const { reviews, days, earlyWeight, lateWeight, unbookedPenalty } = instance;
  const minutes = reviews[0]?.minutes ?? 1;
  const priorities = [...new Set(reviews.map(({ priority }) => priority))];
  const groups = new Map<number, { own: number; ideal: number; size: number }>();
  for (const { priority, ideal } of reviews) {
    const own = priorities.indexOf(priority);
    const group = groups.get(own * days + ideal) ?? { own, ideal, size: 0 };
    group.size++;
    groups.set(own * days + ideal, group);
  }
  const all = [...groups.values()];
  return {
    places: Int32Array.from({ length: days }, (_, day) => Math.floor(minutesOn(instance, day) / minutes)),
    early: Float64Array.from(priorities, (priority) => priority * earlyWeight),
    late: Float64Array.from(priorities, (priority) => priority * lateWeight),
    groupClass: Int32Array.from(all, ({ own }) => own),
    groupDay: Int32Array.from(all, ({ ideal }) => ideal),
    groupSize: Int32Array.from(all, ({ size }) => size),
    unassignedCostOfGroup: Float64Array.from(all, ({ own }) => (priorities[own] ?? 0) * unbookedPenalty),
  };
}
