import type { ExplainedCandidate } from '../boon/explain-types.js';
import { yuan } from '../format/money.js';
import { isTextKey } from '../i18n/texts.js';
import { useSpeaker, type Speaker } from '../i18n/language-context.js';
import { withStagesNamed } from './stage-names.js';
import { ticketKindOf } from '../tickets/kind.js';
import { Icon } from '../ui/icon.js';

/** Why a winner won, in what can be told of it. */
export function WinnerReasons({ winner }: { readonly winner: ExplainedCandidate }) {
  const speaker = useSpeaker();
  const { say, pick } = speaker;
  return (
    <div className="why__winner" data-testid="why-winner">
      <p className="why__name">
        <span className="why__kind">{say(`kind.${ticketKindOf(winner)}`)}</span>
        {pick(winner.name)}
      </p>
      <ul>
        {reasonsOf(withStagesNamed(pick(winner.text), say) || say('why.winner.default')).map(
          (reason) => (
            <Reason key={reason} text={reason} />
          ),
        )}
        {winner.payable && (
          <Reason text={say('why.winner.payable', { payable: yuan(winner.payable) })} />
        )}
        {winner.score > 0 ? (
          <Reason
            text={say('why.winner.score', { score: yuan(BigInt(Math.round(winner.score))) })}
          />
        ) : null}
      </ul>
    </div>
  );
}

/** Boon tells its reasons in one line, one after another. */
function reasonsOf(text: string): readonly string[] {
  return text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function Reason({ text }: { readonly text: string }) {
  return (
    <li>
      <Icon name="check" size={16} />
      {text}
    </li>
  );
}

/** Somebody who came near: where it fell, why, and what would change that. */
export function Loser({ loser }: { readonly loser: ExplainedCandidate }) {
  const speaker = useSpeaker();
  const { say, pick } = speaker;
  const qualify = withStagesNamed(pick(loser.wouldQualify), say);
  const stage = `why.stage.${loser.fate}`;
  return (
    <li className="why__loser" data-testid="why-loser" data-reason={loser.reason ?? loser.fate}>
      <p className="why__name">
        {pick(loser.name)}
        <span className="why__stage">{isTextKey(stage) ? say(stage) : loser.fate}</span>
      </p>
      <p className="why__reason">{reasonOf(loser, speaker)}</p>
      {qualify && <p className="why__qualify">{say('why.qualify', { text: qualify })}</p>}
    </li>
  );
}

function reasonOf({ reason, text, fate }: ExplainedCandidate, { say, pick }: Speaker): string {
  const told = withStagesNamed(pick(text), say);
  if (told) return told;
  const key = `why.reason.${reason}`;
  if (isTextKey(key)) return say(key);
  return fate === 'runner-up' ? say('why.runner-up') : (reason ?? '');
}
