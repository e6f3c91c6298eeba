/** Most letters that may differ, by the length of the shorter name. */
const LETTERS_PER_SLIP = 4;

/**
 * The name that was most likely meant: one that is the same but for case, spaces and punctuation, or else differs in few
 * letters; `null` where none is near.
 *
 * Source: Damerau (1964), "A technique for computer detection and correction of spelling errors", CACM 7; the distance
 * here counts letters left out, added, changed, and neighbours swapped.
 * @internal
 */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const plain = plainName(name);
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of names) {
    const other = plainName(candidate);
    if (other === plain && plain !== "") return candidate;
    const most = Math.floor(Math.min(plain.length, other.length) / LETTERS_PER_SLIP);
    if (most === 0 || Math.abs(plain.length - other.length) > most) continue;
    const slips = slipsBetween(plain, other);
    if (slips <= most && slips < least) {
      nearest = candidate;
      least = slips;
    }
  }
  return nearest;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
