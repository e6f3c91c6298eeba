import { addTo } from "../../records/values/add-to.js";
import { studentTQuantile } from "../../numeric/distributions/student-t.js";
import { squared } from "../../numeric/elementary/squared.js";

/** A member of one of two groups that were drawn at random. */
export interface Outcome {
  treated: boolean;
  value: number;
  /** What is known from before the draw; `null` for all members or for none. */
  before: number | null;
  stratum: string;
}

/** A difference of two means with its interval. */
export interface Difference {
  difference: number;
  /** Standard error, and the degrees of freedom of its t distribution. */
  error: number;
  degrees: number;
  lower: number;
  upper: number;
}

interface Cell {
  count: number;
  mean: number;
  squares: number;
}

/** A cell with fewer members says nothing of its spread. */
const FEWEST = 2;

/**
 * The mean of the treated less that of the control group, adjusted by what was known before, within strata.
 *
 * Each group's values are first freed of what earlier values explain in it, y − θ·(x − x̄) with θ the slope within strata of
 * that group (CUPED: Deng et al. 2013; with a slope for each group, Lin 2013). Then strata are compared and weighed by size.
 * The error is that of the cells, with Satterthwaite's degrees of freedom, and that of x̄ where the slopes differ.
 * Strata in which a group has fewer than two members are taken together.
 *
 * Sources: Deng, Xu, Kohavi & Walker (2013), WSDM; Lin (2013), Annals of Applied Statistics 7; Miratrix, Sekhon & Yu (2013),
 * Journal of the Royal Statistical Society B 75.
 *
 * @returns `null` if a group has fewer than two members.
 * @internal
 */
export function adjustedDifference(
  outcomes: readonly Outcome[],
  confidence: number,
  { byBefore }: { byBefore: boolean },
): Difference | null {
  const members = withJoinedStrata(outcomes);
  if (members === null) return null;
  const all = members.length;
  const meanBefore = members.reduce((sum, { before }) => sum + (before ?? 0), 0) / all;
  const slopes = byBefore ? { treated: slopeOf(members, true), control: slopeOf(members, false) } : NO_SLOPES;
  const cells = new Map<string, { treated: Cell; control: Cell }>();
  for (const { stratum } of members) cells.set(stratum, { treated: emptyCell(), control: emptyCell() });
  for (const { treated, value, before, stratum } of members) {
    const slope = treated ? slopes.treated : slopes.control;
    add(cells.get(stratum)![treated ? "treated" : "control"], value - slope * ((before ?? 0) - meanBefore));
  }

  let difference = 0;
  let variance = 0;
  let satterthwaite = 0;
  for (const { treated, control } of cells.values()) {
    const weight = (treated.count + control.count) / all;
    difference += weight * (treated.mean - control.mean);
    for (const { count, squares } of [treated, control]) {
      const part = (squared(weight) * squares) / (count - 1) / count;
      variance += part;
      satterthwaite += squared(part) / (count - 1);
    }
  }
  const degrees = satterthwaite === 0 ? all - 2 : squared(variance) / satterthwaite;
  const spreadBefore = byBefore ? varianceOf(members.map(({ before }) => before ?? 0)) : 0;
  variance += (squared(slopes.treated - slopes.control) * spreadBefore) / all;
  const error = Math.sqrt(variance);
  // A slope costs each group a degree of freedom.
  const kept = Math.max(1, degrees - (byBefore ? 2 : 0));
  const reach = error === 0 ? 0 : studentTQuantile((1 + confidence) / 2, kept) * error;
  return { difference, error, degrees: kept, lower: difference - reach, upper: difference + reach };
}

const NO_SLOPES = { treated: 0, control: 0 };

/** Strata too small in a group become one; `null` if that is too small itself and there is no other to join. */
function withJoinedStrata(outcomes: readonly Outcome[]): Outcome[] | null {
  if (outcomes.length === 0) return null;
  const counts = new Map<string, { treated: number; control: number }>();
  for (const { stratum, treated } of outcomes) {
    const count = counts.get(stratum) ?? { treated: 0, control: 0 };
    count[treated ? "treated" : "control"]++;
    counts.set(stratum, count);
  }
  const tooFew = ({ treated, control }: { treated: number; control: number }): boolean =>
    treated < FEWEST || control < FEWEST;
  const small = new Set([...counts].filter(([, count]) => tooFew(count)).map(([stratum]) => stratum));
  const joined = { treated: 0, control: 0 };
  for (const stratum of small) {
    joined.treated += counts.get(stratum)!.treated;
    joined.control += counts.get(stratum)!.control;
  }
  // What is still too small joins the largest stratum.
  if (small.size > 0 && tooFew(joined)) {
    const [largest] = [...counts]
      .filter(([stratum]) => !small.has(stratum))
      .sort(([, a], [, b]) => total(b) - total(a));
    if (largest === undefined) return null;
    small.add(largest[0]);
  }
  const name = [...small].sort().join(" + ");
  return outcomes.map((outcome) => (small.has(outcome.stratum) ? { ...outcome, stratum: name } : outcome));
}

function total({ treated, control }: { treated: number; control: number }): number {
  return treated + control;
}

/** Slope of the values on what was known before, within the strata of one group. */
function slopeOf(members: readonly Outcome[], treated: boolean): number {
  const group = members.filter((member) => member.treated === treated);
  const strata = new Map<string, Outcome[]>();
  for (const member of group) {
    addTo(strata, member.stratum, member);
  }
  let product = 0;
  let square = 0;
  for (const group of strata.values()) {
    const meanValue = group.reduce((sum, { value }) => sum + value, 0) / group.length;
    const meanBefore = group.reduce((sum, { before }) => sum + (before ?? 0), 0) / group.length;
    for (const { value, before } of group) {
      product += (value - meanValue) * ((before ?? 0) - meanBefore);
      square += squared((before ?? 0) - meanBefore);
    }
  }
  return square === 0 ? 0 : product / square;
}

function emptyCell(): Cell {
  return { count: 0, mean: 0, squares: 0 };
}

/** Welford's running mean and sum of squares. */
function add(cell: Cell, value: number): void {
  cell.count++;
  const before = value - cell.mean;
  cell.mean += before / cell.count;
  cell.squares += before * (value - cell.mean);
}

function varianceOf(values: readonly number[]): number {
  const cell = emptyCell();
  for (const value of values) add(cell, value);
  return cell.count > 1 ? cell.squares / (cell.count - 1) : 0;
}
