import type { FastifyReply, FastifyRequest } from 'fastify';

import { problemAnswer } from './problem-answer.js';
import type { ProblemParts } from './problem.js';

/** Sends a problem as the answer, in the caller's language. */
export function writeProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemParts,
): void {
  const { id, url, headers: asked } = request;
  const { headers, text } = problemAnswer(problem, {
    ...{ id, url, acceptLanguage: asked['accept-language'] },
  });
  void reply.code(problem.status).headers(headers).send(text);
}
