import { reason, type Reason } from "../../reasons/reason.js";
import type { OpenSignal } from "../../reviews/review-signal.js";
import type { Renewal } from "../stakes/account-renewal.js";
import type { Attention } from "../stakes/attention.js";
import type { AccountStanding } from "../standing/account-standing.js";
import { renewalsUp } from "./deadlines.js";

/**
 * The contracts that signals are about, each with its money where that is known, its day for notice and what is known of the intention.
 * @internal
 */
export function renewalReasons(renewals: readonly Renewal[], open: readonly OpenSignal[]): Reason[] {
  return renewalsUp(renewals, open).flatMap(({ contractId, endsOn, daysLeft, amount, reasons }) => {
    const [ends, ...rest] = reasons;
    const priced =
      amount === null
        ? ends
        : daysLeft < 0
          ? reason("portfolio.renewal.late-up", { contractId, endsOn, daysAgo: -daysLeft, amount })
          : reason("portfolio.renewal.up", { contractId, endsOn, daysLeft, amount });
    return priced === undefined ? rest : [priced, ...rest];
  });
}

/** Money of a contract. */
const OF_CONTRACT: readonly string[] = [
  "portfolio.attention.renew",
  "portfolio.attention.ends",
  "portfolio.attention.late",
];

/**
 * What is most at stake; beside a contract, the money that does not end with it as well.
 * @internal
 */
export function moneyReasons({ reasons }: Pick<Attention, "reasons">): Reason[] {
  const [first] = reasons;
  const isOfContract = first !== undefined && OF_CONTRACT.includes(first.code);
  return reasons.slice(0, isOfContract ? 2 : 1);
}

/**
 * Why it has left or is about to: how long it has been silent for what is to be expected of it, its contract, or the CRM.
 * The chance of a purchase stands with the money.
 * @internal
 */
export function silenceReasons({ state, reasons }: AccountStanding): Reason[] {
  const told = [
    "portfolio.standing.silent",
    "portfolio.standing.silent-once",
    "portfolio.standing.no-rhythm",
    "portfolio.standing.unlikely",
    "portfolio.standing.unlikely-once",
    "portfolio.standing.contract-late",
    "portfolio.standing.contract-over",
    "portfolio.standing.contract-ended",
  ];
  const isPast = state === "lapsed" || state === "lost";
  const why = reasons.find(({ code }) => isPast || told.includes(code));
  if (why === undefined) return [];
  const rhythm = { days: Number(why.params?.days), gapDays: Number(why.params?.gapDays) };
  if (why.code === "portfolio.standing.unlikely") return [reason("portfolio.standing.silent", rhythm)];
  if (why.code === "portfolio.standing.unlikely-once") return [reason("portfolio.standing.silent-once", rhythm)];
  return [why];
}
