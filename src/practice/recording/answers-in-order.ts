/** What is answered to a question: the same question asked again gets its next answer; the last one stays. */
export type AnswersInOrder<Value> = {
  readonly add: (key: string, value: Value) => void;
  /** Undefined for a question that has no answer. */
  readonly next: (key: string) => Value | undefined;
};

export function answersInOrder<Value>(): AnswersInOrder<Value> {
  const all = new Map<string, { readonly values: Value[]; asked: number }>();
  return {
    add: (key, value) => {
      const known = all.get(key) ?? { values: [], asked: 0 };
      known.values.push(value);
      all.set(key, known);
    },
    next: (key) => {
      const known = all.get(key);
      if (known === undefined) return undefined;
      const value = known.values[Math.min(known.asked, known.values.length - 1)];
      known.asked += 1;
      return value;
    },
  };
}
