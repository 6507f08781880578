import { useSessions } from '../api/session-context.js';
import { useShopConfig } from '../api/shop-config.js';
import { useSpeaker } from '../i18n/language-context.js';
import { isTextKey } from '../i18n/texts.js';
import { Dialog } from '../ui/dialog.js';
import { Fault } from '../ui/fault.js';
import { Skeletons } from '../ui/skeleton.js';
import { Avatar } from './avatar.js';

/** Everybody that one can be. */
export function PersonaSheet({ onClose }: { readonly onClose: () => void }) {
  const { say, pick } = useSpeaker();
  const { data, error, isPending, refetch } = useShopConfig();
  const { session, become } = useSessions();
  const choose = (id: string | null) => {
    become(id);
    onClose();
  };
  return (
    <Dialog title={say('shell.persona.switch')} onClose={onClose} testId="persona-sheet">
      <p className="personas__why">{say('shell.persona.why')}</p>
      {isPending && <Skeletons count={5} shape="row" className="personas" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      <ul className="personas">
        {data?.personas.map(({ id, name, about, stage }) => (
          <Person
            key={id}
            id={id}
            name={pick(name)}
            about={pick(about)}
            stage={stage}
            isCurrent={session?.persona?.id === id}
            onChoose={() => choose(id)}
          />
        ))}
        <Person
          id="visitor"
          name={say('shell.persona.visitor')}
          about={say('shell.persona.visitor.about')}
          stage="visitor"
          isCurrent={session?.role === 'visitor'}
          onChoose={() => choose(null)}
        />
      </ul>
    </Dialog>
  );
}

function Person({
  id,
  name,
  about,
  stage,
  isCurrent,
  onChoose,
}: {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly stage: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}) {
  const { say } = useSpeaker();
  const key = `stage.${stage}`;
  return (
    <li>
      <button
        type="button"
        className="person"
        onClick={onChoose}
        aria-pressed={isCurrent}
        data-testid={`persona-${id}`}
      >
        <Avatar id={id} name={name} size={44} />
        <span className="person__text">
          <strong>
            {name}
            {isTextKey(key) && <small className={`stage stage--${stage}`}>{say(key)}</small>}
          </strong>
          <span>{about}</span>
        </span>
        {isCurrent && <small className="person__current">{say('shell.persona.current')}</small>}
      </button>
    </li>
  );
}
