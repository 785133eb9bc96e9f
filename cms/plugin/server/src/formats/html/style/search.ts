/** Tabs, search, filters, pagination. */
export const SEARCH = `
.tabs ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-top:.5rem}
.tabs a{display:inline-block;padding-block:.25rem;border-bottom:3px solid transparent;color:var(--text);text-decoration:none}
.tabs a:hover{border-color:var(--border)}
.tabs [aria-current]{border-color:var(--accent);font-weight:600}
.tabs .aside a{color:var(--accent);text-decoration:underline}
.search{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin-bottom:2rem}
.field{display:grid;gap:.25rem;min-width:0}
.field label{font-size:.875em;color:var(--muted)}
.words{flex:1 1 14rem}
input,select{width:100%;min-width:0;padding:.5em .75em;border:1px solid var(--field);border-radius:var(--radius);background:var(--surface);color:var(--text);font:inherit}
.search .place{flex:1 1 11rem}
.of-place{display:grid;gap:.25rem;margin-bottom:1.5rem}
.of-place .notice{margin:0 0 .5rem}
.criteria{flex:1 0 100%}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:.75rem;margin-top:.75rem}
.filters{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:baseline;margin-bottom:1.5rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}
.filters .chips a:not(.plain){display:inline-block;padding:.125em .75em;border:1px solid var(--border);border-radius:2em;color:var(--text);text-decoration:none}
.filters .chips a:hover{border-color:var(--accent)}
.filters .cross{margin-inline-start:.5em;color:var(--muted)}
.notice,.empty{margin-bottom:1.5rem}
.empty .links{margin-top:.75rem}
.notice{padding-inline-start:1rem;border-inline-start:3px solid var(--accent)}
.everything .words{flex:2 1 18rem}
.everything .place{flex:1 1 13rem}
.everything button{color:var(--on-accent);background:var(--accent)}
.everything{align-items:start}
@media (min-width:36rem){.everything button{margin-top:1.5rem}}
.counts ul{display:flex;flex-wrap:wrap;gap:.5rem;margin-bottom:1.5rem}
.counts a{display:inline-block;padding:.25em .875em;border-radius:2em;background:var(--surface-alt);color:var(--text);text-decoration:none}
.counts a:hover{text-decoration:underline}
.counts [aria-current]{background:var(--accent);color:var(--on-accent)}
.said{display:grid;gap:.25rem;margin-bottom:.5rem}
.hits>li{padding-block:1.25em;border-bottom:1px solid var(--border)}
.some{margin-top:1.5rem;font-weight:600}
.hit{display:grid;gap:.25rem 1.5rem}
.hit .body{display:grid;gap:.25rem;min-width:0}
.hit .what{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.big{color:var(--accent);font-size:1.375em;font-weight:600;line-height:1.2}
.big .number{font-size:1em}.big .unit,.big .comparator{font-size:.7em}
mark{padding-inline:.125em;border-radius:.125em;background:color-mix(in srgb,#ffd54a 38%,var(--surface));color:var(--text)}
.hello{display:grid;gap:1rem;margin-bottom:3rem;padding:2rem 1.25rem;border-radius:var(--radius);background:var(--surface-alt)}
.hello h1{max-width:22ch;font-size:clamp(1.75em,1rem + 4vw,2.75em);letter-spacing:-.01em}
.hello .search{margin:.5rem 0 0}
.hello .brand p,.hello .brand{margin:0}
.hello .brand img{height:2.25rem}
.examples a{margin-inline-end:.5rem;white-space:nowrap}
.halves{display:grid;gap:3rem 5rem}
.headed{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;margin-bottom:1rem}
.contents>li{display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:1rem;padding-block:.75rem;border-top:1px solid var(--border)}
.contents{margin-top:1rem}
.count{white-space:nowrap;color:var(--accent);font-size:1.5em;font-weight:700;line-height:1.2;text-align:end}
.band{margin-top:3.5rem}
.band>h2{margin-bottom:1rem}
@media (min-width:60rem){.halves{grid-template-columns:minmax(0,1.5fr) minmax(0,1fr)}.hello{padding:3rem}}
.cells{display:grid;gap:1.5rem 3rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr))}
.cells>li{display:grid;gap:.25rem;align-content:start;padding-top:1rem;border-top:1px solid var(--border)}
.cells .inner{display:grid;gap:.75rem;margin-top:.75rem;padding-inline-start:1rem;border-inline-start:2px solid var(--border)}
.cells .inner .title{font-size:1em}
.term:target>.title{text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:3px;text-underline-offset:.25em}
@media (min-width:36rem){.hit{grid-template-columns:7rem minmax(0,1fr)}.hit .what{display:block}}
.pages ul{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:center;margin-top:2rem}
`;
