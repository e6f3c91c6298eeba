import type { ValueAtRisk } from "./value-at-risk.js";

/** Value at risk of all accounts that have one. */
export interface BookValueAtRisk {
  /** In `currency`, of the coming `months`. */
  amount: number;
  /** Bounds if all accounts lie at their lower or upper one together, as the doubts about a model do. */
  lower: number;
  upper: number;
  currency: string | null;
  months: number;
  /** What these accounts would bring if all were customers still. */
  worth: number;
  /** How many they are. */
  accounts: number;
}

/**
 * The sum of the accounts' values at risk; `null` where none has any.
 * @internal
 */
export function bookValueAtRisk(risks: readonly (ValueAtRisk | null)[]): BookValueAtRisk | null {
  const known = risks.filter((risk) => risk !== null);
  const [first] = known;
  if (first === undefined) return null;
  return {
    amount: sum(known.map(({ amount }) => amount)),
    lower: sum(known.map(({ lower }) => lower)),
    upper: sum(known.map(({ upper }) => upper)),
    currency: first.currency,
    months: first.months,
    worth: sum(known.map(({ worth }) => worth.value)),
    accounts: known.length,
  };
}

/** Adds up from the smallest on, so that the sum does not depend on the order of the accounts. */
function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0);
}
