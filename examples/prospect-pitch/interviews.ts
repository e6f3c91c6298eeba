import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Account, PerceivedSwitch, ValueInterview } from "retention-kit";

/** What the customers of a supplier of water pumps may value. */
export const drivers = ["advice", "lifetime", "price", "quick-repair", "running-cost"] as const;

/** What the company believes they value, as points. */
export const believed = { lifetime: 4, price: 3, advice: 1, "quick-repair": 1, "running-cost": 1 };

/** The prospect of the pitch: nothing is known of it but its kind and size. */
export const prospect = { id: "prospect-1", segment: "clinic", size: "small" };

/** What each kind and size really values, as points by driver in the order above: the truth behind the made-up interviews. */
const truths: Record<string, readonly number[]> = {
  "clinic small": [1, 1, 1, 6, 1],
  "clinic large": [1, 3, 1, 5, 2],
  "hotel small": [2, 1, 4, 2, 2],
  "hotel large": [1, 2, 1, 3, 5],
  "farm small": [3, 2, 5, 2, 2],
  "farm large": [1, 3, 2, 2, 6],
};

const asked: Record<string, number> = {
  "clinic small": 9,
  "clinic large": 6,
  "hotel small": 14,
  "hotel large": 8,
  "farm small": 16,
  "farm large": 3,
};

/** Made-up customers, numbered instead of named, and interviews with some of them: the same for the same seed. */
export function madeUpInterviews(seed: number): { accounts: Account[]; interviews: ValueInterview[] } {
  const generator = xoroshiro128plus(seed);
  const accounts: Account[] = [];
  const interviews: ValueInterview[] = [];
  for (const [kind, weights] of Object.entries(truths)) {
    const [segment = "", size = ""] = kind.split(" ");
    const customers = (asked[kind] ?? 0) * 2 + 5;
    for (let number = 1; number <= customers; number++) {
      const id = `${segment}-${size}-${number}`;
      accounts.push({ id, segment, size });
      if (number > (asked[kind] ?? 0)) continue;
      const values = Object.fromEntries([draw(weights), draw(weights)].map((driver, index) => [driver, 2 - index]));
      interviews.push({ accountId: id, segment, size, values });
    }
  }
  return { accounts, interviews };

  function draw(weights: readonly number[]): string {
    let left = uniformFloat64(generator) * weights.reduce((sum, weight) => sum + weight, 0);
    const at = weights.findIndex((weight) => (left -= weight) < 0);
    return drivers[at] ?? drivers[0];
  }
}

/** How three customers see the supplier and a rival, 0 to 10, as they told in a review. */
export const perceptions: PerceivedSwitch[] = [
  {
    accountId: "clinic-large-2",
    values: [
      { driver: "quick-repair", ours: 8, theirs: 5, weight: 5 },
      { driver: "price", ours: 4, theirs: 8, weight: 1 },
      { driver: "lifetime", ours: 7, theirs: 7, weight: 3 },
    ],
    otherValue: { service: true, "owning-problems": true, advice: true, maintenance: true },
  },
  {
    accountId: "farm-small-4",
    values: [
      { driver: "price", ours: 2, theirs: 9, weight: 5 },
      { driver: "advice", ours: 7, theirs: 6, weight: 3 },
      { driver: "quick-repair", ours: 6, theirs: null, weight: 2 },
    ],
    otherValue: { advice: true, payment: false, "flexible-delivery": false },
  },
  {
    accountId: "hotel-large-1",
    values: [
      { driver: "running-cost", ours: 5, theirs: 8, weight: 5 },
      { driver: "quick-repair", ours: 7, theirs: 6, weight: 3 },
    ],
    otherValue: { service: true, maintenance: false },
  },
];
