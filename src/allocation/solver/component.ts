import type { ChoiceProblem } from "./choice-problem.js";
import type { HullSteps } from "./hull-steps.js";

/** Accounts and the sellers that share them, with no one else involved. */
export interface Component {
  problem: ChoiceProblem;
  /** The group of each class: accounts with the same sellers. */
  groups: Int32Array;
  /** The sellers of each group, as positions in `capacities`. */
  sellersOf: readonly (readonly number[])[];
  /** Whole minutes of each seller. */
  capacities: readonly number[];
  /** The length of every contact where all are equally long, else `null`. */
  length: number | null;
}

/** Minutes of a class with one seller, as a position in the component's capacities. */
export interface SellerPart {
  seller: number;
  minutes: number;
}

/** How the hours of a component are best spent. */
export interface ComponentSolution {
  /** The option chosen in each class. */
  chosen: Int32Array;
  /** Who holds the minutes of each class; `null` if the component has one seller. */
  spread: SellerPart[][] | null;
  value: number;
  upperBound: number;
  exact: boolean;
  /** What one more minute of each seller would bring. */
  prices: Float64Array;
  /** What one minute less of each seller would cost. */
  lastDensities: Float64Array;
  steps: HullSteps;
}
