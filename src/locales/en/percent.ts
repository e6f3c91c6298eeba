/** A share as a percentage without decimals: "37%". */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
