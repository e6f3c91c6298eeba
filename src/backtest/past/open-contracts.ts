import { addMonths, parseDay } from "../../calendar/days/plain-date.js";
import { monthsOfTerm } from "../../measures/contracts/rolled-on.js";
import type { Contract } from "../../records/account/contract.js";

/** Days by which what ran for whole months may miss their end: some systems count the last day, some do not. */
const NEAR = 3;

/**
 * Tells which contracts of a book had no end until they were left: others of their product that pay as often run without one,
 * and no term of their length was renewed, or runs on beyond the records. Before that day no one knew their end.
 *
 * @param lastDay - Day number up to which the records go.
 * @internal
 */
export function openContracts(contracts: readonly Contract[], lastDay: number): (contract: Contract) => boolean {
  const renewed = new Set(contracts.flatMap(({ renewedFrom }) => renewedFrom ?? []));
  const open = new Set<string>();
  const terms = new Set<string>();
  for (const contract of contracts) {
    const { id, endsOn, status, autoRenews } = contract;
    if (endsOn == null) {
      if (status == null || status === "active") open.add(kindOf(contract));
    } else if (renewed.has(id) || autoRenews === true || (parseDay(endsOn) > lastDay && status !== "cancelled")) {
      terms.add(termOf(contract));
    }
  }
  return (contract) => {
    const { endsOn, autoRenews } = contract;
    if (endsOn == null || autoRenews === true || !open.has(kindOf(contract))) return false;
    return !(isWholeTerm(contract) && terms.has(termOf(contract)));
  };
}

function kindOf({ per, productId }: Contract): string {
  return `${per ?? ""} ${productId ?? ""}`;
}

function termOf(contract: Contract): string {
  return `${monthsOfTerm(parseDay(contract.startsOn), parseDay(contract.endsOn ?? ""))} ${kindOf(contract)}`;
}

function isWholeTerm({ startsOn, endsOn }: Contract): boolean {
  const [startDay, endDay] = [parseDay(startsOn), parseDay(endsOn ?? "")];
  return Math.abs(addMonths(startDay, monthsOfTerm(startDay, endDay)) - 1 - endDay) <= NEAR;
}
