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
    const edits = editsBetween(bare(name), bare(field));
    if (edits < fewest && edits <= most) [likely, fewest] = [field, edits];
  }
  return likely;
}

function bare(name: string): string {
  return name.replaceAll(/[_\s-]/g, "").toLowerCase();
}

/** Letters to add, drop, replace or swap with their neighbour to get from one word to the other. */
function editsBetween(from: string, to: string): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      let edits = Math.min(
        (oneBack[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (oneBack[column - 1] ?? 0) + same,
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) edits = Math.min(edits, (twoBack[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    twoBack = oneBack;
    oneBack = current;
  }
  return oneBack[to.length] ?? 0;
}
