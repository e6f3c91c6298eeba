import { dayNumber } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import type { PlainDate } from "../records/values/time.js";

/** Where an account stands, as in `reviewPortfolio`. */
export interface GivenStanding {
  state: string;
  since: PlainDate | null;
}

/**
 * Whether the CRM says that an account has left, and it has bought nothing since: by its status, or by where it stands, as a
 * contract that runs keeps any other from being lost. `null` if not; the day is `null` where no one knows it.
 * @internal
 */
export function goneSince(
  functionName: string,
  { status, statusSince }: Pick<Account, "status" | "statusSince">,
  { asOf, standing, lastBought }: { asOf: number; standing: GivenStanding | undefined; lastBought: number },
): { day: number | null } | null {
  if (standing !== undefined) {
    if (standing.state !== "lost") return null;
    return { day: standing.since === null ? null : dayNumber(functionName, "standing.since", standing.since) };
  }
  if (status !== "churned") return null;
  if (statusSince == null) return { day: null };
  const since = dayNumber(functionName, "account.statusSince", statusSince);
  return since > asOf || lastBought > since ? null : { day: since };
}
