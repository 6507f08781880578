import { describe, expect, it } from '@jest/globals';

import { JsonLogger } from './json-logger.js';
import { enablePropagation, withTraceparent, activeTraceparent } from './propagation.js';
import { inRequest } from './request-context.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const TRACEPARENT = `00-${TRACE}-b7ad6b7169203331-01`;

describe('The log', () => {
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = new JsonLogger({ service: 'issuing-api', stream });

  function last(): Record<string, unknown> | undefined {
    return lines.at(-1);
  }

  it('is one JSON object per line, with level, time, service and context', () => {
    logger.log('started', 'NestApplication');

    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      service: 'issuing-api',
      context: 'NestApplication',
      msg: 'started',
    });
  });

  it('names the request and the trace', () => {
    enablePropagation();
    inRequest('request-1', TRACEPARENT, () => logger.warn('slow'));
    expect(last()).toMatchObject({ level: 'warn', requestId: 'request-1', traceId: TRACE });

    withTraceparent(TRACEPARENT, () => logger.log('consumed'));
    expect(last()).toMatchObject({ traceId: TRACE });
    expect(last()).not.toHaveProperty('requestId');
  });

  it('keeps the stack and the cause of a fault', () => {
    const cause = new Error('connection refused');
    logger.error(new Error('claim failed', { cause }), 'Claims');

    expect(last()).toMatchObject({
      context: 'Claims',
      msg: 'claim failed',
      err: { message: 'claim failed', cause: { message: 'connection refused' } },
    });
  });

  it('keeps the stack that Nest hands over as text', () => {
    logger.error('fault', 'Error: fault\n    at here', 'Claims');

    expect(last()).toMatchObject({
      msg: 'fault',
      context: 'Claims',
      stack: expect.stringContaining('at here'),
    });
  });

  it('blanks what is secret wherever it stands', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl';
    logger.log({ headers: { authorization: `Bearer ${token}` }, user: { phone: '13800138000' } });
    logger.log({ claimToken: 'v1.k.body.mac', request: { token: 'abc' } });
    logger.error(new Error(`no key for Bearer ${token}`));
    logger.log(`got ${token}`);

    const told = JSON.stringify(lines);
    for (const secret of [token, '13800138000', 'v1.k.body.mac', '"abc"']) {
      expect(told).not.toContain(secret);
    }
  });

  it('says nothing below its level', () => {
    const before = lines.length;
    logger.debug('details');

    expect(lines).toHaveLength(before);
  });
});

describe('Trace context', () => {
  it('is passed on as it came, and is none where none came', () => {
    enablePropagation();

    expect(withTraceparent(TRACEPARENT, activeTraceparent)).toBe(TRACEPARENT);
    expect(withTraceparent(undefined, activeTraceparent)).toBeUndefined();
    expect(withTraceparent('nonsense', activeTraceparent)).toBeUndefined();
  });

  it('stays through what is awaited', async () => {
    enablePropagation();
    const seen = withTraceparent(TRACEPARENT, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return activeTraceparent();
    });

    expect(await seen).toBe(TRACEPARENT);
  });
});
