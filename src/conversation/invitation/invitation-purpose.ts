import { dayInRow, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { Account } from "../../records/account/account.js";
import { datedTickets } from "../../accounts/dated-tickets.js";
import { departedFrom, lastTalkDay } from "../../accounts/departed.js";
import { BAD_ANSWER_DAYS, lastAnswers } from "../last-answers.js";
import { type ListedProduct, mainProduct, withoutContracts } from "../../accounts/main-product.js";
import { ownedProducts } from "../../accounts/owned-products.js";

const NAME = "reviewInvitation";

/**
 * What the account tells that calls for another tone than that all is well; else what matters most to them is looked at.
 * @internal
 */
export function invitationPurpose(
  account: Account,
  asOf: number,
  relation: "customer" | "prospect" | "lapsed",
  products: readonly ListedProduct[],
): Reason {
  const open = datedTickets(NAME, "", account, asOf).find(({ isOpen }) => isOpen);
  if (open !== undefined) return sharedReason("conversation.invitation.problem", { topic: open.topic });
  const talkDay = lastTalkDay(NAME, account, asOf) ?? -Infinity;
  const [bad] = lastAnswers(NAME, account, asOf)
    .filter(({ isBad, day }) => isBad && day >= talkDay && day > asOf - BAD_ANSWER_DAYS)
    .sort((a, b) => b.day - a.day);
  if (bad !== undefined) return reason("conversation.invitation.bad-answer", { on: plainDate(bad.day) });
  const status = account.statusSince != null && parseDay(account.statusSince) > asOf ? null : account.status;
  const isUnhappy = (account.signals ?? []).some(
    ({ code, on }) => UNHAPPY.includes(code) && parseDay(on) <= asOf && parseDay(on) >= talkDay,
  );
  if (isUnhappy || account.sentiment === "negative" || status === "churned" || hasGivenNotice(account, asOf)) {
    return reason("conversation.invitation.unhappy");
  }
  const [departed] = departedFrom(NAME, account, asOf);
  if (departed !== undefined && (departed.day === null || departed.day > talkDay)) {
    return reason("conversation.invitation.successor");
  }
  if (status === "prospect" || status === "trial" || (relation === "prospect" && status !== "customer")) {
    return reason("conversation.invitation.needs");
  }
  if (relation === "lapsed") return reason("conversation.invitation.long-ago");
  const things = withoutContracts(ownedProducts(NAME, account, asOf), account, products);
  const main = mainProduct(things, account, products, asOf);
  return main === undefined
    ? reason("conversation.invitation.check")
    : sharedReason("conversation.invitation.check-product", { productId: main.productId });
}

/** Whether a contract runs out for which notice was given, and that none is there to renew. */
function hasGivenNotice({ contracts }: Account, asOf: number): boolean {
  return (contracts ?? []).some(
    ({ id, status, startsOn, endsOn }, index) =>
      status === "cancelled" &&
      endsOn != null &&
      // One that was called off before it began never ran.
      dayInRow(NAME, "contracts", index, "startsOn", startsOn) <= asOf &&
      dayInRow(NAME, "contracts", index, "endsOn", endsOn) >= asOf &&
      !contracts?.some((other) => other.renewedFrom === id && other.status !== "cancelled"),
  );
}

/** Signals of an account that has something to complain of. */
const UNHAPPY: readonly string[] = ["customer-unhappy", "problem-found"];
