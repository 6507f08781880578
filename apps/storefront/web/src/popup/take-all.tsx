import { useState } from 'react';
import { useBoon } from '@boon/client/react';
import type { Winner } from '../boon/types.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Button } from '../ui/button.js';

/** Claims everything that can be claimed, each under its own key. */
export function TakeAll({ winners }: { readonly winners: readonly Winner[] }) {
  const boon = useBoon();
  const { say } = useSpeaker();
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready');
  const offers = winners.flatMap(({ claim }) => (claim?.state === 'claimable' ? [claim] : []));
  if (offers.length < 2) return null;
  const takeAll = async () => {
    setState('busy');
    // Each ticket tells how its own claim went.
    await Promise.allSettled(offers.map((offer) => boon.claims.claim(offer)));
    setState('done');
  };
  return (
    <Button
      look="gold"
      size="l"
      wide
      busy={state === 'busy'}
      disabled={state !== 'ready'}
      onClick={() => void takeAll()}
      data-testid="take-all"
    >
      {say(state === 'done' ? 'claim.taken' : 'popup.take-all')}
    </Button>
  );
}
