import type { SignedTerm } from "../../measures/contracts/signed-chains.js";
import type { Contract } from "../../records/account/contract.js";
import { BLANK, type CompiledCatalogue } from "../catalogue/catalogue.js";
import { type Holdings, NOT_OWNED } from "./holdings.js";

/**
 * Adds what an account has by the contracts that run: since their terms began, unless it is known from elsewhere. It is renewed,
 * and not replaced, and takes no hours.
 * @internal
 */
export function readContracts(
  terms: readonly SignedTerm<Contract>[],
  { positions }: CompiledCatalogue,
  holdings: Holdings,
): void {
  for (const { contract, startDay } of terms) {
    const { productId } = contract;
    if (productId == null) continue;
    holdings.known = true;
    const position = positions.get(productId);
    if (position === undefined) {
      if (!holdings.unlisted.includes(productId)) holdings.unlisted = [...holdings.unlisted, productId].sort();
      continue;
    }
    const { since, hours } = holdings;
    holdings.underContract ??= new Set();
    holdings.underContract.add(position);
    if (since[position] !== NOT_OWNED) continue;
    since[position] = startDay;
    if (hours?.[position] === BLANK) hours[position] = 0;
  }
}
