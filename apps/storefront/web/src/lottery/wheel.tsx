import type { Prize } from '../boon/quote-types.js';
import { useSpeaker } from '../i18n/language-context.js';

const FULL = 360;
const RADIUS = 150;
const RAD = Math.PI / 180;
const LIGHTS = 24;
const LINE = 18;
const LATIN = 11;

/** The wheel itself: a sector for each prize, lights around it, a pin on top. */
export function Wheel({
  prizes,
  turn,
  isSpinning,
}: {
  readonly prizes: readonly Prize[];
  readonly turn: number;
  readonly isSpinning: boolean;
}) {
  const { say, pick } = useSpeaker();
  const sector = FULL / prizes.length;
  const style = { transform: `rotate(${turn}deg)` };
  return (
    <svg className="wheel" viewBox="-180 -186 360 366" role="img" aria-label={say('lottery.wheel')}>
      <circle className="wheel__rim" r="174" />
      {Array.from({ length: LIGHTS }, (_, index) => (
        <circle
          key={index}
          className={index % 2 ? 'wheel__light' : 'wheel__light wheel__light--other'}
          cx={162 * Math.cos((index * FULL * RAD) / LIGHTS)}
          cy={162 * Math.sin((index * FULL * RAD) / LIGHTS)}
          r="4.5"
        />
      ))}
      <g className={isSpinning ? 'wheel__disc wheel__disc--free' : 'wheel__disc'} style={style}>
        {prizes.map((prize, index) => (
          <g key={prize.key} transform={`rotate(${index * sector})`}>
            <path
              className={index % 2 ? 'wheel__sector' : 'wheel__sector wheel__sector--other'}
              d={sectorPath(sector)}
            />
            <text className="wheel__prize" y="-112" textAnchor="middle">
              {linesOf(pick(prize.name)).map((line, row) => (
                <tspan key={row} x="0" dy={row * LINE}>
                  {line}
                </tspan>
              ))}
            </text>
            <circle className="wheel__dot" cy="-76" r="5" />
          </g>
        ))}
      </g>
      <circle className="wheel__hub" r="36" />
      <path className="wheel__pin" d="M0-62 15-28H-15Z" />
    </svg>
  );
}

function sectorPath(degrees: number): string {
  if (degrees >= FULL) return `M0-${RADIUS}A${RADIUS} ${RADIUS} 0 1 1-.1-${RADIUS}Z`;
  const x = RADIUS * Math.sin((degrees / 2) * RAD);
  const y = -RADIUS * Math.cos((degrees / 2) * RAD);
  return `M0 0L${-x} ${y}A${RADIUS} ${RADIUS} 0 0 1 ${x} ${y}Z`;
}

/** A name on at most two lines of a sector; words stay whole where they can. */
function linesOf(name: string): readonly string[] {
  if (/\p{Script=Han}/u.test(name)) return [shortened(name, 6)];
  const [first = '', ...rest] = name.split(' ');
  let upper = first;
  while (rest.length > 0 && `${upper} ${rest[0]}`.length <= LATIN) upper += ` ${rest.shift()}`;
  return rest.length > 0
    ? [shortened(upper, LATIN), shortened(rest.join(' '), LATIN)]
    : [shortened(upper, LATIN)];
}

function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
