import { assertOptions, assertText } from "../../errors.js";
import { defined } from "../shared/account-book.js";
import {
  type ReviewToWrite,
  type WriteOptions,
  writeOptions,
  type WriteRequest,
  writtenReview,
} from "../shared/write-request.js";
import { reviewMark } from "../shared/review-mark.js";

/** Details for Salesforce. */
export interface ToSalesforceEventOptions extends WriteOptions {
  /**
   * Name of a field of events, made by you as an external id, that takes the idempotency key: `"Review_Key__c"`. Without
   * it the key is the last line of the description, by which `fromSalesforce` knows the event for one of its own.
   */
  keyField?: string | null | undefined;
  /**
   * Version of the API.
   * @defaultValue `"62.0"`
   */
  version?: string | null | undefined;
}

/** Body of a request that creates an event. */
export interface SalesforceEventBody {
  Subject: string;
  Description?: string;
  WhatId: string;
  OwnerId?: string;
  StartDateTime?: string;
  DurationInMinutes?: number;
  /** The day, where the review has no time yet. */
  ActivityDate?: string;
  IsAllDayEvent?: boolean;
}

/**
 * Turns a booked review into a Salesforce event on the account: at its time if `startsAt` is given, else on its day.
 * With `keyField` the request is an upsert: sent twice, or after the review has moved, it changes the same event.
 *
 * @param review - The booking.
 * @param options - The title, the words of its reasons, its time, and what Salesforce wants to know.
 * @returns The request, which you send.
 * @throws RetentionError when the booking or an option is wrong.
 *
 * @example
 * import { toSalesforceEvent } from "retention-kit/adapters";
 *
 * const review = { key: "0011:first:1", accountId: "0011", sellerId: "005A", on: "2026-11-23", minutes: 45 };
 * const { method, path, body } = toSalesforceEvent(review, { title: "Review", keyField: "Review_Key__c" });
 * [method, path]
 * //=> ["PATCH", "/services/data/v62.0/sobjects/Event/Review_Key__c/f70ab30b-2d10-58fe-b7ab-cd83dce36ee9"]
 * body
 * //=> { Subject: "Review", WhatId: "0011", OwnerId: "005A", ActivityDate: "2026-11-23", IsAllDayEvent: true }
 */
export function toSalesforceEvent(
  review: ReviewToWrite,
  options: ToSalesforceEventOptions,
): WriteRequest<SalesforceEventBody> {
  const known = assertOptions("toSalesforceEvent", "options", options, {
    ...writeOptions,
    keyField: true,
    version: true,
  });
  const { keyField, version = "62.0", startsAt } = known;
  if (keyField !== undefined) assertText("toSalesforceEvent", "options.keyField", keyField);
  assertText("toSalesforceEvent", "options.version", version);
  const { idempotencyKey, title, lines, startsMs, minutes } = writtenReview("toSalesforceEvent", review, known);
  const when =
    startsAt === undefined
      ? { ActivityDate: review.on, IsAllDayEvent: true }
      : { StartDateTime: new Date(startsMs).toISOString(), DurationInMinutes: minutes };
  const told = keyField === undefined ? [...lines, reviewMark(idempotencyKey)] : lines;
  const endpoint = `/services/data/v${version}/sobjects/Event`;
  return {
    method: keyField === undefined ? "POST" : "PATCH",
    path: keyField === undefined ? endpoint : `${endpoint}/${keyField}/${idempotencyKey}`,
    idempotencyKey,
    body: defined<SalesforceEventBody>({
      Subject: title,
      Description: told.length === 0 ? undefined : told.join("\n"),
      WhatId: review.accountId,
      OwnerId: review.sellerId ?? undefined,
      ...when,
    }),
  };
}
