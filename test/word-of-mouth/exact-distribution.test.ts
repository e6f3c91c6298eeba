import { projectWordOfMouth, type TellingOutcome, type WordOfMouthCohort } from "retention-kit";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { describe, expect, test } from "vitest";

/** Probabilities of whole numbers, worked out by adding up every case. */
type Law = Map<number, number>;

const certainly = (value: number): Law => new Map([[value, 1]]);

function sumOf(a: Law, b: Law): Law {
  const law: Law = new Map();
  for (const [x, p] of a) for (const [y, q] of b) law.set(x + y, (law.get(x + y) ?? 0) + p * q);
  return law;
}

function mixture(parts: readonly (readonly [number, Law])[]): Law {
  const law: Law = new Map();
  for (const [share, part] of parts) for (const [x, p] of part) law.set(x, (law.get(x) ?? 0) + share * p);
  return law;
}

function timesOf(law: Law, count: number): Law {
  return count === 0 ? certainly(0) : sumOf(law, timesOf(law, count - 1));
}

/**
 * The width of the narrowest interval that holds at least 90%, between the least numbers with at least 5% and with at
 * least 95% at or below them, by trying every pair.
 */
function narrowestWidth(law: Law): number {
  const numbers = [...law.keys()].sort((a, b) => a - b);
  const least = numbers.find((x) => held(law, -Infinity, x) >= 0.05 - 1e-9) ?? NaN;
  const most = numbers.find((x) => held(law, -Infinity, x) >= 0.95 - 1e-9) ?? NaN;
  const inside = numbers.filter((x) => least <= x && x <= most);
  const widths = inside.flatMap((lower) =>
    inside.filter((upper) => held(law, lower, upper) >= 0.9 - 1e-9).map((upper) => upper - lower),
  );
  return Math.min(...widths);
}

function held(law: Law, lower: number, upper: number): number {
  let sum = 0;
  for (const [x, p] of law) if (lower <= x && x <= upper) sum += p;
  return sum;
}

type Weights = Record<"hearers" | "won" | "lost", number>;

const weights = {
  hearers: { hearers: 1, won: 0, lost: 0 },
  won: { hearers: 0, won: 1, lost: 0 },
  lost: { hearers: 0, won: 0, lost: 1 },
  net: { hearers: 0, won: 1, lost: -1 },
} satisfies Record<string, Weights>;

interface Group {
  outcome: TellingOutcome;
  probability: number;
  count: number;
  shares: number[];
  won: number;
  lost: number;
}

/** One customer of a group who has so many periods left, hearers acting at once or a period later. */
function customerLaw(group: Group, groups: readonly Group[], periods: number, late: number, weight: Weights): Law {
  if (periods === 0) return certainly(0);
  const anyone = (left: number): Law =>
    mixture([
      [1 - groups.reduce((sum, { probability }) => sum + probability, 0), certainly(0)],
      ...groups.map((other) => [other.probability, customerLaw(other, groups, left, late, weight)] as const),
    ]);
  const { won, lost } = group;
  const delays = [1 - late, late].slice(0, periods);
  const acting = delays.reduce((sum, share) => sum + share, 0);
  const hearer = sumOf(
    certainly(weight.hearers),
    mixture([
      [1 - (won + lost) * acting, certainly(0)],
      [lost * acting, certainly(weight.lost)],
      ...delays.map(
        (share, waited) => [won * share, sumOf(certainly(weight.won), anyone(periods - 1 - waited))] as const,
      ),
    ]),
  );
  return mixture(group.shares.map((share, told) => [share, timesOf(hearer, told)] as const));
}

function cohortOf(groups: readonly Group[], counted: boolean, late: number): WordOfMouthCohort {
  const outcomes = Object.fromEntries(
    groups.map(({ outcome, probability, count }) => [outcome, counted ? count : probability / 0.8]),
  );
  const of = <T>(value: (group: Group) => T) =>
    Object.fromEntries(groups.map((group) => [group.outcome, value(group)])) as Partial<Record<TellingOutcome, T>>;
  return {
    customers: groups.reduce((sum, { count }) => sum + count, 0) + 1,
    problemShare: 0.8,
    outcomes,
    outcomesAre: counted ? "counts" : "shares",
    tells: of(({ shares }) => ({ kind: "shares" as const, shares })),
    wonPerHearer: of(({ won }) => won),
    lostPerHearer: of(({ lost }) => lost),
    delay: [1 - late, late],
  };
}

describe("moments and bounds are those of the distribution worked out case by case", () => {
  const random = xoroshiro128plus(20_260_106);
  const uniform = () => uniformFloat64(random);
  const cases = Array.from({ length: 24 }, (_, index) => {
    const raw = (["silent", "satisfied"] as const).map((outcome) => {
      const shares = Array.from({ length: 4 }, uniform);
      const total = shares.reduce((sum, share) => sum + share, 0);
      const won = uniform() * 0.7;
      return {
        outcome,
        count: 1 + Math.floor(uniform() * 2),
        shares: shares.map((share) => share / total),
        won,
        lost: (1 - won) * uniform(),
      };
    });
    const total = raw.reduce((sum, { count }) => sum + count, 0);
    // Later generations draw from the counted shares.
    const groups: Group[] = raw.map((group) => ({ ...group, probability: (0.8 * group.count) / total }));
    return { index, groups, counted: index % 2 === 0, late: index % 3 === 0 ? 0 : uniform() };
  });

  test.each(cases)("cohort $index", ({ groups, counted, late }) => {
    const cohort = cohortOf(groups, counted, late);
    const periods = 2;
    const projection = projectWordOfMouth(cohort, { periods });
    for (const [name, weight] of Object.entries(weights)) {
      const laws = groups.map((group) => customerLaw(group, groups, periods, late, weight));
      const one = mixture([
        [1 - 0.8, certainly(0)],
        ...groups.map(({ probability }, index) => [probability, laws[index] ?? certainly(0)] as const),
      ]);
      const law = counted
        ? groups.reduce(
            (sum, { count }, index) => sumOf(sum, timesOf(laws[index] ?? certainly(0), count)),
            certainly(0),
          )
        : timesOf(one, cohort.customers);
      const mean = [...law].reduce((sum, [x, p]) => sum + x * p, 0);
      const variance = [...law].reduce((sum, [x, p]) => sum + (x - mean) ** 2 * p, 0);
      const estimate = projection[name as keyof typeof weights];
      expect(estimate?.mean).toBeCloseTo(mean, 9);
      expect((estimate?.chance ?? NaN) ** 2).toBeCloseTo(variance, 8);
      const { lower = NaN, upper = NaN } = estimate ?? {};
      expect(held(law, lower, upper)).toBeGreaterThanOrEqual(0.9 - 1e-9);
      expect(upper - lower).toBe(narrowestWidth(law));
    }
  });
});
