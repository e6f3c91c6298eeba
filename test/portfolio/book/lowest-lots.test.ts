import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textHash } from "../../../src/numeric/discrete/text-hash.js";
import { lowestLots } from "../../../src/portfolio/book/lowest-lots.js";

interface Row {
  id: string;
  day: number;
}
/** The samples of each day by their definition: of all that may be drawn by then, those with the lowest lots. */
const samplesOf = (rows: readonly Row[], most: number): string[] => {
  const byLot = [...rows].sort((a, b) => textHash(a.id) - textHash(b.id) || (a.id < b.id ? -1 : 1));
  const days = [...new Set(rows.map(({ day }) => day))];
  return days.flatMap((until) =>
    byLot
      .filter(({ day }) => day <= until)
      .slice(0, most)
      .map(({ id }) => id),
  );
};
const passed = (rows: readonly Row[], most: number): Row[] => {
  const sample = lowestLots<Row>({ most, idOf: ({ id }) => id, fromDay: ({ day }) => day });
  rows.forEach(sample.add);
  return sample.take();
};

describe("a sample that is kept while accounts pass by", () => {
  test("holds the sample of every day, whatever the order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 8 }),
        (days, most) => {
          const rows = days.map((day, index) => ({ id: `a${index}`, day }));
          const kept = new Set(passed(rows, most).map(({ id }) => id));
          for (const id of samplesOf(rows, most)) expect(kept).toContain(id);
          const reversed = new Set(passed(rows.toReversed(), most).map(({ id }) => id));
          for (const id of samplesOf(rows, most)) expect(reversed).toContain(id);
        },
      ),
    );
  });

  test("needs room for a sample of each day, and not for the book", () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ id: `a${index}`, day: 0 }));
    // All may be drawn from the first day on: twice the sample at most.
    expect(passed(rows, 10).length).toBeLessThanOrEqual(20);
    const without = lowestLots<Row>({ most: 10, idOf: ({ id }) => id });
    rows.forEach(without.add);
    const kept = without.take();
    expect(kept.length).toBeLessThanOrEqual(20);
    const ids = new Set(kept.map(({ id }) => id));
    for (const id of samplesOf(rows, 10)) expect(ids).toContain(id);
    // Of three days three samples at most, and as many again until they are sorted out.
    const spread = rows.map((row, index) => ({ ...row, day: index % 3 }));
    expect(passed(spread, 10).length).toBeLessThanOrEqual(60);
  });

  test("is of all where they are few, and is given once", () => {
    const rows = ["a", "b", "c"].map((id) => ({ id, day: 0 }));
    const sample = lowestLots<Row>({ most: 2, idOf: ({ id }) => id });
    rows.forEach(sample.add);
    expect(sample.take()).toEqual(rows);
    expect(sample.take()).toEqual([]);
  });
});
