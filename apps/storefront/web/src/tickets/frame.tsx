import type { ReactNode } from 'react';
import { useSpeaker, type Speaker } from '../i18n/language-context.js';
import { dayIn, timeLeft } from '../format/time.js';
import { useNames } from './names.js';
import { useNow } from '../ui/use-now.js';
import { faceOf, type Figure, type TicketFace } from './face.js';
import { isSpent, type TicketKind, type TicketState } from './kind.js';
import { Stamp } from './stamp.js';
import type { TicketProps } from './ticket-props.js';

interface Drawn {
  readonly kind: TicketKind;
  /** What stands on the stub; by default the figure. */
  readonly stub?: (face: TicketFace) => ReactNode;
  /** What makes the paper recognisable. */
  readonly motif?: ReactNode;
}

/** States that the ticket's button, or its looks, say already. */
const PLAIN = new Set<TicketState>(['claimable', 'held', 'display', 'after-login', 'claimed']);

/** Paper, notches and perforation, the printed terms and the stamp: what all tickets share. */
export function TicketFrame({ kind, stub, motif, ...props }: Drawn & TicketProps) {
  const { benefit, state, size = 'm' } = props;
  const speaker = useSpeaker();
  const face = faceOf(kind, benefit.terms, speaker, useNames());
  const spent = isSpent(state) ? ' ticket--spent' : '';
  return (
    <article
      className={`ticket ticket--${kind} ticket--${size}${spent}`}
      data-testid="ticket"
      data-kind={kind}
      data-state={state}
    >
      <div className="ticket__paper">
        {motif}
        <div className="ticket__stub">{stub ? stub(face) : <FigureOf figure={face.figure} />}</div>
        <div className="ticket__body">
          <Printed kind={kind} face={face} speaker={speaker} {...props} />
          {props.action && <div className="ticket__action">{props.action}</div>}
        </div>
      </div>
      <Stamp state={state} />
    </article>
  );
}

/** What is printed beside the stub. */
function Printed({
  kind,
  face,
  speaker,
  benefit,
  state,
  heading: Heading = 'h3',
  note,
}: TicketProps & {
  readonly kind: TicketKind;
  readonly face: TicketFace;
  readonly speaker: Speaker;
}) {
  const { say, pick } = speaker;
  return (
    <div className="ticket__text">
      <p className="ticket__kind">{say(`kind.${kind}`)}</p>
      <Heading className="ticket__name">{pick(benefit.name)}</Heading>
      <p className="ticket__terms">{[face.condition, face.scope].filter(Boolean).join(' · ')}</p>
      <p className="ticket__foot">
        <Validity until={benefit.expiresAt ?? null} speaker={speaker} isSpent={isSpent(state)} />
        <span className={PLAIN.has(state) ? 'visually-hidden' : 'ticket__state'}>
          {say(`ticket.state.${state}`)}
        </span>
      </p>
      {note && <p className="ticket__note">{note}</p>}
    </div>
  );
}

/** The large figure, its signs small. */
export function FigureOf({ figure }: { readonly figure: Figure | null }) {
  if (!figure) return null;
  const { before, value, after } = figure;
  const length = value.length > 5 ? ' figure--long' : value.length > 3 ? ' figure--middling' : '';
  return (
    <p className={`figure figures${length}`}>
      {before && <span className="figure__sign">{before}</span>}
      {value}
      {after && <span className="figure__sign">{after}</span>}
    </p>
  );
}

function Validity({
  until,
  speaker: { say, language },
  isSpent: isOver,
}: {
  readonly until: string | null;
  readonly speaker: Speaker;
  readonly isSpent: boolean;
}) {
  const now = useNow();
  if (!until) return null;
  const { unit, count } = timeLeft(until, now);
  const isSoon = !isOver && unit !== 'over' && (unit !== 'days' || count <= 3);
  return (
    <time
      className={isSoon ? 'ticket__until ticket__until--soon' : 'ticket__until'}
      dateTime={until}
    >
      {isSoon
        ? say(`ticket.left.${unit}`, { count })
        : say('ticket.until', { day: dayIn(until, language) })}
    </time>
  );
}
