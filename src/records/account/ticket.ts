import type { OneOf } from "../values/one-of.js";
import type { Instant } from "../values/time.js";

/** A period in which a ticket waited for the customer. */
export interface TicketWait {
  /** When the waiting began. */
  from: Instant;
  /** When it ended; missing or `null` while it lasts. */
  to?: Instant | null | undefined;
}

/** One occasion on which a ticket was marked solved. */
export interface TicketSolution {
  /** When it was marked solved. */
  at: Instant;
  /** When it was reopened; missing or `null` if it was not. */
  reopenedAt?: Instant | null | undefined;
}

/** A message from the customer, or a reply to them. */
export interface TicketMessage {
  /** When it was sent. */
  at: Instant;
  /** Who sent it. */
  by: OneOf<"customer" | "desk">;
}

/** A problem that a customer reported. A count that is `null` or missing is unknown, which is not zero. */
export interface Ticket {
  /** Unique in the account. */
  id: string;
  /** Id of the account. Optional inside an `Account`, where a row with another id is rejected. */
  accountId?: string | null | undefined;
  /** When the customer reported it. */
  openedAt: Instant;
  /** When the first reply was sent; missing or `null` if there was none or it is unknown, which `replies` distinguishes. */
  firstRepliedAt?: Instant | null | undefined;
  /** When it was solved; `null` if it is not solved yet, missing if that is not recorded. */
  resolvedAt?: Instant | null | undefined;
  /** Whether it is solved, if `resolvedAt` is not known. */
  resolved?: boolean | null | undefined;
  /** How often the customer had to get in touch about it. */
  contacts?: number | null | undefined;
  /** Number of replies to the customer. */
  replies?: number | null | undefined;
  /** How often it was reopened after it was marked solved. */
  reopens?: number | null | undefined;
  /** How often it was passed from one person or group to another. */
  transfers?: number | null | undefined;
  /** Channels in the order they were used. */
  channels?: readonly string[] | null | undefined;
  /** How often the customer had to repeat information. */
  repeatedInformation?: number | null | undefined;
  /** How often the customer tried to solve it without help first. */
  selfServiceAttempts?: number | null | undefined;
  /** Topic, from your own list: `"billing"`. */
  topic?: string | null | undefined;
  /** Id of the product that it was about. */
  productId?: string | null | undefined;
  /** What solved it, from your own list: `"part-replaced"`. */
  resolution?: string | null | undefined;
  /** Id of the ticket that this one was merged into. Only that one counts; batches leave this one out. */
  mergedInto?: string | null | undefined;
  /** Priority; your own words are accepted, too. */
  priority?: "low" | "normal" | "high" | "urgent" | (string & {}) | null | undefined;
  /** Id of the person who works on it. */
  agentId?: string | null | undefined;
  /** The group that works on it. */
  group?: string | null | undefined;
  /** Whether it was escalated. */
  escalated?: boolean | null | undefined;
  /** Periods in which it waited for the customer; one without an end still lasts. */
  waits?: readonly TicketWait[] | null | undefined;
  /** Each time it was marked solved, in order; needed to see a reopened ticket as it stood before. */
  solutions?: readonly TicketSolution[] | null | undefined;
  /** Messages of both sides in order, for standards about every reply. */
  messages?: readonly TicketMessage[] | null | undefined;
  /** BCP 47 tag of the customer's language. */
  language?: string | null | undefined;
}
