/**
 * Sums of whole numbers that stay below this are exact, with room for a few more of their size.
 * @internal
 */
export const LARGEST_SUM = 2 ** 51;
