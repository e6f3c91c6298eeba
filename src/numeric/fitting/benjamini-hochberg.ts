/**
 * Adjusted p-values: calling those at or below a rate findings keeps the expected share of false ones among them at or
 * below that rate, for tests that are independent or positively dependent. In the order given.
 *
 * Source: Benjamini & Hochberg (1995), "Controlling the false discovery rate", Journal of the Royal Statistical Society
 * B 57; dependence, Benjamini & Yekutieli (2001), Annals of Statistics 29.
 *
 * @internal
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let least = 1;
  pValues
    .map((pValue, index) => ({ pValue, index }))
    .sort((left, right) => right.pValue - left.pValue)
    .forEach(({ pValue, index }, place) => {
      least = Math.min(least, (pValue * pValues.length) / (pValues.length - place));
      adjusted[index] = least;
    });
  return adjusted;
}
