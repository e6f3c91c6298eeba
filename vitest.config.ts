import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^retention-kit$/, replacement: source("index.ts") },
      { find: /^retention-kit\/locales\/([a-z]+)$/, replacement: source("locales/$1/index.ts") },
      { find: /^retention-kit\/([a-z-]+)$/, replacement: source("$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // All cores: a run that nobody watches leaves one idle otherwise.
    maxWorkers: "100%",
    // Far above what any test takes, so that a busy machine fails none.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
