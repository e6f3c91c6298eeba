import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { classMembers } from "../../../src/planner/assignment/class-members.js";
import { ownersOf } from "../../../src/planner/assignment/transportation.js";
import type { GroupPlacement } from "../../../src/planner/placement/group-placement.js";
import { LimitedSearch, OUT } from "../../../src/planner/placement/limited-search.js";
import type { PlacementLimits } from "../../../src/planner/placement/placement-limits.js";
import type { SlotProblem } from "../../../src/planner/problem/slot-problem.js";

/** One seller; each pair of days shares a limit, and so do all days. Slots are days. */
const DAYS = 6;
const scenes = fc.record({
  minutes: fc.array(fc.constantFrom<number[]>(60, 90, 150), { minLength: DAYS, maxLength: DAYS }),
  pairs: fc.array(fc.constantFrom<number[]>(30, 60, 90, 150), { minLength: DAYS / 2, maxLength: DAYS / 2 }),
  whole: fc.constantFrom<number[]>(90, 150, 240),
  classes: fc.array(
    fc.record({
      length: fc.constantFrom(30, 45, 60),
      options: fc
        .uniqueArray(fc.tuple(fc.nat({ max: DAYS - 1 }), fc.nat({ max: 9 })), {
          selector: ([day]) => day,
          minLength: 1,
          maxLength: 5,
        })
        .map((options) => options.sort(([, a], [, b]) => a - b)),
      without: fc.integer({ min: 9, max: 15 }),
      members: fc.integer({ min: 1, max: 2 }),
      starts: fc.array(fc.nat({ max: 4 }), { minLength: 2, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type Scene = typeof scenes extends fc.Arbitrary<infer Value> ? Value : never;

function setUp({ minutes, pairs, whole, classes }: Scene) {
  const first = Int32Array.from(
    [0, ...classes].map((_, end) => classes.slice(0, end).flatMap(({ options }) => options).length),
  );
  const problem: SlotProblem = {
    slotSeller: new Int32Array(DAYS),
    slotDay: Int32Array.from({ length: DAYS }, (_, day) => day),
    minutes: Int32Array.from(minutes),
    size: Int32Array.from(classes, ({ members }) => members),
    length: Int32Array.from(classes, ({ length }) => length),
    first,
    slot: Int32Array.from(classes.flatMap(({ options }) => options.map(([day]) => day))),
    cost: Float64Array.from(classes.flatMap(({ options }) => options.map(([, cost]) => cost))),
    owner: ownersOf(first),
    without: Float64Array.from(classes, ({ without }) => without),
    kept: new Int32Array(classes.length).fill(OUT),
    scale: 1,
    tieFactor: 1,
  };
  const classOf = Int32Array.from(classes.flatMap(({ members }, index) => Array<number>(members).fill(index)));
  const lengthOf = (index: number) => classes[classOf[index] ?? 0]?.length ?? NaN;
  const left = [...pairs, whole];
  const drawnOn = (day: number) => [day >> 1, pairs.length];
  const draw = (index: number, day: number, sign: number) => {
    for (const id of drawnOn(day)) left[id] = (left[id] ?? 0) - sign * lengthOf(index);
  };
  const limits: PlacementLimits = {
    allows: (index, _, day) => drawnOn(day).every((id) => (left[id] ?? 0) >= lengthOf(index)),
    shortages: () => null,
    take: (index, _, day) => {
      draw(index, day, 1);
    },
    release: (index, _, day) => {
      draw(index, day, -1);
    },
    areKept: () => left.every((each) => each >= 0),
    overdraws: (_, __, day) => drawnOn(day).some((id) => (left[id] ?? 0) < 0),
    meet: () => true,
    nested: null,
  };
  const search = new LimitedSearch(problem, { examples: [], members: classMembers(classOf, classes.length) }, limits);

  /** What is left of days and limits, counted from nothing. */
  const leftBy = (option: Iterable<number>) => {
    const days = [...minutes];
    const own = [...pairs, whole];
    for (const [index, at] of [...option].entries()) {
      if (at === OUT) continue;
      const day = problem.slot[at] ?? 0;
      days[day] = (days[day] ?? 0) - lengthOf(index);
      for (const id of drawnOn(day)) own[id] = (own[id] ?? 0) - lengthOf(index);
    }
    return { days, limits: own };
  };
  const fits = (option: Iterable<number>) => {
    const { days, limits: own } = leftBy(option);
    return Math.min(...days, ...own) >= 0;
  };
  const costOf = (option: Iterable<number>) =>
    [...option].reduce(
      (sum, at, index) => sum + ((at === OUT ? problem.without[classOf[index] ?? 0] : problem.cost[at]) ?? NaN),
      0,
    );
  const optionsOf = (index: number) => {
    const own = classOf[index] ?? 0;
    return [...Array((first[own + 1] ?? 0) - (first[own] ?? 0)).keys()].map((at) => (first[own] ?? 0) + at);
  };
  /** Its cheapest place beside the others, or none. */
  const cheapest = (option: readonly number[], index: number) =>
    option.with(index, optionsOf(index).find((at) => fits(option.with(index, at))) ?? OUT);

  // A placement that days allow, whatever the limits.
  const byDays: number[] = [...classOf].map(() => OUT);
  for (const [index, own] of classOf.entries()) {
    const position = classOf.subarray(0, index).filter((each) => each === own).length;
    const at = optionsOf(index)[classes[own]?.starts[position] ?? 0];
    if (at !== undefined && Math.min(...leftBy(byDays.with(index, at)).days) >= 0) byDays[index] = at;
  }
  const dayOf = (at: number) => (at === OUT ? OUT : (problem.slot[at] ?? NaN));
  for (const [index, at] of byDays.entries()) if (at !== OUT) limits.take(index, 0, dayOf(at));
  const start = (days = byDays.map(dayOf)) => {
    search.start({
      seller: Int32Array.from(days, (day) => (day < 0 ? OUT : 0)),
      day: Int32Array.from(days),
    } as GroupPlacement);
  };
  const expectSound = () => {
    expect(fits(search.option)).toBe(true);
    expect(left).toEqual(leftBy(search.option).limits);
  };
  return {
    problem,
    classOf,
    search,
    start,
    byDays,
    left,
    leftBy,
    fits,
    costOf,
    optionsOf,
    cheapest,
    expectSound,
    limits,
  };
}

test("starts from the placement by days, and leaves nothing overdrawn", () => {
  let repaired = 0;
  assertUntil(
    fc.property(scenes, (scene) => {
      const { search, start, byDays, fits, leftBy, left, expectSound, problem, classOf, costOf, optionsOf } =
        setUp(scene);
      start();
      expect([...search.option]).toEqual(byDays);
      expect(left).toEqual(leftBy(byDays).limits);
      search.repair();
      expectSound();
      if (fits(byDays)) {
        expect([...search.option]).toEqual(byDays);
        return;
      }
      repaired++;
      // The first to go is the one that loses least a minute by its cheapest place elsewhere, of equal ones the last.
      const { limits: own } = leftBy(byDays);
      const overdrawn = [...byDays.keys()].filter((index) => {
        const day = problem.slot[byDays[index] ?? OUT];
        return day !== undefined && Math.min(own[day >> 1] ?? 0, own.at(-1) ?? 0) < 0;
      });
      const loss = (index: number) => {
        const gone = byDays.with(index, OUT);
        const { days, limits: rest } = leftBy(gone);
        const length = problem.length[classOf[index] ?? 0] ?? NaN;
        // Others may leave a limit overdrawn: a place there is none.
        const to = optionsOf(index).find((at) => {
          const day = problem.slot[at] ?? 0;
          return (days[day] ?? 0) >= length && Math.min(rest[day >> 1] ?? 0, rest.at(-1) ?? 0) >= length;
        });
        return (costOf(gone.with(index, to ?? OUT)) - costOf(byDays)) / length;
      };
      const losses = overdrawn.map((index) => ({ index, loss: loss(index) }));
      const leaving = losses.sort((a, b) => a.loss - b.loss || b.index - a.index)[0];
      expect(search.option[leaving?.index ?? -1]).not.toBe(byDays[leaving?.index ?? -1]);
    }),
    { numRuns: 130 },
    () => {
      expect(repaired).toBeGreaterThan(40);
    },
  );
});

test("lets go of a day that is no option", () => {
  const { search, start, limits, left } = setUp({
    minutes: Array<number>(DAYS).fill(60),
    pairs: [90, 90, 90],
    whole: 999,
    classes: [
      { length: 60, options: [[0, 1]], without: 9, members: 1, starts: [6, 6] },
      // The day is an option of another's alone.
      { length: 60, options: [[3, 1]], without: 9, members: 1, starts: [6, 6] },
    ],
  });
  limits.take(0, 0, 3);
  start([3, OUT]);
  expect([[...search.option], left]).toEqual([
    [OUT, OUT],
    [90, 90, 90, 999],
  ]);
});

test("ends where neither a move nor a move for another saves, and shaking costs nothing", () => {
  let better = 0;
  assertUntil(
    fc.property(scenes, fc.integer({ min: 1, max: 12 }), (scene, times) => {
      const { search, start, costOf, fits, optionsOf, cheapest, expectSound, problem } = setUp(scene);
      start();
      search.repair();
      const before = costOf(search.option);
      search.improve();
      expectSound();
      const option = [...search.option];
      const improved = costOf(option);
      expect(improved).toBeLessThanOrEqual(before);
      for (const [index, at] of option.entries()) {
        for (const to of optionsOf(index)) {
          const moved = option.with(index, to);
          if (fits(moved)) expect(costOf(moved)).toBeGreaterThanOrEqual(improved);
          for (const [other, taken] of option.entries()) {
            if (other === index || taken === OUT) continue;
            const cleared = option.with(index, to).with(other, OUT);
            if (fits(cleared)) expect(costOf(cheapest(cleared, other))).toBeGreaterThanOrEqual(improved);
          }
        }
        if (at !== OUT)
          expect(problem.cost[at] ?? NaN).toBeLessThanOrEqual(problem.without[problem.owner[at] ?? 0] ?? NaN);
      }
      search.shake(times);
      expectSound();
      expect(costOf(search.option)).toBeLessThanOrEqual(improved);
      if (costOf(search.option) < improved) better++;
    }),
    { numRuns: 200 },
    () => {
      expect(better).toBeGreaterThan(0);
    },
  );
});

test("gives those who are alike, and of one group, their places in order", () => {
  fc.assert(
    fc.property(scenes, fc.array(fc.constantFrom("", "red"), { minLength: 8, maxLength: 8 }), (scene, groups) => {
      const { search, start, classOf, expectSound } = setUp(scene);
      start();
      search.repair();
      const before = [...search.option];
      search.settle(groups);
      expectSound();
      const of = (option: readonly number[], kind: string) =>
        option.filter((_, index) => `${classOf[index] ?? ""} ${groups[index] ?? ""}` === kind);
      for (const kind of new Set([...classOf].map((own, index) => `${own} ${groups[index] ?? ""}`))) {
        const options = of(before, kind);
        const inOrder = [
          ...options.filter((at) => at !== OUT).sort((a, b) => a - b),
          ...options.filter((at) => at === OUT),
        ];
        expect(of([...search.option], kind)).toEqual(inOrder);
      }
    }),
    { numRuns: 80 },
  );
});
