import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryBound, minCostFlow } from "../../../src/planner/flow/min-cost-flow.js";
import type { FlowProblem } from "../../../src/planner/flow/flow-problem.js";
import {
  solveTransportation,
  ownersOf,
  priceBound,
  type TransportationProblem,
} from "../../../src/planner/assignment/transportation.js";
import { classMembers } from "../../../src/planner/assignment/class-members.js";
import { chooseBooked } from "../../../src/planner/assignment/choose-booked.js";
import { breakFlowTies } from "../../../src/planner/flow/break-flow-ties.js";
import { tightProblem } from "../../../src/planner/assignment/tight-problem.js";
import { breakTies } from "../../../src/planner/assignment/break-ties.js";

/** Requests in groups, few distinct costs, so that ties abound. */
function anyCarrying(most: { days: number; groups: number; places: number; size: number }) {
  return fc
    .record({
      places: fc.array(fc.nat({ max: most.places }), { minLength: 1, maxLength: most.days }),
      weights: fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 3 }),
      groups: fc.array(
        fc.record({ own: fc.nat(), day: fc.nat(), size: fc.integer({ min: 1, max: most.size }), without: fc.nat(12) }),
        { maxLength: most.groups },
      ),
      shuffle: fc.array(fc.nat(), { minLength: 64, maxLength: 64 }),
    })
    .map(({ places, weights, groups, shuffle }) => {
      const problem: FlowProblem = {
        places: Int32Array.from(places),
        early: Float64Array.from(weights, ([early]) => early),
        late: Float64Array.from(weights, ([, late]) => late),
        groupClass: Int32Array.from(groups, ({ own }) => own % weights.length),
        groupDay: Int32Array.from(groups, ({ day }) => day % places.length),
        groupSize: Int32Array.from(groups, ({ size }) => size),
        unassignedCostOfGroup: Float64Array.from(groups, ({ without }) => without),
      };
      const groupOf = groups
        .flatMap(({ size }, group) => Array<number>(size).fill(group))
        .map((group, index) => ({ group, rank: shuffle[index % 64] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ group }) => group);
      return { problem, groupOf: Int32Array.from(groupOf) };
    });
}

/** The same requests one by one, with every day as an option, in the order of preference. */
function oneByOne(
  { places, early, late, groupClass, groupDay, unassignedCostOfGroup }: FlowProblem,
  groupOf: Int32Array,
) {
  const first = [0];
  const slot: number[] = [];
  const cost: number[] = [];
  for (const group of groupOf) {
    const own = groupClass[group] ?? 0;
    const ideal = groupDay[group] ?? 0;
    [...places.keys()]
      .map((day) => ({
        day,
        early: day <= ideal ? 0 : 1,
        cost: day < ideal ? (ideal - day) * (early[own] ?? 0) : (day - ideal) * (late[own] ?? 0),
      }))
      .filter((option) => option.cost <= (unassignedCostOfGroup[group] ?? 0))
      .sort((a, b) => a.cost - b.cost || a.early - b.early || Math.abs(a.day - ideal) - Math.abs(b.day - ideal))
      .forEach((option) => {
        slot.push(option.day);
        cost.push(option.cost);
      });
    first.push(slot.length);
  }
  return {
    places,
    size: new Int32Array(groupOf.length).fill(1),
    first: Int32Array.from(first),
    slot: Int32Array.from(slot),
    cost: Float64Array.from(cost),
    owner: ownersOf(Int32Array.from(first)),
    without: Float64Array.from(groupOf, (group) => unassignedCostOfGroup[group] ?? 0),
  } satisfies TransportationProblem;
}

describe.each([
  ["small", { days: 4, groups: 4, places: 2, size: 2 }, 2500],
  ["larger", { days: 25, groups: 20, places: 4, size: 8 }, 400],
])("minCostFlow and breakFlowTies, %s", (_, most, numRuns) => {
  test("cost what solveTransportation finds for the same requests one by one", () => {
    fc.assert(
      fc.property(anyCarrying(most), ({ problem, groupOf }) => {
        const { price, booked, free, placed } = minCostFlow(problem);
        const general = oneByOne(problem, groupOf);
        const { price: generalPrice } = solveTransportation(general);
        expect(carryBound(problem, price)).toBe(priceBound(general, generalPrice));
        expect(Math.min(...free, ...placed)).toBeGreaterThanOrEqual(0);
        expect(booked.reduce((sum, own) => sum + own, 0)).toBe(placed.reduce((sum, own) => sum + own, 0));
      }),
      { numRuns },
    );
  });

  test("choose the same plan among the cheapest as chooseBooked and breakTies", () => {
    fc.assert(
      fc.property(anyCarrying(most), ({ problem, groupOf }) => {
        const days = breakFlowTies(problem, minCostFlow(problem), groupOf);
        const general = oneByOne(problem, groupOf);
        const members = classMembers(Int32Array.from(groupOf.keys()), groupOf.length);
        const settled = breakTies(
          tightProblem(general, chooseBooked(general, solveTransportation(general), members)),
          members.classOf,
        );
        expect([...days]).toEqual([...settled].map((at) => (at < 0 ? -1 : general.slot[at])));
      }),
      { numRuns },
    );
  });
});

test("minCostFlow searches on from a node that it first reached by a longer way", () => {
  // One who may go late for nothing takes day 3; the second of two goes back to day 0, for which 6 is less than 7.
  const problem: FlowProblem = {
    places: Int32Array.of(1, 0, 1, 1, 0),
    early: Float64Array.of(2, 3),
    late: Float64Array.of(0, 5),
    groupClass: Int32Array.of(0, 1),
    groupDay: Int32Array.of(1, 2),
    groupSize: Int32Array.of(1, 2),
    unassignedCostOfGroup: Float64Array.of(6, 7),
  };
  const { placed, price } = minCostFlow(problem);
  expect([...placed]).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 0, 0]);
  expect(carryBound(problem, price)).toBe(6);
});
