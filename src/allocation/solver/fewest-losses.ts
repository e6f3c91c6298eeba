import type { ChoiceProblem } from "./choice-problem.js";

/** Where the search starts: the optimum of the relaxation, and how much the best choice known loses against its bound. */
export interface LossSearch {
  /** The option of each class in the relaxation's optimum, as far as it is whole. */
  relaxed: Int32Array;
  /** Price of a minute. */
  price: number;
  /** All minutes are multiples of it. */
  unit: number;
  /** Minutes that the relaxation's optimum leaves. */
  room: number;
  /** What the best choice known loses. */
  gap: number;
  /** Most entries of the table. */
  most: number;
}

interface Core {
  index: number;
  /** Options that lose less than the gap, the relaxed one first. */
  options: number[];
  losses: number[];
  /** Units more or less than the relaxed option takes. */
  shifts: number[];
  /** The least that is lost by leaving the relaxed option. */
  least: number;
}

/** What it costs to be within rounding of the best. */
const NOTHING = 1e-12;

/**
 * The choice that loses least against the bound of the relaxation, looked for among those that lose less than the gap.
 *
 * With price λ, option j of class i loses (max over k of vₖ − λ·wₖ) − (vⱼ − λ·wⱼ), and each minute left over loses λ. The
 * value of a choice is the bound less all it loses, exactly. The table holds the least loss for each number of minutes more
 * or less than the relaxation's; classes enter it in the order of the least loss by which they leave the relaxation, and
 * those that would lose more than the gap never do. The gap shrinks as better choices are found.
 *
 * Source: Pisinger (1995), "A minimal algorithm for the multiple-choice knapsack problem", European Journal of Operational
 * Research 83.
 *
 * @returns The best choice, `null` if none loses less than the gap; `complete` unless the table grew too large.
 * @internal
 */
export function fewestLosses(
  problem: ChoiceProblem,
  { relaxed, price, unit, room, gap, most }: LossSearch,
): { chosen: Int32Array | null; complete: boolean } {
  const core = coreClasses(problem, relaxed, price, unit, gap);
  let down = 0;
  let up = 0;
  for (const { shifts } of core) {
    down -= Math.min(...shifts);
    up += Math.max(...shifts);
  }
  const roomUnits = Math.floor(room / unit + NOTHING);
  // More than the others can still give back never comes within the room.
  up = Math.min(up, roomUnits + down);
  const size = down + up + 1;
  if (size * core.length > most) return { chosen: null, complete: false };

  let losses = new Float64Array(size).fill(Infinity);
  losses[down] = 0;
  let [low, high] = [down, down];
  const choices: Uint16Array[] = [];
  let best = { loss: gap * (1 - NOTHING), step: -1, at: down };
  consider(0);

  for (const [step, { options, losses: lossOf, shifts, least }] of core.entries()) {
    if (least >= best.loss) break;
    const nextLosses = new Float64Array(size).fill(Infinity);
    const choice = new Uint16Array(size);
    let [nextLow, nextHigh] = [size, -1];
    for (let option = 0; option < options.length; option++) {
      const [loss, shift] = [lossOf[option]!, shifts[option]!];
      const to = Math.min(high, size - 1 - shift);
      for (let at = Math.max(low, -shift); at <= to; at++) {
        const total = losses[at]! + loss;
        const place = at + shift;
        if (total >= best.loss || total >= nextLosses[place]!) continue;
        nextLosses[place] = total;
        choice[place] = option;
        if (place < nextLow) nextLow = place;
        if (place > nextHigh) nextHigh = place;
      }
    }
    losses = nextLosses;
    [low, high] = [nextLow, nextHigh];
    choices.push(choice);
    consider(step + 1);
  }

  if (best.step < 0) return { chosen: null, complete: true };
  const chosen = relaxed.slice();
  let at = best.at;
  for (let step = best.step - 1; step >= 0; step--) {
    const { index, options, shifts } = core[step]!;
    const option = choices[step]![at]!;
    chosen[index] = options[option]!;
    at -= shifts[option]!;
  }
  return { chosen, complete: true };

  /** Looks for a better choice among the states, the classes not entered staying as in the relaxation. */
  function consider(step: number): void {
    const to = Math.min(high, down + roomUnits);
    for (let at = low; at <= to; at++) {
      const loss = losses[at]! + price * (room - (at - down) * unit);
      if (loss < best.loss) best = { loss, step, at };
    }
  }
}

/** The classes with a choice left, by the least that they lose by leaving the relaxation. */
function coreClasses(
  { first, minutes, values }: ChoiceProblem,
  relaxed: Int32Array,
  price: number,
  unit: number,
  gap: number,
): Core[] {
  const core: Core[] = [];
  for (let index = 0; index < relaxed.length; index++) {
    const base = relaxed[index]!;
    const reduced = values[base]! - price * minutes[base]!;
    const candidate: Core = { index, options: [base], losses: [0], shifts: [0], least: Infinity };
    for (let option = first[index]!; option < first[index + 1]!; option++) {
      if (option === base) continue;
      const loss = Math.max(0, reduced - (values[option]! - price * minutes[option]!));
      if (loss >= gap) continue;
      candidate.options.push(option);
      candidate.losses.push(loss);
      candidate.shifts.push(Math.round((minutes[option]! - minutes[base]!) / unit));
      candidate.least = Math.min(candidate.least, loss);
    }
    if (candidate.options.length > 1) core.push(candidate);
  }
  return core.sort((one, other) => one.least - other.least || one.index - other.index);
}
