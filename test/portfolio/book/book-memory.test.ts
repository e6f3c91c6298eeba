import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { bookMemory, noMemory } from "../../../src/portfolio/book/book-memory.js";
import { isSameData } from "../../../src/portfolio/book/is-same-data.js";

describe("a step that is asked with the same data", () => {
  const row = { id: "acme" };
  const double = () => vi.fn((_row: object, { days }: { days: readonly number[] }) => days.map((day) => 2 * day));

  test("is taken once, and gives the very result that it gave", () => {
    const step = double();
    const asked = bookMemory().eachSame(step);
    const first = asked(row, { days: [1, 2] });
    expect(asked(row, { days: [1, 2] })).toBe(first);
    expect(step).toHaveBeenCalledTimes(1);
  });

  test("is taken again for other data, and for another account", () => {
    const step = double();
    const asked = bookMemory().eachSame(step);
    expect(asked(row, { days: [1, 2] })).toEqual([2, 4]);
    expect(asked(row, { days: [1, 3] })).toEqual([2, 6]);
    expect(asked({ id: "acme" }, { days: [1, 3] })).toEqual([2, 6]);
    // What was asked last is what is kept.
    expect(asked(row, { days: [1, 2] })).toEqual([2, 4]);
    expect(step).toHaveBeenCalledTimes(4);
  });

  test("is always taken where nothing is kept", () => {
    const step = double();
    const asked = noMemory().eachSame(step);
    asked(row, { days: [1] });
    asked(row, { days: [1] });
    expect(step).toHaveBeenCalledTimes(2);
  });
});

describe("a step that is taken once for each account", () => {
  const row = { id: "acme" };
  const make = () => vi.fn((account: { id: string }, more: string) => ({ text: account.id + more }));

  test("gives what it gave, whatever it is asked with beside the account", () => {
    const step = make();
    const asked = bookMemory().each(step);
    const first = asked(row, "1");
    expect(first).toEqual({ text: "acme1" });
    expect(asked(row, "2")).toBe(first);
    expect(step).toHaveBeenCalledTimes(1);
    expect(asked({ id: "acme" }, "2")).toEqual({ text: "acme2" });
    expect(step).toHaveBeenCalledTimes(2);
  });

  test("is always taken where nothing is kept", () => {
    const step = make();
    expect(noMemory().each(step)).toBe(step);
  });
});

describe("what is made from the same", () => {
  test("is made once under a name, and anew from other things", () => {
    const { keeps, recall } = bookMemory();
    expect(keeps).toBe(true);
    const make = vi.fn(() => ({}));
    const [one, other] = [{}, {}];
    const first = recall("a", [one, "text", NaN], make);
    expect(recall("a", [one, "text", NaN], make)).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
    // Another thing, another number of them, another name.
    const second = recall("a", [other, "text", NaN], make);
    expect(second).not.toBe(first);
    expect(recall("a", [other, "text"], make)).not.toBe(second);
    const third = recall("a", [], make);
    expect(recall("a", [], make)).toBe(third);
    expect(recall("b", [], make)).not.toBe(third);
    expect(recall("a", [], make)).toBe(third);
    expect(make).toHaveBeenCalledTimes(5);
    expect(recall("a", [other], make)).not.toBe(third);
  });

  test("is always made where nothing is kept", () => {
    const make = vi.fn(() => ({}));
    const { keeps, recall } = noMemory();
    expect([keeps, recall("a", [], make) === recall("a", [], make)]).toEqual([false, false]);
  });
});

describe("what is kept of each account", () => {
  const memory = bookMemory();
  const [one, other] = [{ id: "one" }, { id: "other" }];

  test("a step with values is taken again where one of them is another", () => {
    const taken: unknown[] = [];
    const step = memory.eachWith((row: { id: string }, value: number, list: readonly number[]) => {
      taken.push([row.id, value]);
      return { sum: value + list.length };
    });
    const list = [1];
    const first = step(one, 2, list);
    expect(step(one, 2, list)).toBe(first);
    expect(step(other, 2, list)).not.toBe(first);
    expect(step(one, 3, list)).toEqual({ sum: 4 });
    expect(step(one, 3, [1])).toEqual({ sum: 4 });
    expect(taken).toEqual([
      ["one", 2],
      ["other", 2],
      ["one", 3],
      ["one", 3],
    ]);
  });

  test("a step at some days is taken once for each", () => {
    let taken = 0;
    const step = memory.eachAt((row: { id: string }, at) => `${row.id} ${at} ${++taken}`);
    expect([step(one, 30), step(one, 60), step(one, 30), step(other, 30)]).toEqual([
      "one 30 1",
      "one 60 2",
      "one 30 1",
      "other 30 3",
    ]);
  });

  test("what was found before stands for the same data under the same name", () => {
    const found = memory.settled<{ days: number } | null>("found");
    const before = found(one, { days: 3 });
    expect(memory.settled<{ days: number } | null>("found")(one, { days: 3 })).toBe(before);
    expect(memory.settled("another")(one, { days: 3 })).not.toBe(before);
    expect(found(other, { days: 3 })).not.toBe(before);
    expect(found(one, { days: 4 })).toEqual({ days: 4 });
    expect(found(one, null)).toBeNull();
    expect(found(one, null)).toBeNull();
  });

  test("without a memory every step is taken", () => {
    const { eachWith, eachAt, settled } = noMemory();
    let taken = 0;
    const count = (): number => ++taken;
    expect([eachWith(count)(one), eachAt(count)(one, 1), eachAt(count)(one, 1)]).toEqual([1, 2, 3]);
    const value = { days: 3 };
    settled("found")(one, { days: 3 });
    expect(settled("found")(one, value)).toBe(value);
  });
});

describe("isSameData", () => {
  const data = fc.jsonValue();

  test("is true exactly of data whose JSON is the same once fields are sorted", () => {
    // JSON has one zero; there are two here.
    const text = (each: unknown): string =>
      JSON.stringify(sorted(each), (_, value: unknown) => (Object.is(value, -0) ? "-0" : value));
    const near = data.chain((one) => fc.tuple(fc.constant(one), fc.oneof(data, fc.constant(structuredClone(one)))));
    fc.assert(
      fc.property(near, ([one, other]) => {
        expect(isSameData(one, other)).toBe(text(one) === text(other));
      }),
    );
  });

  test("tells apart what differs in one place", () => {
    for (const [one, other] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: undefined }, { b: undefined }],
      [{ a: 1 }, { a: 1, b: undefined }],
      [[1, 2], [1]],
      [[], {}],
      [null, {}],
      [{ a: { b: [1, { c: "x" }] } }, { a: { b: [1, { c: "y" }] } }],
      ["1", 1],
      [0, -0],
    ]) {
      expect(isSameData(one, other)).toBe(false);
      expect(isSameData(other, one)).toBe(false);
    }
    expect(isSameData({ a: 1, b: [Number.NaN] }, { b: [Number.NaN], a: 1 })).toBe(true);
  });
});

/** The same data with the fields of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
