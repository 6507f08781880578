import { troubleOf } from '../api/problem.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Button } from './button.js';
import { sentenceFor } from './fault-text.js';

/** What went wrong, with its code and the request's id for whoever looks into it. */
export function Fault({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) {
  const { say } = useSpeaker();
  const { code, requestId } = troubleOf(error);
  return (
    <div className="fault" role="alert" data-testid="fault" data-code={code}>
      <p className="fault__title">{sentenceFor(error, say)}</p>
      <p className="fault__codes">
        <code>{say('fault.code', { code })}</code>
        {requestId && <code>{say('fault.request', { id: requestId })}</code>}
      </p>
      {onRetry && (
        <Button look="line" size="s" onClick={onRetry} data-testid="retry">
          {say('shell.retry')}
        </Button>
      )}
    </div>
  );
}
