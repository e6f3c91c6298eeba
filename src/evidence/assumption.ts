/** How far a figure can be trusted. */
export type Grade =
  | "measured"
  | "self-reported"
  | "secondary"
  | "unverified"
  | "contested"
  | "derived"
  | "judgment"
  | "none"
  /** Given by the caller. */
  | "given";

/** A figure behind a result, with its source. */
export interface Assumption<T = number> {
  /** The key to override it by. */
  readonly key: string;
  readonly value: T;
  readonly unit: string;
  /** The population that it was observed on, and how it was defined. */
  readonly population: string;
  readonly source: string;
  readonly grade: string;
}
