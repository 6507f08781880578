import { useLocation } from 'wouter';
import { useSpeaker } from '../i18n/language-context.js';
import { usePersonaSwitch } from '../app/persona-switch-context.js';
import { Button } from '../ui/button.js';
import type { Claiming } from './use-claim.js';

/** The one button of an offer, by its state; nothing where there is nothing to tap. */
export function ClaimButton({
  claiming: { view, tap },
  size = 's',
  useAt = '/search',
}: {
  readonly claiming: Claiming;
  readonly size?: 's' | 'l';
  /** Where the benefit can be used. */
  readonly useAt?: string;
}) {
  const { say } = useSpeaker();
  const [, go] = useLocation();
  const switchPersona = usePersonaSwitch();
  switch (view) {
    case 'display':
    case 'on-its-way':
    case 'sold-out':
      return null;
    case 'after-login':
      return (
        <Button size={size} look="line" onClick={switchPersona} data-testid="claim-sign-in">
          {say('claim.sign-in')}
        </Button>
      );
    case 'claimed':
    case 'arrived':
      return (
        <Button
          size={size}
          look="soft"
          // A double tap on "claim" may end here when the answer is fast: its second tap asks for nothing.
          onClick={({ detail }) => (detail > 1 ? undefined : go(useAt))}
          data-testid="claim-use"
        >
          {say('claim.use')}
        </Button>
      );
    default:
      return (
        <Button size={size} onClick={tap} busy={view === 'claiming'} data-testid="claim">
          {say(labelOf(view))}
        </Button>
      );
  }
}

function labelOf(view: Claiming['view']) {
  if (view === 'claiming') return 'claim.taking';
  return view === 'claimable' ? 'claim.take' : 'claim.again';
}
