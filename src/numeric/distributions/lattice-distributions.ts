/**
 * Distributions on the whole numbers, known by the logarithm of their generating function E zˣ at any points z.
 * @internal
 */
export interface LatticeDistributions {
  /** Mean and variance of each. */
  readonly moments: readonly { readonly mean: number; readonly variance: number }[];
  /** ln E zˣ at the points, for the distributions asked for by their index; anything not finite where it diverges. */
  readonly logGenerating: (points: ComplexPoints, members: readonly number[]) => readonly ComplexPoints[];
}

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

/** So many lists of points share a buffer. */
const LISTS_PER_BUFFER = 64;

/**
 * Makes blocks of complex zeros of a fixed length. The lists share buffers: one of its own for each, that short, takes the
 * engine eight times as long.
 * @internal
 */
export function complexZeros(length: number): () => ComplexPoints {
  const { BYTES_PER_ELEMENT } = Float64Array;
  let buffer = new ArrayBuffer(0);
  let at = 0;
  return () => {
    if (at === buffer.byteLength) {
      buffer = new ArrayBuffer(2 * length * LISTS_PER_BUFFER * BYTES_PER_ELEMENT);
      at = 0;
    }
    const re = new Float64Array(buffer, at, length);
    const im = new Float64Array(buffer, at + length * BYTES_PER_ELEMENT, length);
    at += 2 * length * BYTES_PER_ELEMENT;
    return { re, im };
  };
}
