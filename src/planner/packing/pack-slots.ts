/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import { balancePacking } from "./balance-packing.js";
import { OUT, Packing, type PackingProblem } from "./packing.js";
import { beamPacking } from "./packing-beam.js";
import { type PackingBound, lagrangianBound } from "./lagrangian-bound.js";
import { localSearch } from "./local-search.js";
import { kickPacking } from "./packing-kicks.js";
import { improveWindows } from "./window-search.js";
import type { SlotPools } from "../assignment/pool-balance.js";
import { pricedValues, lpDualPrices } from "./lp-dual-prices.js";

/** How to search for a packing. */
export interface PackingSearch {
  /** Options of a packing to start from and keep to, `OUT` for items not in it yet. */
  start?: Int32Array;
  /** Times that a part of the packing is taken apart at random and put together again; 0 leaves it at the descent. */
  kicks: number;
  /** Where given, these are loaded more evenly in the end, as far as it costs nothing. */
  pools?: SlotPools;
}

/** Steps of the bound, most slots in an exchange and sizes of windows, of a short search and of a long one. */
const SHORT = { steps: 300, slots: 2, sizes: [24] };
const LONG = { steps: 1000, slots: 4, sizes: [10, 16, 24, 40, 60] };
/** Partial packings that the first beam keeps. */
const BEAM_WIDTH = 20;
/** What a cheapest packing may cost, by its linear relaxation: a fair guess. */
const GUESS = 1.05;

/**
 * A cheap packing, and a bound on what the cheapest one costs. Reviews of mixed lengths make this a generalised
 * assignment problem, which is NP-hard, so the answer may lie above the bound.
 *
 * The prices of the linear relaxation lead to item values that make a good Lagrangian bound, and these guide all that
 * follows: a beam search that packs one item after the other; then, until nothing is better, windows of neighboring
 * slots packed again, items of one length assigned again, and exact exchanges. Kicks take parts of the packing apart and
 * descend again, keeping what is no worse (iterated local search). A packing to start from is left as it is where
 * nothing near it is better.
 *
 * Source: Lourenço, Martin & Stützle (2003), "Iterated local search", Handbook of Metaheuristics; for the bound see
 * `lagrangianBound`.
 *
 * @internal
 */
export function packSlots(given: PackingProblem, search: PackingSearch): { option: Int32Array; lowerBound: number } {
  const divisor = commonDivisor(given);
  const problem = {
    ...given,
    cost: given.cost.map((each) => each / divisor),
    without: given.without.map((each) => each / divisor),
  };
  const packing = new Packing(problem);
  if (allFitAtBest(packing)) return finish(packing.total());

  const unit = problem.length.reduce(greatestCommonDivisor, 0);
  const price = lpDualPrices(problem, unit);
  const value = pricedValues(problem, unit, price);
  const paidBack = price.reduce((sum, each, slot) => sum + each * Math.floor(problem.room[slot]! / unit), 0);
  const relaxed = value.reduce((sum, each) => sum + each, 0) - paidBack;
  const { steps, slots, sizes } = search.kicks > 0 ? LONG : SHORT;
  const bound = lagrangianBound(problem, value, GUESS * relaxed + 1, steps);
  const enough = Math.ceil(bound.bound);

  if (search.start === undefined) fill(packing, unit, bound);
  else keep(packing, search.start);
  const unchanged = insert(packing, bound.chosen) === 0 && search.start !== undefined;
  const before = packing.total();
  const descent = localSearch(packing, unit, bound);
  descent.descend(unchanged ? slots : 1);
  if (!unchanged || packing.total() < before) {
    improveWindows(packing, descent, bound, { unit, enough, sizes });
    descent.descend(slots);
    const roomPrice = price.map((each) => each / unit);
    kickPacking(packing, descent, roomPrice, { kicks: search.kicks, enough });
    improveWindows(packing, descent, bound, { unit, enough, sizes });
    descent.descend(slots);
  }
  for (let total = Infinity; packing.total() < total;) {
    total = packing.total();
    descent.settle();
    descent.descend(slots);
  }
  return finish(enough);

  function finish(lowerBound: number): { option: Int32Array; lowerBound: number } {
    if (search.pools !== undefined) balancePacking(packing, search.pools);
    return { option: packing.option, lowerBound: lowerBound * divisor };
  }
}

/** The largest number that all costs are multiples of: then costs are whole and as small as can be. */
function commonDivisor({ cost, without }: PackingProblem): number {
  let divisor = 0;
  for (const alone of without) divisor = greatestCommonDivisor(alone, divisor);
  for (const price of cost) if (price % divisor !== 0) divisor = greatestCommonDivisor(price, divisor);
  return divisor === 0 ? 1 : divisor;
}

/** Puts every item where it costs least, and says whether there is room. If not, the packing is left empty. */
function allFitAtBest(packing: Packing): boolean {
  const { first, slot, cost, without, length, room } = packing.problem;
  const left = Int32Array.from(room);
  const best = without.map((alone, item) => {
    const option = first[item]!;
    return option < first[item + 1]! && cost[option]! <= alone ? option : OUT;
  });
  const fits = best.every((option, item) => option === OUT || (left[slot[option]!]! -= length[item]!) >= 0);
  if (fits) {
    best.forEach((option, item) => {
      packing.place(item, option);
    });
  }
  return fits;
}

/**
 * Packs an empty packing by beam search, those items first that would like the last slots best.
 * @internal
 */
export function fill(packing: Packing, unit: number, { value }: Pick<PackingBound, "value">): void {
  const { problem } = packing;
  const rank = problem.first.subarray(1).map((_, item) => -(problem.slot[problem.first[item]!] ?? 0));
  const taken = beamPacking(problem, { value, rank, unit, limit: Infinity, width: BEAM_WIDTH });
  taken?.forEach((option, item) => {
    packing.place(item, option);
  });
}

function keep(packing: Packing, start: Int32Array): void {
  start.forEach((option, item) => {
    if (fitsAt(packing, item, option)) packing.place(item, option);
  });
}

function fitsAt({ left, problem }: Packing, item: number, option: number): boolean {
  return option !== OUT && left[problem.slot[option]!]! >= problem.length[item]!;
}

/**
 * Puts the items that are out where a slot chose them, or else where it costs least; the dearest to leave out first.
 * @returns How many went in.
 * @internal
 */
export function insert(packing: Packing, chosen: readonly number[]): number {
  const { first, cost, without } = packing.problem;
  const choosers = new Set(chosen);
  const waiting = [...packing.out].sort((a, b) => without[b]! - without[a]! || a - b);
  const insertWhere = (allowed: (option: number) => boolean): void => {
    for (const item of waiting) {
      if (packing.option[item] !== OUT) continue;
      for (let option = first[item]!; option < first[item + 1]! && cost[option]! < without[item]!; option++) {
        if (!allowed(option) || !fitsAt(packing, item, option)) continue;
        packing.place(item, option);
        break;
      }
    }
  };
  insertWhere((option) => choosers.has(option));
  insertWhere(() => true);
  return waiting.length - packing.out.size;
}
