import { isTextKey } from '../i18n/texts.js';
import { useSpeaker } from '../i18n/language-context.js';
import type { Funnelled } from './story.js';

const WIDTH = 320;
const ROW = 34;
const LEAST = 26;

/** The stages as a funnel: as wide as what was left, and the same figures as text. */
export function Funnel({ stages }: { readonly stages: readonly Funnelled[] }) {
  const { say } = useSpeaker();
  const most = Math.max(1, ...stages.map(({ left }) => left));
  const widthOf = (left: number) => LEAST + ((WIDTH - LEAST) * left) / most;
  const nameOf = (stage: string) => {
    const key = `why.stage.${stage}`;
    return isTextKey(key) ? say(key) : stage;
  };
  return (
    <figure className="funnel" data-testid="funnel">
      <figcaption>{say('why.funnel')}</figcaption>
      <div className="funnel__rows">
        <svg
          viewBox={`0 0 ${WIDTH} ${stages.length * ROW}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {stages.map(({ stage, left }, index) => {
            const next = widthOf(stages[index + 1]?.left ?? left);
            return (
              <path
                key={stage}
                className={index === stages.length - 1 ? 'funnel__last' : 'funnel__part'}
                opacity={0.35 + (0.65 * (index + 1)) / stages.length}
                d={trapezium(widthOf(left), next, index * ROW)}
              />
            );
          })}
        </svg>
        <ol>
          {stages.map(({ stage, left }) => (
            <li key={stage} data-testid="funnel-stage" data-stage={stage}>
              <span>{nameOf(stage)}</span>
              <strong className="figures">{say('why.count', { count: left })}</strong>
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}

function trapezium(top: number, bottom: number, y: number): string {
  const middle = WIDTH / 2;
  const end = y + ROW - 3;
  return `M${middle - top / 2} ${y}H${middle + top / 2}L${middle + bottom / 2} ${end}H${middle - bottom / 2}Z`;
}
