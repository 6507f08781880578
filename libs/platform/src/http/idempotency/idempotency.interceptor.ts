import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';

import { Sql } from '../../database/sql.js';
import { sqlStateOf } from '../../database/sql-state.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Problem } from '../problems/problem.js';
import { scopeOf } from './request-scope.js';
import { StoredAnswers, type RequestScope, type StoredAnswer } from './stored-answers.js';
import { WaitingLine } from './waiting-line.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const LOCK_NOT_AVAILABLE = '55P03';

/** Twins of one process wait in one line, whichever controller's interceptor they came through. */
const LINE = new WaitingLine();

type Act =
  { readonly answer: StoredAnswer; readonly replayed: boolean } | { readonly refusal: Problem };

/** See `Idempotent`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly answers: StoredAnswers;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    sql: Sql,
  ) {
    this.answers = new StoredAnswers(sql);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const scope = scopeOf(http.getRequest<FastifyRequest>());
    const act = await LINE.inTurn(`${scope.caller} ${scope.key}`, () =>
      this.unitOfWork.run(() => this.act(scope, reply, next)),
    );
    if ('refusal' in act) throw act.refusal;
    return of(sent(reply, act.answer, act.replayed));
  }

  private async act(scope: RequestScope, reply: FastifyReply, next: CallHandler): Promise<Act> {
    await this.lock(scope);
    const kept = await this.answers.find(scope);
    if (kept !== undefined) return replay(kept, scope);
    return this.handle(scope, reply, next);
  }

  private async lock(scope: RequestScope): Promise<void> {
    try {
      await this.answers.lock(scope);
    } catch (error) {
      if (sqlStateOf(error) === LOCK_NOT_AVAILABLE) throw Problem.edge('idempotency.in-progress');
      throw error;
    }
  }

  /** A refusal commits (nothing was written, or it was meant to stay) but is not kept: the key may try again. */
  private async handle(scope: RequestScope, reply: FastifyReply, next: CallHandler): Promise<Act> {
    try {
      const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const body = value === undefined ? '' : JSON.stringify(value);
      const answer = { status: reply.statusCode, body, contentType: JSON_TYPE };
      if (answer.status < 300) await this.answers.keep(scope, answer);
      return { answer, replayed: false };
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return { refusal: error };
      throw error;
    }
  }
}

function replay(kept: StoredAnswer & { readonly bodyHash: string }, scope: RequestScope): Act {
  return kept.bodyHash === scope.bodyHash
    ? { answer: kept, replayed: true }
    : { refusal: Problem.edge('idempotency.key-reused') };
}

function sent(reply: FastifyReply, answer: StoredAnswer, replayed: boolean): string | undefined {
  reply.code(answer.status);
  if (replayed) reply.header('idempotency-replayed', 'true');
  if (answer.body === '') return undefined;
  reply.header('content-type', answer.contentType);
  return answer.body;
}
