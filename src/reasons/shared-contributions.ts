import type { Contribution } from "./explained.js";

/** Places for the contributions of one factor; what finds its place taken by another hangs on the account. A power of 2. */
const PLACES = 64;

/** Contributions of one factor that many accounts share, each at the place of its numbers. */
export type SharedContributions = (Contribution | null)[];

/**
 * Places for one factor, all free.
 * @internal
 */
export function noContributions(): SharedContributions {
  return Array.from({ length: PLACES }, () => null);
}

/**
 * An equal contribution that was given before; `null` if none was. Asked for before one is made: factors with few values,
 * such as a truth or a count, are then made and held once and not by each account.
 * @internal
 */
export function sharedContribution(
  shared: SharedContributions,
  points: number,
  weight: number,
  value: unknown,
): Contribution | null {
  const known = shared[placeOf(points, weight, value)] ?? null;
  return known !== null && known.points === points && known.weight === weight && known.value === value ? known : null;
}

/**
 * A contribution that no equal one was found of, frozen for all results that will hold it where its place is free.
 * @internal
 */
export function shareContribution(shared: SharedContributions, contribution: Contribution): Contribution {
  const place = placeOf(contribution.points, contribution.weight, contribution.value);
  if (shared[place] === null) shared[place] = Object.freeze(contribution);
  return contribution;
}

/** Places for lists of contributions. A power of 2. */
const LIST_PLACES = 256;

/** Lists of contributions that many accounts share, each at the place of its parts. */
export type SharedLists = (readonly Contribution[] | null)[];

/**
 * Places for lists, all free.
 * @internal
 */
export function noLists(): SharedLists {
  return Array.from({ length: LIST_PLACES }, () => null);
}

/**
 * The list of the same shared contributions that was given before; else this one, frozen for all results that will hold it
 * where its place is free and all its parts are shared.
 * @internal
 */
export function sharedList(lists: SharedLists, list: readonly Contribution[]): readonly Contribution[] {
  let place = list.length;
  for (const { points, weight, value } of list)
    place = (place * 31 + placeOf(points, weight, value)) & (LIST_PLACES - 1);
  const known = lists[place] ?? null;
  if (known === null) {
    if (list.every(Object.isFrozen)) lists[place] = Object.freeze(list);
    return list;
  }
  if (known.length !== list.length) return list;
  for (let at = 0; at < list.length; at++) if (known[at] !== list[at]) return list;
  return known;
}

function placeOf(points: number, weight: number, value: unknown): number {
  const number = typeof value === "number" ? value : value === true ? 1 : 0;
  return (points * 997 + weight * 4093 + number * 61) & (PLACES - 1);
}
