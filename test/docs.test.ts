import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import * as schemas from "retention-kit/schemas";
import ts from "typescript";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { runExample, stepsOf } from "./support/doc-examples.js";
import { AN_IMPORT, importsOf, namesWithoutImport, publicNames } from "./support/page-imports.js";

/** The blocks of code of every page that begins with an import: one program a page, with the values that it promises. */
const folder = new URL("../docs/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => {
    const found = readFileSync(new URL(name, folder), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm);
    const blocks = Array.from(found, ([, block = ""]) => block);
    return { name, blocks, code: blocks.join("\n") };
  })
  .filter(({ code }) => code.startsWith("import"));

test.each(pages)("the code of docs/$name does what it says", ({ code }) => {
  const scope = { ...root, ...schemas, ...adapters, ...icalendar, ...locales, en, hi, km, lo, z };
  const steps = stepsOf(code.replaceAll(AN_IMPORT, ""));
  const last = steps.at(-1);
  const thrown = /^\/\/ RetentionError: (.*)$/m.exec(code)?.[1];
  if (thrown !== undefined && last !== undefined) {
    expect(() => runExample({ steps }, scope)).toThrow(thrown);
    steps.pop();
  }
  expect(runExample({ steps }, scope)).toEqual([]);
});

test("the code of the pages has the types of a strict project", { tags: ["slow"] }, () => {
  const programs = new Map(
    pages.map(({ name, blocks }) => {
      const code = blocks.filter((block) => !block.includes("// RetentionError")).join("\n");
      const body = code.replaceAll(AN_IMPORT, "");
      return [fileURLToPath(new URL(`${name}.ts`, folder)), [...importsOf(code), body].join("\n")];
    }),
  );
  const checkout = fileURLToPath(new URL("..", import.meta.url));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${checkout}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    checkout,
  );
  const host = ts.createCompilerHost(options);
  host.fileExists = (file) => programs.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => programs.get(file) ?? ts.sys.readFile(file);
  const program = ts.createProgram([...programs.keys()], options, host);
  const wrong = [...programs.keys()].flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );
  expect(wrong).toEqual([]);
});

test("every block of code imports what it uses of the package", () => {
  const names = publicNames();
  const texts = ["../README.md", ...readdirSync(folder).filter((name) => name.endsWith(".md"))];
  const missing = texts.flatMap((name) => {
    const declared = new Set<string>();
    const found = readFileSync(new URL(name, folder), "utf8").matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm);
    return Array.from(found).flatMap(([, block = ""]) =>
      namesWithoutImport(block, names, declared).map((used) => `${name}: ${used}, ${block.split("\n")[0] ?? ""}`),
    );
  });
  expect(missing).toEqual([]);
  expect(namesWithoutImport("const x = scoreEffort({ describe: 1 });", names, new Set())).toEqual(["scoreEffort"]);
});

test("the pages that can be run are found", () => {
  expect(pages.map(({ name }) => name)).toContain("in-your-crm.md");
});
