import { writeNumber } from "../write-number.js";

/** A number as it is read, by lakh and crore, to two decimals unless told otherwise: "12,34,567.89". */
export function amount(number: number, most = 2, least = 0): string {
  return writeNumber(number, { decimal: ".", group: ",", groupOf: 2 }, most, least);
}
