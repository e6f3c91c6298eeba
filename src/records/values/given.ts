/**
 * Some entries of a table: one that is `undefined` or `null` is as good as left out.
 *
 * @typeParam Table - The whole table.
 */
export type PartOf<Table> = { readonly [Name in keyof Table]?: Table[Name] | null | undefined };

/**
 * Fields of which none is unknown, though some may be left out.
 * @internal
 */
export type Given<Fields> = { [Name in keyof Fields]: NonNullable<Fields[Name]> };

/**
 * Fields of which all are there.
 * @internal
 */
export type Complete<Fields> = { [Name in keyof Fields]-?: NonNullable<Fields[Name]> };

/**
 * The fields that are given: one that is `undefined` or `null` is as good as left out.
 * @internal
 */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Given<Fields>;
}
