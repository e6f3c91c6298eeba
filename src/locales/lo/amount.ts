import { writeNumber } from "../write-number.js";

/** A number as it is read, to two decimals unless told otherwise: "1.234,57". */
export function amount(number: number, most = 2, least = 0): string {
  return writeNumber(number, { decimal: ",", group: ".", groupOf: 3 }, most, least);
}
