import type { AppCard } from '@boon/platform/app';

/** How the app presents itself in its API document. */
export const card: AppCard = {
  title: 'Boon issuance worker',
  description: 'Auto-claims to grants, the outbox relay, expiry sweeps.',
};
