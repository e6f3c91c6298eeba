/**
 * Many complex numbers at once, as two arrays.
 * @internal
 */
export interface ComplexPoints {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * So many complex zeros.
 * @internal
 */
export function complexPoints(length: number): ComplexPoints {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}
