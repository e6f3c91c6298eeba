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
const languages = readdirSync(new URL("src/locales", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Where the build goes; `npm run check:release` builds a second time beside the first. */
export const buildFolder = process.env.BUILD_FOLDER ?? "dist";

/** Where each entry of the package begins. */
export const entries: Readonly<Record<string, string>> = {
  index: "src/index.ts",
  ...Object.fromEntries([...faces, ...edges].map((name) => [name, `src/${name}/index.ts`])),
  "locales/index": "src/locales/index.ts",
  ...Object.fromEntries(languages.map((name) => [`locales/${name}`, `src/locales/${name}/index.ts`])),
};

/** The types alone: `scripts/build.ts` writes the JavaScript. */
export default defineConfig({
  entry: { ...entries },
  format: ["esm", "cjs"],
  outDir: buildFolder,
  clean: true,
  dts: { only: true, compilerOptions: { ignoreDeprecations: "6.0" } },
});
