import { troubleOf } from '../api/problem.js';
import { useSpeaker } from '../i18n/language-context.js';
import { sentenceFor } from '../ui/fault-text.js';
import type { Claiming } from './use-claim.js';

/** The sentence that goes with an offer's state, read out when it changes. */
export function ClaimNote({ claiming: { view, problem } }: { readonly claiming: Claiming }) {
  const { say } = useSpeaker();
  const text = sentence();
  return (
    <span role="status" data-testid="claim-note" data-view={view}>
      {text}
      {text && problem !== null && (
        <code className="claim-code">{say('fault.code', { code: troubleOf(problem).code })}</code>
      )}
    </span>
  );

  function sentence(): string | null {
    switch (view) {
      case 'on-its-way':
        return say('claim.on-its-way');
      case 'arrived':
      case 'claimed':
        return say('claim.arrived');
      case 'unknown':
        return say('claim.lost');
      case 'refused':
      case 'sold-out':
        return sentenceFor(problem, say);
      default:
        return null;
    }
  }
}
