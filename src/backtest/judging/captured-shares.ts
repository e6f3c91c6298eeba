/**
 * Share of a value that the first tenth of the rows holds by a score, the first two tenths, and so on to all of them. Of
 * equal scores each row holds the same share, as if drawn at random. Empty where there is no value.
 * @internal
 */
export function capturedShares(scores: readonly number[], values: readonly number[]): number[] {
  const runs = new Map<number, { rows: number; value: number }>();
  scores.forEach((score, row) => {
    const run = runs.get(score) ?? { rows: 0, value: 0 };
    runs.set(score, { rows: run.rows + 1, value: run.value + (values[row] ?? 0) });
  });
  const ordered = [...runs].sort(([one], [other]) => other - one).map(([, run]) => run);
  const whole = ordered.reduce((sum, { value }) => sum + value, 0);
  if (!(whole > 0)) return [];
  return Array.from({ length: 10 }, (_, tenth) => {
    const asked = ((tenth + 1) * scores.length) / 10;
    let before = 0;
    let held = 0;
    for (const { rows, value } of ordered) {
      held += value * Math.min(1, Math.max(0, asked - before) / rows);
      before += rows;
    }
    return held / whole;
  });
}
