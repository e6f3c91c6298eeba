import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { assertFields, assertObject, assertRows, assertText, RetentionError } from "../../errors.js";
import type { Account } from "../../records/account/account.js";
import type { Ticket } from "../../records/account/ticket.js";
import { type ServiceHours, serviceTimer, type ServiceTimer } from "../log/service-clock.js";

/** Service hours, and whose tickets run on different ones. */
export interface TicketHours extends ServiceHours {
  /** Hours of groups that have their own, by group; what they leave out is as for the others. */
  hoursByGroup?: Readonly<Record<string, ServiceHours>> | null | undefined;
  /** Whose tickets they are: the segments that standards name, and the zones of `inAccountZone`. */
  accounts?: readonly Pick<Account, "id" | "segment" | "timeZone">[] | null | undefined;
  /**
   * Whether hours are read by the clock of the account, where its zone is known.
   * @defaultValue `false`
   */
  inAccountZone?: boolean | null | undefined;
}

/**
 * The hours that each ticket runs on, and the segment that it belongs to.
 * @internal
 */
export interface HoursOfTickets {
  /** Whether there are hours at all. */
  hasHours: boolean;
  timerOf: (ticket: Ticket) => ServiceTimer | null;
  segmentOf: (ticket: Ticket) => string | undefined;
}

/**
 * Checks hours of service once, for many tickets.
 * @internal
 */
export function hoursOfTickets(functionName: string, options: TicketHours): HoursOfTickets {
  const { calendar, timeZone, hoursByGroup, inAccountZone = false } = options;
  const usual = serviceTimer(functionName, "options", options);
  if (typeof (inAccountZone as unknown) !== "boolean") {
    throw new RetentionError(functionName, "options.inAccountZone", "must be true or false", inAccountZone);
  }
  const accounts = readAccounts(functionName, options.accounts ?? []);
  if (hoursByGroup != null) assertObject(functionName, "options.hoursByGroup", hoursByGroup);
  const groups = new Map<string, { hours: ServiceHours; timer: ServiceTimer | null }>();
  for (const [group, groupHours] of Object.entries(hoursByGroup ?? {})) {
    const path = `options.hoursByGroup.${group}`;
    assertFields(functionName, path, groupHours, ["calendar", "timeZone"]);
    const hours = {
      ...(calendar === undefined ? {} : { calendar }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...groupHours,
    };
    groups.set(group, { hours, timer: serviceTimer(functionName, path, hours) });
  }
  const hasHours = usual !== null || [...groups.values()].some(({ timer }) => timer !== null);
  const timersByZone = new Map<string, ServiceTimer | null>();

  const timerOf = ({ accountId, group }: Ticket): ServiceTimer | null => {
    const ofGroup = group == null ? undefined : groups.get(group);
    const zone = inAccountZone && accountId != null ? accounts.get(accountId)?.timeZone : undefined;
    if (zone == null) return ofGroup === undefined ? usual : ofGroup.timer;
    const key = JSON.stringify([ofGroup === undefined ? null : group, zone]);
    let timer = timersByZone.get(key);
    if (timer === undefined) {
      timer = serviceTimer(functionName, "options", { ...(ofGroup?.hours ?? options), timeZone: zone });
      timersByZone.set(key, timer);
    }
    return timer;
  };
  return {
    hasHours,
    timerOf: groups.size === 0 && !inAccountZone ? () => usual : timerOf,
    segmentOf: ({ accountId }) => (accountId == null ? undefined : (accounts.get(accountId)?.segment ?? undefined)),
  };
}

type AccountFacts = Pick<Account, "id" | "segment" | "timeZone">;

function readAccounts(functionName: string, list: readonly AccountFacts[]): ReadonlyMap<string, AccountFacts> {
  assertRows(functionName, "options.accounts", list);
  return new Map(
    list.map((account, index) => {
      assertText(functionName, `options.accounts[${index}].id`, account.id);
      if (account.timeZone != null) {
        assertTimeZone(functionName, `options.accounts[${index}].timeZone`, account.timeZone);
      }
      return [account.id, account];
    }),
  );
}
