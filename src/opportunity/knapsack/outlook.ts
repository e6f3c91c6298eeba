/* eslint-disable @typescript-eslint/no-non-null-assertion -- a base is a position in its options. */
import type { Choice } from "./choices.js";

/** What choices to come could still change. */
export interface Outlook {
  /** Most value per cost that they can add. */
  add: number;
  /** Least value per cost that they can give up; Infinity where they can give up nothing. */
  cut: number;
}

/** A choice that is open: it has options apart from the base that lose little enough. */
export interface OpenChoice {
  choice: Choice;
  outlook: Outlook;
  /** Least loss per cost moved. */
  rate: number;
  /** Least cost moved. */
  move: number;
  /** The least and the most that an option loses. */
  leastLoss: number;
  mostLoss: number;
  /** Open options, all that they open included. */
  options: number;
}

/** No choice to come. */
export const NOTHING_TO_COME: Outlook = { add: 0, cut: Infinity };

/**
 * @internal
 */
export function joint(one: Outlook, other: Outlook): Outlook {
  return { add: Math.max(one.add, other.add), cut: Math.min(one.cut, other.cut) };
}

/**
 * What a choice could change, by options that lose no more than a value.
 * @internal
 */
export function openChoice(choice: Choice, mostLoss: number): OpenChoice {
  const result: OpenChoice = {
    choice,
    outlook: { add: 0, cut: Infinity },
    rate: Infinity,
    move: Infinity,
    leastLoss: Infinity,
    mostLoss: 0,
    options: 0,
  };
  addOptions(result, choice, mostLoss);
  return result;
}

/** Counts in the open options of a choice, and of all that they open. */
function addOptions(result: OpenChoice, { options, base }: Choice, mostLoss: number): void {
  const { outlook } = result;
  const best = options[base]!;
  for (const option of options) {
    if (option.loss > mostLoss) continue;
    for (const choice of option.choices) addOptions(result, choice, mostLoss);
    if (option === best) continue;
    result.options++;
    if (option.loss < result.leastLoss) result.leastLoss = option.loss;
    if (option.loss > result.mostLoss) result.mostLoss = option.loss;
    const more = option.fullCost - best.fullCost;
    if (more === 0) continue;
    const rate = (option.fullValue - best.fullValue) / more;
    if (more > 0) outlook.add = Math.max(outlook.add, rate);
    else outlook.cut = Math.min(outlook.cut, rate);
    result.rate = Math.min(result.rate, option.loss / Math.abs(more));
    result.move = Math.min(result.move, Math.abs(more));
  }
}

/**
 * The choices with an option apart from the base that loses no more than a value, those that lose least per cost moved
 * first, of equal ones those that move least. A choice without one gives way to those that its base opens, and so does
 * one with more options than `mostOptions`.
 * @internal
 */
export function openChoices(roots: readonly Choice[], mostLoss: number, mostOptions: number): OpenChoice[] {
  const result: OpenChoice[] = [];
  addOpen(result, roots, mostLoss, mostOptions);
  return result.sort((a, b) => a.rate - b.rate || a.move - b.move);
}

function addOpen(result: OpenChoice[], choices: readonly Choice[], mostLoss: number, mostOptions: number): void {
  for (const choice of choices) {
    const { choices: opened } = choice.options[choice.base]!;
    if (isOpen(choice, mostLoss)) {
      const open = openChoice(choice, mostLoss);
      if (open.options <= mostOptions || opened.length === 0) {
        result.push(open);
        continue;
      }
    }
    if (opened.length > 0) addOpen(result, opened, mostLoss, mostOptions);
  }
}

function isOpen({ options, base }: Choice, mostLoss: number): boolean {
  for (let index = 0; index < options.length; index++)
    if (index !== base && options[index]!.loss <= mostLoss) return true;
  return false;
}
