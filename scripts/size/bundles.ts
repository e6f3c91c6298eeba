/** Bundles of what is shipped, as a bundler for the browser makes them, and what they weigh. */
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Plugin } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const settings = {
  bundle: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
  treeShaking: true,
  logLevel: "error",
  external: ["ical-generator"],
  // The paths of our own settings lead to the source, not to what is shipped.
  tsconfigRaw: {},
} as const satisfies BuildOptions;

/** The bundle of each piece of code, all made in one run, so that the package is read once. */
export async function bundles(codes: readonly string[], minify = true): Promise<string[]> {
  const virtual: Plugin = {
    name: "virtual",
    setup(plugin) {
      plugin.onResolve({ filter: /^\d+\.js$/ }, ({ path }) => ({ path, namespace: "virtual" }));
      plugin.onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => ({
        contents: codes[parseInt(path)] ?? "",
        resolveDir: root,
      }));
    },
  };
  const { outputFiles } = await build({
    ...settings,
    entryPoints: codes.map((_, index) => ({ in: `${index}.js`, out: String(index) })),
    outdir: "out",
    plugins: [virtual],
    absWorkingDir: root,
    minify,
  });
  const ofIndex = new Map(outputFiles.map(({ path, text }) => [parseInt(basename(path)), text]));
  return codes.map((_, index) => ofIndex.get(index) ?? "");
}

/** The code that is left of a bundle once nothing needs what was taken out of it, minified. */
export async function shaken(code: string): Promise<string> {
  const { outputFiles } = await build({ ...settings, stdin: { contents: code, resolveDir: root }, minify: true });
  return outputFiles[0]?.text ?? "";
}

/** The declarations of a bundle that was not minified. */
export const declarations = (bundle: string): string[] =>
  bundle.split(/\n(?=(?:async )?function |var |let |const |class |export )/);

export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
export const one = (name: string): string => `export { ${name} } from "retention-kit";`;
