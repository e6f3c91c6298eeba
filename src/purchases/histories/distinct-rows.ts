/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */

/**
 * The distinct rows of a table of numbers: `firsts` holds the first row of each kind, `numbers` the place in `firsts` of
 * every row, `hashes` a number made of each kind's bits. By an open hash table over them.
 *
 * @param columns - Columns of at least this many rows.
 * @internal
 */
export function distinctRows(
  columns: readonly Float64Array[],
  rows: number,
): { firsts: Uint32Array; numbers: Uint32Array; hashes: Uint32Array } {
  let slots = 16;
  while (slots < 2 * rows) slots *= 2;
  // A slot holds the number of a distinct row plus 1, or 0.
  const table = new Uint32Array(slots);
  const firsts = new Uint32Array(rows);
  const numbers = new Uint32Array(rows);
  const hashes = new Uint32Array(rows);
  const halves = columns.map((column) => new Uint32Array(column.buffer, column.byteOffset, 2 * rows));
  let distinct = 0;

  for (let row = 0; row < rows; row++) {
    let hash = 0;
    for (const half of halves) {
      hash = Math.imul(hash ^ half[2 * row]!, 0x9e3779b1);
      hash = Math.imul(hash ^ half[2 * row + 1]! ^ (hash >>> 15), 0x85ebca6b);
    }
    hash ^= hash >>> 13;
    let slot = hash & (slots - 1);
    while (table[slot] !== 0 && !sameRow(columns, firsts[table[slot]! - 1]!, row)) slot = (slot + 1) & (slots - 1);
    if (table[slot] === 0) {
      firsts[distinct] = row;
      hashes[distinct] = hash;
      table[slot] = ++distinct;
    }
    numbers[row] = table[slot]! - 1;
  }
  return { firsts: firsts.slice(0, distinct), numbers, hashes: hashes.slice(0, distinct) };
}

function sameRow(columns: readonly Float64Array[], first: number, second: number): boolean {
  for (const column of columns) if (column[first] !== column[second]) return false;
  return true;
}
