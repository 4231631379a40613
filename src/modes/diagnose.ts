import type { FlagValues } from '../flags.ts';

export type DiagnoseRequest = {
  /** `-` is standard input. */
  readonly file: string;
  readonly values: FlagValues;
};

export async function runDiagnose(_request: DiagnoseRequest): Promise<number> {
  return 2;
}
