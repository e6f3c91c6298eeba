import type { InnerLists } from "../shared/object-lists.js";
import type { TwentyObjects } from "./twenty-objects.js";

/** Relations that a query may bring inside the rows of another object. Participants and targets are read where they stand. */
export function innerLists(): InnerLists<keyof TwentyObjects> {
  return {
    companies: {
      people: ["people", "companyId"],
      opportunities: ["opportunities", "companyId"],
      taskTargets: ["taskTargets", "companyId"],
    },
    people: {
      pointOfContactForOpportunities: ["opportunities", "pointOfContactId"],
      taskTargets: ["taskTargets", "personId"],
      messageParticipants: ["messageParticipants", "personId"],
      calendarEventParticipants: ["calendarEventParticipants", "personId"],
    },
    opportunities: { taskTargets: ["taskTargets", "opportunityId"] },
  };
}
