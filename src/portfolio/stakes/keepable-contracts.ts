import { oddsTimes } from "../contracts/renewal-chances.js";
import type { AccountStanding } from "../standing/account-standing.js";
import type { LosableContracts } from "./account-renewal.js";
import { endingContracts, type EndingRules } from "./ending-contracts.js";
import type { ContractsAtStake } from "./stakes.js";

/** Contracts of which a review may keep something. */
export interface KeepableContracts extends ContractsAtStake {
  /** Whether service moves what is at risk with any of them. */
  isMoved: boolean;
}

/**
 * The contracts that may be lost within the months, with what of their money a review can keep.
 *
 * What the book's contracts say is true of its accounts on the whole, with the service that they had. What one of them went
 * through moves the odds that it stays, as it moves those of a purchase, so that accounts come in an order. Of a contract
 * that has ended only who is still there can be kept, which the chance tells that it is still renewed: that it was late
 * says more of it than its service.
 * @internal
 */
export function keepableContracts(
  contracts: LosableContracts,
  standing: Pick<AccountStanding, "state">,
  rules: EndingRules & { serviceOdds: number },
): KeepableContracts {
  const { ending, endless } = endingContracts(contracts, standing, rules);
  const { serviceOdds } = rules;
  let isMoved = false;
  const moved = ({ atRisk, loss }: { atRisk: number; loss: number }): number => {
    if (atRisk === 0 || serviceOdds === 1) return atRisk;
    const now = 1 - oddsTimes(1 - loss, serviceOdds);
    if (now !== loss) isMoved = true;
    return (atRisk * now) / loss;
  };
  return {
    ending: ending.map((lot) => ({ ...lot, atRisk: lot.isLate ? lot.atRisk * lot.renews : moved(lot) })),
    endless: endless.map((lot) => ({ ...lot, atRisk: moved(lot) })),
    isMoved,
  };
}
