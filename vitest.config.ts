import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { frozenInputs } from "./test/support/frozen-inputs-plugin.js";

/** What `.ci/run`, `npm run test:long` and `npm run test:zones` set up before each file; nothing in a run without them. */
const setupFiles = [
  ...(process.env.PROPERTY_SEED === undefined ? [] : ["test/support/property-seed.ts"]),
  ...(process.env.PROPERTY_CASES === undefined ? [] : ["test/support/property-runs.ts"]),
  ...(process.env.FIXED_NOW === undefined ? [] : ["test/support/fixed-clock.ts"]),
  ...(process.env.HOST_LOG === undefined ? [] : ["test/support/host-watch.ts"]),
];

const files = readdirSync(fileURLToPath(new URL("test", import.meta.url)), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name.replaceAll("\\", "/")}`);
/** Files with a test of so many cases that it runs on its own: `npm run test:slow`, and in `.ci/run`. */
const slow = files.filter((name) => /\btags:[^\n]*["']slow["']/.test(readFileSync(name, "utf8")));
/** Tests that put something in a module's place need modules of their own. */
const alone = files.filter((name) => readFileSync(name, "utf8").includes("vi.mock("));

export default defineConfig(({ mode }) => ({
  // In the place of the package: its functions, with their inputs frozen.
  plugins: [frozenInputs()],
  resolve: {
    alias: [
      ...(process.env.PROPERTY_CASES === undefined
        ? []
        : [
            {
              find: /^fast-check$/,
              replacement: fileURLToPath(new URL("test/support/long-properties.ts", import.meta.url)),
            },
          ]),
    ],
  },
  test: {
    setupFiles,
    // The functions are pure, so that tests share a process: each file would import them all again, which takes as long as
    // the tests.
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: mode === "slow" ? slow : ["test/**/*.test.ts"],
          exclude: alone,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "alone", include: mode === "slow" ? slow.filter((name) => alone.includes(name)) : alone },
      },
    ],
    // All cores: a run that nobody watches leaves one idle otherwise.
    maxWorkers: "100%",
    // Tests of many cases: `npm test` leaves them to `npm run test:slow`, and mutation tests do without them.
    tags: [{ name: "slow" }],
    // Far above what any test takes, so that a busy machine fails none. No test names a limit of its own.
    testTimeout: process.env.PROPERTY_CASES === undefined ? 300_000 : 24 * 3_600_000,
    hookTimeout: 300_000,
  },
}));
