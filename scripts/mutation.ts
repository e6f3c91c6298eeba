/**
 * Mutation tests of folders of `src`: Stryker changes one thing at a time, such as a sign or a bound, and the folder's own
 * tests must fail. What survives is listed, with the score of each file:
 *
 *   npm run test:mutation -- scorecard
 *   npm run test:mutation -- opportunity/knapsack reviews
 *   npm run test:mutation -- --file src/reviews/cadence.ts reviews
 *
 * One process at the lowest priority; a mutant takes about a second, so a small folder takes ten minutes.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: "string" } },
});
if (positionals.length === 0) throw new Error("name at least one folder of src, such as scorecard");
mkdirSync("out/mutation", { recursive: true });

const failed = positionals.filter((folder) => {
  const config = `out/mutation/${folder.replaceAll("/", "-")}.json`;
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: "vitest",
      plugins: ["@stryker-mutator/vitest-runner"],
      vitest: { configFile: "vitest.config.ts", related: false },
      mutate: values.file === undefined ? [`src/${folder}/**/*.ts`, "!src/**/index.ts"] : [values.file],
      coverageAnalysis: "perTest",
      concurrency: 1,
      timeoutMS: 20_000,
      ignorePatterns: ["dist", "out", "docs/figures"],
      tempDirName: ".stryker-tmp",
      reporters: ["clear-text", "progress-append-only", "json"],
      jsonReporter: { fileName: `${config}.report.json` },
    }),
  );
  const { status } = spawnSync("nice", ["-n", "19", "npx", "stryker", "run", config], {
    stdio: "inherit",
    // The folder's own tests alone: what others notice by chance does not count.
    env: { ...process.env, TESTS_IN: `test/${folder}` },
  });
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
