import type { AppCard } from '@boon/platform/app';

/** How the app presents itself in its API document. */
export const card: AppCard = {
  title: 'Boon operations',
  description: 'The back office: assets, schemes, plans, approvals, kill switches, feeds.',
};
