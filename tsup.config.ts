import { readdirSync } from "node:fs";
import { defineConfig } from "tsup";

/** The faces that are entries of their own; the root is the sum of all. */
const faces = [
  "calendar",
  "conversation",
  "loyalty",
  "measures",
  "opportunity",
  "planner",
  "purchases",
  "reviews",
  "service",
  "word-of-mouth",
];
const edges = ["adapters", "icalendar", "schemas"];
/** Every folder of words is a language. */
const languages = readdirSync("src/locales", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export default defineConfig({
  entry: {
    index: "src/index.ts",
    ...Object.fromEntries([...faces, ...edges].map((name) => [name, `src/${name}/index.ts`])),
    "locales/index": "src/locales/index.ts",
    ...Object.fromEntries(languages.map((name) => [`locales/${name}`, `src/locales/${name}/index.ts`])),
  },
  format: ["esm", "cjs"],
  target: "es2022",
  // Bundled, so that nothing else is installed or resolved: a fast start, and a page needs no bundler.
  noExternal: ["date-fns", "pure-rand"],
  // Shared chunks keep one RetentionError class for all entries of a format.
  splitting: true,
  clean: true,
  treeshake: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
