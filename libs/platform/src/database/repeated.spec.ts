import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Repeated } from './repeated.js';

describe('repeated work', () => {
  const told: string[] = [];
  beforeEach(() => {
    told.length = 0;
    const logger = {
      log: (text: string) => told.push(text),
      warn: (text: string) => told.push(text),
      error: () => undefined,
    };
    Logger.overrideLogger(logger);
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    Logger.overrideLogger(false);
  });

  const repeated = (round: () => Promise<unknown>) =>
    new Repeated('spec', { what: 'following', everyMs: 1_000, round });

  it('is done every so often, each round after the one before has ended', async () => {
    let [begun, open] = [0, () => {}];
    const work = repeated(() => {
      begun += 1;
      return new Promise<void>((resolve) => (open = resolve));
    });
    work.start();
    await jest.advanceTimersByTimeAsync(999);
    expect(begun).toBe(0);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(begun).toBe(1);
    open();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(2);
    open();
    await work.stop();
  });

  it('goes on after a fault, and tells of it once and of the recovery', async () => {
    let rounds = 0;
    const work = repeated(async () => {
      rounds += 1;
      if (rounds < 3) throw new Error('away');
    });
    work.startNow();
    await jest.advanceTimersByTimeAsync(3_500);
    await work.stop();
    expect(rounds).toBe(4);
    expect(told).toEqual(['not following: Error: away', 'following again']);
  });

  it('ends with the round in hand, and begins no other', async () => {
    let [rounds, open] = [0, () => {}];
    const work = repeated(() => {
      rounds += 1;
      return new Promise<void>((resolve) => (open = resolve));
    });
    work.startNow();
    const stopping = work.stop();
    open();
    await stopping;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(rounds).toBe(1);
  });
});
