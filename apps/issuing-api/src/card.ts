import type { AppCard } from '@boon/platform/app';

/** How the app presents itself in its API document. */
export const card: AppCard = {
  title: 'Boon issuing',
  description: 'Claims, wallets, quotes, redemptions, inboxes.',
};
