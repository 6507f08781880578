import { useState } from 'react';
import { useCodeClaim } from '../../boon/boon-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { sentenceFor } from '../../ui/fault-text.js';
import { useAnnounce } from '../../ui/toasts.js';

/** A code from a card or a letter becomes a benefit. */
export function CodeForm() {
  const { say } = useSpeaker();
  const announce = useAnnounce();
  const [code, setCode] = useState('');
  const { mutate, isPending, error } = useCodeClaim();
  return (
    <form
      className="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(code.trim(), {
          onSuccess: () => {
            setCode('');
            announce(say('wallet.code.done'));
          },
        });
      }}
    >
      <label>
        <span className="visually-hidden">{say('wallet.code')}</span>
        <input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder={say('wallet.code')}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== null}
          data-testid="code"
        />
      </label>
      <Button
        type="submit"
        look="line"
        size="s"
        busy={isPending}
        disabled={code.trim() === ''}
        data-testid="code-claim"
      >
        {say('wallet.code.action')}
      </Button>
      {error && (
        <p className="code-form__fault" role="alert">
          {sentenceFor(error, say)}
        </p>
      )}
    </form>
  );
}
