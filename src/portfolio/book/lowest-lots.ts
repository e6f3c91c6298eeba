import { textHash } from "../../numeric/discrete/text-hash.js";
import { compareTexts } from "../../records/values/compare-texts.js";

/** A sample that is kept while accounts pass by. */
export interface PassingSample<Row> {
  add: (row: Row) => void;
  /** What was kept, in no order; nothing is kept any longer. */
  take: () => Row[];
}

/** How a passing sample is drawn. */
export interface SampleRules<Row> {
  /** Size of a sample. */
  most: number;
  idOf: (row: Row) => string;
  /** The day from which on a row may be drawn, as a day number. Without it all may be. */
  fromDay?: (row: Row) => number;
}

interface Drawn<Row> {
  row: Row;
  lot: number;
  day: number;
}

/**
 * Keeps the rows of every sample that may be asked for: of any day the `most` rows with the lowest lots among those that may
 * be drawn by then. A row's lot depends on its id alone. What belongs to no such sample is dropped now and then, so that the
 * room needed grows with the sample and hardly with the book.
 * @internal
 */
export function lowestLots<Row>({ most, idOf, fromDay = () => 0 }: SampleRules<Row>): PassingSample<Row> {
  let kept: Drawn<Row>[] = [];
  let room = 2 * most;
  return {
    add(row) {
      kept.push({ row, lot: textHash(idOf(row)), day: fromDay(row) });
      if (kept.length <= room) return;
      kept.sort((a, b) => a.lot - b.lot || compareTexts(idOf(a.row), idOf(b.row)));
      kept = inSomeSample(kept, most);
      room = 2 * Math.max(most, kept.length);
    },
    take() {
      const taken = kept.map(({ row }) => row);
      kept = [];
      return taken;
    },
  };
}

/** Of rows in the order of their lots, those before which fewer than `most` of no later a day come. */
function inSomeSample<Row>(ordered: readonly Drawn<Row>[], most: number): Drawn<Row>[] {
  const days = [...new Set(ordered.map(({ day }) => day))].sort((a, b) => a - b);
  const placeOf = new Map(days.map((day, index) => [day, index + 1]));
  // Fenwick (1994), "A new data structure for cumulative frequency tables": counts up to each day.
  const counts = new Int32Array(days.length + 1);
  return ordered.filter(({ day }) => {
    const place = placeOf.get(day) ?? 1;
    let before = 0;
    for (let at = place; at > 0; at -= at & -at) before += counts[at] ?? 0;
    for (let at = place; at < counts.length; at += at & -at) counts[at] = (counts[at] ?? 0) + 1;
    return before < most;
  });
}
