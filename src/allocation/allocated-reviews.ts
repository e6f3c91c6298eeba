import { reason, type Reason } from "../reasons/reason.js";
import type { ReadAccount } from "./allocation-account.js";
import type { ContactKind } from "./contact-kinds.js";
import { countsOf, strengthOf } from "./contact-options.js";
import { worthAt } from "./curves/response-at.js";
import type { SolvedComponent } from "./team-components.js";
import type { SellerMinutes } from "./team-hours.js";

/** Contacts with one seller. */
export interface HeldContacts {
  readonly sellerId: string;
  readonly minutes: number;
}

/** How often to meet one account. */
export interface AllocatedReviews {
  readonly accountId: string;
  /** Who holds most of it; `null` if no one does and several could. */
  readonly sellerId: string | null;
  /** Contacts of all kinds. */
  readonly count: number;
  /** Contacts by kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly minutes: number;
  /** What the contacts bring, above the worth without any. */
  readonly value: number;
  /** What the last contact brings; 0 where there is none. */
  readonly marginal: number;
  /** What one more contact would bring. */
  readonly next: number;
  /** What an hour of its sellers is worth: the dual price of the cheapest one's. */
  readonly hour: number;
  /** The minutes by seller. */
  readonly held: readonly HeldContacts[];
  readonly reasons: readonly Reason[];
}

interface RowContext {
  account: ReadAccount;
  sellers: readonly SellerMinutes[];
  contacts: readonly ContactKind[];
  /** Dual price of a minute of each group of accounts: the cheapest of its sellers'. */
  groupPrices: Float64Array;
}

/** Values that differ by less than this share are told as equal. */
const ALIKE = 1e-8;

/** Of several kinds, the one that most of the time goes to. */
function mainKind(counts: readonly number[], contacts: readonly ContactKind[]): number {
  let best = 0;
  for (let kind = 1; kind < contacts.length; kind++) {
    if (counts[kind]! * contacts[kind]!.minutes > counts[best]! * contacts[best]!.minutes) best = kind;
  }
  return best;
}

/**
 * One account's contacts with what they bring and why.
 * @internal
 */
export function allocationRow(
  { component, sellers: itsSellers, options, solution }: SolvedComponent,
  at: number,
  { account, sellers, contacts, groupPrices }: RowContext,
): AllocatedReviews {
  const option = solution.chosen[at]! - component.problem.first[at]!;
  const counts = countsOf(options[at]!.codes[option]!, contacts);
  const minutes = options[at]!.minutes[option]!;
  const count = counts.reduce((sum, each) => sum + each, 0);
  const held = heldBy();
  const main = held.reduce<HeldContacts | null>(
    (most, each) => (each.minutes > (most?.minutes ?? 0) ? each : most),
    null,
  );
  const eligible = component.sellersOf[component.groups[at]!]!;
  const sellerId = main?.sellerId ?? (eligible.length === 1 ? sellers[itsSellers[eligible[0]!]!]!.id : null);

  const kindAt = mainKind(counts, contacts);
  const { kind, minutes: kindMinutes, strength: given } = contacts[kindAt]!;
  const strength = given ?? 1;
  const along = strengthOf(counts, contacts);
  const now = worthAt(account.curve, along);
  const ofKind = counts[kindAt]!;
  const marginal = ofKind === 0 ? 0 : now - worthAt(account.curve, Math.max(0, along - strength));
  const next = worthAt(account.curve, along + strength) - now;
  const price = groupPrices[component.groups[at]!]!;
  const hour = price * 60;
  return {
    accountId: account.id,
    sellerId,
    count,
    counts: Object.fromEntries(contacts.map((contact, index) => [contact.kind, counts[index]!])),
    minutes,
    value: now - worthAt(account.curve, 0),
    marginal,
    next,
    hour,
    held,
    reasons: why(),
  };

  function heldBy(): HeldContacts[] {
    if (minutes === 0) return [];
    if (solution.spread === null) return [{ sellerId: sellers[itsSellers[0]!]!.id, minutes }];
    return solution.spread[at]!.map((part) => ({
      sellerId: sellers[itsSellers[part.seller]!]!.id,
      minutes: part.minutes,
    }));
  }

  function why(): Reason[] {
    const cost = price * (account.minutes ?? kindMinutes);
    const reasons: Reason[] = [
      count === 0
        ? reason("allocation.none", { kind, next, hour })
        : reason("allocation.last-and-next", { kind, count: ofKind, last: marginal, next, hour }),
    ];
    const { min, max } = account;
    if (count < min) reasons.push(reason("allocation.floor-missed", { least: min, count }));
    else if (count > 0 && count <= min && marginal < cost * (1 - ALIKE)) {
      reasons.push(reason("allocation.floor", { least: min }));
    }
    if (count >= max && next > cost * (1 + ALIKE)) reasons.push(reason("allocation.cap", { most: max }));
    return reasons;
  }
}
