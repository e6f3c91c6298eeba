/**
 * What the cells of a column, or else of the whole file, agree on. A cell such as 31/12/2025 or 12,50 can be read in one
 * way only, and so says how 5/4/2026 or 1,234 is meant beside it.
 *
 * @param says - What a cell says by itself; `null` where it says nothing.
 * @returns By column, what was agreed on; `null` where nothing says it, or cells say different things.
 */
export function conventions<Choice extends string>(
  columns: readonly (readonly string[])[],
  says: (cell: string) => Choice | null,
): (Choice | null)[] {
  const said = columns.map((cells) => new Set(cells.flatMap((cell) => says(cell) ?? [])));
  const inFile = only(new Set(said.flatMap((each) => [...each])));
  return said.map((each) => (each.size === 0 ? inFile : only(each)));
}

function only<Choice>(choices: ReadonlySet<Choice>): Choice | null {
  const [first] = choices;
  return choices.size === 1 && first !== undefined ? first : null;
}
