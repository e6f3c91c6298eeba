import { compareTexts } from "../records/values/compare-texts.js";
import { assertText, assertTruth } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import { groupWeights, type Shrinkage } from "./shrinkage.js";
import { FAMILIES, groupKey, type AskedGroup, type ValueFamily } from "./value-groups.js";

/** A group of customers to ask what they value. */
export interface AskNext {
  readonly segment: string | null;
  readonly size: string | null;
  /** Interviews so far. */
  readonly interviews: number;
  /** Accounts of the group, asked or not; 1 where no accounts were given. */
  readonly customers: number;
  /** Accounts of the group that no one asked and that may be contacted. */
  readonly accountIds: readonly string[];
  /** What one more interview is expected to take off the group's uncertainty, times its customers. */
  readonly gain: number;
}

/** A family of groups with how alike they are. */
interface FittedFamily {
  by: ValueFamily;
  asked: ReadonlyMap<string, AskedGroup>;
  shrinkage: Shrinkage;
}

interface Candidates {
  by: ValueFamily;
  segment: string | null;
  size: string | null;
  customers: number;
  accountIds: string[];
}

/**
 * Which groups to ask next, the one that teaches most first. One more interview divides a Dirichlet's variance by
 * 1 + 1 / its total, whatever is answered on average, so that what is gained is the variance over the total plus 1,
 * for each customer of the group. Groups whose customers were all asked are left out.
 * @internal
 */
export function askNext(
  functionName: string,
  fitted: readonly FittedFamily[],
  accounts: readonly Account[] | undefined,
  asked: ReadonlySet<string>,
): { groups: AskNext[]; rejected: Rejection[] } {
  const { candidates, rejected } =
    accounts === undefined
      ? { candidates: fromInterviews(fitted), rejected: [] }
      : fromAccounts(functionName, accounts, asked);
  const groups = candidates
    .flatMap(({ by, segment, size, customers, accountIds }): AskNext[] => {
      const family = fitted.find((one) => one.by === by);
      const key = groupKey(by, { ...(segment !== null && { segment }), ...(size !== null && { size }) });
      if (family === undefined || key === null) return [];
      const group = family.asked.get(key) ?? { interviews: 0, counts: family.shrinkage.whole.map(() => 0) };
      const { weights, worth } = groupWeights(group, family.shrinkage);
      const uncertainty = (1 - weights.reduce((sum, weight) => sum + weight * weight, 0)) / (worth + 1);
      const gain = (customers * uncertainty) / (worth + 1);
      return [{ segment, size, interviews: group.interviews, customers, accountIds, gain }];
    })
    .sort((a, b) => b.gain - a.gain);
  return { groups, rejected };
}

/** Without accounts: the groups that were asked before, of the most specific family that has any. */
function fromInterviews(fitted: readonly FittedFamily[]): Candidates[] {
  const family = fitted.find(({ asked }) => asked.size > 0);
  if (family === undefined) return [];
  const candidate = ({ segment, size }: AskedGroup): Candidates => ({
    by: family.by,
    segment,
    size,
    customers: 1,
    accountIds: [],
  });
  return [...family.asked.values()].map(candidate);
}

/** The accounts by kind and size, or by what is known of them. */
function fromAccounts(
  functionName: string,
  accounts: readonly Account[],
  asked: ReadonlySet<string>,
): { candidates: Candidates[]; rejected: Rejection[] } {
  const groups = new Map<string, Candidates>();
  const { rejected } = acceptRows(functionName, "options.accounts", accounts, (account, index) => {
    const path = `options.accounts[${index}]`;
    assertText(functionName, `${path}.id`, account.id);
    if (account.segment != null) assertText(functionName, `${path}.segment`, account.segment);
    if (account.size != null) assertText(functionName, `${path}.size`, account.size);
    const doNotContact = account.preferences?.doNotContact ?? false;
    assertTruth(functionName, `${path}.preferences.doNotContact`, doNotContact);
    const by = FAMILIES.find((family) => groupKey(family, account) !== null);
    if (by === undefined) return;
    const key = `${by} ${groupKey(by, account) ?? ""}`;
    const segment = account.segment ?? null;
    const size = account.size ?? null;
    const group = groups.get(key) ?? { by, segment, size, customers: 0, accountIds: [] };
    group.customers++;
    if (!asked.has(account.id) && !doNotContact) group.accountIds.push(account.id);
    groups.set(key, group);
  });
  const candidates = [...groups]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, group]) => group)
    .filter(({ accountIds }) => accountIds.length > 0);
  return { candidates, rejected };
}
