import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["scripts/mutation/worker.ts"], maxWorkers: 1, testTimeout: 24 * 3_600_000 },
});
