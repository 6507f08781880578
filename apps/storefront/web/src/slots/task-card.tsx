import { Link } from 'wouter';
import { yuan } from '../format/money.js';
import { useSpeaker, type Speaker } from '../i18n/language-context.js';
import type { CardProps, HookOf } from './card-props.js';
import { OfferTicket } from './offer-ticket.js';
import { placeToUse } from './use-at.js';
import './hook-cards.css';

type TaskHook = HookOf<'task'>;

interface Props extends CardProps {
  readonly hook: TaskHook;
}

/** Something to do for a benefit: what, how far the shopper has come, and the ticket, to be claimed once it is done. */
export function TaskCard({ heading: Heading, hook, ...card }: Props) {
  const speaker = useSpeaker();
  const { say } = speaker;
  const { progress } = hook;
  const isDone = progress?.isDone === true;
  return (
    <article className="hook-card" data-testid="task" data-done={isDone}>
      <header className="hook-card__head">
        <Heading>{say('hook.task')}</Heading>
        <p>{wishOf(hook, speaker)}</p>
      </header>
      {progress && <Progress progress={progress} />}
      <OfferTicket {...card} heading={Heading} />
      {!isDone && (
        <Link
          href={placeToUse(card.winner.terms.scope)}
          className="button button--gold button--l hook-card__go"
          data-testid="task-go"
        >
          {say('hook.task.go')}
        </Link>
      )}
    </article>
  );
}

function Progress({ progress }: { readonly progress: NonNullable<TaskHook['progress']> }) {
  const { say } = useSpeaker();
  const { done, of, isDone } = progress;
  const told = isDone ? say('hook.task.done') : say('hook.task.progress', { done, of });
  return (
    <div className="hook-card__progress" data-testid="task-progress">
      <progress max={of} value={done} aria-label={told} />
      <span>{told}</span>
    </div>
  );
}

function wishOf({ task }: TaskHook, { say }: Speaker): string {
  switch (task.do) {
    case 'order-over':
      return say('hook.task.order-over', { amount: yuan(task.amount) });
    default:
      return say(`hook.task.${task.do}`, { count: task.count });
  }
}
