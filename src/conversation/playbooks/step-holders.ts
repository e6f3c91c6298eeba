import type { Account } from "../../records/account/account.js";
import type { PlaybookStep } from "./playbook.js";

/** Who may hold a step: the account's own seller, and the second person. */
interface StepHolders {
  account: Account;
  escalation: string | undefined;
}

/**
 * Ids of those who hold a step; empty where no one is known.
 * @internal
 */
export function peopleOf({ who }: PlaybookStep, { account, escalation }: StepHolders): string[] {
  const ids = (typeof who === "string" ? [who] : (who ?? ["seller"])).flatMap((person) => {
    if (person === "seller") return ownerOf(account) ?? [];
    return person === "escalation" ? (escalation ?? []) : person;
  });
  return [...new Set(ids)];
}

/**
 * Id of the seller who has the account.
 * @internal
 */
export function ownerOf({ sellerId, sellerIds }: Account): string | undefined {
  return sellerId ?? sellerIds?.[0];
}
