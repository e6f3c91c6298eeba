import type { Reason } from "../../reasons/reason.js";

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
  const kept: { reason: Reason; rank: number }[] = [];
  for (const reason of reasons) {
    const said = saidBy(reason);
    if (said.some((fact) => told.includes(fact))) continue;
    told.push(...said, ...impliedBy(reason));
    const rank = FACTS.indexOf(factOf(reason));
    const before = kept.findLastIndex((other) => other.rank <= rank);
    kept.splice(before + 1, 0, { reason, rank });
  }
  return kept.map(({ reason }) => reason);
}

function factOf({ code, params }: Reason): Fact {
  if (code === "reviews.signal") {
    return params?.signal === money ? "money" : params?.signal === silence ? "silence" : "ending";
  }
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

/** What a sentence tells, under names of which each is told once. */
function saidBy(reason: Reason): string[] {
  const { code, params } = reason;
  const fact = factOf(reason);
  switch (fact) {
    case "ending":
      if (code === "reviews.signal")
        return [params?.signal === "renewal-near" ? "renewal" : `signal ${params?.signal}`];
      if (code === "portfolio.renewal.up" || code === "portfolio.renewal.ends")
        return [`contract ${params?.contractId}`];
      // Of several contracts each has its own day for notice and its own intention.
      return [`${code} ${params?.contractId}`];
    case "money":
      if (code === "portfolio.attention.renew") return [`contract ${params?.contractId}`];
      // Notice is part of the sentence.
      if (code === "portfolio.attention.ends") {
        return [`contract ${params?.contractId}`, `portfolio.renewal.cancelled ${params?.contractId}`];
      }
      if (code === "reviews.signal") return [`signal ${params?.signal}`];
      // The chance of buying is part of the sentence.
      return code.startsWith("portfolio.attention.keep") || code === "portfolio.attention.win-back"
        ? [fact, "chance"]
        : [fact];
    case "level":
      if (code === "opportunity.medium.unlikely") return [fact, "chance"];
      return code === "opportunity.medium.lapsed" && params?.state !== "prospect" ? [fact, "silence"] : [fact];
    case "silence":
    case "lateness":
    case "turn":
    case "cadence":
      return [fact];
    case "clock":
    case "day":
      return [code];
  }
}

/** What a sentence makes needless, whoever else tells the same. */
function impliedBy({ code }: Reason): string[] {
  return OF_CONTRACT.includes(code) ? ["renewal"] : [];
}

/** What tells that a contract ends. */
const OF_CONTRACT: readonly string[] = [
  "portfolio.renewal.up",
  "portfolio.renewal.ends",
  "portfolio.attention.renew",
  "portfolio.attention.ends",
];
