import type { OneOf } from "../values/one-of.js";
import type { Instant } from "../values/time.js";

/** A stretch of time in which a ticket waited for the customer. */
export interface TicketWait {
  /** When the waiting began. */
  from: Instant;
  /** When it ended; missing or `null` while it lasts. */
  to?: Instant | null | undefined;
}

/** One time that a ticket was called solved. */
export interface TicketSolution {
  /** When it was called solved. */
  at: Instant;
  /** When it came back; missing or `null` if it did not. */
  reopenedAt?: Instant | null | undefined;
}

/** A word from the customer, or an answer to them. */
export interface TicketMessage {
  /** When it was sent. */
  at: Instant;
  /** Whose word it is. */
  by: OneOf<"customer" | "desk">;
}

/** A problem that a customer brought. A count that is `null` or missing is unknown, which is not zero. */
export interface Ticket {
  /** Unique in the account. */
  id: string;
  /** Optional inside an `Account`, where a disagreement is rejected. */
  accountId?: string | null | undefined;
  /** When the customer brought it. */
  openedAt: Instant;
  /** First answer to the customer; missing or `null` when there was none or it is unknown, which `replies` distinguishes. */
  firstRepliedAt?: Instant | null | undefined;
  /** `null` if it is not solved yet; missing where it is not recorded. */
  resolvedAt?: Instant | null | undefined;
  /** Whether it is solved, where no moment is known. */
  resolved?: boolean | null | undefined;
  /** Times the customer had to get in touch about it. */
  contacts?: number | null | undefined;
  /** Answers given to the customer. */
  replies?: number | null | undefined;
  /** Times it came back after it was called solved. */
  reopens?: number | null | undefined;
  /** Times it went from one person or group to another. */
  transfers?: number | null | undefined;
  /** Channels in the order they were used. */
  channels?: readonly string[] | null | undefined;
  /** Times the customer had to repeat information. */
  repeatedInformation?: number | null | undefined;
  /** Times the customer tried to solve it alone first. */
  selfServiceAttempts?: number | null | undefined;
  /** What it was about, in words of your own that repeat. */
  topic?: string | null | undefined;
  /** The product it was about. */
  productId?: string | null | undefined;
  /** What solved it, in words of your own that repeat: `"part-replaced"`. */
  resolution?: string | null | undefined;
  /** Ticket that this one was merged into. That one counts; batches leave this one out. */
  mergedInto?: string | null | undefined;
  /** Its priority; words of your own are taken. */
  priority?: "low" | "normal" | "high" | "urgent" | (string & {}) | null | undefined;
  /** Who works on it. */
  agentId?: string | null | undefined;
  /** The group that works on it. */
  group?: string | null | undefined;
  /** Whether it was escalated. */
  escalated?: boolean | null | undefined;
  /** Stretches in which it waited for the customer; one without an end still does. */
  waits?: readonly TicketWait[] | null | undefined;
  /** Each time that it was called solved, in order; needed to see a ticket that was reopened as it stood before. */
  solutions?: readonly TicketSolution[] | null | undefined;
  /** The messages of both sides in order, for standards about every answer. */
  messages?: readonly TicketMessage[] | null | undefined;
  /** BCP 47 tag of the customer's language. */
  language?: string | null | undefined;
}
