/** All functions whose growth is timed, by name. */
import { ofAccounts } from "./of-accounts.js";
import { ofPlans } from "./of-plans.js";
import { ofPurchases } from "./of-purchases.js";
import { ofRecords } from "./of-records.js";
import { ofTickets } from "./of-tickets.js";

/** Makes so many rows beforehand, and gives what is timed. */
export type Prepared = (count: number) => () => unknown;

export const functions: Readonly<Record<string, Prepared>> = {
  ...ofAccounts,
  ...ofPurchases,
  ...ofTickets,
  ...ofPlans,
  ...ofRecords,
};
