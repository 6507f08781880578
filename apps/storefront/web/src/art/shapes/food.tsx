import type { Paint } from '../paint.js';

export function bag(p: Paint) {
  return (
    <>
      <path d="M56 46h88l6 112q0 6-6 6H56q-6 0-6-6Z" fill={p.main} />
      <path d="M56 46h88l-2 14H58Z" fill={p.dark} />
      <path d="M62 46v-8h76v8" fill={p.dark} opacity=".6" />
      <ellipse cx="100" cy="112" rx="34" ry="30" fill={p.white} />
      <path d="M82 116q18-34 36-8-6 26-36 8Z" fill={p.accent} />
      <path d="M64 66v90" stroke={p.light} strokeWidth="4" opacity=".7" />
    </>
  );
}

export function biscuits(p: Paint) {
  return (
    <>
      <rect x="46" y="60" width="108" height="102" rx="8" fill={p.main} />
      <path d="M46 68q0-8 8-8h92q8 0 8 8v14H46Z" fill={p.dark} />
      <circle cx="100" cy="122" r="29" fill={p.accent} />
      <circle cx="90" cy="114" r="4" fill={p.dark} />
      <circle cx="108" cy="112" r="4" fill={p.dark} />
      <circle cx="98" cy="128" r="4" fill={p.dark} />
      <circle cx="113" cy="127" r="4" fill={p.dark} />
      <path d="M56 92v60" stroke={p.light} strokeWidth="4" opacity=".7" />
    </>
  );
}

export function sack(p: Paint) {
  return (
    <>
      <path
        d="M62 62q38 14 76 0 26 48 16 92-2 10-12 10H58q-10 0-12-10-10-44 16-92Z"
        fill={p.main}
      />
      <path d="M66 64 54 42q46 14 92 0l-12 22q-34 12-68 0Z" fill={p.light} />
      <path d="M62 64q38 14 76 0" fill="none" stroke={p.accent} strokeWidth="6" />
      <path
        d="M100 90v50M100 104q-16-2-18-14 16 0 18 14Zm0 20q16-2 18-14-16 0-18 14Z"
        fill={p.white}
        stroke={p.white}
        strokeWidth="3"
      />
    </>
  );
}

export function oil(p: Paint) {
  return (
    <>
      <rect x="86" y="28" width="28" height="16" rx="4" fill={p.dark} />
      <path
        d="M88 44h24v16q26 10 26 34v60q0 10-10 10H72q-10 0-10-10V94q0-24 26-34Z"
        fill={p.main}
      />
      <rect x="62" y="98" width="76" height="42" fill={p.white} opacity=".92" />
      <path d="M100 104q-16 18 0 30 16-12 0-30Z" fill={p.accent} />
      <path
        d="M72 82q4-10 16-14"
        fill="none"
        stroke={p.light}
        strokeWidth="5"
        strokeLinecap="round"
      />
    </>
  );
}

export function tin(p: Paint) {
  return (
    <>
      <rect x="56" y="56" width="88" height="108" rx="12" fill={p.main} />
      <ellipse cx="100" cy="58" rx="44" ry="14" fill={p.dark} />
      <ellipse cx="100" cy="52" rx="44" ry="14" fill={p.flat} />
      <ellipse cx="100" cy="50" rx="30" ry="8" fill={p.light} />
      <circle cx="100" cy="114" r="26" fill={p.white} />
      <path
        d="M84 120q4-28 32-24-2 28-32 24Zm0 0 18-14"
        fill={p.accent}
        stroke={p.dark}
        strokeWidth="2"
      />
    </>
  );
}

export function apple(p: Paint) {
  return (
    <>
      <path d="M100 72q-50-22-54 30 2 58 40 62 14-8 28 0 38-4 40-62-4-52-54-30Z" fill={p.main} />
      <path
        d="M100 72q-2-22 12-34"
        fill="none"
        stroke={p.dark}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path d="M108 56q8-24 34-20-2 26-34 20Z" fill={p.accent} />
      <path
        d="M62 104q2-18 16-18"
        fill="none"
        stroke={p.white}
        strokeWidth="6"
        strokeLinecap="round"
        opacity=".8"
      />
    </>
  );
}

export function can(p: Paint) {
  return (
    <>
      <path d="M64 48h72l8 12v88l-8 16H64l-8-16V60Z" fill={p.main} />
      <ellipse cx="100" cy="48" rx="36" ry="9" fill={p.light} />
      <ellipse cx="100" cy="48" rx="28" ry="6" fill={p.white} />
      <path d="M56 84q44 22 88-8v44q-44 26-88 10Z" fill={p.accent} />
      <path d="M68 66v92" stroke={p.white} strokeWidth="5" opacity=".5" strokeLinecap="round" />
    </>
  );
}

export function bottle(p: Paint) {
  return (
    <>
      <rect x="88" y="28" width="24" height="14" rx="3" fill={p.accent} />
      <path
        d="M90 42h20q0 24 16 34 6 6 6 16v62q0 10-10 10H78q-10 0-10-10V92q0-10 6-16 16-10 16-34Z"
        fill={p.main}
      />
      <rect x="68" y="102" width="64" height="34" fill={p.white} opacity=".9" />
      <path d="M76 112h40M76 124h26" stroke={p.flat} strokeWidth="5" strokeLinecap="round" />
    </>
  );
}
