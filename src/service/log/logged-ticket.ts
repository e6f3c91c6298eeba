import type { Ticket } from "../../records/ticket.js";
import type { ServiceHours } from "./service-clock.js";
import type { TicketEventKind } from "./ticket-event.js";

/** How to read a service log. */
export interface TicketFromEventsOptions extends ServiceHours {
  /**
   * Kinds of lines that the log would hold if they had happened. The count of such a kind is 0 where no line shows it;
   * of any other kind it is `null`, unknown. Every kind but `information-repeated` and `self-service`, unless given.
   */
  recordedKinds?: readonly TicketEventKind[];
  /**
   * Messages of the customer in one channel count as one contact while each follows the one before within this many
   * minutes; 30 unless given, so that a chat is one contact and a reminder the next day another.
   */
  contactGapMinutes?: number;
}

/** A length of time by the clock on the wall and by the hours of service. */
export interface ElapsedMinutes {
  calendar: number;
  /** `null` where no calendar was given. */
  business: number | null;
}

/** A ticket as its log tells it, with the measures that service desks report. Moments are ISO 8601 texts in UTC. */
export interface LoggedTicket extends Ticket {
  openedAt: string;
  firstRepliedAt: string | null;
  resolvedAt: string | null;
  resolved: boolean | null;
  contacts: number | null;
  replies: number | null;
  reopens: number | null;
  transfers: number | null;
  channels: string[] | null;
  repeatedInformation: number | null;
  selfServiceAttempts: number | null;
  status: "open" | "resolved" | "closed" | "merged";
  /** First time that it was called solved, whatever came after. */
  firstResolvedAt: string | null;
  /** Transfers that changed the person; `null` where a transfer does not name one. */
  transfersBetweenPeople: number | null;
  /** Transfers that changed the group; `null` where a transfer does not name one. */
  transfersBetweenGroups: number | null;
  /** From opening to the first answer; `null` before it. */
  firstReplyMinutes: ElapsedMinutes | null;
  /** From opening to the first time that it was called solved. */
  firstResolutionMinutes: ElapsedMinutes | null;
  /** From opening to the resolution that held; `null` while open. */
  fullResolutionMinutes: ElapsedMinutes | null;
  /** Lines left out. */
  ignored: {
    /** Lines that were there already. */
    doubled: number;
    unknownKinds: { kind: string; count: number }[];
  };
}
