import type { FastifyReply, FastifyRequest } from 'fastify';

import { languageOf, languageTag } from './language.js';
import type { Problem } from './problem.js';
import { problemDocument } from './problem-document.js';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Sends a problem as the answer, in the caller's language. */
export function writeProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const language = languageOf(request.headers['accept-language']);
  const document = problemDocument(problem, {
    instance: pathOf(request.url),
    requestId: request.id,
    language,
  });
  void reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .headers(problem.extras.headers ?? {})
    .header('content-type', PROBLEM_TYPE)
    .header('content-language', languageTag(language))
    .send(JSON.stringify(document));
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
