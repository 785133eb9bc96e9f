/** The shell of a page: readable without script, printable, in light and dark. */
import type { Language } from 'ess-shared-types';
import { html, type Markup } from './markup';

export interface PageParts {
  readonly lang: Language;
  readonly title: string;
  readonly description: string | null;
  /** Absolute address of this very page. */
  readonly canonical: string | null;
  readonly content: Markup;
  readonly isIndexed: boolean;
}

export function page({ lang, title, description, canonical, content, isIndexed }: PageParts): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description !== null && html`<meta name="description" content="${description}">`}
${!isIndexed && html`<meta name="robots" content="noindex">`}
${canonical !== null && html`<link rel="canonical" href="${canonical}">`}
<style>${{ html: STYLE }}</style>
</head>
<body><main>${content}</main></body>
</html>
`.html;
}

/** The tokens of the widgets, so that a page and an element look alike. */
const STYLE = `
:root{color-scheme:light dark;--text:#1b1f24;--muted:#545b66;--surface:#fff;--border:#d5dae1;--accent:#0b5c8a;--danger:#a3211b;--success:#1f6b3a}
@media (prefers-color-scheme:dark){:root{--text:#eceff3;--muted:#aab2bd;--surface:#15181c;--border:#3a424b;--accent:#7cc4ee;--danger:#ff9d94;--success:#7fd19b}}
*{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:1em/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.75em;line-height:1.2;margin:.25em 0 .5em;text-wrap:balance}
h2{font-size:1.375em;line-height:1.2;margin:2em 0 .75em}
h3{font-size:1.125em;line-height:1.3;margin:1.25em 0 .25em}
p{margin:0 0 1em;max-width:68ch}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
ul.entries,ol.programme{list-style:none;margin:0;padding:0}
ul.entries>li{border-top:1px solid var(--border);padding:1.25em 0}
ul.entries h2{margin:0 0 .25em;font-size:1.125em}
ol.programme ol{list-style:none;margin:.5em 0 0;padding:0 0 0 1.25em;border-left:1px solid var(--border)}
ol.programme li{margin:0 0 1.25em}
ol.programme ul{margin:.25em 0;padding-left:1.25em}
ol.programme ul li{margin:0}
ol.programme p{margin:.25em 0}
.muted{color:var(--muted)}
.small{font-size:.875em}
.status{color:var(--danger);font-weight:600;margin:0}
.status.good{color:var(--success)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.5em 1.5em;margin:1.5em 0}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
.action{display:inline-block;padding:.5em 1em;border:1px solid var(--accent);border-radius:.375em;font-weight:600;text-decoration:none}
nav ul{display:flex;gap:1.5em;list-style:none;padding:0}
nav a[aria-current]{color:var(--text);font-weight:600}
footer{margin-top:3em;border-top:1px solid var(--border);padding-top:1em}
@media (max-width:30rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.75em}}
@media print{:root{color-scheme:light;--text:#000;--muted:#333;--surface:#fff;--accent:#000}a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em}nav{display:none}}
`.replaceAll('\n', '');
