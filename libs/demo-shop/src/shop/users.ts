import type { Choices } from './random.js';
import type { Persona, Stage } from './shop.js';

const NAMES: Readonly<Record<Stage, readonly string[]>> = {
  new: 'ann bo cai dan eva fei gao hua ian jia kai lan'.split(' '),
  active: 'mei nan otto ping qing rui sara tao uli vera wei xia'.split(' '),
  'at-risk': 'yan zoe ali bei cora dong emil fang gina hao iris jun'.split(' '),
  dormant: 'ken lei mona ning olga pan qi rosa song tina ugo vic'.split(' '),
  returned: 'wang xu yara zhen adam bao cleo du elsa fu gus hong'.split(' '),
};

const CITIES = ['shanghai', 'beijing', 'shenzhen', 'chengdu', 'hangzhou', 'wuhan', 'xian'];
const AGES = ['18-24', '25-34', '35-44', '45-54', '55+'];
const CLIENTS = ['ios', 'android', 'web'];

/** Twelve personas of each lifecycle stage. */
export function shopUsers(choices: Choices): Persona[] {
  return (Object.keys(NAMES) as Stage[]).flatMap((stage) =>
    NAMES[stage].map((name) => ({
      userId: `${name}-${stage}`,
      stage,
      attributes: {
        city: choices.of(CITIES),
        ageBand: choices.of(AGES),
        client: choices.of(CLIENTS),
      },
    })),
  );
}
