/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices are positions in the lists at hand. */
import type { Choice } from "./choices.js";
import { expand } from "./expand.js";
import { above } from "./item-set.js";
import { openChoices, type Outlook } from "./outlook.js";
import { reachableCosts } from "./reachable-costs.js";
import { totalOf } from "./relaxation.js";
import { isOpen, keepBest, longerTrail, mostLoss, type Search } from "./search.js";
import { baseState } from "./states.js";

/**
 * Settles what remains where most open choices lose nothing, as where their value per cost is that of the price: of them
 * only the cost matters, and all that they can cost together is kept as bits. The other open choices are gone through as
 * a list, and each of its sets is completed by what costs most within its room.
 *
 * @param width - Sets in the list.
 * @param steps - Steps after which the list is given up.
 * @param words - Words of 32 costs gone through at most.
 * @returns Whether everything was looked at; not where there would be too many costs or sets.
 * @internal
 */
export function searchByCost(search: Search, width: number, steps: number, words: number): boolean {
  search.width = width;
  search.mostSteps = search.steps + steps;
  search.options = Infinity;
  search.givenUp = 0;
  const outlook: Outlook = { add: search.price, cut: search.price };
  const free: Choice[] = [];
  const costly: Choice[] = [];
  for (const { choice, mostLoss: most } of openChoices(search.roots, mostLoss(search), Infinity)) {
    (most === 0 ? free : costly).push(choice);
  }
  if (free.length < 2) return false;
  let states = baseState(search);
  for (const choice of costly) states = expand(search, states, choice, outlook);
  if (search.givenUp > above(search.best)) return false;
  if (states.count === 0 || !isOpen(search)) return true;

  const { cost: freeCost } = totalOf(free);
  const roomFor = (index: number): number => search.capacity - states.costs[index]! + freeCost;
  const most = roomFor(0);
  const span = most - roomFor(states.count - 1) + mostLoss(search) / search.price;
  const costs = reachableCosts(free, most, span, words);
  if (costs === null) return false;

  let at = -1;
  let best = search.best;
  let costAt = 0;
  for (let index = 0; index < states.count; index++) {
    const cost = costs.within(roomFor(index));
    const value = states.values[index]! + search.price * (cost - freeCost);
    if (cost < 0 || value <= above(best)) continue;
    at = index;
    best = value;
    costAt = cost;
  }
  if (at < 0) return true;
  let trail = states.trails[at]!;
  for (const option of costs.optionsFor(costAt)) trail = longerTrail(search, option, trail);
  keepBest(search, best, [trail]);
  return true;
}
