/** Forms of a word or a phrase by number. */
export interface Forms {
  one: string;
  other: string;
}

/** The form that goes with a number. In Hindi nought and the parts of one go with the singular, as one does. */
export function plural(number: number, { one, other }: Forms): string {
  const size = Math.abs(number);
  return size <= 1 ? one : other;
}
