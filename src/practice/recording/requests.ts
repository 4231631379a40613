import { isObject, type JsonObject, objectIn } from '../../docker/json.ts';
import type { Host, HttpAnswer } from '../../host/host.ts';
import { recordTexts } from '../../texts/record.ts';
import { answersInOrder } from './answers-in-order.ts';

/** What servers answered, by what they were asked: their secrets are masked, and no part of the question. */
export function recordedRequests(events: readonly JsonObject[]): Host['request'] {
  const answers = answersInOrder<HttpAnswer>();
  const keyOf = ({ method, url }: JsonObject) => JSON.stringify([method, url]);
  for (const { asked, answer } of events) {
    if (isObject(answer)) answers.add(keyOf(objectIn(asked)), answer as HttpAnswer);
  }
  return async (request) =>
    answers.next(keyOf(request)) ?? { error: 'other', detail: recordTexts().unasked(request.url) };
}
