import { datedTickets } from "../../accounts/dated-tickets.js";
import { isDetractor, recommendations } from "../../accounts/last-recommendation.js";
import { ticketMs } from "../../calendar/days/instant.js";
import { dayNumber, parseDay } from "../../calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import { assertRows, assertText } from "../../errors.js";
import { isClosed } from "../../measures/contracts/contract-status.js";
import type { Account } from "../../records/account/account.js";
import type { Contact } from "../../records/account/contact.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import { type GivenStanding, goneSince } from "../gone-since.js";
import type { PlaybookTrigger, StepCondition } from "./playbook.js";
import { playbookContracts } from "./playbook-contracts.js";

/**
 * One thing that happened to an account and starts a run.
 * @internal
 */
export interface Occasion {
  day: number;
  /** Ticket, contract, contact or product; `null` if the day says it all. */
  about: string | null;
  /** What settled it, `null` while nothing has. */
  settled: Settled | null;
}

/**
 * How what started a run came to be settled.
 * @internal
 */
export interface Settled {
  by: SettledBy;
  day: number;
  /** Whether the records tell the day; else it is the one on which it was first known. */
  isDated: boolean;
}

/** @internal */
export type SettledBy = StepCondition | "replaced" | "contract-ended" | "no-longer";

/**
 * What was known of an account's runs before.
 * @internal
 */
export interface KnownRun {
  trigger: string;
  day: number;
  about: string | null;
  isRunning: boolean;
}

/**
 * What an account's records tell, up to a day.
 * @internal
 */
export interface PlaybookEvidence {
  occasions: (trigger: PlaybookTrigger) => Occasion[];
  /** The first day, from the start of a run on, on which a condition holds; `null` while it does not. */
  metOn: (condition: StepCondition, run: Occasion) => number | null;
  /** Touches in order of time. */
  touches: { day: number; kind: string }[];
}

const TALKS: readonly string[] = ["review", "meeting", "call"];

/**
 * Reads what playbooks ask of an account.
 * @internal
 */
