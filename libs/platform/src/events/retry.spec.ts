import { describe, expect, it } from '@jest/globals';
import {
  causeOf,
  FIVE_TRIES,
  isOutage,
  UnprocessableEvent,
  withRetries,
  type RetryPolicy,
} from './retry.js';

const QUICK: RetryPolicy = { tries: 3, pauseMs: () => 0 };
const never = new AbortController().signal;

function failing(errors: readonly Error[]): { work: () => Promise<void>; calls: () => number } {
  let calls = 0;
  const work = () => {
    const error = errors[calls];
    calls += 1;
    return error ? Promise.reject(error) : Promise.resolve();
  };
  return { work, calls: () => calls };
}

describe('retries', () => {
  it('end with the first try that succeeds', async () => {
    const { work, calls } = failing([new Error('a'), new Error('b')]);
    expect(await withRetries(work, QUICK, never)).toEqual({ outcome: 'done' });
    expect(calls()).toBe(3);
  });

  it('end with a dead letter when the tries are used up, naming the last error', async () => {
    const last = new Error('c');
    const { work, calls } = failing([new Error('a'), new Error('b'), last]);
    expect(await withRetries(work, QUICK, never)).toEqual({
      outcome: 'dead',
      cause: last,
      attempts: 3,
    });
    expect(calls()).toBe(3);
  });

  it('are not made for an event that no try can help', async () => {
    const { work, calls } = failing([new UnprocessableEvent('not JSON')]);
    expect(await withRetries(work, QUICK, never)).toMatchObject({ outcome: 'dead', attempts: 1 });
    expect(calls()).toBe(1);
  });

  it('are not used up by an outage', async () => {
    const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { work, calls } = failing([away, away, away, away, away]);
    expect(await withRetries(work, QUICK, never)).toEqual({ outcome: 'done' });
    expect(calls()).toBe(6);
  });

  it('abandon the event when the process stops in between', async () => {
    const stopping = new AbortController();
    const work = () => {
      stopping.abort();
      return Promise.reject(new Error('a'));
    };
    const slow: RetryPolicy = { tries: 3, pauseMs: () => 3_600_000 };
    expect(await withRetries(work, slow, stopping.signal)).toEqual({ outcome: 'abandoned' });
  });

  it('take about two and a half seconds by default', () => {
    const pauses = [1, 2, 3, 4].map((failed) => FIVE_TRIES.pauseMs(failed));
    expect(pauses).toEqual([100, 250, 625, 1562.5]);
    expect(FIVE_TRIES.tries).toBe(5);
  });
});

describe('an outage', () => {
  it.each([
    ['a refused connection', Object.assign(new Error(), { code: 'ECONNREFUSED' })],
    ['a server that shuts down', { driverError: { code: '57P01' } }],
    ['too many connections', { code: '53300' }],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
  ])('is %s', (_, error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    ['a violated constraint', { code: '23505' }],
    ['a statement that ran too long', { code: '57014' }],
    ['a fault of our own', new Error('x is undefined')],
    ['nothing at all', undefined],
  ])('is not %s', (_, error) => {
    expect(isOutage(error)).toBe(false);
  });
});

describe('a cause', () => {
  it('is told by name and message, within bounds', () => {
    expect(causeOf(new TypeError('x'))).toBe('TypeError: x');
    expect(causeOf('y'.repeat(5_000))).toHaveLength(2_000);
  });
});
