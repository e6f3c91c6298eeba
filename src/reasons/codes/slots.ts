/** Reason codes of the slots domain, with their parameters. */
export interface SlotsReasons {
  /** The seller does no work on the booked day. */
  "slots.seller-off": { on: string };
  /** Seller and account are at no time of the booked day at work together. */
  "slots.no-common-hours": { on: string };
  /** They are, but not for as long as the review takes without one of them being busy. */
  "slots.no-common-gap": { on: string; minutes: number };
  /** No stretch of the booked day is free for as long as the review takes. */
  "slots.day-full": { on: string; minutes: number };
  /** There is free time, but none that keeps the buffer, the latest start, the notice or the distance from the account's group. */
  "slots.ruled-out": { on: string; minutes: number };
  /** The slot reaches beyond the seller's working hours. */
  "slots.outside-seller-hours": { minutes: number };
  /** The slot reaches beyond the account's working hours. */
  "slots.outside-account-hours": { minutes: number };
  /** The account does not work on the day that the slot is for it. */
  "slots.account-day-off": { on: string };
}
