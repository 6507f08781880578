import { describe, expect, it } from '@jest/globals';
import { RestartBudget } from './restart-budget.js';

const going = new AbortController().signal;

describe('the restarts of a consumer', () => {
  it('are five, then it is down for good', async () => {
    const budget = new RestartBudget();
    const answers: boolean[] = [];
    for (let n = 0; n < 6; n += 1) answers.push(await budget.mayRestart(new Error('odd'), going));
    expect(answers).toEqual([true, true, true, true, true, false]);
  });

  it('end when it stops', async () => {
    const stopped = AbortSignal.abort();
    expect(await new RestartBudget().mayRestart(new Error('odd'), stopped)).toBe(false);
    const away = Object.assign(new Error('x'), { name: 'KafkaJSConnectionError' });
    expect(await new RestartBudget().mayRestart(away, stopped)).toBe(false);
  });
});
