import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { asProblem } from './as-problem.js';
import type { Problem } from './problem.js';
import { writeProblem } from './write-problem.js';

/** Answers everything thrown as problem+json; faults of ours are logged with their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Fault');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same, for what is thrown outside of Nest's own handling. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = asProblem(thrown);
    if (problem.status >= 500) this.log(thrown, problem, request);
    if (reply.sent || reply.raw.headersSent) reply.raw.end();
    else writeProblem(request, reply, problem);
  }

  private log(thrown: unknown, { status, code }: Problem, request: FastifyRequest): void {
    const { id: requestId, method, routeOptions } = request;
    this.logger.error({
      requestId,
      status,
      code,
      method,
      route: routeOptions.url ?? 'unknown',
      err: thrown instanceof Error ? thrown : new Error(String(thrown)),
    });
  }
}
