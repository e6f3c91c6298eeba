import type { Assumptions } from "../../evidence/assumptions.js";
import type { BookMemory } from "./book-memory.js";

/**
 * Rules as a text, by which those of another time are known to be the same.
 * @internal
 */
export function textOf({ keeps }: Pick<BookMemory, "keeps">, ...rules: readonly unknown[]): string {
  return keeps ? JSON.stringify(rules) : "";
}

/**
 * The figures whose keys begin so, with their sources: the results name them.
 * @internal
 */
export function figuresOf(assumptions: Assumptions, ...beginnings: readonly string[]): unknown[] {
  return Object.values(assumptions).filter(({ key }) => beginnings.some((beginning) => key.startsWith(beginning)));
}
