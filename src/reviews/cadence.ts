import type { Assumption } from "../evidence/assumption.js";
import { reason, type Reason } from "../evidence/reason.js";
import type { ReviewInterval } from "../evidence/review-figures.js";
import type { Account } from "../records/account.js";
import type { PlainDate } from "../records/time.js";
import type { ProductKind, ReviewLevel, ReviewPolicy } from "./review-policy.js";

/** How often one account is reviewed, and why. */
export interface Cadence {
  interval: ReviewInterval;
  reason: Reason;
  assumptions: Assumption<unknown>[];
}

/**
 * The interval for an account: its segment's, else the general one of its level, shortened where a kind of product it
 * owns asks for it.
 * @internal
 */
export function cadenceOf(
  policy: ReviewPolicy,
  level: ReviewLevel,
  account: Account,
  productKinds: Readonly<Record<string, ProductKind>>,
  asOf: PlainDate,
): Cadence {
  const { segment } = account;
  const general = policy.intervals[level];
  const figure = policy.assumptions[level];
  const ofSegment =
    segment !== undefined && Object.hasOwn(policy.intervalsBySegment, segment)
      ? policy.intervalsBySegment[segment]?.[level]
      : undefined;
  const base = ofSegment ?? general;
  const { interval, kind } = shortenedByProducts(base, policy, level, account, productKinds, asOf);
  const params = { level, idealMonths: interval.idealMonths, maximumMonths: interval.maximumMonths };
  return {
    interval,
    reason:
      kind !== null
        ? reason("reviews.interval.product-kind", { kind, ...params })
        : base !== general && segment !== undefined
          ? reason("reviews.interval.segment", { segment, ...params })
          : reason("reviews.interval.level", params),
    assumptions: base === general && figure !== undefined ? [figure] : [],
  };
}

/** The shorter of each pair: tables whose levels are in order stay in order. Names the last kind that shortened it. */
function shortenedByProducts(
  base: ReviewInterval,
  policy: ReviewPolicy,
  level: ReviewLevel,
  account: Account,
  productKinds: Readonly<Record<string, ProductKind>>,
  asOf: PlainDate,
): { interval: ReviewInterval; kind: string | null } {
  let interval = base;
  let shortenedBy: string | null = null;
  for (const kind in policy.intervalsByProductKind) {
    const other = policy.intervalsByProductKind[kind as ProductKind]?.[level];
    if (other === undefined) continue;
    const idealMonths = Math.min(interval.idealMonths, other.idealMonths);
    const maximumMonths = Math.min(interval.maximumMonths, other.maximumMonths);
    if (idealMonths === interval.idealMonths && maximumMonths === interval.maximumMonths) continue;
    if (!ownsKind(account, kind, productKinds, asOf)) continue;
    interval = { idealMonths, maximumMonths };
    shortenedBy = kind;
  }
  return { interval, kind: shortenedBy };
}

function ownsKind(
  { owned, purchases = [] }: Account,
  kind: string,
  productKinds: Readonly<Record<string, ProductKind>>,
  asOf: PlainDate,
): boolean {
  const isOfKind = (productId: string | undefined): boolean =>
    productId !== undefined &&
    (Object.hasOwn(productKinds, productId) ? productKinds[productId] === kind : kind === "product");
  return owned === undefined
    ? purchases.some(({ productId, on }) => on <= asOf && isOfKind(productId))
    : owned.some(({ productId, purchasedOn }) => purchasedOn <= asOf && isOfKind(productId));
}
