import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";

const file = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the README shows the quick start as it stands, with its real output", async () => {
  const readme = file("README.md");
  expect(readme).toContain(`\`\`\`js\n${file("examples/quick-start/plan.mjs")}\`\`\``);

  let printed = "";
  const stream = new Writable({
    write(chunk, _, done) {
      printed += String(chunk);
      done();
    },
  });
  vi.stubGlobal("console", new Console({ stdout: stream, stderr: stream }));
  // @ts-expect-error: it is plain JavaScript, as the README shows it.
  await import("../examples/quick-start/plan.mjs");
  expect(readme).toContain(`\`\`\`text\n${printed}\`\`\``);
});

test("the README names the two commands that do everything", () => {
  for (const command of ["npm ci && npm start", "npm ci && npm test"]) expect(file("README.md")).toContain(command);
});
