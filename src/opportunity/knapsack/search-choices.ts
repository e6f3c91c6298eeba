import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { ChoiceSet, Option } from "./choices.js";
import { priceOfMoney, relaxation, type Total } from "./relaxation.js";
import { searchAll } from "./search-all.js";
import { searchByCost } from "./search-by-cost.js";
import { isOpen, noteItems, type Search, startFrom } from "./search.js";
import { countFree, fillUp, tryHalves } from "./try-halves.js";

/** The best set of choices that was found. */
export interface BestChoices {
  items: readonly number[];
  value: number;
  /** No set is worth more. */
  bound: number;
  /** Steps taken. */
  steps: number;
}

/** Shares of the room that bases fill with the dearest of what loses nothing, the rest with the cheapest. */
const DEAR_SHARES = [1, 0.5, 0.25, 0.75, 0.12, 0.37, 0.62, 0.87, 0.06, 0.18, 0.31, 0.43];
/** A first look through all choices, where no more than this many lose nothing. */
const FIRST = { width: 1024, steps: 25_000, free: 24 };
/** Sets in each of two lists that are matched, and choices taken into them. */
const HALF = { width: 2048, choices: 22 };
/** The same once more before all choices are gone through. */
const LAST_HALF = { width: 2048, choices: 40 };
/** Steps after which no more bases are tried. */
const TRYING = 350_000;
/** Steps and words for what costs alone decide; at first a quarter of them, and only where no more lose nothing. */
const BY_COST = { steps: 200_000, words: 2_400_000, free: 400 };
/** Steps after which what is left is given up. */
const MOST_STEPS = 1_000_000;
/** What a base counts as, per choice. */
const STEPS_A_CHOICE = 4;
/** Trails that there is room for at first. */
const TRAILS = 16_384;
/** Sets in the list of all that could still become the best. */
const WIDEST = 32_768;

/**
 * The best set of some choices within a capacity. The budget is relaxed first: money gets the price at which the choices
 * that are worth their cost come closest to it, which gives a set and a bound. Between them lie sets that differ from
 * that one in a few choices: short lists of them are matched from several beginnings, which most often meets the bound;
 * else what could still be better is gone through, as costs where nothing else matters, or one by one.
 *
 * The work is bounded: after `MOST_STEPS`, or where a list gets longer than `WIDEST`, sets are given up, and the most they
 * could have led to is the bound.
 *
 * @param all - Cost and value of everything, which is more than the capacity.
 * @param known - Value of a set that is known; where no better one is found, none is given.
 * @param effort - Share of the steps that may be taken.
 * @internal
 */
export function searchChoices(choices: ChoiceSet, capacity: number, all: Total, known = 0, effort = 1): BestChoices {
  const price = priceOfMoney(choices, capacity, all);
  const baseAt = relaxation(choices, price, capacity);
  const base = baseAt(0);
  const reach = reachOf(choices, base, capacity);
  const search: Search = {
    roots: choices.roots,
    capacity,
    price,
    reach,
    limit: base.value + price * (reach - base.cost),
    base,
    best: known,
    items: [],
    trails: null,
    givenUp: 0,
    width: 0,
    options: Infinity,
    steps: 0,
    mostSteps: Infinity,
    allOptions: numberedOptions(choices),
    taken: new Int32Array(TRAILS),
    before: new Int32Array(TRAILS),
    noted: 0,
    spare: [],
  };
  const startAt = (share: number): void => {
    startFrom(search, () => baseAt(share));
    search.steps += STEPS_A_CHOICE * choices.order.length;
  };

  const looks = [
    () => isSoonSearched(search),
    () => tryHalves(search, HALF.width, HALF.choices),
    () =>
      countFree(search) <= BY_COST.free &&
      searchByCost(search, WIDEST, (effort * BY_COST.steps) / 4, (effort * BY_COST.words) / 4),
    () => tryBases(search, startAt, effort * TRYING),
    () => searchByCost(search, WIDEST, effort * BY_COST.steps, effort * BY_COST.words),
    () => effort === 1 && tryHalves(search, LAST_HALF.width, LAST_HALF.choices),
    () => searchAll(search, WIDEST, Math.max(0, effort * MOST_STEPS - search.steps)),
  ];
  startAt(0);
  if (isOpen(search)) fillUp(search);
  for (const look of looks) {
    if (!isOpen(search) || look()) break;
    startAt(0);
  }
  noteItems(search);
  return {
    items: search.items,
    value: search.best,
    steps: search.steps,
    bound: Math.max(search.best, Math.min(search.givenUp, search.limit)),
  };
}

/** Whether a short look through all choices settles it. */
function isSoonSearched(search: Search): boolean {
  return countFree(search) <= FIRST.free && searchAll(search, FIRST.width, FIRST.steps);
}

function tryBases(search: Search, startAt: (share: number) => void, steps: number): boolean {
  const most = search.steps + steps;
  let before = { cost: search.base.cost, best: -1 };
  for (const share of DEAR_SHARES) {
    startAt(share);
    // From the same base the same would be found, but for choices that are open no longer.
    const isStuck = search.base.cost === before.cost && search.best === before.best;
    if (isStuck || search.steps > most) return false;
    before = { cost: search.base.cost, best: search.best };
    if (tryHalves(search, HALF.width, HALF.choices)) return true;
  }
  return false;
}

function numberedOptions({ order }: ChoiceSet): Option[] {
  const all: Option[] = [];
  for (const { options } of order) for (const option of options) option.id = all.push(option) - 1;
  return all;
}

/** The most that a set within the capacity can cost, as not all do: as all costs are multiples of a number, so are differences. */
function reachOf({ order }: ChoiceSet, base: Total, capacity: number): number {
  let unit = 0;
  for (const { options } of order) {
    for (const { cost } of options) unit = greatestCommonDivisor(unit, cost);
    if (unit === 1) return capacity;
  }
  return base.cost + Math.floor((capacity - base.cost) / unit) * unit;
}
