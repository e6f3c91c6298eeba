import { addTo } from "./add-to.js";

/**
 * Items by a key that takes few values, such as a day, then by another order: each list sorted on its own, which is quicker
 * than all at once. Items that are in order already are only looked through.
 * @internal
 */
export function sortedByFew<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number,
  compare: (a: Item, b: Item) => number,
): Item[] {
  if (areInOrder(items, keyOf, compare)) return [...items];
  const lists = new Map<string | number, Item[]>();
  for (const item of items) addTo(lists, keyOf(item), item);
  return [...lists].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => list.sort(compare));
}

function areInOrder<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number,
  compare: (a: Item, b: Item) => number,
): boolean {
  let last: Item | undefined;
  for (const item of items) {
    if (last !== undefined) {
      const [before, key] = [keyOf(last), keyOf(item)];
      if (before > key || (before === key && compare(last, item) > 0)) return false;
    }
    last = item;
  }
  return true;
}
