/**
 * The field that a name was probably meant for: a share of its letters may differ, and their case does not matter.
 * @internal
 */
export function likelyName(
  name: string,
  fields: Iterable<string>,
  otherNames: Readonly<Record<string, string>>,
  mayDiffer: number,
): string | undefined {
  if (Object.hasOwn(otherNames, name)) return otherNames[name];
  let likely: string | undefined;
  let fewest = Infinity;
  for (const field of fields) {
    const most = Math.max(name.length, field.length) * mayDiffer;
    if (Math.abs(name.length - field.length) > most + 1) continue;
    // Of two letters a share is less than one: nothing but the two in the wrong order is near.
    if (field.length === 2 && name === field.slice(1) + field.charAt(0)) return field;
    const edits = editsBetween(bare(name), bare(field));
    if (edits < fewest && edits <= most) [likely, fewest] = [field, edits];
  }
  return likely;
}

function bare(name: string): string {
  return name.replaceAll(/[_\s-]/g, "").toLowerCase();
}

/** Letters to add, drop, replace or swap with their neighbor to get from one word to the other. */
function editsBetween(from: string, to: string): number {
  const width = to.length + 1;
  const edits: number[] = [];
  const before = (cells: number): number => (edits.at(-cells) ?? 0) + 1;
  for (let row = 0; row <= from.length; row++) {
    for (let column = 0; column < width; column++) {
      let fewest = row + column;
      if (row && column) {
        const same = from.charAt(row - 1) === to.charAt(column - 1);
        fewest = Math.min(before(1), before(width), before(width + 1) - (same ? 1 : 0));
        const swapped =
          from.charAt(row - 1) === to.charAt(column - 2) && from.charAt(row - 2) === to.charAt(column - 1);
        if (swapped) fewest = Math.min(fewest, before(2 * width + 2));
      }
      edits.push(fewest);
    }
  }
  return before(1) - 1;
}
