import type { Account } from "../records/account/account.js";
import type { HostLists } from "../records/rows/host-row.js";
import { CONTACT_ROW, CONTRACT_ROW, OWNED_ROW, SURVEY_ROW, TICKET_ROW, TOUCH_ROW } from "../records/rows/host-rows.js";

/**
 * What is read of an account to know what to say to it.
 * @internal
 */
export const TALK_LISTS: HostLists<Account> = [
  ["owned", OWNED_ROW],
  ["touches", TOUCH_ROW],
  ["tickets", TICKET_ROW],
  ["surveys", SURVEY_ROW],
  ["contacts", CONTACT_ROW],
  ["contracts", CONTRACT_ROW],
];
