import fc from "fast-check";
import { uniformInt as byPureRand } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { uniformInt } from "../../src/numeric/random/uniform-int.js";

test("draws what pure-rand draws", () => {
  const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), sizes, (seed, from, size) => {
      const [ours, theirs] = [xoroshiro128plus(seed), xoroshiro128plus(seed)];
      for (let draw = 0; draw < 20; draw++) {
        expect(uniformInt(ours, from, from + size - 1)).toBe(byPureRand(theirs, from, from + size - 1));
      }
    }),
  );
});
