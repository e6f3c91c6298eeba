import type { KnownRequest } from "../../planner/plan/planning-request.js";
import type { Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { Writable } from "../../records/values/writable.js";
import type { Deadline } from "../account/deadlines.js";
import type { DueReview } from "../floor/coverage-floor.js";

/** What the plan is made of. */
export interface KeptForPlan {
  /** Accounts with a booking in the last plan. */
  byId: Map<string, Account>;
  due: DueReview[];
  /** Ids of those with most money at risk among the due. */
  dearest: Set<string>;
  /** Keys of reviews that do not wait for their turn. */
  burning: Set<string>;
  /** Those of them that are a customer's: such a review comes before those in the middle of the book, however small the customer is. */
  complaints: Set<string>;
  /** Those of them whose customer is among those with most money at risk: nothing comes before such a review. */
  foremost: Set<string>;
  /** What ends, by account. */
  deadlines: Map<string, readonly Deadline[]>;
  requests: RequestInPlan[];
  /** Reviews that are asked for only where they are booked already. */
  ifBooked: RequestInPlan[];
  /** Keys of those that are a customer's. */
  customers: Set<string>;
  /** Keys of reviews that any day of the plan will do for, the sooner the better: their ideal day is a later one. */
  broughtForward: Set<string>;
}

/** A review as it is asked for. The plan moves its days. */
export type RequestInPlan = Writable<KnownRequest> & { reasons: readonly Reason[] };
