import { fileURLToPath } from "node:url";
import ts from "typescript";

/** An optional property of something that a public function takes. */
export interface OptionalInput {
  /** The type that has it, and its name. */
  key: string;
  /** A way to it from a function's parameter. */
  path: string;
  /** Whether its type takes `undefined` and `null`. */
  takesUnknown: boolean;
}

/** What public functions take, as the compiler sees it. */
export interface InputTypes {
  optional: OptionalInput[];
  /** Keys of those that are part of a result as well. */
  ofResults: ReadonlySet<string>;
  /**
   * The places in a call's arguments that a property may be left out from: those where the value is not yet there, and
   * those where it is.
   */
  placesToLeaveOut: (functionName: string, args: readonly unknown[]) => (string | number)[][];
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = `${root}src/`;
/** Types that take another, and give it a shape. */
const GENERIC = new Set(["PartOf", "Known", "Given", "Complete"]);

/** Reads the types of all that the public functions of these modules take. */
export function readInputTypes(modules: readonly string[]): InputTypes {
  const config = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const files = modules.map((name) => `${source}${name}.ts`);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const signatures = new Map<string, readonly ts.Signature[]>();
  for (const file of files) {
    const module = program.getSourceFile(file);
    const symbol = module && checker.getSymbolAtLocation(module);
    if (!symbol) throw new Error(`${file} is no module`);
    for (const exported of checker.getExportsOfModule(symbol)) {
      const found = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (found.flags & ts.SymbolFlags.Function)
        signatures.set(found.name, checker.getTypeOfSymbol(found).getCallSignatures());
    }
  }

  const isOwn = (symbol: ts.Symbol): boolean =>
    symbol.declarations?.every((each) => each.getSourceFile().fileName.startsWith(source)) ?? true;
  const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
  const isRead = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 && type.getCallSignatures().length === 0;
  const entryOf = (type: ts.Type, kind: ts.IndexKind): ts.Type | undefined => checker.getIndexTypeOfType(type, kind);

  /** A property's type tells `undefined` that is written from that of a property that may be missing by the declaration. */
  const takesUnknown = (property: ts.Symbol): boolean => {
    const type = checker.getTypeOfSymbol(property);
    const members = membersOf(type);
    if (members.some((each) => (each.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0)) return true;
    const missing = (each: ts.Type): boolean =>
      (each as { debugIntrinsicName?: string }).debugIntrinsicName === "missing";
    const isUndefined = (each: ts.Type): boolean => (each.flags & ts.TypeFlags.Undefined) !== 0 && !missing(each);
    return members.some(isUndefined) && members.some((each) => (each.flags & ts.TypeFlags.Null) !== 0);
  };

  /** The interface or the named type that a property belongs to, else the one that it stands in. */
  const holderOf = (type: ts.Type, property: ts.Symbol | undefined, within: string): string => {
    const { aliasSymbol } = type;
    if (aliasSymbol && isOwn(aliasSymbol) && !GENERIC.has(aliasSymbol.name)) return aliasSymbol.name;
    const symbol = type.getSymbol();
    if (symbol && symbol.flags & ts.SymbolFlags.Interface) return symbol.name;
    const parent = property?.declarations?.[0]?.parent;
    return parent && ts.isInterfaceDeclaration(parent) ? parent.name.text : within;
  };

  const optionalIn = (starts: readonly (readonly [ts.Type, string])[]): Map<string, OptionalInput> => {
    const optional = new Map<string, OptionalInput>();
    const seen = new Set<ts.Type>();
    const visit = (type: ts.Type, path: string, within: string): void => {
      for (const member of membersOf(type)) {
        if (seen.has(member) || !isRead(member)) continue;
        seen.add(member);
        const entries = entryOf(member, ts.IndexKind.Number);
        if (checker.isArrayLikeType(member)) {
          if (entries) visit(entries, `${path}[]`, within);
          continue;
        }
        const named = entryOf(member, ts.IndexKind.String);
        if (named) visit(named, `${path}.*`, holderOf(member, undefined, within));
        for (const property of checker.getPropertiesOfType(member)) {
          if (!isOwn(property)) continue;
          const { name } = property;
          const at = `${path}.${name}`;
          const holder = holderOf(member, property, within);
          if (property.flags & ts.SymbolFlags.Optional) {
            const key = `${holder}.${name}`;
            const takes = takesUnknown(property) && (optional.get(key)?.takesUnknown ?? true);
            optional.set(key, { key, path: at, takesUnknown: takes });
          }
          visit(checker.getTypeOfSymbol(property), at, holder);
        }
      }
    };
    for (const [type, path] of starts) visit(type, path, path);
    return optional;
  };
  const each = [...signatures].flatMap(([name, of]) => of.map((signature) => ({ name, signature })));
  const taken = optionalIn(
    each.flatMap(({ name, signature }) =>
      signature
        .getParameters()
        .map((parameter) => [checker.getTypeOfSymbol(parameter), `${name}(${parameter.name})`] as const),
    ),
  );
  const given = optionalIn(each.map(({ name, signature }) => [signature.getReturnType(), name] as const));

  /** Of a union, the members that a value may be of: those whose literal fields are the value's. */
  const fitting = (type: ts.Type, value: object): ts.Type[] =>
    membersOf(checker.getNonNullableType(type)).filter(
      (member) =>
        isRead(member) &&
        checker.isArrayLikeType(member) === Array.isArray(value) &&
        checker.getPropertiesOfType(member).every((property) => {
          const own = checker.getTypeOfSymbol(property);
          if (!own.isStringLiteral()) return (property.flags & ts.SymbolFlags.Optional) !== 0 || property.name in value;
          return (value as Record<string, unknown>)[property.name] === own.value;
        }),
    );
  const isAllOptional = (type: ts.Type): boolean =>
    membersOf(checker.getNonNullableType(type)).some(
      (member) =>
        isRead(member) &&
        !checker.isArrayLikeType(member) &&
        checker.getPropertiesOfType(member).length > 0 &&
        checker.getPropertiesOfType(member).every((property) => property.flags & ts.SymbolFlags.Optional),
    );
  const places = (type: ts.Type, value: unknown, path: (string | number)[]): (string | number)[][] => {
    if (typeof value !== "object" || value === null || value instanceof Date || path.length > 8) return [];
    return fitting(type, value).flatMap((member) => {
      const entries = entryOf(member, ts.IndexKind.Number);
      if (Array.isArray(value)) return entries ? places(entries, value[0], [...path, 0]) : [];
      const named = entryOf(member, ts.IndexKind.String);
      const first = Object.entries(value)[0];
      return [
        ...(named && first ? places(named, first[1], [...path, first[0]]) : []),
        ...checker.getPropertiesOfType(member).flatMap((property) => {
          if (!isOwn(property)) return [];
          const at = [...path, property.name];
          const may = (property.flags & ts.SymbolFlags.Optional) !== 0 && takesUnknown(property);
          const type = checker.getTypeOfSymbol(property);
          const own = (value as Record<string, unknown>)[property.name];
          // Of a table that is not given, such as a policy, all of whose parts may be left out, the parts count too.
          const inner = places(type, own ?? (may && isAllOptional(type) ? {} : own), at);
          return may ? [at, ...inner] : inner;
        }),
      ];
    });
  };
  return {
    optional: [...taken.values()],
    ofResults: new Set(given.keys()),
    placesToLeaveOut(functionName, args) {
      const all = (signatures.get(functionName) ?? []).flatMap((signature) =>
        signature
          .getParameters()
          .flatMap((parameter, index) => places(checker.getTypeOfSymbol(parameter), args[index], [index])),
      );
      return [...new Map(all.map((path) => [path.join("."), path])).values()];
    },
  };
}
