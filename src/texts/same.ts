/**
 * The shape of a text, in any language: the same keys, functions of the same arguments, and any
 * words in place of these.
 */
export type Same<Text> = Text extends string
  ? string
  : Text extends (...args: infer Arguments) => infer Result
    ? (...args: Arguments) => Same<Result>
    : Text extends readonly (infer Each)[]
      ? readonly Same<Each>[]
      : Text extends object
        ? { readonly [Key in keyof Text]: Same<Text[Key]> }
        : Text;
