import { describe, expect, it } from '@jest/globals';
import { ReadDeadline } from './read-deadline.js';

const never = () => new Promise<string>(() => undefined);

describe('a deadline of readings', () => {
  it('gives the answers that come in time', async () => {
    const deadline = new ReadDeadline(5_000);
    const reading = [
      deadline.within(Promise.resolve('one')),
      deadline.within(Promise.resolve('two')),
    ];
    expect(await Promise.all(reading)).toEqual(['one', 'two']);
  });

  it('gives null for what is late, for each that began, now and later', async () => {
    const deadline = new ReadDeadline(5);
    expect(await Promise.all([deadline.within(never()), deadline.within(never())])).toEqual([
      null,
      null,
    ]);
    expect(await deadline.within(never())).toBeNull();
    expect(await deadline.within(Promise.resolve('after'))).toBe('after');
  });

  it('gives of two readings what came in time, each that fails or is late as null', async () => {
    const deadline = new ReadDeadline(20);
    const late: (() => void)[] = [];
    const both = await deadline.both<string, string>(
      ({ told }) => told('one'),
      ({ told }) => late.push(() => told('too late')),
    );
    const fails = () => {
      throw new Error('gone');
    };
    const none = await deadline.both<string, string>(fails, ({ missed }) => missed('gone'));
    for (const tell of late) tell();

    expect([both.first, both.second]).toEqual(['one', null]);
    expect([none.first, none.second]).toEqual([null, null]);
  });

  it('gives null for what fails', async () => {
    expect(await new ReadDeadline(5_000).within(Promise.reject(new Error('gone')))).toBeNull();
  });
});
