import { languageOf, languageTag } from './language.js';
import { problemDocument } from './problem-document.js';
import type { ProblemParts } from './problem.js';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What of a request a problem's answer depends on. */
export interface ProblemRequest {
  readonly id: string;
  readonly url: string;
  readonly acceptLanguage: string | undefined;
}

/** A problem as it goes out: its headers beside those of every answer, and its JSON. */
export interface ProblemAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A problem as the answer to a request, in the caller's language. */
export function problemAnswer(problem: ProblemParts, request: ProblemRequest): ProblemAnswer {
  const language = languageOf(request.acceptLanguage);
  const document = problemDocument(problem, {
    instance: pathOf(request.url),
    requestId: request.id,
    language,
  });
  return {
    headers: {
      'x-request-id': request.id,
      ...problem.extras.headers,
      'content-type': PROBLEM_TYPE,
      'content-language': languageTag(language),
    },
    text: JSON.stringify(document),
  };
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
