import { amount } from "./amount.js";

/** A number with its noun: "1 product", "3 products". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${amount(number)} ${number === 1 ? noun : plural}`;
}
