import type { ReadBooking } from "./previous-bookings.js";
import type { ParsedRequest } from "./parsed-request.js";
import type { PlanningRules } from "./planning-rules.js";

/**
 * A review whose day is settled before planning starts: pinned, or completed.
 * @internal
 */
export interface FixedReview {
  previous: ReadBooking;
  accountId: string;
  minutes: number;
  /** `null` if no request asks for it any more. */
  wanted: ParsedRequest | null;
  /** Positions of the sellers who may hold it. */
  sellers: readonly number[];
}

/**
 * Those who hold a fixed review: its booking's seller, and the others that the booking, else the request, names.
 * @internal
 */
export function holdersOf(
  { sellerNamed }: PlanningRules,
  { previous, wanted }: Pick<FixedReview, "previous"> & { wanted?: ParsedRequest | null },
): number[] {
  const { alsoSellerIds } = previous.booking;
  const others = alsoSellerIds?.map((id) => sellerNamed.get(id) ?? -1) ?? wanted?.alsoSellers ?? [];
  return [previous.seller, ...new Set(others.filter((seller) => seller >= 0 && seller !== previous.seller))];
}
