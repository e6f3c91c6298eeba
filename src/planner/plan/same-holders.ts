/** Those who hold a review: its seller and the others. */
interface Holders {
  sellerId: string;
  alsoSellerIds?: readonly string[] | undefined;
}

/**
 * Whether two bookings are held by the same people, in whatever order the others are named.
 * @internal
 */
export function sameHolders(a: Holders, b: Holders): boolean {
  if (a.sellerId !== b.sellerId) return false;
  // Most reviews are one seller's alone.
  if (a.alsoSellerIds === undefined && b.alsoSellerIds === undefined) return true;
  const others = new Set(a.alsoSellerIds);
  const same = new Set(b.alsoSellerIds);
  return others.size === same.size && [...others].every((id) => same.has(id));
}
