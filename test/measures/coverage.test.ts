import { compareGroups, customerEffortScore, netPromoterScore, shareInterval, survivalCurve } from "retention-kit";
import { expect, test } from "vitest";
import { draws } from "../support/draws.js";

const confidence = 0.9;

/** Share of seeded runs in which the interval held the truth. */
function coverage(runs: number, covers: () => boolean): number {
  let covered = 0;
  for (let run = 0; run < runs; run++) if (covers()) covered++;
  return covered / runs;
}

const holds = ({ lower, upper }: { lower: number; upper: number }, truth: number): boolean =>
  lower <= truth && truth <= upper;

test("the share interval covers a share drawn from 0 to 1, 60 trials, to within a point", { tags: ["slow"] }, () => {
  const random = draws(11);
  const covered = coverage(20_000, () => {
    const share = random.uniform();
    return holds(shareInterval(random.successes(60, share), 60, { confidence }), share);
  });
  expect(Math.abs(covered - confidence)).toBeLessThan(0.01);
});

test("the net promoter score covers, shares drawn from all, 80 answers, to within a point", { tags: ["slow"] }, () => {
  const random = draws(12);
  const covered = coverage(20_000, () => {
    const [promoters = 0, passives = 0, detractors = 0] = random.shares(3);
    const answers = Array.from({ length: 80 }, () => {
      const at = random.uniform();
      return at < promoters ? 10 : at < promoters + passives ? 8 : 2;
    });
    return holds(netPromoterScore(answers, { confidence }), 100 * (promoters - detractors));
  });
  expect(Math.abs(covered - confidence)).toBeLessThan(0.01);
});

test(
  "the mean effort score covers, shares of the seven answers drawn from all, 60 answers, to within a point",
  { tags: ["slow"] },
  () => {
    const random = draws(13);
    const covered = coverage(20_000, () => {
      const shares = random.shares(7);
      const cumulative = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));
      const truth = shares.reduce((sum, share, index) => sum + share * (index + 1), 0);
      const answers = Array.from({ length: 60 }, () => {
        const at = random.uniform();
        return Math.min(7, 1 + cumulative.filter((share) => share < at).length);
      });
      return holds(customerEffortScore(answers, { confidence }), truth);
    });
    expect(Math.abs(covered - confidence)).toBeLessThan(0.01);
  },
);

test(
  "the difference of two shares covers, both drawn from 0 to 1, 60 and 40 trials, to within a point",
  { tags: ["slow"] },
  () => {
    const random = draws(14);
    const covered = coverage(20_000, () => {
      const [first, second] = [random.uniform(), random.uniform()];
      const comparison = compareGroups(
        { successes: random.successes(60, first), trials: 60 },
        { successes: random.successes(40, second), trials: 40 },
        { confidence },
      );
      return holds(comparison, first - second);
    });
    expect(Math.abs(covered - confidence)).toBeLessThan(0.01);
  },
);

test(
  "the difference of two means covers under unequal spread and counts, to within a point",
  { tags: ["slow"] },
  () => {
    const random = draws(15);
    const covered = coverage(20_000, () => {
      const [spread, difference] = [random.exponential(3), random.normal()];
      const programme = Array.from({ length: 12 }, () => difference + random.normal());
      const control = Array.from({ length: 7 }, () => spread * random.normal());
      return holds(compareGroups(programme, control, { confidence }), difference);
    });
    expect(Math.abs(covered - confidence)).toBeLessThan(0.01);
  },
);

test(
  "the survival curve covers at a time drawn up to the mean stay, 100 customers, a third cut off, to within two points",
  { tags: ["slow"] },
  () => {
    const random = draws(16);
    const covered = coverage(2000, () => {
      const at = 0.1 + 0.9 * random.uniform();
      const stays = Array.from({ length: 100 }, () => {
        const [ends, cutOff] = [random.exponential(), random.exponential(2)];
        return { duration: Math.min(ends, cutOff), ended: ends <= cutOff };
      });
      const curve = survivalCurve(stays, { confidence });
      const last = curve.times.findLastIndex((time) => time <= at);
      return holds({ lower: curve.lower[last] ?? NaN, upper: curve.upper[last] ?? NaN }, Math.exp(-at));
    });
    expect(Math.abs(covered - confidence)).toBeLessThan(0.02);
  },
);
