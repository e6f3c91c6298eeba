/**
 * The best set of offers within a budget for long price lists with odd prices and equal chances, beside HiGHS on the same
 * sets: `npm run bench:opportunity-catalogue`. Times of ours are those of `scoreOpportunity` as a whole, the least of
 * three; HiGHS has the model ready as text and 20 seconds. `-- --accounts N` for other than 60 accounts a list.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import highsModule from "highs";
import { type Account, defineCatalogue, type Opportunity, type Product, scoreOpportunity } from "retention-kit";

// The types of highs describe its CommonJS form.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const REAL = new URL("../../shared/data/crm/adventureworks-slow.json", import.meta.url);
const asOf = "2026-11-21";
const ROUNDS = 3;
/** Accounts of each list that HiGHS gets, and seconds for each. */
const RIVALS = { accounts: 5, seconds: 20 };

const { values: options } = parseArgs({ options: { accounts: { type: "string", default: "60" } } });
const accountsPerList = Number(options.accounts);

interface PriceList {
  name: string;
  products: Product[];
  accounts: Account[];
  asOf: string;
}

interface Kind {
  cents: () => number;
  /** Margins, one a family of products; none where they are all unknown. */
  margins: readonly number[];
}

/** A generator of numbers from 0 to below 1, by a linear congruence (Park & Miller 1988). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Products in families of 20, from 4 to 2,000; runs of up to five require each other in turn, and some add to others. */
function priceList(name: string, size: number, kind: (random: () => number) => Kind): PriceList {
  const random = generator(size + name.length);
  const { cents, margins } = kind(random);
  const products: Product[] = [];
  for (let index = 0; index < size; index++) {
    const ofFive = index % 5;
    const margin = margins[Math.floor(index / 20) % Math.max(1, margins.length)];
    products.push({
      id: `p${String(index).padStart(4, "0")}`,
      price: Math.floor(Math.exp(1.4 + 6.2 * random())) + cents(),
      ...(margin !== undefined && { margin }),
      ...(ofFive > 0 && random() < 0.5 && { requires: [`p${String(index - 1).padStart(4, "0")}`] }),
      ...(index >= 20 &&
        ofFive === 0 &&
        random() < 0.4 && { addOnTo: [`p${String(Math.floor(random() * 20)).padStart(4, "0")}`] }),
    });
  }
  const accounts = Array.from({ length: accountsPerList }, (_, index) => ({
    id: `a${index}`,
    owned: Array.from({ length: 3 }, (__, owned) => ({
      productId: `p${String((index + 7 * owned) % 20).padStart(4, "0")}`,
      purchasedOn: "2025-02-03",
    })),
    // From 30 to 30,000, evenly by ratio.
    annualBudget: Math.round(3000 * 1000 ** (index / accountsPerList)) / 100,
  }));
  return { name, products, accounts, asOf };
}

const odd =
  (random: () => number): (() => number) =>
  () =>
    Math.floor(100 * random()) / 100;
const endings =
  (random: () => number): (() => number) =>
  () =>
    random() < 0.5 ? 0.99 : 0.95;
const families = [0.34, 0.36, 0.38, 0.41, 0.45, 0.56, 0.63, 0.64];

const lists = [293, 2000].flatMap((size) => [
  priceList(`${size} products, odd prices`, size, (random) => ({ cents: odd(random), margins: [] })),
  priceList(`${size} products, odd prices, 8 margins`, size, (random) => ({ cents: odd(random), margins: families })),
  priceList(`${size} products, .95 and .99`, size, (random) => ({ cents: endings(random), margins: [] })),
  priceList(`${size} products, .95 and .99, 8 margins`, size, (random) => ({
    cents: endings(random),
    margins: families,
  })),
  priceList(`${size} products, all .99`, size, () => ({ cents: () => 0.99, margins: [] })),
]);
if (existsSync(REAL)) {
  const { products, accounts } = JSON.parse(readFileSync(REAL, "utf8")) as Pick<PriceList, "products" | "accounts">;
  lists.push({ name: "293 products, five slow accounts", products, accounts, asOf: "2017-07-01" });
} else console.log("shared/data/crm/adventureworks-slow.json is not there and is left out");

