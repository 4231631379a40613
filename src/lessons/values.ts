/** Values of a page: what is known, else honest examples, which the page names as such. */
export type Values = {
  readonly of: (known: string | null | undefined, example: string) => string;
  /** The examples that were given so far. */
  readonly examples: () => readonly string[];
};

export function createValues(): Values {
  const given = new Set<string>();
  return {
    of: (known, example) => {
      if (known !== null && known !== undefined && known !== '') return known;
      given.add(example);
      return example;
    },
    examples: () => [...given],
  };
}
