import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arcTangent2 } from "../../src/numeric/elementary/arc-tangent.js";
import { expEach, log1pEach, logEach } from "../../src/numeric/elementary/each.js";
import { exp } from "../../src/numeric/elementary/exp.js";
import { expm1 } from "../../src/numeric/elementary/expm1.js";
import { log, log2 } from "../../src/numeric/elementary/log.js";
import { log1p } from "../../src/numeric/elementary/log1p.js";
import { pow } from "../../src/numeric/elementary/pow.js";
import { cos, sin, sinCos } from "../../src/numeric/elementary/trigonometry.js";

/** Exact arithmetic to check against: numbers as multiples of 2^-PLACES. */
const PLACES = 400n;
const ONE = 1n << PLACES;

/** A double as such a multiple, without rounding. */
function exactly(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const whole = exponent === 0 ? fraction : fraction | (1n << 52n);
  const places = PLACES - 1074n + BigInt(Math.max(0, exponent - 1));
  const size = places < 0n ? whole >> -places : whole << places;
  return x < 0 ? -size : size;
}

/** Sum of the terms that follow from each other, until they vanish. */
function series(first: bigint, next: (term: bigint, at: bigint) => bigint): bigint {
  let sum = 0n;
  let term = first;
  for (let at = 1n; term !== 0n; at++) {
    sum += term;
    term = next(term, at);
  }
  return sum;
}

function exactExp(x: bigint): bigint {
  // Halved until small, and squared as often.
  const halved = x >> 12n;
  let power = series(ONE, (term, at) => (term * halved) / ONE / at);
  for (let doubling = 0; doubling < 12; doubling++) power = (power * power) / ONE;
  return power;
}

/** ln x by Newton's method from a first guess. */
function exactLog(x: bigint, guess: number): bigint {
  let found = exactly(guess);
  for (let step = 0; step < 3; step++) found += (x * ONE) / exactExp(found) - ONE;
  return found;
}

function exactSin(x: bigint): bigint {
  return series(x, (term, at) => (-((term * x) / ONE) * x) / ONE / (2n * at * (2n * at + 1n)));
}

function exactCos(x: bigint): bigint {
  return series(ONE, (term, at) => (-((term * x) / ONE) * x) / ONE / ((2n * at - 1n) * 2n * at));
}

/** Units in the last place of `found` between it and the truth. */
function unitsOff(found: number, truth: bigint): number {
  const size = Math.max(Math.abs(found), 2 ** -1022);
  const unit = exactly(2 ** (Math.floor(Math.log2(size)) - 52));
  const off = exactly(found) - truth;
  return Number(((off < 0n ? -off : off) * 1000n) / unit) / 1000;
}

const runs = { numRuns: 150 };
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe("against exact arithmetic", () => {
  test("exp and expm1 are good to one unit in the last place", () => {
    fc.assert(
      fc.property(fc.oneof(between(-1, 1), between(-60, 100), between(-1e-8, 1e-8)), (x) => {
        const truth = exactExp(exactly(x));
        expect(unitsOff(exp(x), truth)).toBeLessThan(1);
        if (Math.abs(x) > 1e-60) expect(unitsOff(expm1(x), truth - ONE)).toBeLessThan(1);
      }),
      runs,
    );
  });

  test("log, log1p and log2 are good to one unit in the last place, log2 to two", () => {
    const positive = fc.oneof(between(0.5, 2), between(1e-30, 1e30), between(1 - 1e-9, 1 + 1e-9));
    const ln2 = exactLog(exactly(2), Math.LN2);
    fc.assert(
      fc.property(positive, (x) => {
        const truth = exactLog(exactly(x), Math.log(x));
        expect(unitsOff(log(x), truth)).toBeLessThan(1);
        expect(unitsOff(log2(x), (truth * ONE) / ln2)).toBeLessThan(2);
        if (x < 1e-9 || x === 1) return;
        const more = exactLog(ONE + exactly(x - 1), Math.log1p(x - 1));
        expect(unitsOff(log1p(x - 1), more)).toBeLessThan(1);
      }),
      runs,
    );
  });

  test("sine and cosine are good to one unit in the last place", () => {
    fc.assert(
      fc.property(fc.oneof(between(-4, 4), between(-40, 40)), (x) => {
        if (Math.abs(x) > 1e-60) expect(unitsOff(sin(x), exactSin(exactly(x)))).toBeLessThan(1);
        expect(unitsOff(cos(x), exactCos(exactly(x)))).toBeLessThan(1);
      }),
      runs,
    );
  });

  test("an angle's sine and cosine lead back to it", () => {
    fc.assert(
      fc.property(between(-Math.PI, Math.PI), fc.integer({ min: -30, max: 30 }), (angle, doublings) => {
        const size = 2 ** doublings;
        const found = arcTangent2(size * Math.sin(angle), size * Math.cos(angle));
        expect(Math.abs(found - angle)).toBeLessThan(1e-15);
      }),
    );
  });
});

