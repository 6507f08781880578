import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createContextKey, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import { RestingContexts } from './resting-contexts.js';

const NAME = createContextKey('spec');
const named = (name: string): Context => ROOT_CONTEXT.setValue(NAME, name);

function aManager() {
  const manager = new RestingContexts();
  return { manager, name: () => manager.active().getValue(NAME) };
}

describe('the context of what is running', () => {
  it('is there until the promise of its work is settled, whatever ends beside it', async () => {
    const { manager, name } = aManager();
    const long = manager.with(named('long'), async () => {
      await pause(5);
      return name();
    });
    await manager.with(named('short'), async () => {
      await pause(1);
      expect(name()).toBe('short');
    });
    expect(await long).toBe('long');
    expect(name()).toBeUndefined();
  });

  it('rests when nothing is left, and is there again for what comes next', async () => {
    const { manager, name } = aManager();
    let late: unknown = 'nothing yet';
    manager.with(named('over'), () => setImmediate(() => (late = name())));
    await pause(5);
    expect(late).toBeUndefined();
    await expect(
      manager.with(named('failing'), async () => {
        await pause(1);
        throw new Error(String(name()));
      }),
    ).rejects.toThrow('failing');
    expect(() =>
      manager.with(named('throwing'), () => {
        throw new Error(String(name()));
      }),
    ).toThrow('throwing');
    expect(await manager.with(named('next'), () => pause(1).then(name))).toBe('next');
  });

  it('goes with a function that is bound to it', () => {
    const { manager, name } = aManager();
    const bound = manager.bind(named('bound'), (what: string) => `${what} ${String(name())}`);
    expect(bound('is')).toBe('is bound');
    expect(manager.bind(named('bound'), 'no function')).toBe('no function');
    expect(name()).toBeUndefined();
  });
});
