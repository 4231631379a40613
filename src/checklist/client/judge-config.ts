import { withExperimental } from '../../docker/client-config.ts';
import { dockerVersion } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { atLeast, parseVersion } from '../../docker/version.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { configEdit } from './config-edit.ts';
import type { ClientFacts, ConfigFacts } from './facts.ts';

const finding = findingOf('client');

/** Whether the client can read its configuration: with one fault it reads nothing of it. */
export function configFinding({ config }: ClientFacts): Finding {
  const words = texts().client.config;
  const { path, error, parsed } = config;
  if (error === 'missing') {
    return finding('config', 'ok', words.none, { evidence: [evidence(path, words.noFile)] });
  }
  if (parsed === null) {
    return finding('config', 'problem', words.unreadable, {
      evidence: [evidence(path, words.errors[error ?? 'unreadable'])],
      remedies: [personRemedy(words.makeReadable(path))],
    });
  }
  if (!parsed.ok) {
    const { line, column } = parsed;
    const place = line === null || column === null ? words.noObject : words.place(line, column);
    return finding('config', 'problem', words.noJson, {
      evidence: [{ source: path, line, text: place }],
      remedies: [personRemedy(words.mend(path, place))],
    });
  }
  const { experimental } = parsed.config;
  if (experimental !== undefined && typeof experimental !== 'string') {
    return finding('config', 'problem', words.notText, {
      evidence: [evidence(path, `"experimental": ${JSON.stringify(experimental)}`)],
      failure: 'cli-experimental-bad-value',
      remedies: configRemedies(config),
    });
  }
  return finding('config', 'ok', words.ok, { evidence: [evidence(path, words.read)] });
}

/** Whether experimental features are on, where that is still a question. */
export function experimentalFinding(facts: ClientFacts, answers: Answers): Finding {
  const words = texts().client.experimental;
  const version = facts.version === null ? null : parseVersion(facts.version);
  if (version === null) return finding('experimental', 'skipped', words.unknown);
  const client = evidence(shellQuote(dockerVersion), `Client: ${facts.version ?? ''}`);
  if (atLeast(version, [23])) {
    return finding('experimental', 'ok', words.gone, { evidence: [client] });
  }
  if (atLeast(version, [20, 10])) {
    return finding('experimental', 'ok', words.always, { evidence: [client] });
  }
  return switchFinding(facts, answers, client);
}

/** Before 20.10: the variable decides, and where it is not set, the file. */
function switchFinding(facts: ClientFacts, answers: Answers, client: Evidence): Finding {
  const words = texts().client.experimental;
  const value = switchOf(facts, answers);
  const seen = [client, ...(value === null ? [] : [value.seen])];
  if (value?.text === 'enabled') {
    return finding('experimental', 'ok', words.on(value.by), { evidence: seen });
  }
  const isBad = value !== null && value.text !== 'disabled';
  // The file would be overruled.
  const isRead = facts.variable === null;
  const inFile = isRead ? [...desktopRemedies(facts), ...configRemedies(facts.config)] : [];
  return finding('experimental', 'problem', isBad ? words.badValue : words.off, {
    evidence: seen,
    failure: isBad ? 'cli-experimental-bad-value' : 'cli-experimental-required',
    remedies: [variableRemedy(), ...inFile],
  });
}

const variableName = 'DOCKER_CLI_EXPERIMENTAL';

/** Who switches experimental features, and how. */
type Switch = { readonly by: string; readonly text: string; readonly seen: Evidence };

const byVariable = (text: string): Switch => ({
  ...{ by: variableName, text },
  seen: evidence(null, `${variableName}=${text}`),
});

function switchOf({ variable, config }: ClientFacts, { experimental }: Answers): Switch | null {
  if (experimental) return byVariable('enabled');
  if (variable !== null) return byVariable(variable);
  const written = config.parsed?.ok === true ? config.parsed.config.experimental : undefined;
  if (written === undefined || written === '') return null;
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  return { by: config.path, text, seen: evidence(config.path, text) };
}

function variableRemedy(): Remedy {
  return {
    ...texts().client.experimental.byVariable,
    needs: 'nothing',
    undo: null,
    actions: [{ do: texts().client.experimental.profile }],
    sets: { experimental: true },
  };
}

/**
 * Docker Desktop writes the same line, in the home of the system that it is a window of.
 *
 * Source: docker/docs of 2020, docker-for-mac/index.md and docker-for-windows/index.md, Command Line.
 */
const desktopRemedies = ({ product, isWsl }: ClientFacts): readonly Remedy[] =>
  product === 'desktop' && !isWsl ? [personRemedy(productTexts().experimental)] : [];

/** The line in the file; none where it can't be read, so that it is left as it is. */
function configRemedies({ path, text, error }: ConfigFacts): readonly Remedy[] {
  const words = texts().client.experimental.byFile;
  const isThere = text !== null;
  const after = isThere || error === 'missing' ? withExperimental(text ?? '') : null;
  if (after === null) return [];
  const back: Remedy['reversal'] = isThere
    ? [configEdit(path, after, text)]
    : [{ run: ['rm', path] }];
  return [
    {
      title: words.title,
      hint: words.hint,
      needs: 'consent',
      changes: words.changes(path),
      undo: isThere ? words.undo(path) : shellQuote(['rm', path]),
      actions: [configEdit(path, text, after)],
      reversal: back,
    },
  ];
}
