import { binfmtNames } from '../../docker/architecture.ts';
import type { EmulatorsFacts } from './facts.ts';

/** Architectures that the engine runs without a handler, as `tonistiigi/binfmt` calls them: `amd64`, `386`. */
export const nativeArchitectures = ({ rows }: Pick<EmulatorsFacts, 'rows'>): readonly string[] =>
  binfmtNames(rows.flatMap(({ platform, verdict }) => (verdict === 'native' ? platform : [])));