export function playbookEvidence(
  functionName: string,
  account: Account,
  asOf: number,
  standing: GivenStanding | undefined,
  known: readonly KnownRun[] | null,
  renewalWindowDays: number,
): PlaybookEvidence {
  const { touches, purchases, owned, contracts, contacts, surveys, signals, timeZone } = account;
  const zone = timeZone ?? "UTC";
  assertTimeZone(functionName, "account.timeZone", zone);
  for (const [name, rows] of Object.entries({ touches, purchases, owned, contracts, contacts, surveys, signals })) {
    if (rows != null) assertRows(functionName, `account.${name}`, rows);
  }
  const past = <Row extends { day: number }>(rows: Row[]): Row[] =>
    rows.filter(({ day }) => day <= asOf).sort((a, b) => a.day - b.day);
  const day = (path: string, on: unknown): number => dayNumber(functionName, `account.${path}`, on);

  const held = past(
    (touches ?? []).map(({ on, kind, direction }, index) => ({
      day: day(`touches[${index}].on`, on),
      kind,
      isReply: direction === "in",
    })),
  );
  const sold = (purchases ?? []).filter(({ on }, index) => day(`purchases[${index}].on`, on) <= asOf);
  const lines = past([
    // What was given back is not a sale.
    ...keptPurchases(sold, asOf).map(({ on, productId }) => ({ day: parseDay(on), about: productId ?? null })),
    ...(purchases == null ? (owned ?? []) : []).map(({ purchasedOn, productId }, index) => ({
      day: day(`owned[${index}].purchasedOn`, purchasedOn),
      about: productId,
    })),
  ]);
  // Lines of one day and product are one sale.
  const bought = [...new Map(lines.map((line) => [JSON.stringify([line.day, line.about]), line])).values()];
  (contracts ?? []).forEach(({ id }, index) => {
    assertText(functionName, `account.contracts[${index}].id`, id);
  });
  const signed = past(
    (contracts ?? [])
      .filter(({ status }) => status !== "draft")
      .map((contract, index) => ({ day: day(`contracts[${index}].startsOn`, contract.startsOn), contract })),
  );
  const answers = recommendations(functionName, account, asOf).map((answer) => ({
    day: answer.day,
    isDetractor: isDetractor(answer),
  }));
  const tickets = datedTickets(functionName, "account.", account, asOf).map(({ ticket, openedOn, isOpen }) => ({
    day: parseDay(openedOn),
    id: ticket.id,
    solvedDay:
      isOpen || ticket.resolvedAt == null
        ? null
        : dayOfInstant(ticketMs(functionName, "account.tickets.resolvedAt", ticket.resolvedAt), zone),
    isOpen,
  }));

  const { renewalOf, hasBegunAnew, endsOf, overOn } = playbookContracts(
    functionName,
    contracts ?? [],
    asOf,
    renewalWindowDays,
  );
  const firstFrom = (rows: readonly { day: number }[], from: number): number | null =>
    rows.find((row) => row.day >= from)?.day ?? null;
  const metOn = (condition: StepCondition, { day: start, about }: Occasion): number | null => {
    switch (condition) {
      case "talked":
        return firstFrom(
          held.filter(({ kind }) => TALKS.includes(kind)),
          start,
        );
      case "replied":
        return firstFrom(
          held.filter(({ isReply }) => isReply),
          start,
        );
      case "bought":
        return firstFrom(bought, start + 1);
      case "recovered":
        return firstFrom(
          answers.filter(({ isDetractor: bad }) => !bad),
          start + 1,
        );
      case "renewed":
        return about === null ? null : renewalOf(about);
      case "solved": {
        const ticket = tickets.find(({ id }) => id === about);
        if (ticket !== undefined) return ticket.isOpen ? null : (ticket.solvedDay ?? start);
        return tickets.some(({ isOpen }) => isOpen) ? null : start;
      }
    }
  };

  const isThere = ({ left }: Contact): boolean =>
    left == null || left === false || (typeof left === "string" && parseDay(left) > asOf);
  const gone = goneSince(functionName, account, { asOf, standing, lastBought: bought.at(-1)?.day ?? -Infinity });
  const occasions = (trigger: PlaybookTrigger): Occasion[] => {
    const settledBy = (by: StepCondition, run: Omit<Occasion, "settled">): Occasion => {
      const met = metOn(by, { ...run, settled: null });
      return { ...run, settled: met === null ? null : { day: met, by, isDated: true } };
    };
    switch (trigger.on) {
      case "new-customer": {
        const first = past([...bought, ...signed])[0];
        return first === undefined ? [] : [{ day: first.day, about: null, settled: null }];
      }
      case "sale":
        return bought
          .filter(({ about }) => trigger.productId == null || about === trigger.productId)
          .map(({ day: on, about }) => ({ day: on, about, settled: null }));
      case "open-problem":
        return tickets.map(({ day: on, id }) => settledBy("solved", { day: on, about: id }));
      case "renewal":
        return signed.flatMap(({ contract, day: startDay }): Occasion[] => {
          const { id, noticeOn, endsOn } = contract;
          const noticeDay = noticeOn == null ? null : day("contracts.noticeOn", noticeOn);
          const ends = endsOn == null ? [null] : endsOf(contract, startDay, day("contracts.endsOn", endsOn));
          return ends.flatMap((endDay, index): Occasion[] => {
            // The day for notice is that of the first term.
            const deadline = index === 0 ? (noticeDay ?? endDay) : endDay;
            if (deadline === null) return [];
            const start = deadline - trigger.daysAhead;
            if (start > asOf) return [];
            const over = endDay === null ? null : endDay + 1;
            // It may still be renewed for some days, and the run goes on for as long.
            const lastDay = endDay === null ? null : isClosed(contract) ? over : overOn(startDay, endDay);
            const isOver = lastDay !== null && lastDay <= asOf;
            const run: Occasion = { day: start, about: id, settled: null };
            if (over !== null && index < ends.length - 1) {
              return [{ ...run, settled: { day: over, by: "renewed", isDated: true } }];
            }
            const renewedDay = renewalOf(id);
            if (renewedDay !== null) {
              return [{ ...run, settled: { day: renewedDay, by: "renewed", isDated: hasBegunAnew(id) } }];
            }
            if (isClosed(contract) || isOver) {
              return [{ ...run, settled: { day: isOver ? lastDay : asOf, by: "contract-ended", isDated: isOver } }];
            }
            if (gone === null) return [run];
            // Who has left renews nothing, though the contract runs to its end.
            if (gone.day === null || gone.day <= start) return [];
            return [{ ...run, settled: { day: gone.day, by: "no-longer", isDated: true } }];
          });
        });
      case "detractor":
        return answers
          .filter(({ isDetractor: bad }, index) => bad && answers[index - 1]?.isDetractor !== true)
          .map(({ day: on }) => settledBy("recovered", { day: on, about: null }));
      case "champion-left":
        return (contacts ?? []).flatMap(({ id, role, left }, index): Occasion[] => {
          if (role !== "champion" || left == null || left === false) return [];
          // Who left on a day that no one knows did so when it was first told; only earlier runs can tell that.
          const first = known?.find((one) => one.trigger === trigger.on && one.about === id)?.day ?? asOf;
          if (left === true && known === null) return [];
          const told = left === true ? first : day(`contacts[${index}].left`, left);
          if (told > asOf) return [];
          // A day that comes to be known only after a run began is that of the same leaving.
          const begun = known?.find(
            (one) => one.trigger === trigger.on && one.about === id && (one.isRunning || one.day >= told),
          );
          const on = begun?.day ?? told;
          const isReplaced = (contacts ?? []).some((contact) => contact.role === "champion" && isThere(contact));
          return [{ day: on, about: id, settled: isReplaced ? { day: asOf, by: "replaced", isDated: false } : null }];
        });
      case "slowing": {
        const running = (known ?? []).filter((one) => one.isRunning && one.trigger === trigger.on);
        // Where the account stands is not told this time, so that nothing is settled.
        if (standing === undefined) return running.map((one) => ({ day: one.day, about: one.about, settled: null }));
        if (standing.since === null) return [];
        const since = dayNumber(functionName, "standing.since", standing.since);
        if (standing.state === "slowing") return [{ day: since, about: null, settled: null }];
        // It stands elsewhere now: what began while it was slowing is over.
        return running
          .filter((one) => one.day <= since)
          .map((one) => ({
            day: one.day,
            about: one.about,
            settled: { day: Math.min(since, asOf), by: "no-longer", isDated: true },
          }));
      }
      case "signal":
        return past(
          (signals ?? [])
            .filter(({ code }) => code === trigger.code)
            .map(({ on }, index) => ({ day: day(`signals[${index}].on`, on) })),
        ).map(({ day: on }) => ({ day: on, about: null, settled: null }));
    }
  };
  return { occasions, metOn, touches: held };
}
