import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import type { Holdings } from "./holdings/holdings.js";
import type { MeansFound } from "./means.js";
import type { OpenAccount } from "./open-account.js";
import type { Openings } from "./openings/opening.js";
import type { payableOffers } from "./offers.js";
import type { Opportunity } from "./opportunity.js";
import { type LevelEvidence, levelOf } from "./opportunity-level.js";
import type { CompiledPolicy } from "./opportunity-policy.js";
import { factorsOf } from "./opportunity-score.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedList, type SharedLists } from "../reasons/shared-contributions.js";
import { sharedReason } from "../reasons/shared-reason.js";
import { evaluateCompiled } from "../scorecard/evaluate-compiled.js";

/** What could still be sold to an account, before it is judged how good that is. */
export interface OfferedAccount extends ReturnType<typeof payableOffers> {
  open: OpenAccount;
}

/**
 * The opportunity of an account: its level, its score, and the reasons.
 *
 * @param lists - Where results of many accounts are kept: the lists that they share.
 * @internal
 */
export function judgeAccount(
  { open, offers, expectedValue, gap }: OfferedAccount,
  catalogue: CompiledCatalogue,
  compiled: CompiledPolicy,
  evidence: LevelEvidence,
  lists: SharedLists | null,
): Opportunity {
  const { accountId, segment, currency, holdings, found, offered, inDeals, declined, stale, means } = open;
  const { policy, scorecard } = compiled;
  const { minorUnits } = catalogue;
  const { level, rule } = levelOf(holdings, found, means.means, policy, evidence);
  const { score, contributions } = evaluateCompiled(scorecard, factorsOf(holdings.owned, found, means, offers, policy));

  const calibrated = compiled.propensity !== null;
  const reasons: Reason[] = [rule, ...means.reasons];
  if (!holdings.known) reasons.push(reason("opportunity.ownership.unknown"));
  const segmentUnknown = catalogue.hasSegments && segment === null;
  if (segmentUnknown) reasons.push(reason("opportunity.segment.unknown"));
  for (const { id } of found.unknownContracts)
    reasons.push(sharedReason("opportunity.contract.unknown", { productId: id }));
  const [productId] = holdings.unlisted;
  if (productId !== undefined) {
    reasons.push(reason("opportunity.products.unlisted", { products: holdings.unlisted.length, productId }));
  }
  if (holdings.future > 0) reasons.push(reason("opportunity.future-purchases", { purchases: holdings.future }));
  if (inDeals > 0) reasons.push(sharedReason("opportunity.in-deals", { offers: inDeals }));
  if (declined > 0) {
    reasons.push(sharedReason("opportunity.declined", { offers: declined, months: policy.declinedMonths }));
  }
  if (stale !== null) reasons.push(sharedReason("opportunity.deals-stale", stale));
  const beyond = offered.openings.length - offers.length;
  if (beyond > 0) reasons.push(sharedReason("opportunity.beyond-budget", { offers: beyond }));
  if (gap > 0) {
    const more = Math.ceil(gap * expectedValue * minorUnits) / minorUnits;
    reasons.push(reason("opportunity.chosen.gap", { more }));
  }
  if (!calibrated) reasons.push(reason("opportunity.uncalibrated"));

  return {
    accountId,
    level,
    // Three of the factors are always known, so that there always is a score.
    score: score ?? 0,
    expectedValue,
    gap,
    currency,
    means: means.means,
    calibrated,
    offers,
    contributions: lists === null ? contributions : sharedList(lists, contributions),
    reasons,
    assumptions: policy.assumptions,
    coverage: coverageOf(holdings, found, means, catalogue.hasSegments, segmentUnknown),
  };
}

function coverageOf(
  { known }: Holdings,
  { contractsAsked, unknownContracts }: Openings,
  { coverage }: MeansFound,
  hasSegments: boolean,
  segmentUnknown: boolean,
): number {
  let answers = 2;
  let sum = (known ? 1 : 0) + coverage;
  if (hasSegments) {
    answers++;
    if (!segmentUnknown) sum++;
  }
  if (contractsAsked) {
    answers++;
    if (unknownContracts.length === 0) sum++;
  }
  return sum / answers;
}
