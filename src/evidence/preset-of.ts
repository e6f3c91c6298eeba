import { keptFor } from "../records/values/kept-for.js";
import { InternalError } from "../errors.js";
import type { Assumption } from "./assumption.js";
import type { Figure } from "./figure.js";

/** `published` holds every figure as its source states it, `cautious` the corrected ones. */
export type AssumptionPreset = "published" | "cautious";

/** The figures of one domain, built when they are first asked for. */
export type FigureTable = () => Readonly<Record<string, Figure<unknown>>>;

/** The value of a figure. */
export type FigureValue<Row> = Row extends Figure<infer Value> ? Value : never;

/** The figures of a table as assumptions. */
export type AssumptionsOf<Table extends FigureTable> = {
  readonly [Key in keyof ReturnType<Table>]: Assumption<FigureValue<ReturnType<Table>[Key]>>;
};

type Rows = Readonly<Record<string, Assumption<unknown>>>;

const known = { published: new WeakMap<FigureTable, Rows>(), cautious: new WeakMap<FigureTable, Rows>() };
const pairs = new WeakMap<Rows, WeakMap<Rows, Rows>>();

/**
 * A domain's figures in one preset: the default of whatever uses figures of that domain alone, so that a bundle holds
 * no other table. The same object at every call.
 * @internal
 */
export function presetOf<Table extends FigureTable>(
  table: Table,
  preset: AssumptionPreset = "published",
): AssumptionsOf<Table> {
  const rows = keptFor(known[preset], table, () =>
    Object.freeze(
      Object.fromEntries(
        Object.entries(table()).map(([key, { unit, population, source, grade, ...values }]) => {
          const value = values[preset];
          if (value === undefined || Number.isNaN(value)) throw new InternalError(`the figure ${key} has no value`);
          return [key, Object.freeze({ key, value, unit, population, source, grade })];
        }),
      ),
    ),
  );
  return rows as AssumptionsOf<Table>;
}

/**
 * Two domains' assumptions in one table. The same object for the same two.
 * @internal
 */
export function joined<First extends Rows, Second extends Rows>(first: First, second: Second): First & Second {
  const withFirst = keptFor(pairs, first, () => new WeakMap<Rows, Rows>());
  return keptFor(withFirst, second, () => Object.freeze({ ...first, ...second })) as First & Second;
}
