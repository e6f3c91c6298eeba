import type { Ticket } from "../../records/account/ticket.js";
import type { PlainDate } from "../../records/values/time.js";
import type { ServiceHours } from "./service-clock.js";
import type { TicketEventKind } from "./ticket-event.js";

/** How to read a service log. */
export interface TicketFromEventsOptions extends ServiceHours {
  /**
   * Kinds of lines that the log would hold if they had happened. The count of such a kind is 0 where no line shows it;
   * of any other kind it is `null`, unknown.
   * @defaultValue every kind but `information-repeated`, `self-service`, and those about waiting
   */
  recordedKinds?: readonly TicketEventKind[] | null | undefined;
  /**
   * Messages of the customer in one channel count as one contact while each follows the one before within this many
   * minutes. At 30 a chat is one contact, and a reminder the next day another.
   * @defaultValue `30`
   */
  contactGapMinutes?: number | null | undefined;
  /**
   * What the words of `status-changed` lines mean, in any case; yours are added to these: `new`, `open`, `in progress`,
   * `hold` and `on hold` are open, `pending`, `waiting` and `waiting for customer` wait for the customer, `solved` and
   * `resolved` are resolved, `closed` is closed. Lines with other words are left out and counted.
   */
  statuses?: Readonly<Record<string, StatusMeaning>> | null | undefined;
  /**
   * Whether tickets keep their messages, which standards about every answer need.
   * @defaultValue `false`
   */
  keepMessages?: boolean | null | undefined;
  /**
   * Lines after the end of this day are left out, so that tickets are told as they stood then.
   * @defaultValue none
   */
  asOf?: PlainDate | null | undefined;
}

/** @internal */
export const STATUS_MEANINGS = ["open", "waiting", "resolved", "closed"] as const;

/**
 * What a status stands for. Waiting for anyone other than the customer is `"open"`.
 * @useDeclaredType
 */
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** A duration in calendar time and in service hours. */
export interface ElapsedMinutes {
  readonly calendar: number;
  /** `null` if no calendar was given. */
  readonly business: number | null;
}

/** A ticket as told by its log, with the measures that service desks report. Moments are ISO 8601 strings in UTC. */
export interface LoggedTicket extends Ticket {
  readonly openedAt: string;
  readonly firstRepliedAt: string | null;
  readonly resolvedAt: string | null;
  readonly resolved: boolean | null;
  readonly contacts: number | null;
  readonly replies: number | null;
  readonly reopens: number | null;
  readonly transfers: number | null;
  readonly channels: readonly string[] | null;
  readonly repeatedInformation: number | null;
  readonly selfServiceAttempts: number | null;
  readonly status: "open" | "resolved" | "closed" | "merged";
  /** First time that it was marked solved, whatever came after. */
  readonly firstResolvedAt: string | null;
  /** Transfers that changed the person; `null` if a transfer does not name one. */
  readonly transfersBetweenPeople: number | null;
  /** Transfers that changed the group; `null` if a transfer does not name one. */
  readonly transfersBetweenGroups: number | null;
  /** From opening to the first answer; `null` before it. */
  readonly firstReplyMinutes: ElapsedMinutes | null;
  /** From opening to the first time that it was marked solved. */
  readonly firstResolutionMinutes: ElapsedMinutes | null;
  /** From opening to the resolution that held; `null` while open. */
  readonly fullResolutionMinutes: ElapsedMinutes | null;
  /** The same without the time that it waited for the customer; missing if the log has none. */
  readonly netResolutionMinutes?: ElapsedMinutes | null;
  /** Missing if the log has none. */
  readonly waits?: readonly { readonly from: string; readonly to: string | null }[];
  /** Missing if it was never reopened. */
  readonly solutions?: readonly { readonly at: string; readonly reopenedAt: string | null }[];
  /** Where `keepMessages` is set. */
  readonly messages?: readonly { readonly at: string; readonly by: "customer" | "desk" }[];
  /** Lines left out. */
  readonly ignored: {
    /** Duplicate lines. */
    readonly doubled: number;
    readonly unknownKinds: readonly { readonly kind: string; readonly count: number }[];
  };
}
