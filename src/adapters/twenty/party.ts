import type { AccountDraft } from "../shared/account-book.js";
import { addTo } from "../../records/values/add-to.js";
import { domain, flag, text } from "../shared/read-field.js";
import { reference } from "./reference.js";
import type { Space } from "./space.js";
import type { TwentyParticipant } from "./twenty-objects.js";

/** Participants of a list of their own, by the meeting or message that they take part in. */
export function participantsBy(
  space: Space,
  name: "calendarEventParticipants" | "messageParticipants",
): Map<string, TwentyParticipant[]> {
  const by = new Map<string, TwentyParticipant[]>();
  for (const { id, row } of space.rowsOf<TwentyParticipant>(name, true)) {
    const of =
      name === "messageParticipants"
        ? reference(row.messageId, row.message)
        : reference(row.calendarEventId, row.calendarEvent);
    if (of === undefined) space.ledger.leaveRow(name, id, "unknown-row");
    else addTo(by, of, row);
  }
  return by;
}

/** Who took part, apart into our own people and guests, and whose customers the guests are. */
export interface Party {
  guests: TwentyParticipant[];
  accounts: { account: AccountDraft; contactId: string | undefined }[];
  sellerId: string | undefined;
}

/** Who took part in a meeting or message. */
export function partyOf(space: Space, participants: readonly TwentyParticipant[]): Party {
  const guests: TwentyParticipant[] = [];
  const accounts = new Map<AccountDraft, string | undefined>();
  const members: { id: string; organizes: boolean }[] = [];
  for (const participant of participants) {
    const address = text(participant.handle)?.toLowerCase();
    const memberId =
      reference(participant.workspaceMemberId, participant.workspaceMember) ?? space.members.get(address ?? "");
    if (memberId !== undefined) {
      members.push({ id: memberId, organizes: flag(participant.isOrganizer) === true || participant.role === "from" });
      continue;
    }
    if (space.ownDomains.has(domain(address) ?? "")) continue;
    guests.push(participant);
    const person =
      space.people.get(reference(participant.personId, participant.person) ?? "") ?? space.addresses.get(address ?? "");
    const account =
      space.book.find(reference(person?.row.companyId, person?.row.company)) ??
      space.byDomain.get(domain(address) ?? "");
    if (account && accounts.get(account) === undefined) accounts.set(account, person?.id);
  }
  return {
    guests,
    accounts: [...accounts].map(([account, contactId]) => ({ account, contactId })),
    sellerId: (members.find(({ organizes }) => organizes) ?? members[0])?.id,
  };
}
