/**
 * Angle of the point (x, y), from -pi to pi, the same to the last bit on every engine, within two units in the last
 * place; for finite x and y. Method and coefficients: FreeBSD msun, s_atan.c and e_atan2.c (Sun Microsystems 1993).
 * @internal
 */
export function arcTangent2(y: number, x: number): number {
  if (x === 0)
    return y === 0 ? (Object.is(x, -0) ? Math.PI : 0) * (Object.is(y, -0) ? -1 : 1) : (Math.PI / 2) * Math.sign(y);
  const turned = x < 0;
  const ratio = Math.abs(y / x);
  const angle = ratio > 2 ** 60 ? Math.PI / 2 : turned && ratio < 2 ** -60 ? 0 : arcTangent(ratio);
  const size = turned ? Math.PI - (angle - PI_REST) : angle;
  return y < 0 || Object.is(y, -0) ? -size : size;
}

/** Pi less its double. */
const PI_REST = 1.2246467991473531772e-16;

/** arctan of a number from 0, by the nearest of 0, 1/2, 1, 3/2 and infinity, whose angles are known in two parts. */
function arcTangent(value: number): number {
  if (value < 0.4375) return value < 2 ** -27 ? value : value - value * arcTail(value);
  if (value < 0.6875) return near((2 * value - 1) / (2 + value), 4.63647609000806093515e-1, 2.26987774529616870924e-17);
  if (value < 1.1875) return near((value - 1) / (value + 1), 7.85398163397448278999e-1, 3.06161699786838301793e-17);
  if (value < 2.4375)
    return near((value - 1.5) / (1 + 1.5 * value), 9.82793723247329054082e-1, 1.39033110312309984516e-17);
  return near(-1 / value, 1.570796326794896558, 6.12323399573676603587e-17);
}

function near(x: number, angle: number, rest: number): number {
  return angle - (x * arcTail(x) - rest - x);
}

/** P(x^2), by which arctan x is x - x P(x^2) around 0. */
function arcTail(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return odd + even;
}
