/** Colours and type, the same as the widgets', so that a page and an element look alike. */
const LIGHT =
  'color-scheme:light;--text:#1b1f24;--muted:#545b66;--surface:#fff;--surface-alt:#f5f6f8;--border:#d5dae1;--field:#7b838f;--accent:#0b5c8a;--on-accent:#fff;--danger:#a3211b;--success:#1f6b3a';
const DARK =
  'color-scheme:dark;--text:#eceff3;--muted:#aab2bd;--surface:#15181c;--surface-alt:#1f2429;--border:#3a424b;--field:#8a94a1;--accent:#7cc4ee;--on-accent:#0d1b24;--danger:#ff9d94;--success:#7fd19b';

/** The system's choice, unless the page was asked for in one of the two. */
export const TOKENS = `
:root{${LIGHT};--radius:.375em}
@media (prefers-color-scheme:dark){:root:not(.light){${DARK}}}
.dark{${DARK}}
*,::before,::after{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:1em/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
h1,h2,h3,h4,h5,h6{margin:0;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:1.75em}
h2{font-size:1.375em}
h3,h4,h5,h6{font-size:1.125em}
p{margin:0;max-width:68ch}
ul,ol,dl,dd,figure,blockquote{margin:0}
ul[role=list],ol[role=list]{padding:0;list-style:none}
img{display:block;max-width:100%;height:auto}
a,summary{color:var(--accent);text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
summary{cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main:focus{outline:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.muted{color:var(--muted)}
.small{font-size:.875em}
.status,.strong{font-weight:600}
.status{color:var(--danger)}
.status.good{color:var(--success)}
.action,button{display:inline-block;padding:.5em 1.25em;border:1px solid var(--accent);border-radius:var(--radius);color:var(--accent);background:none;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.action:hover,button:hover{color:var(--on-accent);background:var(--accent)}
.icon{flex:none;width:1em;height:1.5em;fill:none;stroke:var(--muted);stroke-width:1.5;stroke-linecap:round}
`;
