import { useSpeaker } from '../i18n/language-context.js';

/** What this shop is. */
export function Footer() {
  const { say } = useSpeaker();
  return (
    <footer className="footer">
      <p>{say('shell.tagline')}</p>
      <p>{say('shell.footer')}</p>
    </footer>
  );
}
