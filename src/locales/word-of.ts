/**
 * The word for a name that anybody may have given; `undefined` where there is none, also for `constructor` and the
 * other names that every object has.
 * @internal
 */
export function wordOf(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
