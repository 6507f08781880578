import type { AppCard } from '@boon/platform/app';

/** How the app presents itself in its API document. */
export const card: AppCard = {
  title: 'Boon placement',
  description: 'Which benefit to offer whom, where, now: decisions, exposures, products.',
};
