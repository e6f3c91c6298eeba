import type { PlanningReasons } from "../../reasons/codes/planning.js";
import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count } from "./terms.js";

/** English for the planning domain. */
export const planning: DomainWords<PlanningReasons> = {
  "planning.day.ideal": () => "on its ideal day",
  "planning.day.early": ({ days, idealOn }) => `${count(days, "day")} before its ideal day, ${idealOn}`,
  "planning.day.late": ({ days, idealOn }) => `${count(days, "day")} after its ideal day, ${idealOn}`,
  "planning.day.overdue": ({ latestOn }) => `after its last day, ${latestOn}`,
  "planning.gathered": ({ area, from }) => `moved from ${from} to a day on which ${area} is visited`,

  "planning.unbooked.no-seller": () => "no seller is allowed to hold it",
  "planning.unbooked.outside-horizon": ({ earliestOn, to }) =>
    `its window opens on ${earliestOn}, and the plan ends on ${to}`,
  "planning.unbooked.no-working-day": () => "its window has no working day that suits",
  "planning.unbooked.seller-away": () => "the seller is away on every working day of its window",
  "planning.unbooked.no-capacity": ({ minutes }) => `no day of its window has ${count(minutes, "minute")} to spare`,
  "planning.unbooked.displaced": () => "no room: other reviews would cost more to leave out",
  "planning.unbooked.too-far": ({ idealOn }) =>
    `the free days are too far from its ideal day, ${idealOn}, to be worthwhile`,

  "planning.remedy.minutes": ({ minutes, sellerId, on }) =>
    `${count(minutes, "more minute")} of ${sellerId} on ${on} would have booked it`,
  "planning.remedy.daily-minutes": ({ minutes, sellerId }) =>
    `${count(minutes, "more minute")} of ${sellerId} on every working day would have booked it`,
  "planning.remedy.period-minutes": ({ minutes, sellerId, from, to }) =>
    `${count(minutes, "more minute")} of ${sellerId} from ${from} to ${to} would have booked it`,
  "planning.remedy.earlier": ({ days, earliestOn }) =>
    `a window that opens ${count(days, "day")} earlier, on ${earliestOn}, would have booked it`,
  "planning.remedy.later": ({ days, latestOn }) =>
    `a window that closes ${count(days, "day")} later, on ${latestOn}, would have booked it`,

  "planning.moved.missed": ({ on }) => `it was not held on ${on}`,
  "planning.moved.cancelled": () => "the booking was cancelled",
  "planning.moved.no-longer-wanted": () => "the review is no longer wanted",
  "planning.moved.seller-changed": ({ sellerId }) => `${sellerId} no longer holds it`,
  "planning.moved.others-changed": () => "the other sellers who hold it have changed",
  "planning.moved.seller-away": ({ sellerId, on }) => `${sellerId} is away on ${on}`,
  "planning.moved.day-off": ({ sellerId, on }) => `${sellerId} does not work on ${on}`,
  "planning.moved.few-common-hours": ({ sellerId, on }) =>
    `the working hours of ${sellerId} and the account have too little in common on ${on}`,
  "planning.moved.outside-window": ({ on, earliestOn, latestOn }) =>
    `${on} is outside its window, ${earliestOn} to ${latestOn}`,
  "planning.moved.outside-horizon": ({ on }) => `the plan ends before ${on}`,
  "planning.moved.not-on": ({ on }) => `${on} does not suit`,
  "planning.moved.no-room": ({ on, minutes }) => `${on} no longer has ${count(minutes, "minute")} for it`,
  "planning.moved.better-day": ({ days }) => `the new day is ${count(days, "day")} nearer to its ideal day`,
  "planning.moved.gives-way": ({ on }) => `reviews that would cost more on another day need ${on}`,

  "planning.pin.unknown-seller": ({ sellerId }) => `pinned to ${sellerId}, who is not among the sellers`,
  "planning.pin.other-seller": ({ sellerId }) => `pinned to ${sellerId}, who is not among those who may hold it`,
  "planning.pin.few-common-hours": ({ sellerId, on }) =>
    `pinned to ${on}, when the working hours of ${sellerId} and the account have too little in common`,
  "planning.pin.outside-horizon": ({ on }) => `pinned to ${on}, outside the days planned`,
  "planning.pin.seller-away": ({ sellerId, on }) => `pinned to ${on}, when ${sellerId} is away`,
  "planning.pin.day-off": ({ sellerId, on }) => `pinned to ${on}, when ${sellerId} does not work`,
  "planning.pin.over-capacity": ({ sellerId, on, minutes, capacity }) =>
    `${count(minutes, "minute")} are taken on ${on}, and ${sellerId} has ${amount(capacity)}`,
  "planning.pin.over-period": ({ sellerId, from, to, minutes, capacity }) =>
    `${count(minutes, "minute")} are taken from ${from} to ${to}, and ${sellerId} has ${amount(capacity)}`,
  "planning.pin.outside-window": ({ on, earliestOn, latestOn }) =>
    `pinned to ${on}, outside its window, ${earliestOn} to ${latestOn}`,
  "planning.pin.not-on": ({ on }) => `pinned to ${on}, a day that does not suit`,
};

/** English for the slots domain. */
export const slots: DomainWords<SlotsReasons> = {
  "slots.seller-off": ({ on }) => `the seller does not work on ${on}`,
  "slots.no-common-hours": ({ on }) =>
    `the working hours of the seller and the account have no time in common on ${on}`,
  "slots.no-common-gap": ({ on, minutes }) =>
    `seller and account have no ${count(minutes, "minute")} free together on ${on}`,
  "slots.day-full": ({ on, minutes }) => `nowhere on ${on} are ${count(minutes, "minute")} free`,
  "slots.ruled-out": ({ on, minutes }) =>
    `no ${count(minutes, "minute")} on ${on} keep the buffers, the latest start and the notice that are asked for`,
  "slots.outside-seller-hours": ({ minutes }) => `${count(minutes, "minute")} outside the seller's working hours`,
  "slots.outside-account-hours": ({ minutes }) => `${count(minutes, "minute")} outside the account's working hours`,
  "slots.account-day-off": ({ on }) => `${on} is a day off for the account`,
};
