import { useEffect } from 'react';
import { useSpeaker } from '../i18n/language-context.js';

/** Names the page in the window's title. */
export function usePageTitle(page: string): void {
  const { say } = useSpeaker();
  useEffect(() => {
    document.title = page ? say('shell.title', { page }) : say('shell.brand');
  }, [page, say]);
}
