import { assertOptions } from "../../errors.js";
import { defined } from "../shared/account-book.js";
import { nameUuid } from "../shared/name-uuid.js";
import {
  type ReviewToWrite,
  type WriteOptions,
  writeOptions,
  type WriteRequest,
  writtenReview,
} from "../shared/write-request.js";

/** Body of a request that creates a task. */
export interface TwentyTaskBody {
  /** Its id, which is the idempotency key: a second task with it is refused. */
  id: string;
  title: string;
  bodyV2?: { markdown: string; blocknote: null };
  status: "TODO";
  dueAt: string;
  assigneeId?: string;
}

/** Body of a request that links a task to a company. */
export interface TwentyTaskTargetBody {
  id: string;
  taskId: string;
  companyId: string;
}

/** The task, then the link to its company. */
export interface TwentyTaskRequest extends WriteRequest<TwentyTaskBody> {
  then: WriteRequest<TwentyTaskTargetBody>;
}

/**
 * Turns a booked review into a Twenty task, due when the review begins, and the request that links it to the company.
 * Twenty lets you choose the id: it is derived from the review's key, so that a second task is refused.
 *
 * @param review - The booking.
 * @param options - The title, the words of its reasons, and its time.
 * @returns Two requests, which you send one after the other.
 * @throws RetentionError when the booking or an option is wrong.
 *
 * @example
 * import { toTwentyTask } from "retention-kit/adapters";
 *
 * const review = { key: "c1:first:1", accountId: "c1", sellerId: "m1", on: "2026-11-23" };
 * const { path, body, then } = toTwentyTask(review, { title: "Review" });
 * [path, body.dueAt, body.assigneeId]
 * //=> ["/rest/tasks", "2026-11-23T09:00:00.000Z", "m1"]
 * then.path
 * //=> "/rest/taskTargets"
 * then.body.taskId === body.id
 * //=> true
 */
export function toTwentyTask(review: ReviewToWrite, options: WriteOptions): TwentyTaskRequest {
  const known = assertOptions("toTwentyTask", "options", options, writeOptions);
  const { idempotencyKey, title, lines, startsMs } = writtenReview("toTwentyTask", review, known);
  const targetKey = nameUuid(`${review.key}:target`);
  return {
    method: "POST",
    path: "/rest/tasks",
    idempotencyKey,
    body: defined<TwentyTaskBody>({
      id: idempotencyKey,
      title,
      bodyV2:
        lines.length === 0 ? undefined : { markdown: lines.map((line) => `- ${line}`).join("\n"), blocknote: null },
      status: "TODO",
      dueAt: new Date(startsMs).toISOString(),
      assigneeId: review.sellerId ?? undefined,
    }),
    then: {
      method: "POST",
      path: "/rest/taskTargets",
      idempotencyKey: targetKey,
      body: { id: targetKey, taskId: idempotencyKey, companyId: review.accountId },
    },
  };
}
