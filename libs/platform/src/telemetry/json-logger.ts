import type { LoggerService } from '@nestjs/common';
import { context, trace } from '@opentelemetry/api';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

import { activeRequestId } from './request-context.js';

/** How loud, under which name, and to where. */
export interface JsonLoggerOptions {
  readonly level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly service?: string;
  /** Standard output when left out. */
  readonly stream?: DestinationStream;
}

const SECRETS = [
  'authorization',
  'token',
  'claimToken',
  'accessToken',
  'password',
  'phone',
  'headers.authorization',
  '*.authorization',
  '*.token',
  '*.claimToken',
  '*.accessToken',
  '*.password',
  '*.phone',
  '*.headers.authorization',
];
const BEARER = /\b(Bearer\s+)[\w.~+/-]+=*/gi;
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+/g;

/** Nest's logger as JSON lines: level, time, request id and trace id; what is secret is blanked. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor({ level = 'info', service, stream }: JsonLoggerOptions = {}) {
    this.pino = pino(
      {
        level,
        base: service === undefined ? null : { service },
        timestamp: stdTimeFunctions.isoTime,
        redact: { paths: SECRETS, censor: '[secret]' },
        formatters: { level: (label) => ({ level: label }) },
        mixin: whereabouts,
        serializers: { err: told },
      },
      stream ?? destination({ dest: 1, sync: true }),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: Written, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const { context: name, stack } = nestsExtras(rest);
    const fields = {
      ...(name !== undefined && { context: name }),
      ...(stack !== undefined && { stack }),
    };
    if (message instanceof Error)
      this.pino[level]({ ...fields, err: message }, blanked(message.message));
    else if (typeof message === 'string') this.pino[level](fields, blanked(message));
    else this.pino[level]({ ...fields, ...(message as object) });
  }
}

type Written = 'info' | 'warn' | 'error' | 'fatal' | 'debug' | 'trace';

/** Nest passes `(message, stack?, context?)`: the last text is the context, one with line breaks a stack. */
function nestsExtras(rest: readonly unknown[]): { context?: string; stack?: string } {
  const texts = rest.filter((part): part is string => typeof part === 'string');
  const stack = texts.find((text) => text.includes('\n'));
  const name = texts.findLast((text) => !text.includes('\n'));
  return {
    ...(name !== undefined && { context: name }),
    ...(stack !== undefined && { stack: blanked(stack) }),
  };
}

function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: blanked(message),
    stack: blanked(stack ?? ''),
    ...(cause !== undefined && { cause: told(cause) }),
  };
}

function blanked(text: string): string {
  return text.replace(BEARER, '$1[secret]').replace(JWT, '[secret]');
}

function whereabouts(): Record<string, string> {
  const requestId = activeRequestId();
  const traceId = trace.getSpanContext(context.active())?.traceId;
  return {
    ...(requestId !== undefined && { requestId }),
    ...(traceId !== undefined && { traceId }),
  };
}
