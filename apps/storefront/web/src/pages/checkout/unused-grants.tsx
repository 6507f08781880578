import type { UnusedGrant } from '../../boon/quote-types.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { unusedReason } from './unused-reason.js';

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
            <small>{unusedReason(grant.reason, grant.missing, grant.text, speaker)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
