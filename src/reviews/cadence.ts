import type { Assumption } from "../evidence/assumption.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { OpportunityOptions } from "../opportunity/opportunity.js";
import type { Account } from "../records/account/account.js";
import { keptFor } from "../records/values/kept-for.js";
import { type ReviewRhythm, shorterOf } from "./review-interval.js";
import { ownedKinds } from "./owned-kinds.js";
import type { AccountInterval, ReviewLevel, ReviewPolicy } from "./review-policy-input.js";

/** How often one account is reviewed, and why. */
export interface Cadence {
  interval: ReviewRhythm;
  reason: Reason;
  assumptions: Assumption<unknown>[];
}

/** What the interval of an account depends on apart from the account. */
export interface CadenceContext {
  policy: ReviewPolicy;
  level: ReviewLevel;
  /** Day number of `asOf`. */
  asOf: number;
  catalogue: OpportunityOptions["catalogue"] | null | undefined;
}

/**
 * The interval for an account: its own, else its segment's, else the general one of its level, shortened where a kind of product it
 * owns asks for it.
 * @internal
 */
export function cadenceOf(functionName: string, account: Account, context: CadenceContext): Cadence {
  const { policy, level } = context;
  const { segment } = account;
  const byAccount = entryOf(policy.intervalsByAccount, account.id);
  if (byAccount !== undefined) return { interval: byAccount, reason: ownReason(byAccount), assumptions: [] };
  const general = policy.intervals[level];
  const figure = policy.assumptions[level];
  const ofSegment = segment == null ? undefined : entryOf(policy.intervalsBySegment, segment)?.[level];
  const base = ofSegment ?? general;
  const { interval, kind } = shortenedByProducts(functionName, account, base, context);
  return {
    interval,
    reason: reasonOf(interval, { level, kind, segment: base !== general && segment != null ? segment : null }),
    assumptions: base === general && figure !== undefined ? keptFor(alone, figure, listOf) : [],
  };
}

/** What a table has for a name. Most tables are empty, and a name is looked for only in one that is not. */
function entryOf<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  return Object.keys(table).length > 0 && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Lists of one figure, the same for all accounts. */
const alone = new WeakMap<Assumption<unknown>, Assumption<unknown>[]>();

function listOf(figure: Assumption<unknown>): Assumption<unknown>[] {
  return Object.freeze([figure]) as Assumption<unknown>[];
}

function ownReason(interval: AccountInterval | ReviewRhythm): Reason {
  if ("anchor" in interval) return reason("reviews.interval.anchored");
  if ("idealMonths" in interval) return reason("reviews.interval.account-months", { ...interval });
  const { idealDays, maximumDays } = interval;
  return "allocated" in interval && interval.allocated != null
    ? reason("reviews.interval.allocated", { ...interval.allocated, idealDays, maximumDays })
    : reason("reviews.interval.account", { idealDays, maximumDays });
}

/** What a table says of a level; of a segment, or of owners of a kind of product, where it is theirs. */
function reasonOf(
  interval: ReviewRhythm,
  { level, kind, segment }: { level: ReviewLevel; kind: string | null; segment: string | null },
): Reason {
  if ("anchor" in interval) return reason("reviews.interval.anchored");
  if ("idealDays" in interval) {
    const basis = kind !== null ? "product-kind" : segment !== null ? "segment" : "level";
    const { idealDays, maximumDays } = interval;
    return reason("reviews.interval.days", { basis, of: kind ?? segment ?? "", level, idealDays, maximumDays });
  }
  const { idealMonths, maximumMonths } = interval;
  if (kind !== null) return sharedReason("reviews.interval.product-kind", { kind, level, idealMonths, maximumMonths });
  if (segment !== null) return sharedReason("reviews.interval.segment", { segment, level, idealMonths, maximumMonths });
  const known = ofLevel.get(interval);
  if (known?.params?.level === level) return known;
  const made = sharedReason("reviews.interval.level", { level, idealMonths, maximumMonths });
  ofLevel.set(interval, made);
  return made;
}

/** The reason of a table's interval, looked up by the table: every account asks for it. */
const ofLevel = new WeakMap<ReviewRhythm, Reason>();

/** The shorter of each pair: tables whose levels are in order stay in order. Names the last kind that shortened it. */
function shortenedByProducts(
  functionName: string,
  account: Account,
  base: ReviewRhythm,
  context: CadenceContext,
): { interval: ReviewRhythm; kind: string | null } {
  let interval = base;
  let shortenedBy: string | null = null;
  let kinds: ReadonlySet<string> | null = null;
  for (const kind in context.policy.intervalsByProductKind) {
    kinds ??= ownedKinds(functionName, account, context.asOf, context.catalogue);
    const other = context.policy.intervalsByProductKind[kind as keyof ReviewPolicy["intervalsByProductKind"]];
    if (other === undefined || !kinds.has(kind)) continue;
    const shorter = shorterOf(interval, other[context.level]);
    if (shorter === interval) continue;
    interval = shorter;
    shortenedBy = kind;
  }
  return { interval, kind: shortenedBy };
}
