let format: Intl.NumberFormat | undefined;

/** A number as it is read, to two decimals: "1,234.57". */
export function amount(number: number): string {
  format ??= new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  return format.format(number);
}
