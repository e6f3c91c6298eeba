import { addTo } from "../../records/values/add-to.js";
import { WEEKDAYS } from "../../records/company/seller.js";
import { plainDate, weekdayIndex } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { type CalendarPeriod, firstDayOf, periodOf } from "../../calendar/days/calendar-period.js";
import { type ShareInterval, shareInterval } from "../../measures/share-interval.js";
import { trendInShares } from "../../numeric/fitting/trend-in-shares.js";
import type { Ticket } from "../../records/account/ticket.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";
import type { ServiceStandard } from "./service-standard.js";
import type { StandardVerdict } from "./standard-verdict.js";

/** Tickets that met a standard. */
export interface StandardShare extends ShareInterval {
  readonly met: number;
  readonly missed: number;
}

/** How well a standard was met in one period, by the day of opening. */
export interface StandardPeriod extends StandardShare {
  readonly from: PlainDate;
}

/** How well a standard was met for some of the tickets. */
export interface StandardGroup extends StandardShare {
  readonly by: "topic" | "product" | "channel" | "weekday" | "priority" | "segment";
  /** The topic, product, first channel, priority or segment; a weekday as in working hours: `"mon"`. */
  readonly name: string;
}

/**
 * How one person or group kept a standard, judged by the interval of their share alone. Among many, a few miss it by
 * chance.
 */
export interface StandardShareOf extends StandardShare {
  readonly name: string;
  readonly verdict: "kept" | "missed" | "unclear";
}

/** How well one standard was met. */
export interface StandardCompliance {
  readonly standardId: string;
  /** Required share. */
  readonly target: number;
  /** `null` if no ticket is decided. */
  readonly compliance: StandardShare | null;
  /** Whether the whole interval lies at or above the target, below it, or on both sides. */
  readonly verdict: "kept" | "missed" | "unclear" | "no-data";
  /** Tickets whose time is not up yet, or whose count may still grow. */
  readonly undecided: number;
  /** Tickets without the data needed. */
  readonly unknown: number;
  /** In order of time; those without a decided ticket are left out. */
  readonly periods: readonly StandardPeriod[];
  /** Cochran and Armitage's test over the periods; `null` if there is nothing to compare. */
  readonly trend: { readonly direction: "improving" | "worsening" | "steady"; readonly pValue: number } | null;
  /** Where it was missed: groups with a miss, most misses first. */
  readonly missedWhere: readonly StandardGroup[];
  /** By the person who has the ticket, those furthest below the target first. */
  readonly byAgent: readonly StandardShareOf[];
  /** By the group that has the ticket. */
  readonly byGroup: readonly StandardShareOf[];
  readonly reasons: readonly Reason[];
}

/**
 * A ticket with how it stands against a standard.
 * @internal
 */
export interface JudgedTicket {
  ticket: Ticket;
  /** Of opening. */
  day: number;
  /** Of the account, where it is known. */
  segment: string | undefined;
  verdict: StandardVerdict;
}

/**
 * Sums up how the tickets that a standard is for stand against it.
 * @internal
 */
export function sumUpStandard(
  { id, share: target }: ServiceStandard,
  judged: readonly JudgedTicket[],
  { period, weekStart }: { period: CalendarPeriod; weekStart: number },
  confidence: number,
): StandardCompliance {
  const decided = judged.filter(({ verdict }) => verdict === "met" || verdict === "missed");
  const compliance = decided.length === 0 ? null : shareOf(decided, confidence);
  const periods = [...groupsOf(decided, ({ day }) => periodOf(day, period, weekStart))]
    .sort(([left], [right]) => left - right)
    .map(([index, group]) => ({ index, ...shareOf(group, confidence) }));
  const [first] = periods;
  const test = trendInShares(
    periods.map(({ index, met, trials }) => ({ place: index - (first?.index ?? 0), successes: met, trials })),
  );
  const result = {
    standardId: id,
    target,
    compliance,
    verdict: compliance === null ? ("no-data" as const) : verdictOf(compliance, target),
    undecided: judged.filter(({ verdict }) => verdict === "undecided").length,
    unknown: judged.filter(({ verdict }) => verdict === "unknown").length,
    periods: periods.map(({ index, ...share }) => ({
      from: plainDate(firstDayOf(index, period, weekStart)),
      ...share,
    })),
    trend: test === null ? null : { direction: directionOf(test, confidence), pValue: test.pValue },
    missedWhere: missedWhere(decided, confidence),
    byAgent: sharesBy(decided, ({ ticket }) => ticket.agentId, target, confidence),
    byGroup: sharesBy(decided, ({ ticket }) => ticket.group, target, confidence),
  };
  return { ...result, reasons: reasonsOf(result) };
}

