import type { AdapterOptions, AdapterRows, Custom } from "./adapter-options.js";
import { text } from "./read-field.js";

/**
 * The kind of touch that a row is: what the option says of the row or of one of the system's names for it, else the
 * kind given. `null` if the option says that it is none.
 * @internal
 */
export function touchKind<Rows extends AdapterRows>(
  options: AdapterOptions<Rows>,
  row: Rows["touch"],
  names: readonly unknown[],
  kind: string,
): string | null {
  const { kinds } = options;
  if (typeof kinds === "function") {
    const looked = kinds(row as Custom<Rows["touch"]>);
    return looked === null ? null : (text(looked) ?? kind);
  }
  if (kinds == null) return kind;
  const byName = new Map(Object.entries(kinds).map(([name, of]) => [name.toLowerCase(), of]));
  for (const name of names) {
    const of = byName.get(text(name)?.toLowerCase() ?? "");
    if (of !== undefined) return of;
  }
  return kind;
}
