import type { Product } from "../../records/company/product.js";

/** Currency of a catalogue's prices. */
export interface CatalogueOptions {
  /**
   * Currency of the prices, as the accounts name it.
   * @defaultValue not stated
   */
  currency?: string | null | undefined;
  /**
   * Decimals of the currency's smallest unit, to which prices and budgets are rounded when compared, 0 to 4.
   * @defaultValue `2`
   */
  decimals?: number | null | undefined;
}

/** A product list as stored: plain JSON. */
export interface CatalogueDefinition {
  kind?: "catalogue" | null | undefined;
  /** Version of this format: 1. */
  version: 1;
  products: readonly Product[];
  currency?: string | null | undefined;
  decimals?: number | null | undefined;
}

/** A checked catalogue. It is JSON, and may be used wherever a product list may. */
export interface Catalogue extends Readonly<Required<CatalogueDefinition>> {
  readonly kind: "catalogue";
  readonly currency: string | null;
  readonly decimals: number;
}

/** A product as scoring needs it: others by their position, money in minor units. */
export interface CompiledProduct {
  id: string;
  price: number;
  /** Price in whole minor units. */
  cost: number;
  margin: number;
  marginMissing: boolean;
  /** 0 where it never wants replacing. */
  lifespanMonths: number;
  /** What it requires directly; `null` if nothing. */
  requires: readonly number[] | null;
  /** What it adds to; `null` if it stands alone. */
  addOnTo: readonly number[] | null;
  /** `null` if it is sold to every segment. */
  segments: ReadonlySet<string> | null;
  /** Products that it succeeds; `null` if there is none on the list. */
  replaces: readonly number[] | null;
  /** What does the same job; `null` if nothing does. */
  family: string | null;
  kind: NonNullable<Product["kind"]>;
  /** First day on which it is sold; `-Infinity` where it always was, `Infinity` where it is not sold any more. */
  soldFrom: number;
}

/**
 * A catalogue with what scoring derives from it. Products stand in order of their ids, so that no result depends on the
 * order of the list.
 */
export interface CompiledCatalogue {
  catalogue: Catalogue;
  products: readonly CompiledProduct[];
  positions: ReadonlyMap<string, number>;
  /** Per product, side by side, as the price lists of shops are long. */
  prices: readonly number[];
  margins: readonly number[];
  /** Minor units in one unit of the currency. */
  minorUnits: number;
  /** Greatest common divisor of all costs. */
  unit: number;
  /** Whether some product is sold to some segments only. */
  hasSegments: boolean;
  /** Per segment that some product names, positions of what it is sold; under `null` what any other is. Filled as asked. */
  soldTo: Map<string | null, readonly number[] | null>;
  /** Per product, what requires it directly; `null` if no product requires another. */
  requiredBy: readonly (readonly number[])[] | null;
  /** Whether some product succeeds another. */
  hasSuccessors: boolean;
  /** Whether two products do the same job. */
  hasFamilies: boolean;
  /** One `BLANK` per product, to be copied for every account. */
  blanks: readonly number[];
}

/** In a list by product, in place of a number that there is not: a day, or hours. */
export const BLANK = -Infinity;
