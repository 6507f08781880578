import { useInsertionEffect, type ReactNode } from 'react';
import type { Winner } from '../wire/wire.js';
import { useLanguage } from './boon-provider.js';
import { yuan } from './money.js';
import { adoptTicketStyle } from './ticket-style.js';
import { conditionOf, faceOf, word, type Language } from './ticket-words.js';
import { useClaim } from './use-claim.js';

/** A winner drawn as a ticket, with the button that claims it. */
export function Ticket({ winner }: { readonly winner: Winner }): ReactNode {
  const language = useLanguage();
  useInsertionEffect(adoptTicketStyle, []);
  const { kind, name, priceAfterBenefit } = winner;
  return (
    <article className="boon-ticket" data-kind={kind} data-mode={winner.mode}>
      <div className="boon-ticket__face">
        <strong>{faceOf(winner, language)}</strong>
        <small>{conditionOf(winner, language)}</small>
      </div>
      <div className="boon-ticket__body">
        <div className="boon-ticket__name">{name[language]}</div>
        {priceAfterBenefit && (
          <div className="boon-ticket__price">
            {word('after', language)} <b>{yuan(priceAfterBenefit.payable)}</b>{' '}
            <s>{yuan(priceAfterBenefit.unitPrice)}</s>
          </div>
        )}
        <ClaimButton offer={winner.claim} mode={winner.mode} language={language} />
      </div>
    </article>
  );
}

/** The shape of a ticket, while nobody knows yet. */
export function TicketSkeleton(): ReactNode {
  useInsertionEffect(adoptTicketStyle, []);
  return <div className="boon-ticket boon-ticket--skeleton" aria-hidden="true" />;
}

interface ClaimButtonProps {
  readonly offer: Winner['claim'];
  readonly mode: Winner['mode'];
  readonly language: Language;
}

function ClaimButton({ offer, mode, language }: ClaimButtonProps): ReactNode {
  const { status, problem, claim } = useClaim(offer);
  if (!offer || mode === 'lottery' || mode === 'task') return null;
  if (offer.state !== 'claimable') {
    const name = offer.state === 'on-its-way' ? 'onItsWay' : 'afterLogin';
    return <small>{word(name, language)}</small>;
  }
  const isDone = status === 'claimed' || status === 'claiming';
  const label = isDone ? status : problem ? 'retry' : 'claim';
  return (
    <>
      <button type="button" disabled={isDone} aria-busy={status === 'claiming'} onClick={claim}>
        {word(label, language)}
      </button>
      <p className="boon-ticket__problem" role="status">
        {problem?.message}
      </p>
    </>
  );
}
