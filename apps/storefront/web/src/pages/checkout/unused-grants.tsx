import type { UnusedGrant } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { isTextKey } from '../../i18n/texts.js';
import { useSpeaker, type Speaker } from '../../i18n/language-context.js';

/** Why each other grant is not used. */
export function UnusedGrants({ unused }: { readonly unused: readonly UnusedGrant[] }) {
  const speaker = useSpeaker();
  const { say, pick } = speaker;
  if (unused.length === 0) return null;
  return (
    <details className="panel unused" data-testid="unused">
      <summary>{say('checkout.unused', { count: unused.length })}</summary>
      <ul>
        {unused.map((grant) => (
          <li key={grant.grantId} data-testid="unused-grant" data-reason={grant.reason}>
            <span>{pick(grant.name)}</span>
            <small>{reasonOf(grant, speaker)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function reasonOf({ reason, missing }: UnusedGrant, { say }: Speaker): string {
  const key = `reason.${reason}`;
  return isTextKey(key) ? say(key, { missing: yuan(missing ?? '0') }) : reason;
}
