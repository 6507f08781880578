import { Link } from 'wouter';
import { useSessions } from '../../api/session-context.js';
import { useSpeaker } from '../../i18n/language-context.js';

/** A greeting and where the benefits are. */
export function Hero() {
  const { say, pick } = useSpeaker();
  const { session } = useSessions();
  const name = session?.persona ? pick(session.persona.name) : say('shell.persona.visitor');
  return (
    <section className="hero">
      <svg
        className="hero__art"
        viewBox="0 0 420 260"
        aria-hidden="true"
        preserveAspectRatio="xMaxYMid slice"
      >
        <circle cx="330" cy="130" r="118" className="hero__moon" />
        <g className="hero__tickets">
          <path
            d="M238 74h150a10 10 0 0 1 10 10v18a12 12 0 0 0 0 24v18a10 10 0 0 1-10 10H238a10 10 0 0 1-10-10v-18a12 12 0 0 0 0-24V84a10 10 0 0 1 10-10Z"
            transform="rotate(-9 310 114)"
          />
          <path
            className="hero__front"
            d="M250 112h150a10 10 0 0 1 10 10v18a12 12 0 0 0 0 24v18a10 10 0 0 1-10 10H250a10 10 0 0 1-10-10v-18a12 12 0 0 0 0-24v-18a10 10 0 0 1 10-10Z"
            transform="rotate(6 325 150)"
          />
          <path className="hero__cut" d="M296 120v70" transform="rotate(6 325 150)" />
          <path
            className="hero__yuan"
            d="m318 132 14 18 14-18M332 150v24M320 154h24M320 163h24"
            transform="rotate(6 325 150)"
          />
        </g>
        <circle cx="226" cy="60" r="9" className="hero__coin" />
        <circle cx="402" cy="62" r="13" className="hero__coin" />
        <circle cx="214" cy="196" r="6" className="hero__coin" />
      </svg>
      <div className="hero__text">
        <p className="hero__hello">{say('home.hello', { name })}</p>
        <h2>{say('home.hero.title')}</h2>
        <p className="hero__lead">{say('home.hero.text')}</p>
        <Link href="/hall" className="button button--gold button--m" data-testid="hero-hall">
          {say('home.hero.action')}
        </Link>
      </div>
    </section>
  );
}
