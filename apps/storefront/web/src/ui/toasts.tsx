import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';

const SHOWN_MS = 3_200;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

type Announce = (text: string, tone?: Toast['tone']) => void;

const Announcing = createContext<Announce>(() => undefined);

/** Short notices at the foot of the page, read out politely. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const announce = useCallback<Announce>((text, tone = 'good') => {
    const id = next.current++;
    setToasts((shown) => [...shown.slice(-2), { id, text, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  const list = useMemo(
    () =>
      toasts.map(({ id, text, tone }) => (
        <li key={id} className={`toast toast--${tone}`} data-testid="toast">
          <Icon name={tone === 'good' ? 'check' : 'info'} size={18} />
          {text}
        </li>
      )),
    [toasts],
  );
  return (
    <Announcing value={announce}>
      {children}
      <div role="status" aria-live="polite">
        <ul className="toasts">{list}</ul>
      </div>
    </Announcing>
  );
}

/** Announces a short notice. */
export function useAnnounce(): Announce {
  return useContext(Announcing);
}
