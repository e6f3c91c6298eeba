import { isSameData } from "./is-same-data.js";

/** What is kept of one run of the main job for the next one over the same accounts. */
export interface BookMemory {
  /** Whether anything is kept; where not, lists may be emptied once they were used. */
  keeps: boolean;
  /** What was made last under a name, as long as it is made from the same: equal texts, the same objects. */
  recall: <Made>(name: string, from: readonly unknown[], make: () => Made) => Made;
  /** A step that is taken once for each account, and gives what it gave then. */
  each: <Row extends object, Rest extends readonly unknown[], Result extends object>(
    step: (row: Row, ...rest: Rest) => Result,
  ) => (row: Row, ...rest: Rest) => Result;
  /** A step that is taken again for an account only where it is asked with other data. */
  eachSame: <Row extends object, From extends object, Result>(
    step: (row: Row, from: From) => Result,
  ) => (row: Row, from: From) => Result;
  /** The same, where what it is asked with are the same values and objects. */
  eachWith: <Row extends object, Rest extends readonly unknown[], Result>(
    step: (row: Row, ...rest: Rest) => Result,
  ) => (row: Row, ...rest: Rest) => Result;
  /** A step that is taken once for each account and number. */
  eachAt: <Row extends object, Result>(step: (row: Row, at: number) => Result) => (row: Row, at: number) => Result;
  /**
   * What was found of an account under a name, or what was found there before where that is the same data, so that what
   * rests on it is kept.
   */
  settled: <Value>(name: string) => (row: object, value: Value) => Value;
}

/**
 * Keeps nothing: for a job that is done once.
 * @internal
 */
export function noMemory(): BookMemory {
  return {
    keeps: false,
    recall: (_name, _from, make) => make(),
    each: (step) => step,
    eachSame: (step) => step,
    eachWith: (step) => step,
    eachAt: (step) => step,
    settled: () => (_row, value) => value,
  };
}

/**
 * Keeps what was made last under each name.
 * @internal
 */
export function bookMemory(): BookMemory {
  const made = new Map<string, { from: readonly unknown[]; what: unknown }>();
  const found = new Map<string, WeakMap<object, unknown>>();
  return {
    keeps: true,
    recall<Made>(name: string, from: readonly unknown[], make: () => Made): Made {
      const last = made.get(name);
      if (last !== undefined && areSame(last.from, from)) return last.what as Made;
      const what = make();
      made.set(name, { from, what });
      return what;
    },
    each(step) {
      const taken = new WeakMap<object, ReturnType<typeof step>>();
      return (row, ...rest) => {
        const known = taken.get(row);
        if (known !== undefined) return known;
        const result = step(row, ...rest);
        taken.set(row, result);
        return result;
      };
    },
    eachSame(step) {
      const taken = new WeakMap<object, { from: unknown; result: ReturnType<typeof step> }>();
      return (row, from) => {
        const known = taken.get(row);
        if (known !== undefined && isSameData(known.from, from)) return known.result;
        const result = step(row, from);
        taken.set(row, { from, result });
        return result;
      };
    },
    eachWith(step) {
      const taken = new WeakMap<object, { rest: readonly unknown[]; result: ReturnType<typeof step> }>();
      return (row, ...rest) => {
        const known = taken.get(row);
        if (known !== undefined && areSame(known.rest, rest)) return known.result;
        const result = step(row, ...rest);
        taken.set(row, { rest, result });
        return result;
      };
    },
    eachAt(step) {
      const taken = new WeakMap<object, Map<number, ReturnType<typeof step>>>();
      return (row, at) => {
        let ofRow = taken.get(row);
        if (ofRow === undefined) taken.set(row, (ofRow = new Map<number, ReturnType<typeof step>>()));
        let result = ofRow.get(at);
        if (result === undefined) ofRow.set(at, (result = step(row, at)));
        return result;
      };
    },
    settled<Value>(name: string) {
      let ofName = found.get(name);
      if (ofName === undefined) found.set(name, (ofName = new WeakMap()));
      const known = ofName;
      return (row: object, value: Value): Value => {
        const before = known.get(row);
        if (before !== undefined && isSameData(before, value)) return before as Value;
        known.set(row, value);
        return value;
      };
    },
  };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((part, at) => Object.is(part, others[at]));
}
