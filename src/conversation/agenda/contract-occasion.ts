import { addMonths, dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { renewalChains } from "../../measures/contracts/renewal-chains.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import { linesKept } from "../../reading/kept-purchases.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { goneSince } from "../gone-since.js";

/** What there is to ask about a contract, the most pressing first. */
const STATES = ["notice", "late", "draft", "ends"] as const;

interface OpenContract {
  contractId: string;
  state: (typeof STATES)[number];
  /** Its end, or the first day of one that is not signed. */
  day: number;
}

/**
 * The contract to ask about: one for which notice was given, else one that has ended and may still be renewed, else one that
 * waits for a signature, else one that ends within a number of months; of several the first by day. One that is renewed already is
 * not asked about, nor one that renews by itself and can do nothing else any more, or does so in every such span. Who is said to
 * have left, and has bought nothing since, is not asked about what ends.
 * @internal
 */
export function contractOccasion(
  functionName: string,
  account: Pick<Account, "contracts" | "status" | "statusSince" | "purchases">,
  { asOf, contractMonths, windowDays }: { asOf: number; contractMonths: number; windowDays: number },
): Reason | undefined {
  const { contracts } = account;
  if (contracts == null || contracts.length === 0) return undefined;
  const drafts: OpenContract[] = [];
  const drafted = new Set<string>();
  const tooLateForNotice = new Set<string>();
  contracts.forEach(({ id, status, startsOn, endsOn, noticeOn, autoRenews, renewedFrom }, index) => {
    const dayOf = (field: string, on: string): number => dayNumber(functionName, `contracts[${index}].${field}`, on);
    const startDay = dayOf("startsOn", startsOn);
    const endDay = endsOn == null ? Infinity : dayOf("endsOn", endsOn);
    const noticeDay = noticeOn == null ? Infinity : dayOf("noticeOn", noticeOn);
    if (autoRenews === true && noticeDay < asOf && endDay >= asOf) tooLateForNotice.add(id);
    if (status !== "draft" || endDay < asOf) return;
    drafts.push({ contractId: id, state: "draft", day: startDay });
    if (renewedFrom != null) drafted.add(renewedFrom);
  });
  const lastDay = addMonths(asOf, contractMonths);
  const lastBought = linesKept(account.purchases ?? [], asOf).at(-1)?.day ?? -Infinity;
  const hasGone = goneSince(functionName, account, { asOf, standing: undefined, lastBought }) !== null;
  const ending = renewalChains(functionName, contracts, asOf, windowDays).flatMap((chain): OpenContract[] => {
    const { contract, startDay, endDay, termMonths, isOver, isLate } = chain;
    const { id: contractId, status, autoRenews } = contract;
    if (isOver || endDay === null || drafted.has(contractId)) return [];
    if (status === "cancelled") return [{ contractId, state: "notice", day: endDay }];
    if (isLate) return hasGone ? [] : [{ contractId, state: "late", day: endDay }];
    const isSettled = tooLateForNotice.has(contractId) || (autoRenews === true && (termMonths ?? 0) <= contractMonths);
    return isSettled || hasGone || startDay > asOf || endDay > lastDay
      ? []
      : [{ contractId, state: "ends", day: endDay }];
  });
  const [first] = [...drafts, ...ending].sort(
    (a, b) =>
      STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.day - b.day || compareTexts(a.contractId, b.contractId),
  );
  if (first === undefined) return undefined;
  const { contractId, state, day } = first;
  return reason("conversation.because.contract-open", { contractId, state, on: plainDate(day) });
}
