/** Most decimals that a percentage is told apart by. */
const MOST_DECIMALS = 3;

/**
 * Two shares that are compared, as percentages with as few decimals as tell them apart: "54%" and "57%", "53.6%" and "54.1%".
 * @internal
 */
export function percentsApart(
  one: number,
  other: number,
  write: (share: number, decimals: number) => string,
): [string, string] {
  for (let decimals = 0; ; decimals++) {
    const written: [string, string] = [write(one, decimals), write(other, decimals)];
    if (written[0] !== written[1] || one === other || decimals === MOST_DECIMALS) return written;
  }
}
