import { fromZendesk } from "retention-kit/adapters";
import { expect, test } from "vitest";

const objects = {
  organizations: [{ id: 1, name: "Acme" }],
  users: [
    { id: 9, role: "end-user", organization_id: 1, email: "x@acme.example" },
    { id: 5, role: "agent" },
  ],
  tickets: [
    {
      id: 100,
      created_at: "2026-11-01T09:00:00Z",
      status: "open",
      organization_id: 1,
      requester_id: 9,
      subject: "Broken",
      via: { channel: "email" },
    },
  ],
};
const comment = (id: number, author_id: number, time: string) => ({
  ...{ id, ticket_id: 100, author_id, created_at: `2026-11-01T${time}Z`, public: true, body: "text" },
  via: { channel: "email" },
});
const messagesOf = (...ticket_comments: ReturnType<typeof comment>[]) => {
  const [ticket] = fromZendesk({ ...objects, ticket_comments }).accounts[0]?.tickets ?? [];
  return [ticket?.contacts, ticket?.messages?.map(({ at, by }) => `${by} ${at.toString().slice(11, 19)}`)];
};

test("the comment that opens a Zendesk ticket is its first message, and told once", () => {
  const opening = comment(1, 9, "09:00:00");
  const answer = comment(2, 5, "10:00:00");
  expect(messagesOf(opening, answer)).toEqual([1, ["customer 09:00:00", "desk 10:00:00"]]);
  // Written a second after the ticket.
  expect(messagesOf(comment(1, 9, "09:00:01"), answer)).toEqual([1, ["customer 09:00:00", "desk 10:00:00"]]);
  // Whoever writes again later is told again.
  expect(messagesOf(opening, comment(3, 9, "09:30:00"), answer)[1]).toEqual([
    "customer 09:00:00",
    "customer 09:30:00",
    "desk 10:00:00",
  ]);
  // Where the opening comment is missing the ticket itself is the first message.
  expect(messagesOf(comment(3, 9, "09:30:00"), answer)[1]).toEqual([
    "customer 09:00:00",
    "customer 09:30:00",
    "desk 10:00:00",
  ]);
  const byAudit = fromZendesk({
    ...objects,
    ticket_audits: [
      {
        ...{ id: 11, ticket_id: 100, author_id: 9, created_at: "2026-11-01T09:00:00Z", via: { channel: "email" } },
        events: [
          { id: 12, type: "Create", field_name: "status", value: "new" },
          { id: 13, type: "Comment", author_id: 9, public: true },
        ],
      },
    ],
  });
  expect(byAudit.accounts[0]?.tickets?.[0]?.messages).toEqual([{ at: "2026-11-01T09:00:00.000Z", by: "customer" }]);
});
