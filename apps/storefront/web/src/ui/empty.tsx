import type { ReactNode } from 'react';

/** A place with nothing in it, which says what to do about that. */
export function Empty({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty" data-testid="empty">
      <svg width="132" height="96" viewBox="0 0 132 96" aria-hidden="true">
        <ellipse cx="66" cy="86" rx="46" ry="6" className="empty__shade" />
        <path
          className="empty__ticket"
          d="M24 24h84a8 8 0 0 1 8 8v9a9 9 0 0 0 0 18v9a8 8 0 0 1-8 8H24a8 8 0 0 1-8-8v-9a9 9 0 0 0 0-18v-9a8 8 0 0 1 8-8Z"
        />
        <path className="empty__line" d="M50 28v44M64 42h34M64 54h22" />
      </svg>
      <p className="empty__title">{title}</p>
      {hint && <p className="empty__hint">{hint}</p>}
      {children}
    </div>
  );
}
