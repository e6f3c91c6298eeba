import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A product in a deal. */
export interface DealLine {
  /** The product, as the catalogue calls it. */
  productId: string;
  /**
   * Pieces.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
  /** Money for the line, in the call's currency. */
  amount?: number | null | undefined;
}

/** A sale in the pipeline, open or closed. An open one is no spend yet; a won one is a purchase. */
export interface Deal {
  /** Unique in the account. */
  id: string;
  /** How it ended, if it did. */
  status: OneOf<"open" | "won" | "lost">;
  /** Stage, in the words of the pipeline. */
  stage?: string | null | undefined;
  /** Money for the whole deal, in the call's currency. */
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
  /** Whose deal it is. */
  sellerId?: string | null | undefined;
}
