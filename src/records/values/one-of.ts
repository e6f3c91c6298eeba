/**
 * One of a few texts, offered while you type. A row from a database or a JSON file has type `string`, so the compiler
 * takes any text; one that is not listed is refused when it is read, with a message that lists those there are.
 */
export type OneOf<Text extends string> = Text | (string & {});
