import { amount } from "./amount.js";

/** A share as a percentage without decimals: "37%". */
export function percent(share: number): string {
  return `${amount(share * 100, 0)}%`;
}
