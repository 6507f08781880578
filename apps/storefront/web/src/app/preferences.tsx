import { useSpeaker } from '../i18n/language-context.js';
import { Icon } from '../ui/icon.js';
import { useTheme } from './theme-context.js';

/** Chinese or English. */
export function LanguageSwitch() {
  const { say, language, speak } = useSpeaker();
  return (
    <button
      type="button"
      className="tool tool--text"
      onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
      data-testid="language"
    >
      {say('shell.language.short')}
      <span className="visually-hidden">{say('shell.language')}</span>
    </button>
  );
}

/** Light or dark. */
export function ThemeSwitch() {
  const { say } = useSpeaker();
  const { theme, toggle } = useTheme();
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="tool"
      onClick={toggle}
      aria-label={say(`shell.theme.${next}`)}
      data-testid="theme"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
