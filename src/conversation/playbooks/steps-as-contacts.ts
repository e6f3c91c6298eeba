import type { ContactRules } from "../../accounts/contact-rules.js";
import type { Account } from "../../records/account/account.js";
import type { FollowUp } from "../follow-ups/schedule-follow-ups.js";
import type { RunStep } from "./playbook-run.js";
import { ownerOf } from "./step-holders.js";

/**
 * A step that is still to be done, as a contact to come.
 * @internal
 */
export function contactOf(
  { code, params, text, key, on, dueOn, sellerIds, reasons }: RunStep,
  account: Account,
  rules: ContactRules,
): FollowUp[] {
  if (on === null) return [];
  const isOwners = sellerIds.length === 0 || (sellerIds.length === 1 && sellerIds[0] === ownerOf(account));
  return [
    {
      code,
      ...(params !== undefined && { params }),
      ...(text !== undefined && { text }),
      key,
      on,
      dueOn,
      ...(!isOwners && { sellerIds }),
      channel: rules.channels[0] ?? "",
      hours: rules.hours,
      language: rules.language,
      reasons,
    },
  ];
}
