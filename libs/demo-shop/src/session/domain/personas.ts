import type { Bilingual } from '../../feeds/feed-lines.js';
import type { Stage } from '../../shop/shop.js';

/** A shopper whom the page can be looked at as. */
export interface ShownPersona {
  readonly id: string;
  readonly userId: string;
  readonly name: Bilingual;
  readonly stage: Stage;
  readonly about: Bilingual;
}

/** One for each lifecycle stage; the generated shop has given them the orders that put them there. */
export const PERSONAS: readonly ShownPersona[] = [
  {
    id: 'new',
    userId: 'ann-new',
    name: { zh: '安安', en: 'Ann' },
    stage: 'new',
    about: {
      zh: '刚注册，还没有下过单。看看新人礼遇。',
      en: 'Has just signed up and never bought anything. See what a newcomer is offered.',
    },
  },
  {
    id: 'active',
    userId: 'mei-active',
    name: { zh: '小美', en: 'Mei' },
    stage: 'active',
    about: {
      zh: '常来的会员，最近一个月还下过单。',
      en: 'A regular who has ordered within the last month.',
    },
  },
  {
    id: 'at-risk',
    userId: 'yan-at-risk',
    name: { zh: '严先生', en: 'Yan' },
    stage: 'at-risk',
    about: {
      zh: '一个多月没有下单，可能要离开我们。',
      en: 'Has not ordered for more than a month and may be about to leave.',
    },
  },
  {
    id: 'dormant',
    userId: 'ken-dormant',
    name: { zh: '阿肯', en: 'Ken' },
    stage: 'dormant',
    about: {
      zh: '三个多月没有来过，平台想请他回来。',
      en: 'Was last seen over three months ago; the platform would like him back.',
    },
  },
  {
    id: 'returned',
    userId: 'wang-returned',
    name: { zh: '王姐', en: 'Wang' },
    stage: 'returned',
    about: {
      zh: '离开很久之后又回来下了单。',
      en: 'Has come back and ordered after a long time away.',
    },
  },
];
