/** Minutes of groups of accounts, each shared by some of the sellers, spread over the sellers' hours. */
export interface SellerNetwork {
  /** Minutes of each group with each seller: one row a group. */
  readonly flows: readonly Float64Array[];
  /** Minutes that each seller has left. */
  readonly rooms: Float64Array;
  /**
   * Finds room for this many minutes of a group, moving minutes of other groups to other sellers where that makes room.
   * @returns The minutes placed: all of them, unless no chain of moves ends at a seller with room.
   */
  place(group: number, minutes: number): number;
  /** The sellers whose next minute would give the group one more contact. */
  sellersReached(group: number): number[];
  /** The groups of which one would lose, if the seller had a minute less; `null` if none would. */
  groupsBehind(seller: number): number[] | null;
}

/**
 * A flow from groups to sellers by augmenting paths. The minutes that groups can have at one time form a polymatroid, on
 * which taking the most valuable minutes first is optimal; a group without a path once never has one again.
 *
 * Source: Federgruen & Groenevelt (1986), "The greedy procedure for resource allocation problems", Operations Research 34.
 *
 * @param sellersOf - The sellers that may serve each group.
 * @param capacities - Minutes of each seller.
 * @internal
 */
export function sellerNetwork(sellersOf: readonly (readonly number[])[], capacities: readonly number[]): SellerNetwork {
  const rooms = Float64Array.from(capacities);
  const flows = sellersOf.map(() => new Float64Array(capacities.length));
  const groupsOf: number[][] = capacities.map(() => []);
  for (const [group, sellers] of sellersOf.entries()) for (const seller of sellers) groupsOf[seller]!.push(group);
  return { flows, rooms, place, sellersReached, groupsBehind };

  function place(group: number, minutes: number): number {
    let left = minutes;
    while (left > 0) {
      const direct = roomiest(sellersOf[group]!);
      const placed = direct >= 0 ? add(group, direct, left) : augment(group, left);
      if (placed === 0) break;
      left -= placed;
    }
    return minutes - left;
  }

  /** The seller with the most room, -1 where none has any. */
  function roomiest(sellers: readonly number[]): number {
    let best = -1;
    for (const seller of sellers) if (rooms[seller]! > (best < 0 ? 0 : rooms[best]!)) best = seller;
    return best;
  }

  function add(group: number, seller: number, minutes: number): number {
    const placed = Math.min(minutes, rooms[seller]!);
    flows[group]![seller]! += placed;
    rooms[seller]! -= placed;
    return placed;
  }

  /** Moves minutes along the shortest chain: the group takes them at one seller, whose group takes them at the next … */
  function augment(group: number, minutes: number): number {
    const { order, reachedBy, takenFrom } = search(group);
    const last = order.find((seller) => rooms[seller]! > 0);
    if (last === undefined) return 0;
    let amount = Math.min(minutes, rooms[last]!);
    for (let seller = last; takenFrom[seller]! >= 0; seller = takenFrom[seller]!) {
      amount = Math.min(amount, flows[reachedBy[seller]!]![takenFrom[seller]!]!);
    }
    rooms[last]! -= amount;
    for (let seller = last; seller >= 0; seller = takenFrom[seller]!) {
      const mover = reachedBy[seller]!;
      flows[mover]![seller]! += amount;
      if (takenFrom[seller]! >= 0) flows[mover]![takenFrom[seller]!]! -= amount;
    }
    return amount;
  }

  /** The sellers that the group reaches, in order, each with the group that moves there and the seller it comes from. */
  function search(group: number): { order: number[]; reachedBy: Int32Array; takenFrom: Int32Array } {
    const reachedBy = new Int32Array(capacities.length).fill(-1);
    const takenFrom = new Int32Array(capacities.length).fill(-1);
    const seen = new Uint8Array(sellersOf.length);
    const order: number[] = [];
    visit(group, -1);
    // The order grows while it is gone through.
    for (const seller of order) {
      for (const other of groupsOf[seller]!) if (seen[other] === 0 && flows[other]![seller]! > 0) visit(other, seller);
    }
    return { order, reachedBy, takenFrom };

    function visit(mover: number, from: number): void {
      seen[mover] = 1;
      for (const seller of sellersOf[mover]!) {
        if (reachedBy[seller]! >= 0) continue;
        reachedBy[seller] = mover;
        takenFrom[seller] = from;
        order.push(seller);
      }
    }
  }

  function sellersReached(group: number): number[] {
    return search(group).order;
  }

  function groupsBehind(seller: number): number[] | null {
    const seen = new Uint8Array(capacities.length);
    const losing = new Set<number>();
    const queue = [seller];
    seen[seller] = 1;
    if (rooms[seller]! > 0) return null;
    for (const full of queue) {
      for (const group of groupsOf[full]!) {
        if (losing.has(group) || !(flows[group]![full]! > 0)) continue;
        losing.add(group);
        for (const other of sellersOf[group]!) {
          if (seen[other] === 1) continue;
          if (rooms[other]! > 0) return null;
          seen[other] = 1;
          queue.push(other);
        }
      }
    }
    return [...losing];
  }
}
