import type { LoadOrder, LoadResult, LoadSetting } from '../load/orders.js';
import { Child } from './child.js';

type Told = { readonly result: LoadResult } | { readonly fault: string };

/** The process that plays the shoppers. */
export class LoadGenerator {
  private constructor(private readonly child: Child) {}

  static async start(setting: LoadSetting, logFile: string): Promise<LoadGenerator> {
    const env = { LOAD_SETTING: JSON.stringify(setting) };
    const nodeOptions = ['--max-semi-space-size=64', '--max-old-space-size=3000'];
    const { child } = await Child.start({
      program: 'load/load-process.js',
      ...{ env, logFile, nodeOptions },
    });
    return new LoadGenerator(child);
  }

  /** Runs one order to its end; throws when it could not be run. */
  async run(order: LoadOrder): Promise<LoadResult> {
    const told = await this.child.ask<Told>(order);
    if ('fault' in told) throw new Error(told.fault);
    return told.result;
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
