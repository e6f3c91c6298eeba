import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { count } from "./count.js";

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
