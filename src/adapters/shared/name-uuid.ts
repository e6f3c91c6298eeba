import { wholePower } from "../../numeric/elementary/whole-power.js";

/**
 * A UUID that follows from a text, always the same: version 5, in a namespace of this library's own.
 *
 * Source: RFC 9562, section 5.5, with SHA-1 as of RFC 3174.
 * @internal
 */
export function nameUuid(name: string): string {
  const namespace = [0x6b, 0x3e, 0x0f, 0x52, 0x9d, 0x1c, 0x4a, 0x77, 0x8b, 0x21, 0x5e, 0x90, 0x2c, 0xd4, 0x18, 0xf3];
  const bytes = sha1([...namespace, ...new TextEncoder().encode(name)]).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function sha1(message: readonly number[]): number[] {
  const padded = [...message, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  const bits = message.length * 8;
  for (let shift = 56; shift >= 0; shift -= 8) padded.push(Math.floor(bits / wholePower(2, shift)) & 0xff);

  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < padded.length; block += 64) state = compress(state, padded.slice(block, block + 64));
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
}

/** The state after one block of 64 bytes. */
function compress(state: readonly number[], block: readonly number[]): number[] {
  const words = Array.from({ length: 16 }, (_, at) =>
    block.slice(at * 4, at * 4 + 4).reduce((word, byte) => (word << 8) | byte, 0),
  );
  for (let at = 16; at < 80; at++) {
    words.push(rotated((words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0), 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  words.forEach((word, at) => {
    const [mix, constant] =
      at < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : at < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : at < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
    const next = (rotated(a, 5) + mix + e + constant + word) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  });
  return [a, b, c, d, e].map((word, at) => (word + (state[at] ?? 0)) | 0);
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
