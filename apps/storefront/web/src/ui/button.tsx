import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'solid' | 'gold' | 'soft' | 'line' | 'plain';
  readonly size?: 'm' | 'l' | 's';
  readonly busy?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A button; while busy it says so and takes no second tap. */
export function Button({
  look = 'solid',
  size = 'm',
  busy = false,
  wide,
  children,
  ...rest
}: Props) {
  const classes = ['button', `button--${look}`, `button--${size}`, wide && 'button--wide'];
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
    >
      {busy && <span className="button__busy" aria-hidden="true" />}
      {children}
    </button>
  );
}
