/** How texts stand beside each other. */
export const joined = {
  sentences: (first: string, second: string) => `${first} ${second}`,
  named: (name: string, text: string) => `${name}: ${text}`,
  titled: (title: string, sentence: string) => `${title}. ${sentence}`,
  also: (first: string, second: string) => `${first}; ${second}`,
  placed: (what: string, place: string) => `${what}, ${place}`,
  leads: (title: string) => `${title}:`,
  /** Between what is listed in a sentence. */
  comma: ', ',
  between: ', ',
} as const;
