import { createHash } from "node:crypto";
import { toHubSpotTask, toSalesforceEvent, toTwentyTask, toZendeskTicketComment } from "retention-kit/adapters";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import type { Reason } from "retention-kit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nameUuid } from "../../src/adapters/shared/name-uuid.js";

const reasons: Reason[] = [{ code: "reviews.overdue", params: { days: 12 } }];
const review = { key: "a:2026-01-01:1", accountId: "a", sellerId: "s", on: "2026-03-30", minutes: 30, reasons };
const options = { title: "Review", words: (reason: Reason) => `<${words(reason, en)}>` };

test("a text's UUID is that of RFC 9562, version 5, with node's SHA-1", () => {
  const namespace = Buffer.from("6b3e0f529d1c4a778b215e902cd418f3", "hex");
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ minLength: 30, maxLength: 70 })),
      (name) => {
        const hash = createHash("sha1").update(namespace).update(name, "utf8").digest().subarray(0, 16);
        hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
        hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
        expect(nameUuid(name).replaceAll("-", "")).toBe(hash.toString("hex"));
      },
    ),
  );
});

test("the same review has the same key wherever it is moved, another one another", () => {
  const keyOf = (more: object) => toTwentyTask({ ...review, ...more }, options).idempotencyKey;
  expect(keyOf({ on: "2026-04-02", sellerId: "t" })).toBe(keyOf({}));
  expect(keyOf({ key: "a:2026-01-01:2" })).not.toBe(keyOf({}));
  expect(keyOf({})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("HubSpot: due when the review begins, by the zone's clocks, with the reasons as HTML", () => {
  const { body, idempotencyKey } = toHubSpotTask(review, {
    ...options,
    timeZone: "Europe/Oslo",
    keyProperty: "review_key",
    priority: "HIGH",
  });
  expect(body.properties).toEqual({
    hs_timestamp: "2026-03-30T07:00:00.000Z",
    hs_task_subject: "Review",
    hs_task_body: "<p>&lt;overdue by 12 days&gt;</p>",
    hs_task_status: "NOT_STARTED",
    hs_task_type: "CALL",
    hs_task_priority: "HIGH",
    hubspot_owner_id: "s",
    review_key: idempotencyKey,
  });
});

test("Salesforce: at its time, or on its day; an upsert where there is a field for the key", () => {
  const timed = toSalesforceEvent(review, { ...options, startsAt: "2026-03-30T10:15:00+02:00" });
  expect(timed).toMatchObject({ method: "POST", path: "/services/data/v62.0/sobjects/Event" });
  expect(timed.body).toEqual({
    Subject: "Review",
    Description: `<overdue by 12 days>\n#${timed.idempotencyKey}`,
    WhatId: "a",
    OwnerId: "s",
    StartDateTime: "2026-03-30T08:15:00.000Z",
    DurationInMinutes: 30,
  });
  const upsert = toSalesforceEvent(review, { title: "Review", keyField: "Key__c", version: "60.0" });
  expect(upsert.method).toBe("PATCH");
  expect(upsert.path).toBe(`/services/data/v60.0/sobjects/Event/Key__c/${upsert.idempotencyKey}`);
});

test("Zendesk: a note for agents unless told; something must be written", () => {
  const note = { key: "a:first:1", ticketId: "61", reasons };
  const { body, path, idempotencyKey } = toZendeskTicketComment(note, { ...options, title: "Call today" });
  expect(path).toBe("/api/v2/tickets/61.json");
  expect(body.ticket.comment).toEqual({ body: "Call today\n<overdue by 12 days>", public: false });
  expect(body.ticket.metadata).toEqual({ retention_kit_key: idempotencyKey });
  expect(() => toZendeskTicketComment(note, {})).toThrow("must have a title, or words for some reason");
});

test("what is wrong is refused by name", () => {
  expect(() => toHubSpotTask({ ...review, on: "2026-02-30" }, options)).toThrow(
    "toHubSpotTask: review.on must be a day",
  );
  expect(() => toTwentyTask({ ...review, key: "" }, options)).toThrow("toTwentyTask: review.key must be a text");
  expect(() => toSalesforceEvent(review, { ...options, startsAt: "10:15" })).toThrow(
    "options.startsAt must be a moment",
  );
  expect(() => toTwentyTask(review, { ...options, titel: "x" } as typeof options)).toThrow("titel");
});
