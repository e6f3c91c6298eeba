/* eslint-disable @typescript-eslint/no-non-null-assertion -- places of the table lead to entries that it holds. */

/** Values by two numbers. */
export interface PairTable<Value> {
  get(first: number, second: number): Value | undefined;
  /** Adds the value of a pair that is not in the table. */
  add(first: number, second: number, value: Value): void;
}

/**
 * A table of values by two numbers, neither of which is NaN. A `Map` is asked by a number with a fraction in some 50 ns, as it
 * hashes it outside compiled code; this takes a few.
 * @internal
 */
export function pairTable<Value>(): PairTable<Value> {
  const firsts: number[] = [];
  const seconds: number[] = [];
  const values: Value[] = [];
  // The entry at each place, from 1; 0 where it is free. At most half of the places are taken.
  let bits = 8;
  let places = new Int32Array(1 << bits);

  /** The place of a pair, or the free one where it would be. */
  const placeOf = (first: number, second: number): number => {
    const mask = places.length - 1;
    let place = Math.imul((second * SPREAD) | 0, MIX) + Math.imul(first | 0, OTHER_MIX);
    place = (place >>> (32 - bits)) & mask;
    for (;;) {
      const entry = places[place]! - 1;
      if (entry < 0 || (seconds[entry] === second && firsts[entry] === first)) return place;
      place = (place + 1) & mask;
    }
  };
  return {
    get: (first, second) => values[places[placeOf(first, second)]! - 1],
    add(first, second, value) {
      firsts.push(first);
      seconds.push(second);
      values.push(value);
      places[placeOf(first, second)] = values.length;
      if (2 * values.length <= places.length) return;
      places = new Int32Array(1 << ++bits);
      for (let entry = 0; entry < values.length; entry++) places[placeOf(firsts[entry]!, seconds[entry]!)] = entry + 1;
    },
  };
}

/** Fractions of a day, an hour or a week tell pairs apart, too. */
const SPREAD = 65_537;
/** Odd numbers without a pattern, as of Knuth's multiplicative hashing. */
const MIX = 0x9e3779b1;
const OTHER_MIX = 0x85ebca77;
