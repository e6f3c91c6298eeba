import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** What makes a service contact an effort for the customer. */
export const effortFigures = () => ({
  "effort.weights": figure(
    {
      repeatContacts: 25,
      unresolved: 20,
      transfers: 15,
      repeatedInformation: 15,
      timeAgainstStandard: 10,
      channelSwitching: 10,
      failedSelfService: 5,
    },
    "weight of each driver, adding up to 100",
    "judgment",
    "service tickets",
    "stated judgment: order by how often the sources name the driver; no published weights exist, so fit your own",
  ),
  "effort.ranges": figure(
    {
      repeatContacts: { from: 0, to: 3 },
      unresolved: { from: 0, to: 1 },
      transfers: { from: 0, to: 2 },
      repeatedInformation: { from: 0, to: 2 },
      timeAgainstStandard: { from: 1, to: 3 },
      channelSwitching: { from: 0, to: 2 },
      failedSelfService: { from: 0, to: 2 },
    },
    "count of each driver up to which it adds nothing, and from which it adds its whole weight; time as a multiple of the standard",
    "judgment",
    "service tickets",
    "stated judgment: the first repetitions are felt, and an answer on five points has no room for the tenth; time within the standard is no effort",
  ),
  "effort.timeStandard": figure(
    { businessMinutes: 480, calendarMinutes: 1440 },
    "minutes from opening to solution, by hours of service and by the clock",
    "judgment",
    "service tickets",
    "stated judgment: one working day of eight hours, or one day where no calendar is given; state your own standard",
  ),
  "effort.periodDays": figure(
    180,
    "days before a ticket in which contacts about other problems count as contacts before it",
    "judgment",
    "service tickets of one customer",
    "stated judgment: half a year, the time in which a problem comes to count half; repeated problems are the strongest sign that a customer leaves, and to the customer a fifth call is no first one, whatever it is about",
  ),
  "effort.priorSpan": figure(
    6,
    "log odds of a worse answer between a contact without any driver and one with all",
    "judgment",
    "answers to the effort question, before any was seen",
    "stated judgment: the distance between the published ends of the effort curve, 94% and 4%, is 5.9",
  ),
  "effort.priorWeight": figure(
    4,
    "precision of each driver's effect before any answer was seen, per squared log odds",
    "judgment",
    "answers to the effort question",
    "stated judgment: a standard deviation of half a log odds, which some hundred answers outweigh and ten do not",
  ),
});

/** The figures of this table as assumptions. */
export type EffortAssumptions = AssumptionsOf<typeof effortFigures>;
