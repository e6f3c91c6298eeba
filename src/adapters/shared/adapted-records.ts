import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { Seller } from "../../records/company/seller.js";

/** Why a row, or one of its fields, was left out. */
export type LeftWhy =
  /** Put away or thrown away in the system. */
  | "archived"
  | "deleted"
  /** Became part of another row. */
  | "merged"
  /** Another row has the same id, and was changed later or given after it. */
  | "doubled"
  /** The row has no id. */
  | "no-id"
  /** Nothing says whose it is. */
  | "no-account"
  /** The account that it names was not given. */
  | "unknown-account"
  /** Several accounts fit equally well. */
  | "ambiguous-account"
  /** It names a row that was not given. */
  | "unknown-row"
  /** Empty where something is needed. */
  | "missing"
  /** Not a day, number or zone. */
  | "not-readable"
  /** Below 0, or out of its range. */
  | "out-of-range"
  /** No price in its own row, in a price book, or in a sale. */
  | "no-price"
  /** In another currency, and no rate was given for it. */
  | "no-rate"
  /** The end lies before the start. */
  | "before-start"
  /** A contact that did not take place, or not yet. */
  | "not-held"
  /** A task that is not done. */
  | "not-done"
  /** Only our own people took part. */
  | "internal"
  /** The pattern of a series, or a copy of an event for one of its guests. */
  | "series"
  /** Made by another firm, or kept for our own use. */
  | "not-ours"
  /** Not in use any more. */
  | "retired"
  /** No one answered the survey. */
  | "no-answer"
  /** A user who owns no account. */
  | "owns-nothing"
  /** The owner has left, or was not given. */
  | "owner-gone"
  /** The stage says otherwise. */
  | "contradicts-stage"
  /** Called a prospect, and has bought. */
  | "contradicts-purchases"
  /** There are further pages, which were not given. */
  | "incomplete"
  /** A list that the adapter does not know. */
  | "unknown-object"
  /** The option for it said so. */
  | "by-option";

/** A row, or one field of it, that an adapter left out. */
export interface LeftRow {
  /** The list it came in: `"deals"`. */
  object: string;
  /** Its id; `null` if it has none. */
  id: string | null;
  /** The field at fault; `null` if it is the row as a whole. */
  field: string | null;
  why: LeftWhy;
  /** How often in this row; for an unknown list, its number of rows. */
  count: number;
  /** True where the whole row is left out, false where only the field is. */
  whole: boolean;
}

/** What happened to the rows of one list: `rows` is `used` plus `left`. */
export interface ObjectCount {
  rows: number;
  used: number;
  left: number;
}

/** Other identifiers of an account, for `joinRecords`. */
export interface AccountKeys {
  /** Internet domains, in lower case. */
  domains: string[];
  /** Ids that the account has in other systems. */
  externalIds: string[];
}

/** The records of one system in the shapes of this library, ready for `reviewPortfolio`. */
export interface AdaptedRecords {
  accounts: Account[];
  products: Product[];
  sellers: Seller[];
  /** Every row that was left out, and every field of a row that was not used although it was filled. */
  left: LeftRow[];
  /** By list. */
  counts: Record<string, ObjectCount>;
  /** By account id. */
  keys: Record<string, AccountKeys>;
}
