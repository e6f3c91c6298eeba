/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions lie in the list at hand. */
import { expand } from "./expand.js";
import { above } from "./item-set.js";
import { joint, NOTHING_TO_COME, openChoices, type Outlook } from "./outlook.js";
import { isOpen, mostLoss, type Search } from "./search.js";
import { baseState, release } from "./states.js";

/**
 * Goes through all open choices, those first that lose least per cost moved, and keeps every set that could still lead
 * to a better one (the core of Pisinger 1997, in which items are taken in or given up from the middle outwards). The
 * list stays short where value per cost differs, and where the best set found is good.
 *
 * @param width - Sets in the list; the least promising of the others are given up.
 * @param steps - Steps after which all are given up.
 * @returns Whether the best set is found: no set was given up that could be better.
 * @internal
 */
export function searchAll(search: Search, width: number, steps: number): boolean {
  search.width = width;
  search.mostSteps = search.steps + steps;
  search.options = Infinity;
  search.givenUp = 0;
  const choices = openChoices(search.roots, mostLoss(search), Infinity);
  const outlooks: Outlook[] = [];
  let outlook = NOTHING_TO_COME;
  for (let index = choices.length - 1; index >= 0; index--) {
    outlooks[index] = outlook;
    outlook = joint(outlook, choices[index]!.outlook);
  }
  let states = baseState(search);
  for (let index = 0; index < choices.length && states.count > 0 && isOpen(search); index++) {
    states = expand(search, states, choices[index]!.choice, outlooks[index]!);
  }
  release(search, states);
  return search.givenUp <= above(search.best) || !isOpen(search);
}
