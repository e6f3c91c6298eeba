/**
 * The JavaScript of the package, modules and CommonJS; tsup writes the types. Each domain is one file under `parts`, on
 * which the entries stand:
 *
 * - Whatever entry it comes through, a function is there once, and a page without a bundler fetches it once.
 * - Node starts in proportion to the files that it opens. Cut by who uses what, as bundlers do, the root was 58 files.
 * - Nothing is computed when a module is loaded, so bundlers take single functions out of a large file.
 *
 * pure-rand is bundled, so that nothing else is installed or resolved.
 */
import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { type OutputOptions, type Plugin, rollup } from "rollup";
import { buildFolder, entries } from "../tsup.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Packages that a user of an entry installs. */
const peers = /^(?:zod|ical-generator)(?:\/|$)/;

const typescript: Plugin = {
  name: "typescript",
  resolveId(name, importer) {
    if (importer === undefined) return resolve(root, name);
    if (peers.test(name)) return { id: name, external: true };
    if (!name.startsWith(".")) return fileURLToPath(import.meta.resolve(name));
    const path = resolve(dirname(importer), name);
    const source = path.replace(/\.js$/, ".ts");
    return existsSync(source) ? source : path;
  },
  async transform(text, id) {
    if (!id.endsWith(".ts")) return null;
    const { code, map } = await transform(text, { loader: "ts", target: "es2022", sourcefile: id, sourcemap: true });
    return { code, map };
  },
};

/** What is read of the nodes of a syntax tree. */
interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  body: SyntaxNode[];
  declarations: SyntaxNode[];
  id: SyntaxNode;
  init?: SyntaxNode | null;
  name: string;
  value: unknown;
  operator: string;
  argument: SyntaxNode;
  left: SyntaxNode;
  right: SyntaxNode;
  properties: SyntaxNode[];
}

/**
 * Writes out constants that are computed from numbers, such as `2 ** 40`: esbuild keeps them in every bundle, used or
 * not, since it takes any arithmetic for one that may run code.
 */
const constants: Plugin = {
  name: "constants",
  renderChunk(text) {
    const known = new Map<string, number>();
    const found: { start: number; end: number; value: number }[] = [];
    const valueOf = (node: SyntaxNode): number => {
      if (node.type === "Literal" && typeof node.value === "number") return node.value;
      if (node.type === "Identifier") return known.get(node.name) ?? NaN;
      if (node.type === "UnaryExpression" && node.operator === "-") return -valueOf(node.argument);
      if (node.type !== "BinaryExpression") return NaN;
      const [left, right] = [valueOf(node.left), valueOf(node.right)];
      if (node.operator === "+") return left + right;
      if (node.operator === "-") return left - right;
      if (node.operator === "*") return left * right;
      if (node.operator === "/") return left / right;
      return node.operator === "**" && left === 2 ? left ** right : NaN;
    };
    const write = (node: SyntaxNode): void => {
      if (node.type === "ObjectExpression") {
        for (const { type, value } of node.properties) if (type === "Property") write(value as SyntaxNode);
      }
      const value = valueOf(node);
      if (node.type === "BinaryExpression" && Number.isFinite(value))
        found.push({ start: node.start, end: node.end, value });
    };
    for (const statement of (this.parse(text) as unknown as SyntaxNode).body) {
      if (statement.type !== "VariableDeclaration") continue;
      for (const { id, init } of statement.declarations) {
        if (!init) continue;
        write(init);
        known.set(id.name, valueOf(init));
      }
    }
    const code = found.reduceRight(
      (left, { start, end, value }) => left.slice(0, start) + String(value) + left.slice(end),
      text,
    );
    // Each is alone on its line, so lines stay where they are.
    return { code, map: null };
  },
};

/** Folders that go into one file together, or room by room into another than their own. */
const parts: Readonly<Record<string, string>> = {
  "errors.ts": "ground",
  errors: "ground",
  records: "ground",
  reasons: "ground",
  "calendar/days": "ground",
  "numeric/elementary": "ground",
  "numeric/discrete": "ground",
  accounts: "reading",
  "service/log": "reading",
};

function partOf(id: string): string | null {
  if (id.includes("/node_modules/")) return "numeric";
  const [folder = "", room = ""] = relative(`${root}/src`, id).split("/");
  if (folder === "index.ts" || folder === "locales") return null;
  return parts[`${folder}/${room}`] ?? parts[folder] ?? folder;
}

const bundle = await rollup({
  input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, resolve(root, path)])),
  plugins: [typescript, constants],
  treeshake: { moduleSideEffects: false },
  onwarn(warning) {
    // Functions of two files may call each other; where two parts import each other, the order of loading is not sure.
    if (warning.code === "CIRCULAR_DEPENDENCY") return;
    throw new Error(warning.message);
  },
});
const written: OutputOptions = {
  dir: `${root}/${buildFolder}`,
  manualChunks: partOf,
  // Every part is imported by whoever needs it, and by nobody else.
  hoistTransitiveImports: false,
  minifyInternalExports: false,
  generatedCode: "es2015",
};
const files = (extension: string): OutputOptions => ({
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `parts/[name].${extension}`,
});
// With maps that hold the source, for debuggers and stack traces; CommonJS is the same code and goes without.
await bundle.write({ ...written, ...files("js"), format: "es", sourcemap: true });
await bundle.write({ ...written, ...files("cjs"), format: "cjs", exports: "named" });
await bundle.close();
