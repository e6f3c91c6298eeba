/**
 * Whether two names of a list are one: `lineItems`, `line_items` and `LineItem`.
 * @internal
 */
export function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Letters alone, in lower case and without the ending of a plural. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/ies$/, "y")
    .replace(/s$/, "");
}
