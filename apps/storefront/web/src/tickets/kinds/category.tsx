import { Silhouette } from '../../art/silhouette.js';
import { FigureOf, TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** For one sort of goods, whose outline stands behind the figure. */
export function CategoryTicket(props: TicketProps) {
  const [path = ''] = props.benefit.terms.scope?.categories ?? [];
  return (
    <TicketFrame
      kind="category"
      {...props}
      stub={(face) => (
        <>
          <span className="ticket__watermark">
            <Silhouette categoryPath={path} />
          </span>
          <FigureOf figure={face.figure} />
        </>
      )}
    />
  );
}
