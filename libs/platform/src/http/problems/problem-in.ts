import type { FastifyRequest } from 'fastify';

import { asProblem } from './as-problem.js';
import { Problem } from './problem.js';

const TOO_LARGE = 413;
const TEXT = {
  zh: '请求体超过 {limitBytes} 字节。',
  en: 'The body is larger than {limitBytes} bytes.',
};

/** The problem that anything thrown in a request amounts to; of a body that is too large it tells the route's limit. */
export function problemIn(request: FastifyRequest, thrown: unknown): Problem {
  const problem = asProblem(thrown);
  if (problem.status !== TOO_LARGE) return problem;
  const { bodyLimit } = request.routeOptions;
  return new Problem(TOO_LARGE, problem.code, TEXT, { details: { limitBytes: bodyLimit } });
}
