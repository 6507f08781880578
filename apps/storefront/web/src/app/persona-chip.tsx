import { useSessions } from '../api/session-context.js';
import { useSpeaker } from '../i18n/language-context.js';
import { isTextKey } from '../i18n/texts.js';
import { Avatar } from './avatar.js';
import { usePersonaSwitch } from './persona-switch-context.js';

/** Who one is now; a tap changes it. */
export function PersonaChip() {
  const { say, pick } = useSpeaker();
  const { session } = useSessions();
  const open = usePersonaSwitch();
  const persona = session?.persona;
  const name = persona ? pick(persona.name) : say('shell.persona.visitor');
  const stage = `stage.${persona?.stage ?? 'visitor'}`;
  return (
    <button
      type="button"
      className="persona-chip"
      onClick={open}
      data-testid="persona"
      data-persona={persona?.id ?? 'visitor'}
    >
      <Avatar id={persona?.id ?? 'visitor'} name={name} size={32} />
      <span className="persona-chip__text">
        <span className="visually-hidden">{say('shell.persona')}</span>
        <strong>{name}</strong>
        {persona && isTextKey(stage) && <small>{say(stage)}</small>}
      </span>
    </button>
  );
}
