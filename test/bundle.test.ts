import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A sentence of each language that no other has. */
const sentences = {
  en: "overdue by",
  km: "ហួសពេលកំណត់",
  lo: "ກາຍກຳນົດ",
  hi: "समय निकले",
};
const languages = Object.keys(sentences);

async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    treeShaking: true,
    alias: {
      ...Object.fromEntries(
        languages.map((name) => [`retention-kit/locales/${name}`, `./src/locales/${name}/index.ts`]),
      ),
      "retention-kit/locales": "./src/locales/index.ts",
      "retention-kit": "./src/index.ts",
    },
    charset: "utf8",
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
  expect(text).not.toMatch(/zod|Intl|DateTimeFormat|date-fns|timeZone(?!: "string")/i);
});

test("only the icalendar entry holds ical-generator", async () => {
  expect(await bundled('export * from "retention-kit";')).not.toContain("BEGIN:VCALENDAR");
  expect(await bundled('export { toICalendar } from "./src/icalendar/index.js";')).toContain("BEGIN:VCALENDAR");
});

test.each(Object.entries(sentences))(
  "a bundle with the words of %s has those of no other language",
  async (name, own) => {
    const text = await bundled(
      `import { describe } from "retention-kit/locales"; import { ${name} } from "retention-kit/locales/${name}";
     console.log(describe({ code: "reviews.clock.never-touched" }, ${name}));`,
    );
    expect(text).toContain(own);
    for (const other of Object.values(sentences)) if (other !== own) expect(text).not.toContain(other);
  },
);

test("neither the root nor describe alone brings words", async () => {
  const text = await bundled('export * from "retention-kit"; export { describe } from "retention-kit/locales";');
  for (const sentence of Object.values(sentences)) expect(text).not.toContain(sentence);
});
