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
}

/**
 * Keeps nothing: for a job that is done once.
 * @internal
 */
export function noMemory(): BookMemory {
  return { keeps: false, recall: (_name, _from, make) => make(), each: (step) => step, eachSame: (step) => step };
}

/**
 * Keeps what was made last under each name.
 * @internal
 */
export function bookMemory(): BookMemory {
  const made = new Map<string, { from: readonly unknown[]; what: unknown }>();
  return {
    keeps: true,
    recall<Made>(name: string, from: readonly unknown[], make: () => Made): Made {
      const last = made.get(name);
      if (last?.from.length === from.length && from.every((part, at) => Object.is(part, last.from[at]))) {
        return last.what as Made;
      }
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
  };
}
