import type { Reason } from "../../reasons/reason.js";
import { isOfSignal } from "../../reviews/review-signal.js";
import { keptFor } from "../../records/values/kept-for.js";

/** What sentences are about, in the order in which they are told. */
const FACTS = ["ending", "money", "silence", "lateness", "turn", "level", "cadence", "clock", "day"] as const;
type Fact = (typeof FACTS)[number];

/** Signals that others tell better: with the money, or against the account's own rhythm. */
const money = "value-at-risk";
const silence = "long-silence";

/**
 * Reasons for a review as a manager wants them: the most telling first, and each fact once. What ends or burns comes first,
 * then the money with its horizon, then silence against its own rhythm, how late it is, the level's rule, the cadence with
 * the day it runs from, and the day's own reason. Of several sentences on one fact the first given stays.
 * @internal
 */
export function tellOnce(reasons: readonly Reason[]): Reason[] {
  // Few are told, and a book asks for every account: lists are looked through faster than sets are made.
  const told: string[] = [];
  const kept: Reason[] = [];
  const ranks: number[] = [];
  for (const reason of reasons) {
    const fact = factOf(reason);
    const said = saidBy(reason, fact);
    const also = alsoSaidBy(reason, fact);
    if (told.includes(said) || (also !== null && told.includes(also))) continue;
    told.push(said);
    if (also !== null) told.push(also);
    if (OF_CONTRACT.includes(reason.code)) told.push("renewal");
    const rank = FACTS.indexOf(fact);
    let place = kept.length;
    while (place > 0 && (ranks[place - 1] ?? 0) > rank) place--;
    if (place === kept.length) {
      kept.push(reason);
      ranks.push(rank);
    } else {
      kept.splice(place, 0, reason);
      ranks.splice(place, 0, rank);
    }
  }
  // A list that was added to keeps room for as much again.
  return kept.slice();
}

/** What sentences are about, by their codes; few are told, and often. */
const facts = new Map<Reason["code"], Fact>();

function factOf(reason: Reason): Fact {
  const { code, params } = reason;
  if (isOfSignal(reason)) {
    return params?.signal === money ? "money" : params?.signal === silence ? "silence" : "ending";
  }
  return keptFor(facts, code, () => factOfCode(code));
}

function factOfCode(code: Reason["code"]): Fact {
  if (code.startsWith("portfolio.renewal.")) return "ending";
  if (code.startsWith("portfolio.attention.")) return "money";
  if (code.startsWith("portfolio.standing.")) return "silence";
  if (code === "portfolio.coverage.first") return "turn";
  if (code.startsWith("portfolio.coverage.") || code === "reviews.overdue" || code === "planning.day.overdue") {
    return "lateness";
  }
  if (code.startsWith("opportunity.")) return "level";
  if (code.startsWith("reviews.interval.")) return "cadence";
  return code.startsWith("reviews.") ? "clock" : "day";
}

/** What a sentence tells, under a name that is told once. */
function saidBy(reason: Reason, fact: Fact): string {
  const { code, params } = reason;
  switch (fact) {
    case "ending":
      if (isOfSignal(reason)) {
        const isOfRenewal = params?.signal === "renewal-near" || params?.signal === "renewal-late";
        return isOfRenewal ? "renewal" : `signal ${params?.signal}`;
      }
      if (OF_CONTRACT.includes(code)) return `contract ${params?.contractId}`;
      // Of several contracts each has its own day for notice and its own intention.
      return `${code} ${params?.contractId}`;
    case "money":
      if (OF_CONTRACT.includes(code)) return `contract ${params?.contractId}`;
      // It stands beside the money of what the account buys, or alone.
      if (code === "portfolio.attention.endless") return code;
      return isOfSignal(reason) ? `signal ${params?.signal}` : fact;
    case "silence":
      // That its contract is late is told with the money of it.
      return code === "portfolio.standing.contract-late" ? `contract ${params?.contractId}` : fact;
    case "level":
    case "lateness":
    case "turn":
    case "cadence":
      return fact;
    case "clock":
    case "day":
      return code;
  }
}

/** What a sentence tells beside it; `null` for nothing. */
function alsoSaidBy({ code, params }: Reason, fact: Fact): string | null {
  if (fact === "money") {
    // Notice is part of the sentence.
    if (code === "portfolio.attention.ends") return `portfolio.renewal.cancelled ${params?.contractId}`;
    // The chance of buying is part of the sentence.
    return code.startsWith("portfolio.attention.keep") || code === "portfolio.attention.win-back" ? "chance" : null;
  }
  if (fact !== "level") return null;
  if (code === "opportunity.medium.unlikely") return "chance";
  return code === "opportunity.medium.lapsed" && params?.state !== "prospect" ? "silence" : null;
}

/** What tells that a contract ends, and makes a sentence on its renewal needless. */
const OF_CONTRACT: readonly string[] = [
  "portfolio.renewal.up",
  "portfolio.renewal.ends",
  "portfolio.renewal.late",
  "portfolio.renewal.late-up",
  "portfolio.attention.renew",
  "portfolio.attention.ends",
  "portfolio.attention.late",
];
