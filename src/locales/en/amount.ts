import { writeNumber } from "../write-number.js";

/** A number as it is read, to two decimals: "1,234.57". */
export function amount(number: number): string {
  return writeNumber(number, { decimal: ".", group: ",", groupOf: 3 }, 2);
}
