import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

test("CONTRIBUTING says of every dependency why it is here, and of no other", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string> | undefined>;
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const named = new Set(kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {})));
  const [, table = ""] = /\n## Dependencies\n([\s\S]*?)\n## /.exec(read("CONTRIBUTING.md")) ?? [];
  const listed = [...table.matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...named].sort());
});

test("the package installs nothing besides itself", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, object | undefined>;
  expect(manifest.dependencies).toBeUndefined();
  expect(Object.keys(manifest.peerDependenciesMeta ?? {}).sort()).toEqual(
    Object.keys(manifest.peerDependencies ?? {}).sort(),
  );
});
