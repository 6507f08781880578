import type { ReactNode } from 'react';
import { useSlot } from '../boon/use-slots.js';
import type { AskedSlot, Winner } from '../boon/types.js';
import { useSpeaker } from '../i18n/language-context.js';
import { QuietBoundary } from '../ui/quiet-boundary.js';
import { Skeletons } from '../ui/skeleton.js';
import { HookCard } from './hook-card.js';
import './slots.css';

interface Props {
  readonly asked: AskedSlot;
  /** The slot that this one stands beside, when both are decided together. */
  readonly beside?: string;
  readonly title?: string;
  readonly heading?: 'h2' | 'h3';
  readonly picture?: (winner: Winner) => ReactNode;
  /** What to show when Boon has nothing for this place; by default the place vanishes. */
  readonly otherwise?: ReactNode;
}

/** A ticket is a part of what it stands under. */
const BELOW = { h2: 'h3', h3: 'h4' } as const;

/** A slot of a page: its winners as tickets. Without winners, or with Boon down, the page closes over it. */
export function SlotStrip(props: Props) {
  return (
    <QuietBoundary>
      <Filled {...props} />
    </QuietBoundary>
  );
}

function Filled({ asked, beside, title, heading: Heading = 'h2', picture, otherwise }: Props) {
  const { data, isPending } = useSlot(asked, beside);
  const { pick } = useSpeaker();
  if (isPending) return <Skeletons count={1} shape="ticket" className="slot__waiting" />;
  if (!data || (data.winners.length === 0 && !data.fallback)) return <>{otherwise}</>;
  return (
    <section className="slot" data-testid="slot" data-slot={asked.slot}>
      {title && <Heading className="slot__title">{title}</Heading>}
      {data.winners.length === 0 && <p className="slot__fallback">{pick(data.fallback)}</p>}
      <div className="slot__offers">
        {hooksFirst(data.winners).map((winner) => (
          <HookCard
            key={winner.stockId + (winner.sku ?? '')}
            winner={winner}
            slot={asked.slot}
            decisionId={data.decisionId}
            heading={title ? BELOW[Heading] : Heading}
            picture={picture?.(winner)}
          />
        ))}
      </div>
    </section>
  );
}

/** What one is invited to takes the whole width: in front it leaves no gap among the tickets, the wheel first. */
function hooksFirst(winners: readonly Winner[]): readonly Winner[] {
  const rank = ({ hook }: Winner) => (hook?.kind === 'lottery' ? 0 : hook ? 1 : 2);
  return [0, 1, 2].flatMap((wanted) => winners.filter((winner) => rank(winner) === wanted));
}
