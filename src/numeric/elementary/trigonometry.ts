/** Pi/2 in three parts of 33 bits, each with the rest that follows it. */
const FIRST = 1.57079632673412561417;
const FIRST_REST = 6.07710050650619224932e-11;
const SECOND = 6.0771005063039659766e-11;
const SECOND_REST = 2.02226624879595063154e-21;
const THIRD = 2.0222662487111664558e-21;
const THIRD_REST = 8.47842766036889956997e-32;

/** Up to here the three parts give the reduced angle to its last digit; half a million turns. */
const LARGEST_ANGLE = 2 ** 20 * 1.5707963267948966;

/**
 * Sine and cosine together, the same to the last bit on every engine for angles up to a million times pi/2, within one
 * unit in the last place; beyond, they are the engine's own. Method and coefficients: FreeBSD msun, k_sin.c, k_cos.c,
 * e_rem_pio2.c (Sun Microsystems 1993).
 * @internal
 */
export function sinCos(angle: number): { sin: number; cos: number } {
  if (!(Math.abs(angle) <= LARGEST_ANGLE)) return { sin: Math.sin(angle), cos: Math.cos(angle) };
  if (Math.abs(angle) <= 0.7853981633974483) return { sin: kernelSin(angle, 0), cos: kernelCos(angle, 0) };
  const turns = Math.floor(angle * 6.36619772367581382433e-1 + 0.5);
  let r = angle - turns * FIRST;
  let w = turns * FIRST_REST;
  let y = r - w;
  // Each further part is taken where the last difference lost enough digits to matter.
  if (Math.abs(y) < Math.abs(angle) * 2 ** -16) {
    let before = r;
    w = turns * SECOND;
    r = before - w;
    w = turns * SECOND_REST - (before - r - w);
    y = r - w;
    if (Math.abs(y) < Math.abs(angle) * 2 ** -49) {
      before = r;
      w = turns * THIRD;
      r = before - w;
      w = turns * THIRD_REST - (before - r - w);
      y = r - w;
    }
  }
  const rest = r - y - w;
  const sin = kernelSin(y, rest);
  const cos = kernelCos(y, rest);
  switch (((turns % 4) + 4) % 4) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: -sin };
    case 2:
      return { sin: -sin, cos: -cos };
    default:
      return { sin: -cos, cos: sin };
  }
}

/**
 * Sine, see `sinCos`.
 * @internal
 */
export function sin(angle: number): number {
  return sinCos(angle).sin;
}

/**
 * Cosine, see `sinCos`.
 * @internal
 */
export function cos(angle: number): number {
  return sinCos(angle).cos;
}

/** Sine of x + y, |x| up to pi/4 and y far below it. */
function kernelSin(x: number, y: number): number {
  if (Math.abs(x) < 2 ** -26) return x;
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-3 +
    z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6) +
    z * z * z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10);
  return y === 0
    ? x + v * (-1.66666666666666324348e-1 + z * r)
    : x - (z * (0.5 * y - v * r) - y - v * -1.66666666666666324348e-1);
}

/** Cosine of x + y, |x| up to pi/4 and y far below it. */
function kernelCos(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w * w * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const one = 1 - half;
  return one + (1 - one - half + (z * r - x * y));
}
