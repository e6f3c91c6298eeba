const EMPTY = 0x811c9dc5;

/**
 * A whole number from 0 to 2³² − 1 that scatters texts evenly: 32-bit FNV-1a over UTF-16 units, with Murmur3's final
 * mix so that texts that differ in their last letter differ in every bit.
 *
 * Source: Fowler, Noll & Vo (1991); Appleby (2011), MurmurHash3.
 *
 * @param after - What `hashedSoFar` gave for the texts before this one; the result is that of all of them put together.
 * @internal
 */
export function textHash(text: string, after = EMPTY): number {
  let hash = hashedSoFar(text, after);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A text on its way to a hash that begins with it.
 * @internal
 */
export function hashedSoFar(text: string, after = EMPTY): number {
  let hash = after;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
