/**
 * In place of an index where there is none: lists of indices are typed arrays, which hold no `null`.
 * @internal
 */
export const NONE = -1;
