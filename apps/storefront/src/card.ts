import type { AppCard } from '@boon/platform/app';

/** How the app presents itself in its API document. */
export const card: AppCard = {
  title: 'Boon demo shop',
  description: 'The shop of the demo: products, search, cart, orders, and its page.',
};
