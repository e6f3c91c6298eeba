import { assertArray, assertObject, assertOptions, assertText, RetentionError } from "../../errors.js";
import type { Reason } from "../../reasons/reason.js";
import { nameUuid } from "../shared/name-uuid.js";
import type { WriteRequest } from "../shared/write-request.js";

/** What to write down, and on which ticket. */
export interface NoteToWrite {
  /** The review's key, or whatever else names the occasion. */
  key: string;
  ticketId: string;
  reasons?: readonly Reason[] | null | undefined;
}

/** How to write it. */
export interface ToZendeskTicketCommentOptions {
  /** Turns a reason into text, such as `(reason) => describe(reason, en)`. */
  words?: ((reason: Reason) => string) | null | undefined;
  /** A first line of your own. */
  title?: string | null | undefined;
  /**
   * True if the customer may read it.
   * @defaultValue `false`
   */
  public?: boolean | null | undefined;
}

/** Body of a request that comments on a ticket. */
export interface ZendeskTicketCommentBody {
  ticket: {
    comment: { body: string; public: boolean };
    /** Returned with the audit, so that you can check whether the comment was already posted. */
    metadata: { retention_kit_key: string };
  };
}

/**
 * Turns reasons into a comment on a Zendesk ticket, by default an internal note: why this customer gets a call today,
 * what the problem puts at stake. Send the idempotency key as the header `Idempotency-Key`. Zendesk honors it only when
 * it creates tickets, so look for `retention_kit_key` in the ticket's audits before you comment again.
 *
 * @param note - The ticket and the reasons.
 * @param options - Their words, or a line of your own; one of the two is needed.
 * @returns The request, which you send.
 * @throws RetentionError when the note or an option is wrong, or there would be nothing to read.
 *
 * @example
 * import type { Reason } from "retention-kit";
 * import { toZendeskTicketComment } from "retention-kit/adapters";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const reasons: Reason[] = [{ code: "reviews.overdue", params: { days: 12 } }];
 * const note = { key: "acme:first:1", ticketId: "61", reasons };
 * toZendeskTicketComment(note, { words: (reason) => describe(reason, en) }).body.ticket.comment
 * //=> { body: "overdue by 12 days", public: false }
 */
export function toZendeskTicketComment(
  note: NoteToWrite,
  options: ToZendeskTicketCommentOptions,
): WriteRequest<ZendeskTicketCommentBody> {
  const names = { words: true, title: true, public: true } as const;
  const known = assertOptions("toZendeskTicketComment", "options", options, names);
  assertObject("toZendeskTicketComment", "note", note);
  assertText("toZendeskTicketComment", "note.key", note.key);
  assertText("toZendeskTicketComment", "note.ticketId", note.ticketId);
  const { words, title } = known;
  if (title !== undefined) assertText("toZendeskTicketComment", "options.title", title);
  const reasons = note.reasons ?? [];
  assertArray("toZendeskTicketComment", "note.reasons", reasons);
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...(words === undefined ? [] : (note.reasons ?? [])).map((each) => words?.(each) ?? ""),
  ];
  if (lines.length === 0) {
    throw new RetentionError("toZendeskTicketComment", "options", "must have a title, or words for some reason", known);
  }
  const idempotencyKey = nameUuid(`${note.ticketId}:${note.key}`);
  return {
    method: "PUT",
    path: `/api/v2/tickets/${encodeURIComponent(note.ticketId)}.json`,
    idempotencyKey,
    body: {
      ticket: {
        comment: { body: lines.join("\n"), public: known.public ?? false },
        metadata: { retention_kit_key: idempotencyKey },
      },
    },
  };
}
