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

const zoneCode = /DateTimeFormat|date-fns/;

test("zone code is in a bundle that uses zones", async () => {
  expect(await bundled('export { addBusinessMinutes, businessMinutesBetween } from "retention-kit";')).toMatch(
    zoneCode,
  );
});

test.each([
  ["assumptions", "loyalty.repurchase.lowEffort"],
  ["isWorkingDay, addWorkingDays, workingDaysBetween, mergeCalendars", "must be a day that exists"],
])("and not in one of %s alone", async (names, part) => {
  const text = await bundled(`export { ${names} } from "retention-kit";`);
  expect(text).toContain(part);
  expect(text).not.toMatch(zoneCode);
});

test("scoreOpportunity alone brings neither zod nor time zone code", async () => {
  const text = await bundled('export { scoreOpportunity } from "retention-kit";');
  expect(text).toContain("opportunity.low.owns-everything");
  expect(text).not.toMatch(/zod|Intl|DateTimeFormat|date-fns|timeZone/i);
});

test("only the icalendar entry holds ical-generator", async () => {
  expect(await bundled('export * from "retention-kit";')).not.toContain("BEGIN:VCALENDAR");
  expect(await bundled('export { toICalendar } from "./src/icalendar/index.js";')).toContain("BEGIN:VCALENDAR");
});
