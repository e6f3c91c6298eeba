/**
 * How often the back-test calls a difference that is not there: companies whose customers are all alike, so that no rule
 * can be better than another, judged again and again. `npm run check:backtest -- --companies N --accounts N`.
 */
import { parseArgs } from "node:util";
import { shareInterval } from "retention-kit";
import { fairVerdicts } from "../test/backtest/alike.js";

const { values: given } = parseArgs({
  options: {
    companies: { type: "string", default: "400" },
    accounts: { type: "string", default: "250" },
    resamples: { type: "string", default: "400" },
    seed: { type: "string", default: "1" },
  },
});

const companies = Number(given.companies);
const called = new Map<string, { wrong: number; judged: number }>();
for (let company = 0; company < companies; company++) {
  const verdicts = fairVerdicts(
    Number(given.accounts),
    Number(given.seed) * 100_000 + company,
    Number(given.resamples),
  );
  for (const { measure, against, verdict } of verdicts) {
    const name = `${measure} against ${against}`;
    const count = called.get(name) ?? { wrong: 0, judged: 0 };
    called.set(name, count);
    count.judged++;
    if (verdict !== "no-difference") count.wrong++;
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${company + 1}/${companies}`);
}
console.log(`\nof ${companies} companies in which nothing differs, at a stated rate of 5%:`);
for (const [name, { wrong, judged }] of called) {
  const { share, lower, upper } = shareInterval(wrong, judged);
  const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;
  console.log(`  ${name}: ${percent(share)} called wrongly (${percent(lower)} to ${percent(upper)})`);
}
