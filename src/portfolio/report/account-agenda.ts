import type { ListedProduct } from "../../accounts/main-product.js";
import {
  type ReviewInvitation,
  invitationFor,
  type ReviewInvitationOptions,
} from "../../conversation/invitation/review-invitation.js";
import { leastAgenda, type ReviewAgenda } from "../../conversation/agenda/review-agenda.js";
import type { LoyaltyEstimate } from "../../loyalty/estimate/estimate-loyalty.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { Account } from "../../records/account/account.js";
import type { ScoredTicket } from "../reading/account-effort.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import type { AccountStanding } from "../standing/account-standing.js";

/** What an account's agenda follows from apart from its own record. */
export interface AgendaEvidence {
  opportunity: Opportunity;
  loyalty: LoyaltyEstimate | null;
  standing: Pick<AccountStanding, "state">;
  signals: readonly ReviewSignal[];
  /** Of the tickets of the year up to `asOf`, as far as they are known. */
  efforts: readonly TicketEffort[];
  /** Of its next review. */
  minutes: number;
}

/** The effort that a ticket cost. */
export interface TicketEffort {
  ticketId: string;
  effort: number;
}

/** One list for all accounts without tickets. */
const NO_EFFORTS: readonly TicketEffort[] = [];

/**
 * The efforts of tickets, as far as they are known.
 * @internal
 */
export function effortsOf(tickets: readonly ScoredTicket[]): readonly TicketEffort[] {
  if (tickets.length === 0) return NO_EFFORTS;
  const efforts: TicketEffort[] = [];
  for (const { score } of tickets) {
    if (score.effort !== null) efforts.push({ ticketId: score.ticketId, effort: score.effort });
  }
  // A list that was added to keeps room for as much again.
  return efforts.slice();
}

/**
 * What to ask in an account's next review.
 * @internal
 */
export function accountAgenda(
  account: Account,
  { opportunity, loyalty, standing, signals, efforts, minutes }: AgendaEvidence,
  { asOf, assumptions }: Pick<PortfolioRules, "asOf" | "assumptions">,
  products: readonly ListedProduct[],
): ReviewAgenda {
  return leastAgenda(account, {
    asOf,
    minutes,
    opportunity,
    loyalty,
    standing: standing.state,
    signals,
    efforts,
    products,
    assumptions,
  });
}

/**
 * How to offer an account its next review, if it was not offered before.
 * @internal
 */
export function accountInvitation(
  account: Account,
  { minutes, standing }: { minutes: number; standing: AccountStanding },
  { asOf, assumptions }: Pick<PortfolioRules, "asOf" | "assumptions">,
  products: readonly ListedProduct[],
): ReviewInvitation {
  const relation = relationOf(account, standing);
  return invitationFor(account, { asOf, attempt: 1, products, minutes, relation, assumptions });
}

/** What an account is to us. One of which no one knows what it bought or owns may be a customer. */
function relationOf(
  { owned, purchases }: Account,
  { state }: AccountStanding,
): ReviewInvitationOptions["relation"] & string {
  if (state === "prospect") return owned == null && purchases == null ? "customer" : "prospect";
  return state === "lapsed" || state === "lost" ? "lapsed" : "customer";
}
