/** A number for an axis or beside a bar, in three digits that count: 0, −590k, 1.35M, 0.024. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [scaled, unit] = size >= 1e6 ? [value / 1e6, "M"] : size >= 1e3 ? [value / 1e3, "k"] : [value, ""];
  return `${Number(scaled.toPrecision(3))}${unit}`.replace("-", "−");
}
