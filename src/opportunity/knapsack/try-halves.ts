/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions lie in the list at hand. */
import { expand } from "./expand.js";
import { type OpenChoice, openChoices, type Outlook } from "./outlook.js";
import { EQUAL } from "./item-set.js";
import { isOpen, keepBest, longerTrail, mostLoss, NO_TRAIL, type Search } from "./search.js";
import { baseState, match, release } from "./states.js";

/** Options looked at in one choice. */
const OPTIONS = 8;

/**
 * Looks for better sets near the base: some choices, taken in turn into two short lists, whose sets are matched. A list
 * of a thousand sets against another tries a million, and so comes close to using up the capacity, or there. Most lists
 * are settled by it, since a set that costs all there is cannot be bettered where value per cost is the same for many.
 *
 * @param width - Sets in each list.
 * @param count - Choices taken: those that lose and move least, and as many once more from near and far.
 * @internal
 */
export function tryHalves(search: Search, width: number, count: number): void {
  search.width = width;
  search.mostSteps = Infinity;
  search.options = OPTIONS;
  const open = openChoices(search.roots, mostLoss(search), OPTIONS);
  fillUp(search, open);
  for (const apart of [false, true]) {
    const near = open.filter(({ leastLoss }) => leastLoss <= mostLoss(search));
    if (isOpen(search) && (!apart || near.length > count)) tryChoices(search, pickedChoices(near, count, apart));
  }
}

/** Takes one thing after another into the base that there is room for. */
function fillUp(search: Search, open: readonly OpenChoice[]): void {
  let { cost, value } = search.base;
  let trail = NO_TRAIL;
  for (const { choice } of open) {
    const base = choice.options[choice.base]!;
    for (const option of choice.options) {
      const more = option.fullCost - base.fullCost;
      if (option.fullValue <= base.fullValue || cost + more > search.capacity) continue;
      cost += more;
      value += option.fullValue - base.fullValue;
      trail = longerTrail(search, option, trail);
      break;
    }
  }
  if (cost <= search.capacity && value > search.best * (1 + EQUAL)) keepBest(search, value, [trail]);
}

function tryChoices(search: Search, picked: readonly OpenChoice[]): void {
  // Whatever one list adds, the other may give up.
  const outlook: Outlook = { add: search.price, cut: search.price };
  let one = baseState(search);
  let other = baseState(search);
  for (let turn = 0; turn < picked.length && isOpen(search); turn++) {
    const { choice } = picked[turn]!;
    if (turn % 4 < 2) one = expand(search, one, choice, outlook);
    else other = expand(search, other, choice, outlook);
    if (turn % 2 === 1 || turn === picked.length - 1) match(search, one, other);
  }
  release(search, one);
  release(search, other);
}

/** Choices that add and choices that give up, in turn; of one kind more where the other has too few. */
function pickedChoices(choices: readonly OpenChoice[], count: number, apart: boolean): OpenChoice[] {
  const adding = choices.filter(({ outlook }) => outlook.add > 0);
  const cutting = choices.filter(({ outlook }) => outlook.add === 0);
  const half = Math.ceil(count / 2);
  const added = some(adding, Math.max(half, count - cutting.length), apart);
  const cut = some(cutting, Math.max(half, count - adding.length), apart);
  const picked: OpenChoice[] = [];
  for (let index = 0; index < Math.max(added.length, cut.length); index++) {
    if (index < added.length) picked.push(added[index]!);
    if (index < cut.length) picked.push(cut[index]!);
  }
  return picked;
}

function some(choices: readonly OpenChoice[], count: number, apart: boolean): readonly OpenChoice[] {
  if (choices.length <= count || !apart) return choices.slice(0, count);
  return Array.from({ length: count }, (_, index) => choices[Math.floor((index * choices.length) / count)]!);
}
