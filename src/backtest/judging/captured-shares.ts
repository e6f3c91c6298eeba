/**
 * Share of a value that the first tenth of the rows holds by a score, the first two tenths, and so on to all of them. Of
 * equal scores each row holds the same share, as if drawn at random. Empty where there is no value.
 * @internal
 */
export function capturedShares(scores: readonly number[], values: readonly number[]): number[] {
  const whole = values.reduce((sum, value) => sum + value, 0);
  if (!(whole > 0)) return [];
  const rows = scores
    .map((score, row) => ({ score, value: values[row] ?? 0 }))
    .sort((a, b) => (a.score === b.score ? 0 : a.score < b.score ? 1 : -1));
  /** After each run of equal scores: rows and value so far. */
  const runs = [{ rows: 0, value: 0 }];
  let value = 0;
  rows.forEach((row, place) => {
    value += row.value;
    if (rows[place + 1]?.score !== row.score) runs.push({ rows: place + 1, value });
  });
  return Array.from({ length: 10 }, (_, tenth) => {
    const asked = ((tenth + 1) * rows.length) / 10;
    const next = runs.findIndex((run) => run.rows >= asked);
    const to = runs[next] ?? { rows: rows.length, value };
    const from = runs[next - 1] ?? { rows: 0, value: 0 };
    const inRun = to.rows === from.rows ? 0 : (asked - from.rows) / (to.rows - from.rows);
    return (from.value + inRun * (to.value - from.value)) / whole;
  });
}
