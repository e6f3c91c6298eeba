import { carryBound, minCostFlow } from "../flow/min-cost-flow.js";
import type { FlowProblem } from "../flow/flow-problem.js";
import { breakFlowTies } from "../flow/break-flow-ties.js";
import type { GroupPlacement } from "./group-placement.js";
import { type Candidate, keptDay, type PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import { wholeUnits } from "../problem/slot-problem.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { dayCost } from "../problem/parsed-request.js";

/** A network of more nodes a review than this is not worth setting up. */
const NODES_PER_REVIEW = 4;

/**
 * Places the reviews of one seller whose windows are all open, so that costs are V-shaped: they are carried from day to
 * day by priority, in a network whose size does not depend on their number. `null` if the group is not of that kind:
 * where reviews differ in length, a window or a day to avoid shuts out a day with places, a booking of the last plan is
 * to be kept, priorities are many, or a day's cost is no whole number at the scale of the plan.
 * @internal
 */
export function placeBacklog(
  job: PlanningJob,
  group: PlanningGroup,
  { examples, members }: ReviewClasses,
): GroupPlacement | null {
  const { rules, free, unbookedPenalty } = job;
  const { candidates, sellers } = group;
  const [seller = -1] = sellers;
  const length = candidates[0]?.wanted.length ?? 1;
  const places = free[seller]?.map((minutes) => Math.floor(minutes / length));
  if (places === undefined || sellers.length > 1 || !examples.every(isOpenOn(places, length))) return null;

  const priorities = [...new Set(examples.map(({ wanted }) => wanted.request.priority))];
  if (priorities.length * rules.days > NODES_PER_REVIEW * candidates.length) return null;
  const { scale } = wholeUnits(rules, group, unbookedPenalty);
  const early = Float64Array.from(priorities, (priority) => rules.earlyWeight * priority * scale);
  const late = Float64Array.from(priorities, (priority) => rules.lateWeight * priority * scale);
  if (![...early, ...late].every(Number.isInteger)) return null;

  const without = examples.map(({ wanted }) => Math.round(unbookedPenalty * wanted.request.priority * scale));
  const { problem, offset } = flowProblem({ places, early, late }, { examples, members }, { priorities, without });
  const flow = minCostFlow(problem);
  const lowerBound = (offset + carryBound(problem, flow.price)) / scale;
  const day = breakFlowTies(problem, flow, members.classOf);

  const costOn = (classIndex: number, on: number): number => {
    const example = examples[classIndex];
    return example === undefined ? 0 : Math.round(dayCost(rules, example.wanted, on) * scale);
  };
  return {
    seller: day.map((on) => (on < 0 ? -1 : seller)),
    day,
    hasOptions: (classIndex) =>
      places.some((count, on) => count > 0 && costOn(classIndex, on) <= (without[classIndex] ?? 0)),
    cost:
      day.reduce((sum, on, index) => {
        const classIndex = members.classOf[index] ?? 0;
        return sum + (on < 0 ? (without[classIndex] ?? 0) : costOn(classIndex, on));
      }, 0) / scale,
    lowerBound,
    scale,
    assigned: null,
  };
}

/**
 * Whether a candidate may be held on every day with places, at a cost that a booking to be kept does not change. Where the
 * planner chooses the seller, the account's hours may shut out days.
 */
function isOpenOn(places: Int32Array, length: number): (candidate: Candidate) => boolean {
  const opens = places.findIndex((count) => count > 0);
  const closes = places.findLastIndex((count) => count > 0);
  return (candidate) => {
    const { request, firstDay: earliest, lastDay: latest, notOn, length: itsLength } = candidate.wanted;
    return (
      itsLength === length &&
      (request.sellerId !== undefined || request.timeZone === undefined) &&
      earliest <= opens &&
      latest >= closes &&
      !notOn.some((day) => (places[day] ?? 0) > 0) &&
      keptDay(candidate) === null
    );
  };
}

/**
 * Each class as a group. One whose ideal day lies outside the plan enters at the nearest day of it; what it costs to get
 * there is added to the offset, and taken off what leaving it out costs. Where getting there costs more than that, it
 * counts as 1 more: it is left out all the same, and sums stay exact.
 */
function flowProblem(
  { places, early, late }: Pick<FlowProblem, "places" | "early" | "late">,
  { examples, members }: ReviewClasses,
  { priorities, without }: { priorities: readonly number[]; without: readonly number[] },
): { problem: FlowProblem; offset: number } {
  const lastDay = places.length - 1;
  const groupSize = members.first.subarray(1).map((end, classIndex) => end - (members.first[classIndex] ?? 0));
  const groupClass = new Int32Array(examples.length);
  const groupDay = new Int32Array(examples.length);
  const unassignedCostOfGroup = new Float64Array(examples.length);
  let offset = 0;
  examples.forEach(({ wanted }, classIndex) => {
    const rank = priorities.indexOf(wanted.request.priority);
    const day = Math.min(lastDay, Math.max(0, wanted.targetDay));
    const leaving = without[classIndex] ?? 0;
    const perDay = (wanted.targetDay < 0 ? late[rank] : early[rank]) ?? 0;
    const away = Math.min(Math.abs(wanted.targetDay - day) * perDay, leaving + 1);
    groupClass[classIndex] = rank;
    groupDay[classIndex] = day;
    unassignedCostOfGroup[classIndex] = leaving - away;
    offset += away * (groupSize[classIndex] ?? 0);
  });
  return { problem: { places, early, late, groupClass, groupDay, groupSize, unassignedCostOfGroup }, offset };
}
