/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions lie in the list at hand. */
import type { Choice } from "./choices.js";
import { expand } from "./expand.js";
import { above } from "./item-set.js";
import { openChoice, openChoices, type Outlook } from "./outlook.js";
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
 * @returns Whether the best set is found.
 * @internal
 */
export function tryHalves(search: Search, width: number, count: number): boolean {
  search.width = width;
  search.mostSteps = Infinity;
  search.options = OPTIONS;
  for (const pick of [nearest, spread]) {
    const { moves, areAll } = openMoves(search);
    if (pick === spread && moves.length <= count) break;
    search.givenUp = 0;
    tryChoices(search, picked(moves, count, pick));
    // With so few choices that none had to be given up, all their sets were matched.
    const isWhole = areAll && moves.length <= count && search.givenUp <= above(search.best);
    if (isWhole || !isOpen(search)) return true;
  }
  return false;
}

/**
 * Takes one thing after another into the base that there is room for, what loses least first.
 * @internal
 */
export function fillUp(search: Search): void {
  let { cost, value } = search.base;
  let trail = NO_TRAIL;
  for (const { choice } of openChoices(search.roots, mostLoss(search), OPTIONS)) {
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
  if (cost <= search.capacity && value > above(search.best)) keepBest(search, value, [trail]);
}

/** What a choice could do, by the open option that loses least per cost moved. */
interface Move {
  choice: Choice;
  adds: boolean;
  rate: number;
  cost: number;
}

/**
 * Moves of the open choices; where a choice has too many options, of those that its base opens.
 *
 * @returns The moves, and whether they stand for all options that are open.
 */
function openMoves(search: Search): { moves: Move[]; areAll: boolean } {
  const moves: Move[] = [];
  let areAll = true;
  const loss = mostLoss(search);
  const addMoves = (choices: readonly Choice[]): void => {
    for (const choice of choices) {
      const opened = choice.options[choice.base]!.choices;
      const isSmall =
        (choice.options.length === 2 && choice.depth === 0) || openChoice(choice, loss).options <= OPTIONS;
      const move = isSmall || opened.length === 0 ? bestMove(choice, loss) : null;
      if (!isSmall) areAll = false;
      if (move !== null) moves.push(move);
      else if (opened.length > 0) addMoves(opened);
    }
  };
  addMoves(search.roots);
  return { moves, areAll };
}

function bestMove(choice: Choice, mostLoss: number): Move | null {
  const base = choice.options[choice.base]!;
  let best: Move | null = null;
  for (const option of choice.options) {
    if (option === base || option.loss > mostLoss) continue;
    const more = option.fullCost - base.fullCost;
    // What moves nothing by itself may open what does, and comes last.
    if (more === 0 && option.choices.length === 0) continue;
    const rate = more === 0 ? Infinity : option.loss / Math.abs(more);
    const move = { choice, adds: more > 0, rate, cost: Math.abs(more) };
    if (best === null || isNearer(move, best)) best = move;
  }
  return best;
}

function isNearer(one: Move, other: Move): boolean {
  return one.rate < other.rate || (one.rate === other.rate && one.cost < other.cost);
}

/** Moves that add and moves that give up, in turn; of one kind more where the other has too few. */
function picked(moves: readonly Move[], count: number, pick: typeof nearest): Move[] {
  const adding = moves.filter(({ adds }) => adds);
  const cutting = moves.filter(({ adds }) => !adds);
  const half = Math.ceil(count / 2);
  const added = pick(adding, Math.max(half, count - cutting.length));
  const cut = pick(cutting, Math.max(half, count - adding.length));
  const result: Move[] = [];
  for (let index = 0; index < Math.max(added.length, cut.length); index++) {
    if (index < added.length) result.push(added[index]!);
    if (index < cut.length) result.push(cut[index]!);
  }
  return result;
}

/** The nearest moves, by insertion, since they are few. */
function nearest(moves: readonly Move[], count: number): Move[] {
  const result: Move[] = [];
  for (const move of moves) {
    let place = result.length;
    if (place === count && !isNearer(move, result[place - 1]!)) continue;
    if (place === count) result.pop();
    for (place = result.length; place > 0 && isNearer(move, result[place - 1]!); place--)
      result[place] = result[place - 1]!;
    result[place] = move;
  }
  return result;
}

/** Moves from all over the list, which is in no order of theirs. */
function spread(moves: readonly Move[], count: number): Move[] {
  if (moves.length <= count) return [...moves];
  return Array.from({ length: count }, (_, index) => moves[Math.floor((index * moves.length) / count)]!);
}

function tryChoices(search: Search, moves: readonly Move[]): void {
  // Whatever one list adds, the other may give up.
  const outlook: Outlook = { add: search.price, cut: search.price };
  let one = baseState(search);
  let other = baseState(search);
  for (let turn = 0; turn < moves.length && isOpen(search); turn++) {
    const { choice } = moves[turn]!;
    if (turn % 4 === 0 || turn % 4 === 3) one = expand(search, one, choice, outlook);
    else other = expand(search, other, choice, outlook);
    if (turn % 2 === 1 || turn === moves.length - 1) match(search, one, other);
  }
  release(search, one);
  release(search, other);
}

/**
 * Open choices that lose nothing by one of their options.
 * @internal
 */
export function countFree(search: Search): number {
  return openMoves(search).moves.filter(({ rate }) => rate === 0).length;
}
