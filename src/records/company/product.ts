import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** Something that you sell: a product, a service contract, or an option to a product. */
export interface Product {
  /** Unique in the catalogue. */
  id: string;
  /** Price of one piece, in the call's currency; 0 or more. */
  price: number;
  /**
   * Margin as a share of the price, 0 to 1. If it is missing, the result says so.
   * @defaultValue `1`
   */
  margin?: number | null | undefined;
  /**
   * Calendar months from purchase until it needs to be replaced, a whole number from 1 to 1200.
   * @defaultValue never
   */
  lifespanMonths?: number | null | undefined;
  /** Ids of products that the account must own, or buy along with it. */
  requires?: readonly string[] | null | undefined;
  /** Ids of products that it adds to: it is offered only to an owner of one of them. */
  addOnTo?: readonly string[] | null | undefined;
  /**
   * Segments that it is sold to; with an empty list it is sold to no one.
   * @defaultValue every segment
   */
  segments?: readonly string[] | null | undefined;
  /**
   * What it is: a service contract is renewed, an option adds to a product.
   * @defaultValue `"product"`
   */
  kind?: OneOf<"product" | "service-contract" | "option"> | null | undefined;
  /** True if it is no longer sold: customers may own it, and it is never offered. */
  discontinued?: boolean | null | undefined;
  /** First day on which it is sold; it is not offered before. */
  soldFrom?: PlainDate | null | undefined;
  /**
   * Your own name for a group of products that do the same job. An owner of one is not offered another, unless it is due
   * for replacement and no longer sold. To an account that has none of them, the best set of offers holds one at most.
   */
  family?: string | null | undefined;
  /** Ids of products that this one succeeds: it is an upgrade for their owners. */
  replaces?: readonly string[] | null | undefined;
}
