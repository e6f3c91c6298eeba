/**
 * Below this the denominators of a continued fraction are taken as this, as the modified Lentz method asks.
 *
 * Source: Thompson & Barnett (1986), "Coulomb and Bessel functions of complex arguments and order", Journal of
 * Computational Physics 64.
 * @internal
 */
export const TINY = 1e-300;

/**
 * The value, or the least that may be divided by.
 * @internal
 */
export function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
