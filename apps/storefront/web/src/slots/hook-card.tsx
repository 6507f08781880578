import { lazy, Suspense } from 'react';
import { Skeletons } from '../ui/skeleton.js';
import { OfferTicket } from './offer-ticket.js';
import { PackCard } from './pack-card.js';
import { PicksCard } from './picks-card.js';
import { TaskCard } from './task-card.js';
import type { CardProps } from './card-props.js';

const WheelCard = lazy(async () => ({ default: (await import('./wheel-card.js')).WheelCard }));

/** A winner as what it invites to: a wheel, a pack, a task, goods to look at; else its ticket. */
export function HookCard(card: CardProps) {
  const { winner } = card;
  const { hook } = winner;
  switch (hook?.kind) {
    case 'lottery':
      return (
        <Suspense fallback={<Skeletons count={1} shape="ticket" className="slot__waiting" />}>
          <WheelCard {...card} lotteryId={hook.lotteryId} />
        </Suspense>
      );
    case 'one-click-claim':
      return <PackCard {...card} hook={hook} />;
    case 'recommendation':
      return <PicksCard {...card} hook={hook} />;
    case 'task':
      return <TaskCard {...card} hook={hook} />;
    default:
      return <OfferTicket {...card} />;
  }
}
