/**
 * A result while it is being made: its fields can still be set.
 * @internal
 */
export type Writable<Result> = { -readonly [Field in keyof Result]: Result[Field] };

/**
 * A result while it is being made: its fields can still be set, and its lists still grow.
 * @internal
 */
export type Growing<Result> = {
  -readonly [Field in keyof Result]: Result[Field] extends readonly (infer Item)[] ? Item[] : Result[Field];
};
