import type { ReactNode } from 'react';
import { seenTokenOf } from '../exposures/exposures.js';
import type { Winner } from '../wire/wire.js';
import { useBoonIfAny, useLanguage } from './boon-provider.js';
import { SlotBoundary } from './slot-boundary.js';
import { Ticket, TicketSkeleton } from './ticket.js';
import { useSeen, useSlot, type SlotView } from './use-slot.js';

/** What a place on a page says about itself. */
export interface BoonSlotProps {
  /** Such as `pdp.any`. */
  readonly name: string;
  /** The product shown there: its SKU, or anything that has one. */
  readonly product?: string | { readonly sku: string };
  /** The shop's signed proof that the shopper came from an ad. */
  readonly adClick?: string;
  /** Keeps the decision for `slots.explain`. */
  readonly trace?: boolean;
  /** Shows this many winners at most; all of them unless said. */
  readonly most?: number;
  /** While nobody knows yet: nothing unless said; `true` is the shape of a ticket. */
  readonly skeleton?: ReactNode | true;
  /** When nobody won: the plan's own words unless said; `null` is nothing. */
  readonly empty?: ReactNode;
  readonly className?: string;
  /** Hears of errors in what is drawn. */
  readonly onError?: (error: unknown) => void;
  /** Draws a winner; a `<Ticket>` unless said. */
  readonly children?: (winner: Winner, slot: SlotView) => ReactNode;
}

/**
 * A place on a page where benefits are shown, and confirmed once they were really seen. It never throws,
 * never waits longer than the decision's deadline, and with nothing to show it is not there at all.
 */
export function BoonSlot(props: BoonSlotProps): ReactNode {
  if (!useBoonIfAny()) return null;
  return (
    <SlotBoundary onError={props.onError}>
      <Filled {...props} />
    </SlotBoundary>
  );
}

function Filled(props: BoonSlotProps): ReactNode {
  const { name, product, adClick, trace, most, skeleton, className, children } = props;
  const sku = typeof product === 'string' ? product : product?.sku;
  const slot = useSlot({ slot: name, sku, adClick, trace });
  if (slot.status === 'loading') return skeleton === true ? <TicketSkeleton /> : skeleton;
  if (slot.status === 'empty') return <Empty {...props} slot={slot} />;
  return slot.winners.slice(0, most).map((winner) => (
    <Shown key={seenTokenOf(winner)} name={name} className={className} winner={winner}>
      {children ? children(winner, slot) : <Ticket winner={winner} />}
    </Shown>
  ));
}

function Empty({ empty, name, className, slot }: BoonSlotProps & { slot: SlotView }): ReactNode {
  const language = useLanguage();
  if (empty !== undefined) return empty;
  const fallback = slot.answer?.fallback;
  return fallback ? (
    <div className={className} data-boon-slot={name}>
      {fallback[language]}
    </div>
  ) : null;
}

interface ShownProps {
  readonly name: string;
  readonly className: string | undefined;
  readonly winner: Winner;
  readonly children: ReactNode;
}

function Shown({ name, className, winner, children }: ShownProps): ReactNode {
  const seen = useSeen(winner);
  return (
    <div ref={seen} className={className} data-boon-slot={name}>
      {children}
    </div>
  );
}
