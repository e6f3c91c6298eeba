import { msOf } from "../../calendar/days/instant.js";
import {
  count,
  day,
  notNegative,
  number,
  text,
  texts,
  ticketInstant,
  truth,
  type Field,
  type WholeFault,
} from "../field.js";

/** Every field that a record has, so that the compiler finds the one forgotten. */
export type FieldsOf<Row> = Readonly<Record<keyof Row, Field>>;

export type Fields = Readonly<Record<string, unknown>>;

export const TEXT: Field = { fault: text };

export const DAY: Field = { fault: day };

export const NUMBER: Field = { fault: number };

export const NOT_NEGATIVE: Field = { fault: notNegative };

export const COUNT: Field = { fault: count };

export const TRUTH: Field = { fault: truth };

export const TEXTS: Field = { fault: texts };

export const MOMENT: Field = { fault: ticketInstant };

export const ID: Field = { fault: text, required: true };

export const ON: Field = { fault: day, required: true };

/** The later of two moments must not come first, where both are known. */
export function inOrder(row: Fields, from: string, to: string): WholeFault | null {
  return msOf(row[to]) < msOf(row[from]) ? { path: to, rule: `must not lie before ${from}` } : null;
}

/** The later of two days must not come first, where both are known. */
export function daysInOrder(row: Fields, from: string, to: string): WholeFault | null {
  const [first, last] = [row[from] ?? "", row[to] ?? ""];
  return last !== "" && first !== "" && (last as string) < (first as string)
    ? { path: to, rule: `must not lie before ${from}` }
    : null;
}
