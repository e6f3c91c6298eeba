import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** Something on the seller's list. */
export interface Product {
  /** Unique in the catalogue. */
  id: string;
  /** Price of one, in the call's currency. */
  price: number;
  /**
   * Share of the price that is margin, 0 to 1; where it is missing the result says so.
   * @defaultValue `1`
   */
  margin?: number | null | undefined;
  /**
   * Calendar months from purchase until it wants replacing.
   * @defaultValue never
   */
  lifespanMonths?: number | null | undefined;
  /** Products that must be owned, or bought in the same set. */
  requires?: readonly string[] | null | undefined;
  /** Products it adds to: worth offering only to an owner of one of them. */
  addOnTo?: readonly string[] | null | undefined;
  /**
   * Segments it is sold to; an empty list sells it to no one.
   * @defaultValue every segment
   */
  segments?: readonly string[] | null | undefined;
  /**
   * What it is: a service contract is renewed, an option adds to a product.
   * @defaultValue `"product"`
   */
  kind?: OneOf<"product" | "service-contract" | "option"> | null | undefined;
  /** True for what is not sold any more: owned, bought in the past, and never offered. */
  discontinued?: boolean | null | undefined;
  /** First day on which it is sold; it is not offered before. */
  soldFrom?: PlainDate | null | undefined;
  /**
   * Products that do the same job, under a name of your own. An owner of one is not offered another, unless it falls due
   * and is not sold any more; of several that an account has none of, the set that makes the most of its budget holds one.
   */
  family?: string | null | undefined;
  /** Products that this one succeeds: an upgrade for their owners. */
  replaces?: readonly string[] | null | undefined;
}
