import { assertArray, assertNumber, assertObject, assertText, RetentionError } from "../errors.js";
import type { ReadAccount } from "./allocation-account.js";

/** Someone whose hours are to be spent. A `Seller` will do. */
export interface AllocationSeller {
  id: string;
  /** Segments served where an account names no seller; every segment when missing. */
  segments?: readonly string[] | null | undefined;
}

/** A seller with whole minutes. */
export interface SellerMinutes {
  id: string;
  segments: readonly string[] | null;
  minutes: number;
}

/** The sellers with the hours that each has. */
export interface TeamHours {
  sellers: readonly AllocationSeller[];
  hours: number | Readonly<Record<string, number>>;
}

/**
 * Checks the sellers and reads their hours as whole minutes.
 * @internal
 */
export function readSellers(functionName: string, { sellers, hours }: TeamHours): SellerMinutes[] {
  assertArray(functionName, "options.sellers", sellers);
  if (typeof hours !== "number") assertObject(functionName, "options.hours", hours);
  const known = new Set<string>();
  const read = sellers.map((seller, index) => {
    const path = `options.sellers[${index}]`;
    assertObject(functionName, path, seller);
    assertText(functionName, `${path}.id`, seller.id);
    if (known.has(seller.id)) throw new RetentionError(functionName, `${path}.id`, "must be unique", seller.id);
    known.add(seller.id);
    const segments = seller.segments ?? null;
    if (segments !== null) assertArray(functionName, `${path}.segments`, segments);
    const sellerHours =
      typeof hours === "number" ? hours : Object.hasOwn(hours, seller.id) ? hours[seller.id] : undefined;
    assertNumber(
      functionName,
      typeof hours === "number" ? "options.hours" : `options.hours.${seller.id}`,
      sellerHours,
      {
        min: 0,
        max: 1e9,
      },
    );
    // Hours such as 0.1 + 0.2 should not lose a minute to rounding.
    return { id: seller.id, segments, minutes: Math.floor(sellerHours * 60 + 1e-6) };
  });
  if (typeof hours !== "number") {
    const unknown = Object.keys(hours).find((id) => !known.has(id));
    if (unknown !== undefined) throw new RetentionError(functionName, "options.hours", "must name sellers", unknown);
  }
  return read;
}

/**
 * Finds the positions of the sellers who may hold an account's contacts, in their order: one list for all accounts with
 * the same sellers.
 * @internal
 */
export function sellerFinder(
  functionName: string,
  sellers: readonly SellerMinutes[],
): (account: Pick<ReadAccount, "sellerIds" | "segment">) => readonly number[] {
  const positions = new Map(sellers.map(({ id }, at) => [id, at]));
  const known = new Map<string, readonly number[]>();
  return ({ sellerIds, segment }) => {
    const key = sellerIds === null ? `segment ${segment ?? ""}` : `sellers ${sellerIds.join("\u0000")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = sellerIds === null ? ofSegment(segment) : named(sellerIds);
    if (found.length === 0) throw new RetentionError(functionName, "segment", "must be served by a seller", segment);
    known.set(key, found);
    return found;
  };

  function ofSegment(segment: string | null): number[] {
    return [...sellers.keys()].filter((at) => {
      const segmentsServed = sellers[at]!.segments;
      return segmentsServed === null || (segment !== null && segmentsServed.includes(segment));
    });
  }

  function named(sellerIds: readonly string[]): number[] {
    const found = new Set<number>();
    for (const id of sellerIds) {
      const at = positions.get(id);
      if (at === undefined) throw new RetentionError(functionName, "sellerId", "must be one of the sellers", id);
      found.add(at);
    }
    return [...found].sort((one, other) => one - other);
  }
}
