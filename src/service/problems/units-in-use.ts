import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertFields, assertNumber, assertObject, assertRows, withoutNulls } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";

/** Units in use from a day on, until the next entry. */
export interface UnitsFrom {
  from: PlainDate;
  units: number;
}

/** How many units could go wrong. Before the first entry of a list there were none. */
export interface UnitsInUse {
  /** Of all products, or customers: for topics, and for products without a list of their own. */
  total?: readonly UnitsFrom[] | null | undefined;
  /** By product. */
  products?: Readonly<Record<string, readonly UnitsFrom[]>> | null | undefined;
}

/**
 * Exposure of the days from one day number to just before another: units times days, or days where no units are known.
 * @internal
 */
export type Exposure = (from: number, until: number) => number;

/**
 * Checks units in use and makes them ready to be added up over days.
 * @internal
 */
export function exposures(functionName: string, unitsInUse: UnitsInUse = {}): (productId: string | null) => Exposure {
  assertFields(functionName, "options.unitsInUse", unitsInUse, ["total", "products"]);
  const { total, products = {} } = withoutNulls(unitsInUse as UnitsInUse);
  assertObject(functionName, "options.unitsInUse.products", products);
  const days: Exposure = (from, until) => Math.max(until - from, 0);
  const ofAll = total === undefined ? days : exposureOf(functionName, "options.unitsInUse.total", total);
  const ofProducts = new Map(
    Object.entries(products).map(([id, units]) => [
      id,
      exposureOf(functionName, `options.unitsInUse.products.${id}`, units),
    ]),
  );
  return (productId) => (productId === null ? undefined : ofProducts.get(productId)) ?? ofAll;
}

function exposureOf(functionName: string, path: string, list: readonly UnitsFrom[]): Exposure {
  assertRows(functionName, path, list);
  const steps = list
    .map(({ from, units }, index) => {
      assertNumber(functionName, `${path}[${index}].units`, units, { min: 0 });
      return { day: dayNumber(functionName, `${path}[${index}].from`, from), units };
    })
    .sort((left, right) => left.day - right.day);
  return (from, until) =>
    steps.reduce((sum, { day, units }, index) => {
      const start = Math.max(day, from);
      const end = Math.min(steps[index + 1]?.day ?? Infinity, until);
      return sum + units * Math.max(end - start, 0);
    }, 0);
}
