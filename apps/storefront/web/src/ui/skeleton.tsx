import { useSpeaker } from '../i18n/language-context.js';

/** Room for what is still on its way. */
export function Skeleton({
  shape = 'line',
}: {
  readonly shape?: 'line' | 'card' | 'ticket' | 'row';
}) {
  return <span className={`skeleton skeleton--${shape}`} aria-hidden="true" />;
}

/** Several of them, told to a screen reader once. */
export function Skeletons({
  count,
  shape,
  className,
}: {
  readonly count: number;
  readonly shape: 'line' | 'card' | 'ticket' | 'row';
  readonly className?: string;
}) {
  const { say } = useSpeaker();
  return (
    <div className={className} role="status" data-testid="loading">
      <span className="visually-hidden">{say('shell.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} shape={shape} />
      ))}
    </div>
  );
}