function shareOf(decided: readonly JudgedTicket[], confidence: number): StandardShare {
  const met = decided.filter(({ verdict }) => verdict === "met").length;
  return { met, missed: decided.length - met, ...shareInterval(met, decided.length, { confidence }) };
}

function sharesBy(
  decided: readonly JudgedTicket[],
  nameOf: (judged: JudgedTicket) => string | null | undefined,
  target: number,
  confidence: number,
): StandardShareOf[] {
  return [...groupsOf(decided, nameOf)]
    .map(([name, group]): StandardShareOf => {
      const share = shareOf(group, confidence);
      return { name, ...share, verdict: verdictOf(share, target) };
    })
    .sort((left, right) => left.upper - right.upper || left.share - right.share || compareTexts(left.name, right.name));
}

function verdictOf(compliance: StandardShare, target: number): StandardShareOf["verdict"] {
  if (compliance.lower >= target) return "kept";
  return compliance.upper < target ? "missed" : "unclear";
}

function directionOf(
  { score, pValue }: { score: number; pValue: number },
  confidence: number,
): "improving" | "worsening" | "steady" {
  if (pValue > 1 - confidence) return "steady";
  return score > 0 ? "improving" : "worsening";
}

function missedWhere(decided: readonly JudgedTicket[], confidence: number): StandardGroup[] {
  const names: Record<StandardGroup["by"], (judged: JudgedTicket) => string | null | undefined> = {
    topic: ({ ticket }) => ticket.topic ?? undefined,
    product: ({ ticket }) => ticket.productId ?? undefined,
    channel: ({ ticket }) => ticket.channels?.[0],
    weekday: ({ day }) => WEEKDAYS[weekdayIndex(day)],
    priority: ({ ticket }) => ticket.priority,
    segment: ({ segment }) => segment,
  };
  return (Object.keys(names) as StandardGroup["by"][])
    .flatMap((by) =>
      [...groupsOf(decided, names[by])].map(([name, group]) => ({ by, name, ...shareOf(group, confidence) })),
    )
    .filter(({ missed }) => missed > 0)
    .sort((left, right) => right.missed - left.missed || left.share - right.share);
}

/** What has no key is in no group. */
function groupsOf<Key>(
  judged: readonly JudgedTicket[],
  keyOf: (judged: JudgedTicket) => Key | null | undefined,
): Map<Key, JudgedTicket[]> {
  const groups = new Map<Key, JudgedTicket[]>();
  for (const one of judged) {
    const key = keyOf(one);
    if (key == null) continue;
    addTo(groups, key, one);
  }
  return groups;
}

function reasonsOf({
  standardId,
  target,
  compliance,
  trend,
  missedWhere,
}: Omit<StandardCompliance, "reasons">): Reason[] {
  if (compliance === null) return [reason("effort.standard.no-data", { standard: standardId })];
  const { share, trials } = compliance;
  const reasons = [reason("effort.standard.share", { standard: standardId, share, target, tickets: trials })];
  if (trend !== null && trend.direction !== "steady") {
    reasons.push(reason(`effort.standard.${trend.direction}`, { standard: standardId }));
  }
  for (const { by, name, missed } of missedWhere) {
    if (by !== "topic" && by !== "product" && by !== "channel") continue;
    reasons.push(
      reason("effort.standard.missed-most", { standard: standardId, by, name, missed, of: compliance.missed }),
    );
    break;
  }
  return reasons;
}
