import { type ClientConfig, withoutHelpers } from '../../docker/client-config.ts';
import { parseReference } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import type { Check } from '../check.ts';
import { configEdit } from '../client/config-edit.ts';
import type { ConfigFacts } from '../client/facts.ts';
import { readClientConfig } from '../client/inspect.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';

type HelperFacts = { readonly config: ConfigFacts; readonly helpers: readonly Helper[] };

type Helper = {
  /** As the configuration names it: `desktop`, `ecr-login`. */
  readonly name: string;
  /** It keeps the logins of every registry that has no helper of its own. */
  readonly isStore: boolean;
  /** Registries that it alone is asked for. */
  readonly registries: readonly string[];
  /** Where its program is; null where it is not on PATH. */
  readonly path: string | null;
  /** How `list` ended, whatever it printed; null where it was not asked. */
  readonly answer: number | 'silent' | null;
};

const finding = findingOf('client');

/** Whether the programs that Docker asks for logins are there, and answer. */
export const credentialHelpers: Check<HelperFacts> = {
  id: 'client.credential-helpers',
  inspect: async (look, _answers, { client }) => {
    const config = client?.config ?? (await readClientConfig(look));
    const named = config.parsed?.ok === true ? helpersIn(config.parsed.config) : [];
    return { config, helpers: await Promise.all(named.map((one) => lookAtHelper(look, one))) };
  },
  judge: judgeHelpers,
};

type Named = Omit<Helper, 'path' | 'answer'>;

function helpersIn({ store, helpers }: ClientConfig): readonly Named[] {
  const names = [...(store === null ? [] : [store]), ...helpers.map(({ helper }) => helper)];
  return [...new Set(names)].map((name) => ({
    name,
    isStore: name === store,
    registries: helpers.filter(({ helper }) => helper === name).map(({ registry }) => registry),
  }));
}

const programOf = (name: string): string => `docker-credential-${name}`;

/** Docker joins the name to a program's, whatever it is: only one that can be a file's is looked for. */
async function lookAtHelper(look: Look, named: Named): Promise<Helper> {
  const program = programOf(named.name);
  const path = /^[\w.+-]+$/.test(named.name) ? await onPath(look, program) : null;
  if (path === null) return { ...named, path, answer: null };
  const { exitCode } = await look.run([program, 'list']);
  return { ...named, path, answer: exitCode ?? 'silent' };
}

function judgeHelpers({ config, helpers }: HelperFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().helpers;
  if (config.error === 'missing') {
    return [
      finding('credential-helpers', 'ok', words.none, {
        evidence: [evidence(config.path, words.noFile)],
      }),
    ];
  }
  if (config.parsed?.ok !== true) return [finding('credential-helpers', 'skipped', words.unknown)];
  if (helpers.length === 0) {
    return [
      finding('credential-helpers', 'ok', words.none, {
        evidence: [evidence(config.path, words.noLine)],
      }),
    ];
  }
  const seen = helpers.flatMap((helper) => evidenceOf(helper, config));
  const bad = helpers.filter(({ answer }) => answer !== 0);
  const names = (some: readonly Helper[]) =>
    some.map(({ name }) => name).join(texts().joined.comma);
  if (bad.length === 0) {
    return [finding('credential-helpers', 'ok', words.ok(names(helpers)), { evidence: seen })];
  }
  const isNeeded = bad.some((helper) => isAsked(helper, answers));
  const missing = bad.filter(({ path }) => path === null);
  const title = missing.length > 0 ? words.missing(names(missing)) : words.failing(names(bad));
  return [
    finding('credential-helpers', isNeeded ? 'problem' : 'warning', title, {
      evidence: seen,
      failure: 'credential-helper-missing',
      remedies: [...editRemedies(config, bad), ...bad.map(byHand)],
    }),
  ];
}

/** A store is asked for every pull and push; another helper for its own registries only. */
function isAsked({ isStore, registries }: Helper, { registry, tags }: Answers): boolean {
  const wanted = tags.map(parseReference).flatMap((tag) => (tag.ok ? tag.registry : []));
  return isStore || [...wanted, registry].some((one) => one !== null && registries.includes(one));
}

function evidenceOf(helper: Helper, { path }: ConfigFacts): readonly Evidence[] {
  const words = checkTexts().helpers;
  const { name, isStore, registries, answer } = helper;
  const lines = [
    ...(isStore ? [`"credsStore": ${JSON.stringify(name)}`] : []),
    ...registries.map((registry) => `"credHelpers": "${registry}": ${JSON.stringify(name)}`),
  ];
  const program = programOf(name);
  const said =
    helper.path === null
      ? evidence(null, `PATH: ${words.notThere(program)}`)
      : evidence(shellQuote([program, 'list']), words.answers(answer));
  return [evidence(path, lines.join('\n')), said];
}

/** The line that names it, taken out: logins then stand in the file itself. */
function editRemedies(config: ConfigFacts, bad: readonly Helper[]): readonly Remedy[] {
  const words = checkTexts().helpers.edit;
  const { path, text } = config;
  const names = bad.map(({ name }) => name);
  const after = text === null ? null : withoutHelpers(text, names);
  if (text === null || after === null) return [];
  return [
    {
      title: words.title(names.join(texts().joined.comma)),
      hint: words.hint,
      ...(bad.every((helper) => helper.path === null) && { recommended: words.recommended }),
      needs: 'consent',
      changes: words.changes(path),
      undo: words.undo(path),
      actions: [configEdit(path, text, after)],
      reversal: [configEdit(path, after, text)],
    },
  ];
}

function byHand({ name, path }: Helper): Remedy {
  const words = checkTexts().helpers;
  if (path !== null) return personRemedy(words.unlock(programOf(name)));
  const from = Object.hasOwn(words.from, name) ? words.from[name as keyof typeof words.from] : null;
  return personRemedy(words.install(programOf(name), from));
}
