/**
 * One option is to be chosen in each class so that the values add up to the most and the minutes stay within the
 * capacity: the multiple-choice knapsack problem. Here a class is an account, an option a number of contacts.
 */
export interface ChoiceProblem {
  /** Where the options of each class begin; one entry more than classes. */
  first: Int32Array;
  /** Whole minutes of each option, strictly rising within a class. */
  minutes: Float64Array;
  /** Finite, what each option is worth. */
  values: Float64Array;
}

/** The cheapest option of each class takes this many minutes altogether. */
export function leastMinutes({ first, minutes }: ChoiceProblem): number {
  let least = 0;
  for (let index = 0; index + 1 < first.length; index++) least += minutes[first[index]!]!;
  return least;
}
