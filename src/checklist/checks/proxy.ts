import { inspectBuilder } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import {
  hasPassword,
  hasProxy,
  isDesktops,
  isLoopback,
  type Proxies,
  proxiesOf,
  withoutPassword,
} from '../../docker/proxies.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { withOptionsRemedy } from '../builder/create-remedies.ts';
import type { BuilderFacts } from '../builder/facts.ts';
import { sharesNetwork } from '../builder/fitness.ts';
import type { Check } from '../check.ts';
import { readClientConfig } from '../client/inspect.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { askedBuilder, isContainer } from './asked-builder.ts';

type ProxyFacts = {
  readonly builder: Builder | null;
  readonly making: BuilderFacts;
  /** Who names proxies here, the nearest first. */
  readonly sources: readonly Source[];
  /** Those that the builder was made with. */
  readonly own: Proxies;
};

/** The command or file that names them; null for the variables of this shell. */
type Source = Proxies & { readonly source: string | null };

const finding = findingOf('builder');

/** Whether the builder goes through the proxies that everything else here goes through. */
export const proxy: Check<ProxyFacts> = {
  id: 'builder.proxy',
  inspect: async (look, answers, found) => {
    const [info, config, { facts, builder }] = await Promise.all([
      look.run(dockerInfo),
      found.client?.config ?? readClientConfig(look),
      askedBuilder(look, answers, found),
    ]);
    const engine = parseEngineSettings(info.stdout).proxies;
    const client = config.parsed?.ok === true ? config.parsed.config.proxies : noProxies;
    return {
      builder,
      making: facts,
      sources: [
        { ...proxiesOf(look.env), source: null },
        { ...client, source: config.path },
        { ...withoutDesktops(engine), source: shellQuote(dockerInfo) },
      ],
      own: builder === null ? noProxies : proxiesOfBuilder(builder),
    };
  },
  judge: judgeProxy,
};

const noProxies: Proxies = { http: null, https: null, none: null };

const withoutDesktops = (proxies: Proxies): Proxies =>
  [proxies.http, proxies.https].some((one) => one !== null && isDesktops(one))
    ? noProxies
    : proxies;

/** `env.http_proxy` becomes a variable of the container. */
function proxiesOfBuilder({ nodes }: Builder): Proxies {
  const options = Object.entries(nodes[0]?.driverOptions ?? {});
  const variables = options.map(([key, value]) => [key.replace(/^env\./, ''), value]);
  return proxiesOf(Object.fromEntries(variables));
}

function judgeProxy(facts: ProxyFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().proxy;
  const { builder, own, sources } = facts;
  const seen = sources.flatMap(evidenceOf);
  if (builder === null) {
    return [{ ...finding('proxy', 'skipped', words.noBuilder), because: checkTexts().noBuilder }];
  }
  if (!isContainer(builder)) {
    return [finding('proxy', 'ok', words.engine(builder.name), { evidence: seen })];
  }
  const command = shellQuote(inspectBuilder(builder.name));
  const all = [...seen, ...evidenceOf({ ...own, source: command })];
  if (!hasProxy(own)) {
    if (!sources.some(hasProxy)) return [finding('proxy', 'ok', words.none)];
    return [warning(words.missing(builder.name), all, remediesFor(facts, answers))];
  }
  const isFar = [own.http, own.https].some((one) => one !== null && isLoopback(one));
  if (isFar && !sharesNetwork(builder)) {
    return [warning(words.loopback(builder.name), all, [personRemedy(words.hostNetwork)])];
  }
  return [finding('proxy', 'ok', words.ok(builder.name), { evidence: all })];
}

const warning = (title: string, seen: readonly Evidence[], remedies: readonly Remedy[]): Finding =>
  finding('proxy', 'warning', title, { evidence: seen, failure: 'builder-proxy', remedies });

function evidenceOf({ source, http, https, none }: Source): readonly Evidence[] {
  const lines = [
    ...(http === null ? [] : [`http_proxy=${withoutPassword(http)}`]),
    ...(https === null ? [] : [`https_proxy=${withoutPassword(https)}`]),
    ...(none === null ? [] : [`no_proxy=${none}`]),
  ];
  const text = lines.join('\n');
  if (text === '') return [];
  return [evidence(source, source === null ? `${checkTexts().proxy.shell}\n${text}` : text)];
}

/** A builder with the proxies of the nearest that names any. A password is for a person to hand over. */
function remediesFor({ sources, making }: ProxyFacts, answers: Answers): readonly Remedy[] {
  const words = checkTexts().proxy;
  const nearest = sources.find(hasProxy);
  if (nearest === undefined) return [];
  const { http, https, none } = nearest;
  const addresses = [http, https].filter((one) => one !== null);
  if (addresses.some(hasPassword)) return [personRemedy(words.byHand)];
  const isNear = addresses.some(isLoopback);
  const options = [
    ...(http === null ? [] : [`env.http_proxy=${http}`]),
    ...(https === null ? [] : [`env.https_proxy=${https}`]),
    ...(none === null ? [] : [`env.no_proxy=${none}`]),
  ];
  const remedy = withOptionsRemedy(making, answers, [
    ...(isNear ? ['network=host'] : []),
    ...options,
  ]);
  return [{ ...remedy, title: words.make, hint: words.hint, recommended: words.why }];
}
