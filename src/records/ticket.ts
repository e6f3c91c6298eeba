import type { Instant } from "./time.js";

/** A stretch of time in which a ticket waited for the customer. */
export interface TicketWait {
  from: Instant;
  to?: Instant | null | undefined;
}

/** A problem that a customer brought. A count that is `null` or missing is unknown, which is not zero. */
export interface Ticket {
  id: string;
  accountId?: string;
  openedAt: Instant;
  /** First answer to the customer; missing or `null` when there was none or it is unknown, which `replies` tells apart. */
  firstRepliedAt?: Instant | null;
  resolvedAt?: Instant | null;
  resolved?: boolean | null;
  /** Times the customer had to get in touch about it. */
  contacts?: number | null;
  /** Answers given to the customer. */
  replies?: number | null;
  reopens?: number | null;
  transfers?: number | null;
  /** Channels in the order they were used. */
  channels?: string[] | null;
  /** Times the customer was asked for what they had told already. */
  repeatedInformation?: number | null;
  /** Times the customer tried to solve it alone first. */
  selfServiceAttempts?: number | null;
  topic?: string;
  productId?: string;
  /** What solved it, in words of your own that repeat: `"part-replaced"`. */
  resolution?: string;
  /** Ticket that this one was merged into. The other one tells the story; batches leave this one out. */
  mergedInto?: string;
  priority?: "low" | "normal" | "high" | "urgent" | (string & {}) | null | undefined;
  /** Who works on it. */
  agentId?: string | null | undefined;
  escalated?: boolean | null | undefined;
  /** Stretches in which it waited for the customer; one without an end still does. */
  waits?: readonly TicketWait[] | null | undefined;
  /** BCP 47 tag of the customer's language. */
  language?: string | null | undefined;
}
