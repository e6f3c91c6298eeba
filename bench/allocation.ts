/**
 * The allocation of reviews against HiGHS on the same instances, in one run: npm run bench:allocation
 * - concave curves, ten sellers with 200 accounts each: HiGHS solves the linear programme over the steps of the curves
 * - S-shaped curves, one seller with 500 accounts: HiGHS solves the integer programme, one binary for each account and count
 * - visits and calls, one seller with 200 accounts: the same with a binary for each combination
 * - 100,000 accounts of 500 sellers, concave curves, whose own, and shared by neighbours
 * Both sides must find the same optimum. HiGHS starts from the model as text, which it reads before it solves; of its time
 * only the solution counts, as it reports it, and the whole call beside it. Times are medians by the processor's clock.
 */
import { allocateReviews, responseAt, responseCurve, type AllocationAccount, type ContactKind } from "retention-kit";
import highsModule from "highs";

const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();

/** The same numbers at every run: Park & Miller's generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const next = numbers(20);
const stake = (): number => Math.round(Math.exp(2 + 6 * next()));
const sellersOf = (count: number): { id: string }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}` }));

interface Instance {
  name: string;
  accounts: (AllocationAccount & { id: string; sellerId: string })[];
  sellers: { id: string }[];
  hours: number;
  contacts: ContactKind[];
  max: number;
  whole: boolean;
}

const reviews: ContactKind[] = [{ kind: "review", minutes: 45 }];
const instances: Instance[] = [
  {
    name: "concave, 2,000 accounts, 10 sellers",
    accounts: Array.from({ length: 2000 }, (_, index) => ({
      id: `a${index}`,
      sellerId: `s${index % 10}`,
      response: responseCurve({ kind: "exponential", base: 0, gain: stake(), furtherShare: 0.5 }),
    })),
    sellers: sellersOf(10),
    hours: 300,
    contacts: reviews,
    max: 12,
    whole: false,
  },
  {
    name: "S-shaped, 500 accounts, 1 seller",
    accounts: Array.from({ length: 500 }, (_, index) => {
      const c = 1 + 2.5 * next();
      const halfAt = 1 + 4 * next();
      return {
        id: `a${index}`,
        sellerId: "s0",
        response: responseCurve({ kind: "adbudg", a: 0, b: stake(), c, d: halfAt ** c }),
      };
    }),
    sellers: sellersOf(1),
    hours: 700,
    contacts: reviews,
    max: 12,
    whole: true,
  },
  {
    name: "visits and calls, 200 accounts, 1 seller",
    accounts: Array.from({ length: 200 }, (_, index) => ({
      id: `a${index}`,
      sellerId: "s0",
      response: responseCurve({ kind: "exponential", base: 0, gain: stake(), furtherShare: 0.6 }),
    })),
    sellers: sellersOf(1),
    hours: 300,
    contacts: [
      { kind: "visit", minutes: 70 },
      { kind: "call", minutes: 15, strength: 0.35 },
    ],
    max: 8,
    whole: true,
  },
];

function ways(contacts: readonly ContactKind[], max: number): number[][] {
  return contacts.reduce<number[][]>(
    (all, _, kind) =>
      all.flatMap((counts) => {
        const left = max - counts.reduce((sum, count) => sum + count, 0);
        return Array.from({ length: left + 1 }, (__, count) => [...counts.slice(0, kind), count]);
      }),
    [[]],
  );
}

/** Each way to serve an account a variable, one an account; each seller's minutes kept. At least one contact each. */
function model({ accounts, sellers, hours, contacts, max, whole }: Instance): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const names: string[] = [];
  const minutes = new Map(sellers.map(({ id }) => [id, [] as string[]]));
  const all = ways(contacts, max).filter((counts) => counts.some((count) => count > 0));
  accounts.forEach((account, index) => {
    const own: string[] = [];
    all.forEach((counts, way) => {
      const name = `x${index}_${way}`;
      const strength = counts.reduce((sum, count, kind) => sum + count * (contacts[kind]?.strength ?? 1), 0);
      const length = counts.reduce((sum, count, kind) => sum + count * (contacts[kind]?.minutes ?? 0), 0);
      if (account.response) objective.push(`${responseAt(account.response, strength)} ${name}`);
      minutes.get(account.sellerId)?.push(`${length} ${name}`);
      own.push(name);
    });
    names.push(...own);
    rows.push(`${own.join(" + ")} = 1`);
  });
  for (const terms of minutes.values()) rows.push(`${terms.join(" + ")} <= ${hours * 60}`);
  const numbered = rows.map((row, index) => ` r${index}: ${row}`).join("\n");
  return `Maximize\n obj: ${objective.join(" + ")}\nSubject To\n${numbered}\n${whole ? `Binary\n ${names.join("\n ")}\n` : ""}End`;
}

function timed<Result>(call: () => Result, rounds: number): { result: Result; ms: number } {
  const times: number[] = [];
  let result: Result | undefined;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    result = call();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  times.sort((one, other) => one - other);
  return { result: result as Result, ms: times[Math.floor(rounds / 2)] ?? NaN };
}

for (const instance of instances) {
  const { accounts, sellers, hours, contacts, max, name } = instance;
  const ours = timed(() => allocateReviews(accounts, { sellers, hours, contacts, max, min: 1 }), 9);
  const text = model(instance);
  const theirs = timed(() => highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 }), 3);
  const same = Math.abs(theirs.result.ObjectiveValue - ours.result.value) < 1e-6 * ours.result.value;
  console.log(
    `${name}: ours ${ours.ms.toFixed(1)} ms, HiGHS ${theirs.ms.toFixed(0)} ms, ${(theirs.ms / ours.ms).toFixed(0)} times; ` +
      `exact ${ours.result.exact}, ${same ? "same optimum" : `HiGHS has ${theirs.result.ObjectiveValue}, we ${ours.result.value}`}`,
  );
  if (!same || !ours.result.exact) process.exitCode = 1;
}

const large = Array.from({ length: 100_000 }, (_, index) => ({
  id: `a${index}`,
  sellerId: `s${index % 500}`,
  attention: { keep: stake(), grow: stake() },
}));
const sellers = sellersOf(500);
const neighbours = large.map((account, index) => ({
  ...account,
  sellerIds: [`s${index % 500}`, `s${(index + 1) % 500}`],
}));
for (const [name, accounts] of [
  ["their sellers' own", large],
  ["each shared by two sellers", neighbours],
] as const) {
  const start = performance.now();
  const { result, ms } = timed(() => allocateReviews(accounts, { sellers, hours: 300 }), 3);
  const wall = (performance.now() - start) / 3;
  console.log(
    `100,000 accounts, 500 sellers, ${name}: ${(ms / 1000).toFixed(2)} s of processor, ${(wall / 1000).toFixed(2)} s by the clock; exact ${result.exact}`,
  );
}
