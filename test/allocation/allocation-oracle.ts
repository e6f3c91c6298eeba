import highsModule from "highs";
import { responseAt, type AllocationAccount, type ContactKind, type ResponseCurve } from "retention-kit";

// The types of highs describe its CommonJS form.
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: ReturnType<typeof loadHighs> | undefined;

/** An allocation problem in the words of the oracle. */
export interface OracleProblem {
  accounts: (AllocationAccount & { accountId: string; response: ResponseCurve; min: number; max: number })[];
  sellers: { id: string; hours: number }[];
  contacts: readonly ContactKind[];
}

interface Way {
  counts: number[];
  worth: number;
}

/** Every way to serve an account, with the worth above none. */
export function waysOf(
  { response, min, max }: OracleProblem["accounts"][number],
  contacts: readonly ContactKind[],
): Way[] {
  const rest = (kinds: number, most: number): number[][] =>
    kinds === 0
      ? [[]]
      : Array.from({ length: most + 1 }, (_, count) =>
          rest(kinds - 1, most - count).map((others) => [...others, count]),
        ).flat();
  return rest(contacts.length, max)
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= min)
    .map((counts) => {
      const strength = counts.reduce((sum, count, at) => sum + count * (contacts[at]?.strength ?? 1), 0);
      return { counts, worth: responseAt(response, strength) - responseAt(response, 0) };
    });
}

/** Minutes of a contact. */
export function minutesOf(account: AllocationAccount, contact: ContactKind): number {
  return account.minutes ?? contact.minutes;
}

/** The most that one seller's hours bring, by going through every combination; `null` where none fits. */
export function bestByEnumeration({ accounts, sellers: [seller], contacts }: OracleProblem): number | null {
  const capacity = Math.floor((seller?.hours ?? 0) * 60);
  let best: number | null = null;
  const visit = (at: number, used: number, worth: number): void => {
    const account = accounts[at];
    if (account === undefined) {
      best = Math.max(best ?? -Infinity, worth);
      return;
    }
    for (const way of waysOf(account, contacts)) {
      const minutes = way.counts.reduce(
        (sum, count, kind) => sum + count * minutesOf(account, contacts[kind] ?? { kind: "", minutes: 0 }),
        0,
      );
      if (used + minutes <= capacity) visit(at + 1, used + minutes, worth + way.worth);
    }
  };
  visit(0, 0, 0);
  return best;
}

/** The most that the team's hours bring, by HiGHS: each way a binary, each contact with one of the account's sellers. */
export async function bestByHighs({ accounts, sellers, contacts }: OracleProblem): Promise<number | null> {
  loading ??= loadHighs();
  const highs = await loading;
  const objective: string[] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  const integers: string[] = [];
  const held = new Map<string, string[]>(sellers.map(({ id }) => [id, []]));
  accounts.forEach((account, index) => {
    const ways = waysOf(account, contacts);
    ways.forEach(({ worth }, way) => {
      binaries.push(`w${index}_${way}`);
      if (worth !== 0) objective.push(`${worth < 0 ? "-" : "+"} ${Math.abs(worth)} w${index}_${way}`);
    });
    rows.push(`${ways.map((_, way) => `w${index}_${way}`).join(" + ")} = 1`);
    const own = account.sellerIds ?? (account.sellerId ? [account.sellerId] : sellers.map(({ id }) => id));
    contacts.forEach((contact, kind) => {
      const names = own.map((_, seller) => `h${index}_${kind}_${seller}`);
      integers.push(...names);
      own.forEach((id, seller) => held.get(id)?.push(`${minutesOf(account, contact)} ${names[seller] ?? ""}`));
      const counted = ways
        .map(({ counts }, way) => ({ count: counts[kind] ?? 0, way }))
        .filter(({ count }) => count > 0)
        .map(({ count, way }) => `- ${count} w${index}_${way}`);
      rows.push(`${names.join(" + ")} ${counted.join(" ")} = 0`);
    });
  });
  for (const { id, hours } of sellers) {
    const terms = held.get(id) ?? [];
    if (terms.length > 0) rows.push(`${terms.join(" + ")} <= ${Math.floor(hours * 60)}`);
  }
  const model = [
    "Maximize",
    ` obj: ${objective.length === 0 ? "0 w0_0" : objective.join(" ")}`,
    "Subject To",
    ...rows.map((row, at) => ` r${at}: ${row}`),
    "Binary",
    ` ${binaries.join("\n ")}`,
    "General",
    ` ${integers.join("\n ")}`,
    "End",
  ].join("\n");
  const solution = highs.solve(model, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
  return solution.Status === "Optimal" ? solution.ObjectiveValue : null;
}
