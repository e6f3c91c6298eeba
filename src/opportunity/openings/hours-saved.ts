/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue. */
import { keptFor } from "../../records/values/kept-for.js";
import { type Holdings, NOT_OWNED } from "../holdings/holdings.js";
import { BLANK, type CompiledProduct } from "../catalogue/catalogue.js";

/** Hours a year spent maintaining some products. */
export interface Hours {
  /** Whether any of them is owned. */
  owned: boolean;
  /** The known ones. */
  saved: number;
  /** Whether the hours of all that are owned are known. */
  isKnown: boolean;
}

/**
 * The hours that a contract would save: of what it adds to, else of everything, which is added up once.
 * @internal
 */
export function hoursSaved(holdings: Holdings): (contract: CompiledProduct) => Hours {
  let all: Hours | null = null;
  return ({ addOnTo }) => {
    if (addOnTo === null) return (all ??= hoursOn(holdings, null));
    return hoursOn(holdings, keptFor(inOrder, addOnTo, distinctInOrder));
  };
}

/** What contracts add to, in order and each once, by their lists. */
const inOrder = new WeakMap<readonly number[], readonly number[]>();

function distinctInOrder(positions: readonly number[]): readonly number[] {
  return [...new Set(positions)].sort((a, b) => a - b);
}

/** @param positions - Of some products; `null` for all. */
function hoursOn({ since, hours }: Holdings, positions: readonly number[] | null): Hours {
  const result: Hours = { owned: false, saved: 0, isKnown: true };
  const count = (positions ?? since).length;
  for (let index = 0; index < count; index++) {
    const position = positions === null ? index : positions[index]!;
    if (since[position] === NOT_OWNED) continue;
    result.owned = true;
    const spent = hours === null ? BLANK : hours[position]!;
    if (spent === BLANK) result.isKnown = false;
    else result.saved += spent;
  }
  return result;
}
