import type { attentionFigures } from "./attention-policy.js";
import type { EndingContract, EndlessAtRisk } from "./ending-contracts.js";

/**
 * The figures that the chances of contracts rest on, where the book alone does not settle them.
 * @internal
 */
export function figuresOfContracts({
  ending,
  endless,
}: {
  ending: readonly EndingContract[];
  endless: readonly EndlessAtRisk[];
}): (keyof typeof attentionFigures)[] {
  const isAssumed = ending.some(({ model }) => model !== null && model.model === null);
  const isSlowed = ending.some((each) => each.isSlowed) || endless.some((each) => each.isSlowed);
  return [
    ...(isAssumed ? (["renewalWhenUnknown"] as const) : []),
    ...(ending.some(({ isLate, model }) => isLate && model !== null) ? (["renewedLate"] as const) : []),
    ...(endless.some(({ model, loss }) => model.model === null && loss < 1) ? (["endlessStays"] as const) : []),
    ...(isSlowed ? (["renewalSlowingOdds"] as const) : []),
  ];
}
