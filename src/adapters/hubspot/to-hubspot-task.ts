import { assertOneOf, assertOptions, assertText } from "../../errors.js";
import { defined } from "../shared/account-book.js";
import { reviewMark } from "../shared/review-mark.js";
import {
  escaped,
  type ReviewToWrite,
  type WriteOptions,
  writeOptions,
  type WriteRequest,
  writtenReview,
} from "../shared/write-request.js";

/** Details for HubSpot. */
export interface ToHubSpotTaskOptions extends WriteOptions {
  /**
   * Type of the task.
   * @defaultValue `"CALL"`
   */
  type?: "CALL" | "EMAIL" | "TODO" | null | undefined;
  priority?: "LOW" | "MEDIUM" | "HIGH" | null | undefined;
  /**
   * Name of a property of tasks with unique values, made by you, that takes the idempotency key. Without it the key is
   * the last line of the body, by which `fromHubSpot` knows the task for one of its own.
   */
  keyProperty?: string | null | undefined;
}

/** Body of a request that creates a task. */
export interface HubSpotTaskBody {
  properties: Record<string, string>;
  associations: {
    to: { id: string };
    types: { associationCategory: "HUBSPOT_DEFINED"; associationTypeId: number }[];
  }[];
}

/** HubSpot's number for "this task is about that company". */
const TASK_TO_COMPANY = 192;

/**
 * Turns a booked review into a HubSpot task, on the company and due when the review begins. HubSpot has no idempotency
 * header: make a property with unique values and name it in `keyProperty`, and a second task for the same review is
 * refused.
 *
 * @param review - The booking.
 * @param options - The title, the words of its reasons, and what HubSpot wants to know.
 * @returns The request, which you send.
 * @throws RetentionError when the booking or an option is wrong.
 *
 * @example
 * import { toHubSpotTask } from "retention-kit/adapters";
 *
 * const review = { key: "11:first:1", accountId: "11", sellerId: "7", on: "2026-11-23" };
 * toHubSpotTask(review, { title: "Review with Mill & Sons", timeZone: "Europe/Oslo", keyProperty: "review_key" }).body
 * //=> {
 * //   properties: {
 * //     hs_timestamp: "2026-11-23T08:00:00.000Z", hs_task_subject: "Review with Mill & Sons",
 * //     hs_task_status: "NOT_STARTED", hs_task_type: "CALL", hubspot_owner_id: "7",
 * //     review_key: "66684ee8-44a0-53ff-9633-319b5025bf8a",
 * //   },
 * //   associations: [{ to: { id: "11" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 192 }] }],
 * // }
 */
export function toHubSpotTask(review: ReviewToWrite, options: ToHubSpotTaskOptions): WriteRequest<HubSpotTaskBody> {
  const known = assertOptions("toHubSpotTask", "options", options, {
    ...writeOptions,
    type: true,
    priority: true,
    keyProperty: true,
  });
  const { type = "CALL", priority, keyProperty } = known;
  assertOneOf("toHubSpotTask", "options.type", type, ["CALL", "EMAIL", "TODO"]);
  if (priority !== undefined) assertOneOf("toHubSpotTask", "options.priority", priority, ["LOW", "MEDIUM", "HIGH"]);
  if (keyProperty !== undefined) assertText("toHubSpotTask", "options.keyProperty", keyProperty);
  const { idempotencyKey, title, lines, startsMs } = writtenReview("toHubSpotTask", review, known);
  const told = keyProperty === undefined ? [...lines, reviewMark(idempotencyKey)] : lines;
  return {
    method: "POST",
    path: "/crm/v3/objects/tasks",
    idempotencyKey,
    body: {
      properties: defined<Record<string, string>>({
        hs_timestamp: new Date(startsMs).toISOString(),
        hs_task_subject: title,
        hs_task_body: told.length === 0 ? undefined : told.map((line) => `<p>${escaped(line)}</p>`).join(""),
        hs_task_status: "NOT_STARTED",
        hs_task_type: type,
        hs_task_priority: priority,
        hubspot_owner_id: review.sellerId ?? undefined,
        ...(keyProperty !== undefined && { [keyProperty]: idempotencyKey }),
      }),
      associations: [
        {
          to: { id: review.accountId },
          types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: TASK_TO_COMPANY }],
        },
      ],
    },
  };
}