describe("powers", () => {
  test("are exact where a number can hold them", () => {
    for (let places = 0; places <= 22; places++) expect(pow(10, places)).toBe(Number(`1e${String(places)}`));
    for (let places = 1; places <= 22; places++) expect(pow(10, -places)).toBe(Number(`1e-${String(places)}`));
    for (let exponent = -1022; exponent <= 1023; exponent++) {
      const digits = exponent < 0 ? 1 / Number(1n << BigInt(-exponent)) : Number(1n << BigInt(exponent));
      expect(pow(2, exponent)).toBe(digits);
    }
    expect(pow(-3, 3)).toBe(-27);
    expect(pow(2, -0.5)).toBe(1 / Math.SQRT2);
  });

  test("are close to the truth for any exponent", () => {
    fc.assert(
      fc.property(between(0.01, 100), between(-20, 20), (x, y) => {
        const truth = exactExp((exactly(y) * exactLog(exactly(x), Math.log(x))) / ONE);
        expect(unitsOff(pow(x, y), truth)).toBeLessThan(3 + 2 * Math.abs(y * Math.log(x)));
      }),
      runs,
    );
  });
});

test("what has no finite answer has the one that Math gives", () => {
  const edges = [0, -0, 1, -1, 5e-324, -5e-324, 1e308, -1e308, 710, -746, Infinity, -Infinity, NaN];
  for (const x of edges) {
    expect(exp(x)).toBe(Math.exp(x));
    expect(expm1(x)).toBe(Math.expm1(x));
    expect(log(x)).toBe(Math.log(x));
    expect(log1p(x)).toBe(Math.log1p(x));
    for (const y of x > 0 ? [0, 1, 2, -1, 0.5, 3] : [0, 1, 2, -1, 3]) expect(pow(x, y)).toBe(x ** y);
  }
  expect(sinCos(Infinity)).toEqual({ sin: NaN, cos: NaN });
  expect(arcTangent2(0, -1)).toBe(Math.PI);
  expect(arcTangent2(-0, -1)).toBe(-Math.PI);
  expect(arcTangent2(1, 0)).toBe(Math.PI / 2);
});

/** A double by its two words. */
function ofWords(high: number, low: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, high);
  bits.setUint32(4, low);
  return bits.getFloat64(0);
}

/** The high words at which the functions take another way, as numbers of any exponent. */
const WAYS = [
  ...[0x3fda827a, 0x3fd2bec4, 0x3ff6a09e, 0x3fe6a09e, 0x3ff00000, 0x3fefffff, 0x3fd62e42, 0x3ff0a2b2, 0x3e300000],
  ...[0x3c900000, 0x3ca00000, 0x40340000, 0x41c00000, 0x41d00000, 0x41e00000, 0x43400000, 0x7fe6a09e, 0x00100000],
];

// V8's Math has these functions from the same source; ours sum their terms in another order.
test("at every turn and of any size, exp, log and log1p are Math's but for a last digit, and the same over an array", () => {
  const cell = new Float64Array(1);
  const alone = (each: (numbers: Float64Array, from: number, to: number) => void, x: number): number => {
    cell[0] = x;
    each(cell, 0, 1);
    return cell[0];
  };
  const far: number[] = [];
  const compare = (x: number): void => {
    for (const [one, each, math] of [
      [exp, expEach, Math.exp],
      [log, logEach, Math.log],
      [log1p, log1pEach, Math.log1p],
    ] as const) {
      const found = one(x);
      const near = Object.is(found, math(x)) || Math.abs(found - math(x)) <= Math.abs(found) * 2 ** -51 + 2 ** -1073;
      if (!near || !Object.is(alone(each, x), found)) far.push(x);
    }
  };
  for (const high of WAYS) {
    for (const [word, low] of [
      [high, 0],
      [high, 1],
      [high + 1, 0],
      [high - 1, 0xffffffff],
    ] as const) {
      const near = ofWords(word, low);
      for (let doublings = -1080; doublings <= 1020; doublings += Math.abs(doublings) < 40 ? 1 : 20) {
        const halfway = 2 ** Math.trunc(doublings / 2);
        for (const x of [near, near * halfway * halfway, near + doublings]) {
          for (const y of [x, -x, x - 1, 1 - x]) compare(y);
        }
      }
    }
  }
  fc.assert(
    fc.property(fc.oneof(fc.double(), between(-760, 720), between(-2, 2), between(0, 1e9)), (x) => {
      compare(x);
    }),
    { numRuns: 5000 },
  );
  expect(far).toEqual([]);
});
