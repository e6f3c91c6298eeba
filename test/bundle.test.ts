import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    treeShaking: true,
    alias: { "retention-kit": "./src/index.ts" },
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

test("the root entry holds no zod", async () => {
  expect(await bundled('export * from "retention-kit";')).not.toMatch(/\bzod\b|ZodType|_zod/i);
});

test("assumptions alone bring no time zone code", async () => {
  const text = await bundled('export { assumptions } from "retention-kit";');
  expect(text).toContain("loyalty.repurchase.lowEffort");
  expect(text).not.toMatch(/Intl|DateTimeFormat|date-fns/);
});
