import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { logFault } from './log-fault.js';
import { problemIn } from './problem-in.js';
import { writeProblem } from './write-problem.js';

/** Answers everything thrown as problem+json; faults of ours are logged with their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemIn(request, thrown);
    const { id: requestId, method, routeOptions } = request;
    logFault(thrown, problem, { requestId, method, route: routeOptions.url ?? 'unknown' });
    if (reply.sent || reply.raw.headersSent) reply.raw.end();
    else writeProblem(request, reply, problem);
  }
}
