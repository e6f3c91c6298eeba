const now = Number(process.env.FIXED_NOW);

/** The clock of the host stands where `npm run test:zones` sets it: nothing in the library may look at it. */
if (Date.now() !== now) {
  // It can be replaced in turn, by what watches it.
  let clock = (): number => now;
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [now] : given, made) as object,
    get: (date, name) => (name === "now" ? clock : (Reflect.get(date, name) as unknown)),
    set: (date, name, value) => {
      if (name !== "now") return Reflect.set(date, name, value);
      clock = value as typeof clock;
      return true;
    },
  });
}
