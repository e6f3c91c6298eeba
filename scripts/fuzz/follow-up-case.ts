import {
  addBusinessMinutes,
  addWorkingDays,
  businessMinutesBetween,
  followUpPlaybook,
  isOpenAt,
  nextOpening,
  openStretches,
  runPlaybooks,
  scheduleFollowUps,
  type Account,
} from "retention-kit";
import { addDays, holds, isWorked, type Lot, ZONES } from "./lot.js";

/** Follow-ups after a sale, the same as a playbook, and business time around it, on the days of one calendar. */
export function followUpCase(lot: Lot): unknown {
  const on = lot.day();
  const asOf = addDays(on, lot.below(60));
  const calendar = lot.calendar(on);
  const timeZone = lot.pick(ZONES);
  const account: Account = {
    id: "a",
    timeZone,
    sellerId: "s",
    purchases: [{ on, productId: "mill" }],
    touches: Array.from({ length: lot.below(3) }, () => ({
      on: addDays(on, lot.below(50)),
      kind: lot.pick(["call", "email", "meeting"]),
    })),
    ...(lot.chance(0.2) && { preferences: { daysBetweenContacts: lot.pick([1, 7, 20]) } }),
    ...(lot.chance(0.2) && {
      tickets: [{ id: "T", openedAt: `${addDays(on, 3)}T23:30:00Z`, topic: "noise", resolved: lot.chance(0.5) }],
    }),
  };
  const sale = { accountId: "a", on, productId: "mill" };
  const followUps = scheduleFollowUps(sale, { asOf, calendar, account });
  const runs = runPlaybooks(account, { asOf, calendar, playbooks: [followUpPlaybook()] });
  const contacts = [...followUps.contacts, ...runs.contacts];
  lot.note("contacts", contacts.length);
  for (const contact of contacts) {
    holds(isWorked(calendar, contact.on), "contacts lie on working days", contact.key, contact.on);
    holds(contact.on >= asOf, "contacts are to come", contact.key, contact.on, asOf);
  }
  holds(new Set(contacts.map(({ key }) => key)).size === contacts.length, "keys differ");
  for (const { startedOn, steps } of runs.runs) {
    for (const { dueOn, doneOn } of steps) {
      holds(isWorked(calendar, dueOn) && dueOn >= startedOn, "steps are due on working days", dueOn);
      holds(doneOn === null || doneOn <= asOf, "nothing is done tomorrow", doneOn, asOf);
    }
  }

  const days = 1 + lot.below(15);
  let expected = on;
  for (let left = days; left > 0;) {
    expected = addDays(expected, 1);
    if (isWorked(calendar, expected)) left--;
  }
  holds(addWorkingDays(on, days, { calendar }) === expected, "working days are counted one by one", on, days, expected);

  const start = Date.parse(`${on}T00:00:00Z`) + lot.below(4 * 24 * 12) * 300_000;
  const clock = { calendar, timeZone };
  const minutes = 1 + lot.below(3000);
  const end = addBusinessMinutes(start, minutes, clock);
  const between = businessMinutesBetween(start, end, clock);
  holds(between === minutes, "minutes come back", start, minutes, end, between);
  const stretches = openStretches(start, end, clock);
  const sum = stretches.reduce((all, stretch) => all + Date.parse(stretch.end) - Date.parse(stretch.start), 0);
  holds(sum === minutes * 60_000, "stretches add up", sum, minutes);
  for (const stretch of stretches) {
    const middle = (Date.parse(stretch.start) + Date.parse(stretch.end)) / 2;
    holds(isOpenAt(Math.floor(middle), clock), "it is open in a stretch", stretch);
  }
  const opening = nextOpening(start, clock);
  holds(opening !== null && isOpenAt(opening, clock), "an opening is open", opening);
  const back = addBusinessMinutes(end, -minutes, clock);
  holds(businessMinutesBetween(back, end, clock) === minutes, "minutes go back", end, back);
  return [followUps, runs, end, stretches, opening, back];
}
