import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A product in a deal. */
export interface DealLine {
  /** Id of the product in the catalogue. */
  productId: string;
  /**
   * Number of pieces.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
  /** Amount of the line, in the call's currency. */
  amount?: number | null | undefined;
}

/** A sale in the pipeline, open or closed. An open one is no spend yet; a won one is a purchase. */
export interface Deal {
  /** Unique in the account. */
  id: string;
  /** Whether it is open, or how it ended. */
  status: OneOf<"open" | "won" | "lost">;
  /** Stage of the pipeline, in your own words. */
  stage?: string | null | undefined;
  /** Amount of the whole deal, in the call's currency. */
  amount?: number | null | undefined;
  /** Chance that an open deal is won, 0 to 1. */
  probability?: number | null | undefined;
  /** The day on which it was opened. */
  openedOn?: PlainDate | null | undefined;
  /** The day on which an open deal is expected to close. */
  expectedCloseOn?: PlainDate | null | undefined;
  /** The day on which it was won or lost. */
  closedOn?: PlainDate | null | undefined;
  /** What is in it, line by line. */
  products?: readonly DealLine[] | null | undefined;
  /** Id of the seller who owns the deal. */
  sellerId?: string | null | undefined;
}