/** The set that HiGHS finds for the payable offers of an account, in its own time. */
function byHighs(highs: Awaited<ReturnType<typeof loadHighs>>, { offers }: Opportunity, budget: number): Rival {
  const names = new Map(offers.map(({ productId }, index) => [productId, `x${index}`]));
  const rows = [
    `b: ${offers.map(({ price }, index) => `${Math.round(100 * price)} x${index}`).join(" + ")} <= ${budget}`,
  ];
  offers.forEach(({ requires }, index) => {
    for (const other of requires) rows.push(`r${rows.length}: x${index} - ${names.get(other) ?? ""} <= 0`);
  });
  const model =
    `Maximize\n obj: ${offers.map(({ value }, index) => `${value} x${index}`).join(" + ")}\n` +
    `Subject To\n ${rows.join("\n ")}\nBinary\n ${[...names.values()].join("\n ")}\nEnd`;
  const start = performance.now();
  const solution = highs.solve(model, { output_flag: false, mip_rel_gap: 0, time_limit: RIVALS.seconds });
  const milliseconds = performance.now() - start;
  return { milliseconds, value: solution.ObjectiveValue, isProven: solution.Status === "Optimal" };
}

interface Rival {
  milliseconds: number;
  value: number;
  isProven: boolean;
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? NaN;
const ms = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;

const highs = await loadHighs();
for (const { name, products, accounts, asOf: on } of lists) {
  const catalogue = defineCatalogue(products);
  const score = (account: Account): Opportunity => scoreOpportunity(account, { catalogue, asOf: on });
  for (const account of accounts.slice(0, 20)) score(account);
  const results = accounts.map((account) => {
    const times: number[] = [];
    let opportunity = score(account);
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      opportunity = score(account);
      times.push(performance.now() - start);
    }
    return { account, opportunity, milliseconds: Math.min(...times) };
  });
  const times = results.map(({ milliseconds }) => milliseconds);
  const exact = results.filter(({ opportunity }) => opportunity.gap === 0).length;
  const gap = Math.max(...results.map(({ opportunity }) => opportunity.gap));
  console.log(
    `${name}: median ${ms(quantile(times, 0.5))}, slowest tenth from ${ms(quantile(times, 0.9))}, ` +
      `worst ${ms(Math.max(...times))}; best set for ${exact} of ${results.length}` +
      (gap > 0 ? `, the others within ${gap.toExponential(1)}` : ""),
  );

  const every = Math.max(1, Math.floor(results.length / RIVALS.accounts));
  const ratios: number[] = [];
  let proven = 0;
  let better = 0;
  for (let index = every - 1; index < results.length; index += every) {
    const result = results[index];
    const means = result?.opportunity.reasons.find(({ code }) => code === "opportunity.means.covered");
    if (result === undefined || means === undefined) continue;
    const { budget } = means.params as { budget: number };
    const rival = byHighs(highs, result.opportunity, Math.round(100 * budget));
    ratios.push(rival.milliseconds / result.milliseconds);
    if (rival.isProven) proven++;
    const { expectedValue, gap: stated } = result.opportunity;
    if (rival.value > expectedValue * (1 + stated) * (1 + 1e-6)) {
      throw new Error(
        `${name}, ${result.account.id}: HiGHS finds ${rival.value}, we ${expectedValue} within ${stated}`,
      );
    }
    if (expectedValue > rival.value * (1 + 1e-9)) better++;
  }
  console.log(
    `  HiGHS takes ${quantile(ratios, 0.5).toFixed(0)} times as long in the median, ${Math.max(...ratios).toFixed(0)} at most; ` +
      `it proves ${proven} of ${ratios.length} in ${RIVALS.seconds} s each` +
      (better > 0 ? `, and ${better} of its sets are worth less` : ""),
  );
}
