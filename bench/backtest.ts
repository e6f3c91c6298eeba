/**
 * The back-test of a made-up company, against what it cannot do without: the main job once for every window. Prints where
 * the time goes, and the memory for twice the windows. `-- --accounts N --resamples N`.
 */
import { backtest, type PlainDate, reviewPortfolio } from "retention-kit";
import { company, on } from "../test/backtest/company.js";

const argument = (name: string, otherwise: number): number =>
  Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) || otherwise;
const ACCOUNTS = process.argv.includes("--accounts") ? argument("accounts", 5000) : 5000;
const RESAMPLES = process.argv.includes("--resamples") ? argument("resamples", 400) : 400;

const { records } = company({ accounts: ACCOUNTS, seed: 1, days: 640, everything: true });
const ends = [on(280), on(460)];

/** Seconds of processor time, which a busy machine changes little; collection of garbage counts. */
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const seconds = (work: () => unknown): number => {
  const start = processor();
  work();
  return processor() - start;
};
const cut = (asOf: PlainDate) =>
  records.accounts.flatMap((account) => {
    const purchases = (account.purchases ?? []).filter((row) => row.on <= asOf);
    return purchases.length === 0 ? [] : { ...account, purchases };
  });

// Once to warm up.
backtest({ ...records, accounts: records.accounts.slice(0, 300) }, { asOf: ends, resamples: 20, seed: 1 });

for (const horizonDays of [[90], [90, 180]]) {
  const windows = ends.length * horizonDays.length;
  const books = ends.map(cut);
  const reviewing =
    horizonDays.length *
    seconds(() => {
      ends.forEach((asOf, end) => {
        reviewPortfolio({ ...records, accounts: books[end] ?? [] }, { asOf, to: on(700), plan: false });
      });
    });
  let predicted = 0;
  const start = processor();
  const whole = seconds(() =>
    backtest(records, {
      asOf: ends,
      horizonDays,
      resamples: RESAMPLES,
      seed: 1,
      onProgress: ({ resamples }) => {
        if (resamples === 0) predicted = processor() - start;
      },
    }),
  );
  console.log(`${ACCOUNTS} accounts, ${windows} windows, ${RESAMPLES} draws: ${whole.toFixed(1)} s of processor time`);
  console.log(`  ${predicted.toFixed(1)} s to predict and learn, ${(whole - predicted).toFixed(1)} s to draw`);
  console.log(
    `  the main job alone, ${windows} times without a plan: ${reviewing.toFixed(1)} s, a ratio of ${(whole / reviewing).toFixed(1)}`,
  );
  console.log(`  ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}
