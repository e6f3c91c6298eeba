import type { OneOf } from "./one-of.js";
import type { PlainDate } from "./time.js";

/** Something on the seller's list. */
export interface Product {
  id: string;
  /** Price of one, in the call's currency. */
  price: number;
  /** Share of the price that is margin, 0 to 1; taken as 1 when missing, and the result says so. */
  margin?: number | null | undefined;
  /** Months from purchase until it wants replacing; without it, never. */
  lifespanMonths?: number | null | undefined;
  /** Products that must be owned, or bought in the same set. */
  requires?: readonly string[] | null | undefined;
  /** Products it adds to: worth offering only to an owner of one of them. */
  addOnTo?: readonly string[] | null | undefined;
  /** Segments it is sold to; every segment when missing. */
  segments?: readonly string[] | null | undefined;
  kind?: OneOf<"product" | "service-contract" | "option"> | null | undefined;
  /** True for what is not sold any more: owned, bought in the past, and never offered. */
  discontinued?: boolean | null | undefined;
  /** First day on which it is sold; it is not offered before. */
  soldFrom?: PlainDate | null | undefined;
  /** Products that do the same job, under a name of your own. */
  family?: string | null | undefined;
  /** Products that this one succeeds: an upgrade for their owners. */
  replaces?: readonly string[] | null | undefined;
}
