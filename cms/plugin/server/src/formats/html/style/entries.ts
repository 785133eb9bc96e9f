/** The page of one entry. */
export const ENTRIES = `
.entry{display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
.entry>.head{margin:0}
.entry section>h2,.entry section>h3{margin-bottom:.75rem}
.entry section+section{margin-top:2rem}
.entry section>p+p,.entry section>p+ul,.entry section>p+.facts,.text>*+*{margin-top:.75rem}
.text{max-width:68ch}
.text h2,.text h3,.text h4{margin-top:1.5rem}
.text ul,.text ol,.facts ul:not([role]){padding-inline-start:1.25em}
blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--border)}
.essentials{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.essentials>.date{display:flex;gap:.375em;align-items:baseline}
.facts{display:grid;gap:.75rem}
.facts>div{display:grid;gap:0 1.5rem;align-items:baseline}
dt{color:var(--muted)}
.facts .facts{gap:.125rem;margin-top:.25rem}
.facts .facts>div{display:flex;flex-wrap:wrap;gap:0 .5rem}
dd p+p{margin-top:.5rem}
dd .chips{gap:.25rem 1rem}
.documents{display:grid;gap:1rem}.documents>li{display:grid;gap:.375rem}
.programme{display:grid;gap:1.25rem}
.programme>li{display:grid;gap:0 1.5em;grid-template-columns:minmax(0,1fr)}
.session{display:grid;gap:.375em;grid-column:-2}
.session-title{font-weight:600}
.hours{color:var(--muted)}
.programme .programme{gap:1rem;margin-top:.5rem;padding-inline-start:1rem;border-inline-start:2px solid var(--border)}
.people{display:grid;gap:.25em}
.equals{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:1.5rem}.entry section>.equals{margin-top:1.5rem}
.equals>li{display:grid;gap:.5em;align-content:start;padding-top:.75rem;border-top:2px solid var(--border)}
.entry .image img{border-radius:var(--radius)}
.about{padding-top:1.5rem;border-top:1px solid var(--border);font-size:.875em}
.about h2,.about h3{font-size:1.125em}
.about>p{margin-top:.75rem}
.large .number{font-size:2.6667em}
@media (min-width:36rem){
.essentials>.date{display:grid}
.essentials:has(>.date:not(:empty)){grid-template-columns:5em minmax(0,1fr);gap:1.5em}
.facts>div{grid-template-columns:9em minmax(0,1fr)}
.programme>li:has(>.hours){grid-template-columns:5em minmax(0,1fr)}
}
@media print{
:root,:root:not(.light),.dark{color-scheme:light;--text:#000;--muted:#000;--surface:#fff;--surface-alt:#fff;--border:#999;--accent:#000;--danger:#000;--success:#000}
.masthead{border:0}
.masthead nav,.language,.breadcrumb,.tabs,.search,.filters a,.pages,.tools,.skip{display:none}
.columns{display:block}
a[href]::after{content:" (" attr(href) ")";font-size:.8125em;font-weight:400}
.event,.figure,.card,.programme>li,.rows>li{break-inside:avoid}
details>*{display:revert}
}
`;
