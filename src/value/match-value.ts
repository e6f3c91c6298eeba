import {
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertRows,
  assertShare,
  assertText,
} from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { ValueDriver, ValueDrivers, ValueGroup } from "./rank-value-drivers.js";
import { FAMILIES, groupKey, type CustomerKind } from "./value-groups.js";
import { assertHostRow } from "../records/rows/host-row.js";
import type { Account } from "../records/account/account.js";
import { ACCOUNT_ROW } from "../records/rows/host-rows.js";

const NAME = "matchValue";

/** An account or a prospect: the fields that tell what it may value. */
export interface MatchedCustomer extends CustomerKind {
  id?: string | null | undefined;
}

/** What to lead with for one customer. */
export interface ValueMatch {
  readonly accountId: string | null;
  /** What to stress; `null` if no driver is known at all. */
  readonly lead: string | null;
  /** Probability that nothing matters more to customers like this one: how sure the lead is. */
  readonly probability: number | null;
  /** Whose interviews it comes from. */
  readonly group: Omit<ValueGroup, "drivers">;
  /** What such customers value, the weightiest first: the order of a pitch. */
  readonly drivers: readonly ValueDriver[];
  readonly reasons: readonly Reason[];
}

/**
 * What to lead with for an account or a prospect: what customers of its kind and size value most, and how certain that
 * is. It uses interviews of the same kind and size if there are any. Otherwise it uses those of the same kind or the
 * same size, whichever say more than the average of all; otherwise all. If no driver is more likely than not to matter
 * most, the reasons say to ask first.
 *
 * @param customer - Segment and size, where they are known; an `Account` will do.
 * @param options - `drivers`, from `rankValueDrivers`.
 * @returns The lead, its probability, and all drivers in order.
 * @throws RetentionError when a field is wrong.
 *
 * @example
 * import { matchValue, rankValueDrivers } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const hotels = ["a", "b", "c", "d"].map((accountId) => ({ accountId, segment: "hotel", values: { service: 1 } }));
 * const drivers = rankValueDrivers([...hotels, { accountId: "e", segment: "school", values: { price: 1 } }]);
 * const { lead, group, reasons } = matchValue({ id: "prospect", segment: "hotel" }, { drivers });
 * [lead, group.by]
 * //=> ["service", "segment"]
 * reasons.map((reason) => describe(reason, en))
 * //=> [
 * //   "4 interviews with customers in the segment hotel",
 * //   "lead with service: it matters most to them with a probability of 95%"
 * // ]
 */
export function matchValue(customer: MatchedCustomer, options: { drivers: ValueDrivers }): ValueMatch {
  assertObject(NAME, "customer", customer);
  assertObject(NAME, "options", options);
  const { drivers } = options;
  assertDrivers(drivers);
  assertHostRow(NAME, "", customer as Account, ACCOUNT_ROW);
  const { id, segment, size } = customer;
  for (const [field, text] of Object.entries({ id, segment, size })) {
    if (text != null) assertText(NAME, field, text);
  }
  const { drivers: ranked, ...group } = groupOf(customer, drivers);
  const [first, second] = ranked;
  const reasons: Reason[] = [whoseInterviews(group)];
  if (first !== undefined) {
    const isSure = second === undefined || first.probabilityFirst > 0.5;
    reasons.push(
      isSure
        ? reason("value.match.lead", { driver: first.driver, probability: first.probabilityFirst })
        : reason("value.match.close", { driver: first.driver, second: second.driver }),
    );
  }
  return {
    accountId: id ?? null,
    lead: first?.driver ?? null,
    probability: first?.probabilityFirst ?? null,
    group,
    drivers: ranked,
    reasons,
  };
}

/** A ranking that a host stored may have lost its numbers on the way. */
function assertDrivers(drivers: ValueDrivers): void {
  assertObject(NAME, "drivers", drivers);
  assertRows(NAME, "drivers.groups", drivers.groups);
  assertGroup("drivers.whole", drivers.whole);
  drivers.groups.forEach((group, index) => {
    assertGroup(`drivers.groups[${index}]`, group);
  });
}

function assertGroup(path: string, group: ValueGroup): void {
  assertObject(NAME, path, group);
  assertOneOf(NAME, `${path}.by`, group.by, [...FAMILIES, "whole"]);
  if (group.segment !== null) assertText(NAME, `${path}.segment`, group.segment);
  if (group.size !== null) assertText(NAME, `${path}.size`, group.size);
  assertCount(NAME, `${path}.interviews`, group.interviews);
  assertShare(NAME, `${path}.ownWeight`, group.ownWeight);
  assertNumber(NAME, `${path}.worth`, group.worth, { min: 0 });
  assertRows(NAME, `${path}.drivers`, group.drivers);
  group.drivers.forEach((driver, index) => {
    assertText(NAME, `${path}.drivers[${index}].driver`, driver.driver);
    for (const field of ["weight", "lower", "upper", "probabilityFirst"] as const) {
      assertShare(NAME, `${path}.drivers[${index}].${field}`, driver[field]);
    }
  });
}

function groupOf(customer: CustomerKind, { groups, whole }: ValueDrivers): ValueGroup {
  const [exact, ...broader] = FAMILIES.map((by) => {
    const key = groupKey(by, customer);
    return groups.find((group) => key !== null && group.by === by && groupKey(by, named(group)) === key);
  });
  const [mostOwn] = broader.filter((group) => group !== undefined).sort((a, b) => b.ownWeight - a.ownWeight);
  return exact ?? mostOwn ?? whole;
}

function named({ segment, size }: ValueGroup): CustomerKind {
  return { ...(segment !== null && { segment }), ...(size !== null && { size }) };
}

function whoseInterviews({ by, segment, size, interviews }: Omit<ValueGroup, "drivers">): Reason {
  switch (by) {
    case "segment-and-size":
      return reason("value.match.segment-and-size", { segment: segment ?? "", size: size ?? "", interviews });
    case "segment":
      return reason("value.match.segment", { segment: segment ?? "", interviews });
    case "size":
      return reason("value.match.size", { size: size ?? "", interviews });
    case "whole":
      return reason("value.match.whole", { interviews });
  }
}
