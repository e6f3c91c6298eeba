/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: indices are positions in the arrays at hand. */

/** The sets of a few items that none of the others beats, by ascending cost and so by ascending value. */
export interface TailTable {
  items: readonly number[];
  costs: readonly number[];
  values: readonly number[];
  /** One bit per item of `items`. */
  sets: readonly number[];
}

/**
 * Every set of the items within the capacity that no cheaper set equals in value, built item by item: each round
 * merges the sets so far with the same sets plus the item.
 * @internal
 */
export function tabulate(
  itemCosts: readonly number[],
  itemValues: readonly number[],
  items: readonly number[],
  capacity: number,
): TailTable {
  let table: TailTable = { items, costs: [0], values: [0], sets: [0] };
  items.forEach((item, bit) => {
    table = withItem(table, itemCosts[item]!, itemValues[item]!, 1 << bit, capacity);
  });
  return table;
}

function withItem(table: TailTable, cost: number, value: number, bit: number, capacity: number): TailTable {
  const costs: number[] = [];
  const values: number[] = [];
  const sets: number[] = [];
  const push = (entryCost: number, entryValue: number, set: number): void => {
    const last = values.length - 1;
    if (last >= 0 && entryValue <= values[last]!) return;
    if (last >= 0 && entryCost === costs[last]!) {
      values[last] = entryValue;
      sets[last] = set;
      return;
    }
    costs.push(entryCost);
    values.push(entryValue);
    sets.push(set);
  };

  let without = 0;
  let withIt = 0;
  const { length } = table.costs;
  while (withIt < length && table.costs[withIt]! + cost <= capacity) {
    const dearer = table.costs[withIt]! + cost;
    if (without < length && table.costs[without]! <= dearer) {
      push(table.costs[without]!, table.values[without]!, table.sets[without]!);
      without++;
    } else {
      push(dearer, table.values[withIt]! + value, table.sets[withIt]! | bit);
      withIt++;
    }
  }
  for (; without < length; without++) push(table.costs[without]!, table.values[without]!, table.sets[without]!);
  return { items: table.items, costs, values, sets };
}

/**
 * The dearest entry within the room, which is the best one: entry 0, the empty set, always fits.
 * @internal
 */
export function bestWithin({ costs }: TailTable, room: number): number {
  let low = 0;
  let high = costs.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (costs[middle]! <= room) low = middle;
    else high = middle;
  }
  return low;
}
