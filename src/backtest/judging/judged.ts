import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import type { Figures } from "./weighed-figures.js";

/** A figure with its bounds; `null` if the records do not show it. */
export interface JudgedFigure {
  value: number | null;
  bounds: Bounds | null;
}

/** Gives a figure by its name. */
export type ReadFigure = (name: string) => JudgedFigure;

/** Two figures of the same accounts that are compared with each other. */
export interface Comparison {
  /** What is compared, such as `"buysAgain.auc"`. */
  measure: string;
  /** The rule to beat. */
  against: string;
  /** Names of the figures. */
  ours: string;
  theirs: string;
  /** Whether the lower one is the better one, as of a loss. */
  lowerIsBetter: boolean;
}

/** One part of a window: figures to be drawn again and again, which of them to compare, and what they are made into. */
export interface JudgedPart<Result> {
  figures: Figures[];
  comparisons: Comparison[];
  result: (read: ReadFigure) => Result;
}
