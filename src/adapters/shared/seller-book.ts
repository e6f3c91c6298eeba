import type { Seller } from "../../records/company/seller.js";
import { type AdapterOptions, type AdapterRows, calendarOf, type Custom } from "./adapter-options.js";
import type { Identified, Ledger } from "./ledger.js";
import { text } from "./read-field.js";

/** One who may own accounts, as the system knows them. */
export interface KnownSeller<Row> extends Identified<Row> {
  /** True for someone who does not work there any more. */
  gone: boolean;
  timeZone: string | undefined;
}

/** The sellers of a system, and whether an owner is one of them. */
export interface SellerBook {
  /** The owner that a row names; one who has left, or was not given, is left out and listed. */
  owner(object: string, id: string, field: string, given: unknown): string | undefined;
  /** Every seller in the data; if there are none, everyone who owns something. */
  sellers(): Seller[];
}

/**
 * Reads the sellers of a system.
 * @internal
 */
export function sellerBook<Row extends object, Rows extends AdapterRows & { seller: Row }>(
  object: string,
  rows: readonly KnownSeller<Row>[],
  options: AdapterOptions<Rows>,
  ledger: Ledger,
): SellerBook {
  const { hours, minutesPerDay } = options;
  const zoneOfAll = options.timeZone ?? "UTC";
  // What no one says is left out: the main job takes the usual week then, and gives that as a reason.
  const working = {
    ...(hours && { calendar: calendarOf(hours) }),
    ...(minutesPerDay != null && { minutesPerDay }),
  };
  const known = new Map<string, Seller>();
  for (const { id, row, gone, timeZone = zoneOfAll } of rows) {
    const byOption = gone ? null : options.seller?.(row as Custom<Rows["seller"]>);
    if (byOption === null) ledger.leaveRow(object, id, gone ? "retired" : "by-option");
    else known.set(id, { timeZone, ...working, ...byOption, id });
  }
  const seen = new Map<string, Seller>();
  return {
    owner(ofObject, id, field, given) {
      const owner = text(given);
      if (owner === undefined) return undefined;
      if (rows.length > 0) {
        if (known.has(owner)) return owner;
        ledger.leaveField(ofObject, id, field, "owner-gone");
        return undefined;
      }
      seen.set(owner, { id: owner, timeZone: zoneOfAll, ...working });
      return owner;
    },
    sellers: () => [...(rows.length > 0 ? known : seen).values()],
  };
}
