import type { Paint } from '../paint.js';

export function pills(p: Paint) {
  return (
    <>
      <rect x="70" y="36" width="60" height="26" rx="5" fill={p.dark} />
      <path
        d="M74 36v26M84 36v26M94 36v26M104 36v26M114 36v26M124 36v26"
        stroke={p.light}
        strokeWidth="1.5"
        opacity=".5"
      />
      <path d="M68 62h64q10 6 10 16v76q0 10-10 10H68q-10 0-10-10V78q0-10 10-16Z" fill={p.main} />
      <rect x="58" y="88" width="84" height="50" fill={p.white} opacity=".94" />
      <rect x="94" y="96" width="12" height="34" rx="3" fill={p.accent} />
      <rect x="83" y="107" width="34" height="12" rx="3" fill={p.accent} />
    </>
  );
}

export function device(p: Paint) {
  return (
    <>
      <rect x="48" y="58" width="104" height="88" rx="16" fill={p.main} />
      <rect x="60" y="70" width="80" height="46" rx="8" fill={p.dark} />
      <path
        d="M66 96h14l6-14 10 26 8-18 5 6h25"
        fill="none"
        stroke={p.accent}
        strokeWidth="4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx="76" cy="131" r="7" fill={p.white} />
      <circle cx="100" cy="131" r="7" fill={p.white} />
      <circle cx="124" cy="131" r="7" fill={p.light} />
      <path
        d="M152 96q26 0 20 32t-20 36"
        fill="none"
        stroke={p.dark}
        strokeWidth="6"
        strokeLinecap="round"
      />
    </>
  );
}

export function petFood(p: Paint) {
  return (
    <>
      <path d="M58 40h84l8 118q0 6-6 6H56q-6 0-6-6Z" fill={p.main} />
      <path d="M58 40h84l1 14H57Z" fill={p.dark} />
      <circle cx="100" cy="104" r="36" fill={p.white} />
      <path d="M78 92V76l14 8q8-2 16 0l14-8v16q8 30-22 32-30-2-22-32Z" fill={p.accent} />
      <circle cx="91" cy="101" r="3.5" fill={p.dark} />
      <circle cx="109" cy="101" r="3.5" fill={p.dark} />
      <path d="M96 110h8l-4 5Z" fill={p.dark} />
    </>
  );
}

export function diapers(p: Paint) {
  return (
    <>
      <rect x="44" y="54" width="112" height="110" rx="16" fill={p.main} />
      <path d="M44 70q0-16 16-16h80q16 0 16 16v10H44Z" fill={p.light} />
      <path d="M84 54q16-26 32 0" fill="none" stroke={p.dark} strokeWidth="7" />
      <path d="M68 100h64q-4 40-26 44h-12q-22-4-26-44Z" fill={p.white} />
      <path d="m100 112 4 8 9 1-7 6 2 9-8-5-8 5 2-9-7-6 9-1Z" fill={p.accent} />
    </>
  );
}

export function feedingBottle(p: Paint) {
  return (
    <>
      <path d="M92 32q8-10 16 0l6 26H86Z" fill={p.accent} />
      <rect x="74" y="56" width="52" height="18" rx="6" fill={p.dark} />
      <path
        d="M74 74h52q12 12 10 34l-4 46q-1 10-11 10H79q-10 0-11-10l-4-46q-2-22 10-34Z"
        fill={p.light}
      />
      <path d="M66 110q34-12 68 0l-3 44q-1 10-11 10H80q-10 0-11-10Z" fill={p.main} />
      <path
        d="M116 96h12M114 112h14M116 128h10M114 144h10"
        stroke={p.white}
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  );
}

export function toy(p: Paint) {
  return (
    <>
      <rect x="36" y="106" width="58" height="58" rx="8" fill={p.main} />
      <rect x="106" y="106" width="58" height="58" rx="8" fill={p.accent} />
      <rect x="71" y="44" width="58" height="58" rx="8" fill={p.flat} />
      <circle cx="65" cy="135" r="15" fill={p.white} />
      <path d="m135 118 16 30h-32Z" fill={p.white} />
      <rect x="87" y="60" width="26" height="26" rx="4" fill={p.white} />
    </>
  );
}

export function mat(p: Paint) {
  return (
    <>
      <path d="M52 140h104q14 0 14 12t-14 12H52Z" fill={p.light} />
      <circle cx="62" cy="118" r="46" fill={p.main} />
      <path d="M62 72h80v92H62Z" fill={p.main} />
      <circle cx="142" cy="118" r="46" fill={p.flat} />
      <path
        d="M142 118a8 8 0 1 1 8 8 18 18 0 1 1 10-26 30 30 0 1 1-48 18"
        fill="none"
        stroke={p.white}
        strokeWidth="5"
      />
      <path d="M84 72v92M104 72v92" stroke={p.accent} strokeWidth="6" opacity=".8" />
    </>
  );
}

export function tent(p: Paint) {
  return (
    <>
      <path d="M100 44 176 160H24Z" fill={p.main} />
      <path d="M100 44 176 160h-46Z" fill={p.dark} />
      <path d="M100 70 134 160H72Z" fill={p.accent} />
      <path d="M100 70v90H72Z" fill={p.white} opacity=".75" />
      <path
        d="M100 44V30M24 160 12 166M176 160l12 6"
        stroke={p.dark}
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  );
}

export function box(p: Paint) {
  return (
    <>
      <path d="m100 48 62 28v66l-62 28-62-28V76Z" fill={p.main} />
      <path d="m100 48 62 28-62 28-62-28Z" fill={p.light} />
      <path d="m100 104 62-28v66l-62 28Z" fill={p.dark} opacity=".55" />
      <path d="m69 62 62 28v20l-12-6V96L57 68Z" fill={p.accent} />
    </>
  );
}
