/** Reason codes of the planning domain, with their parameters. */
export interface PlanningReasons {
  /** Booked on its ideal day. */
  "planning.day.ideal": Record<never, never>;
  /** Booked before its ideal day. */
  "planning.day.early": { days: number; idealOn: string };
  /** Booked after its ideal day. */
  "planning.day.late": { days: number; idealOn: string };
  /** Its window closed before it is held. */
  "planning.day.overdue": { latestOn: string };
  /** Moved from this day to one on which its area is visited. */
  "planning.gathered": { area: string; from: string };

  /** No one may hold it. */
  "planning.unbooked.no-seller": Record<never, never>;
  /** Its window lies outside the days planned. */
  "planning.unbooked.outside-horizon": { earliestOn: string; to: string };
  /** No one works on a day of its window that suits, in the account's hours where anyone may hold it. */
  "planning.unbooked.no-working-day": Record<never, never>;
  /** All working days of its window fall in leave. */
  "planning.unbooked.seller-away": Record<never, never>;
  /** No day of its window has this many minutes. */
  "planning.unbooked.no-capacity": { minutes: number };
  /** The room of its window went to reviews that cost more to leave out. */
  "planning.unbooked.displaced": Record<never, never>;
  /** The free days lie so far from the ideal one that leaving it out costs less. */
  "planning.unbooked.too-far": { idealOn: string };

  /** This many more minutes on a day would have booked it. */
  "planning.remedy.minutes": { minutes: number; sellerId: string; on: string };
  /** This many more minutes on each of the seller's days would have booked it. */
  "planning.remedy.daily-minutes": { minutes: number; sellerId: string };
  /** This many more minutes of the seller's week or month would have booked it, with those of any other that is short. */
  "planning.remedy.period-minutes": { minutes: number; sellerId: string; from: string; to: string };
  /** A window that opens this many days earlier would have booked it. */
  "planning.remedy.earlier": { days: number; earliestOn: string };
  /** A window that closes this many days later would have booked it. */
  "planning.remedy.later": { days: number; latestOn: string };

  /** The day of the last plan has passed without the review being marked as completed. */
  "planning.moved.missed": { on: string };
  /** The last plan's booking was cancelled. */
  "planning.moved.cancelled": Record<never, never>;
  /** No one asks for the review any more. */
  "planning.moved.no-longer-wanted": Record<never, never>;
  /** The seller of the last plan does not hold it any more. */
  "planning.moved.seller-changed": { sellerId: string };
  /** Seller and day are the same, but others hold it with the seller than before. */
  "planning.moved.others-changed": Record<never, never>;
  /** The seller is away on the day of the last plan. */
  "planning.moved.seller-away": { sellerId: string; on: string };
  /** The seller does not work on the day of the last plan. */
  "planning.moved.day-off": { sellerId: string; on: string };
  /** On the day of the last plan the hours of the seller and the account now have too little in common. */
  "planning.moved.few-common-hours": { sellerId: string; on: string };
  /** The day of the last plan lies outside the review's window. */
  "planning.moved.outside-window": { on: string; earliestOn: string; latestOn: string };
  /** The plan ends before the day of the last plan. */
  "planning.moved.outside-horizon": { on: string };
  /** The day of the last plan does not suit. */
  "planning.moved.not-on": { on: string };
  /** The day of the last plan has too few minutes now. */
  "planning.moved.no-room": { on: string; minutes: number };
  /** The new day is so much better that it pays for the move. */
  "planning.moved.better-day": { days: number };
  /** It makes room for others that would cost more to place elsewhere. */
  "planning.moved.gives-way": { on: string };

  /** Pinned to a seller who is not there. */
  "planning.pin.unknown-seller": { sellerId: string };
  /** Pinned to a seller who may not hold it: another is named, or the segment or all hours do not suit. */
  "planning.pin.other-seller": { sellerId: string };
  /** Pinned to a day on which the hours of seller and account have too little in common. */
  "planning.pin.few-common-hours": { sellerId: string; on: string };
  /** Pinned to a day outside the plan. */
  "planning.pin.outside-horizon": { on: string };
  /** Pinned to a day of leave. */
  "planning.pin.seller-away": { sellerId: string; on: string };
  /** Pinned to a day on which the seller does not work. */
  "planning.pin.day-off": { sellerId: string; on: string };
  /** Pinned to a day with more pinned minutes than there are. */
  "planning.pin.over-capacity": { sellerId: string; on: string; minutes: number; capacity: number };
  /** Pinned and completed reviews take more than the minutes of a week or a month, by its first and last day. */
  "planning.pin.over-period": { sellerId: string; from: string; to: string; minutes: number; capacity: number };
  /** Pinned outside the review's window. */
  "planning.pin.outside-window": { on: string; earliestOn: string; latestOn: string };
  /** Pinned to a day that does not suit. */
  "planning.pin.not-on": { on: string };
}
