import { HttpException } from '@nestjs/common';

import { sqlStateOf } from '../../database/sql-state.js';
import { Unavailable } from '../../health/unavailable.js';
import { Problem } from './problem.js';
import { statusCode, statusTitle } from './status-texts.js';

const RETRY_AFTER = { 'retry-after': '1' };

/** SQLSTATE classes and codes of a database that is away, starting, stopping, full or too slow. */
const DATABASE_AWAY = /^(08|53|57P0|57014|55P03|25006)/;
const CONNECTION_LOST =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT/;

/** The problem that anything thrown amounts to: 503 when a dependency is away, 500 for a fault of ours. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus());
  const status = clientStatusOf(thrown);
  if (status !== undefined) return ofStatus(status);
  if (isAway(thrown)) return Problem.edge('service.unavailable', { headers: RETRY_AFTER });
  return ofStatus(500);
}

function ofStatus(status: number): Problem {
  return new Problem(status, statusCode(status), statusTitle(status));
}

/** Fastify's own errors and those of its plugins carry a status. */
function clientStatusOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return undefined;
  const { statusCode: status } = thrown;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function isAway(thrown: unknown): boolean {
  if (thrown instanceof Unavailable) return true;
  if (!(thrown instanceof Error)) return false;
  const code = sqlStateOf(thrown) ?? ('code' in thrown ? String(thrown.code) : '');
  return DATABASE_AWAY.test(code) || CONNECTION_LOST.test(`${code} ${thrown.message}`);
}
