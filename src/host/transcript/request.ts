import type { Host, HttpAnswer } from '../host.ts';
import type { Keeper } from './keeper.ts';
import type { Masking } from './masking.ts';

type Headers = Readonly<Record<string, string>>;

/** What a server is asked and answers. */
export function transcribedRequest(host: Host, { event, masking }: Keeper): Host['request'] {
  return async (request) => {
    const { method, url, headers = {}, form = {} } = request;
    // What is posted is no part of the recording.
    for (const [name, value] of Object.entries(form)) if (isSecret(name)) masking.learn(value);
    // It is known before the answer, which may say it again.
    const asked = { method, url, headers: headersOf(headers, masking) };
    const answer = await host.request(request);
    event({ asked, answer: answerOf(answer, masking) });
    return answer;
  };
}

function answerOf(answer: HttpAnswer, masking: Masking): HttpAnswer {
  return answer.error === null
    ? { ...answer, headers: headersOf(answer.headers, masking) }
    : answer;
}

const isSecret = (name: string): boolean => /authorization$|cookie|token|auth$|api-key/i.test(name);

/** `Bearer` and the like stay. A server that asks for a login says so in a header of another name. */
function headersOf(headers: Headers, masking: Masking): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!isSecret(name)) return [name, value];
      const [, scheme = '', secret = ''] = /^(\w+\s+)?(.*)$/s.exec(value) ?? [];
      return [name, scheme + masking.learn(secret)];
    }),
  );
}
