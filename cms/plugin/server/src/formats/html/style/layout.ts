/** The shell: top, two columns when there is room, bottom. */
export const LAYOUT = `
.wrap{max-width:70rem;margin-inline:auto;padding-inline:1rem}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{inset-inline-start:1rem;top:.5rem;z-index:1;padding:.5em 1em;background:var(--surface)}
.masthead{border-bottom:1px solid var(--border)}
.masthead>.wrap{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:center;padding-block:.875rem}
.masthead .accent{display:block}
.masthead ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
.masthead a{color:var(--text);text-decoration:none}
.masthead a:hover,.masthead [aria-current]{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.4em}
.masthead [aria-current]{text-decoration-color:var(--accent);font-weight:600}
.masthead .language{margin-inline-start:auto}
.masthead .language a{color:var(--muted)}
.brand{display:flex;flex:1 0 100%;gap:.875rem;align-items:center}
.brand img{height:3rem;width:auto;max-width:10rem;object-fit:contain}
.notice{margin-block:1rem 0;padding-block:.75rem;border:2px solid var(--accent);border-radius:var(--radius);font-weight:600}
main.wrap{padding-block:2rem 3rem}
.embedded main{padding:.25rem}
.head{display:grid;gap:.5rem;margin-bottom:1.5rem}
.head h1{max-width:26ch}
.lead{font-size:1.125em;margin-top:.5rem}
.breadcrumb{margin-bottom:1.5rem}
.breadcrumb ol{display:flex;flex-wrap:wrap;gap:.25rem .5rem}
.breadcrumb li+li::before{content:"/";margin-inline-end:.5rem;color:var(--muted)}
.breadcrumb [aria-current]{color:var(--muted)}
.columns{display:grid;gap:3rem 5rem}
.content{min-width:0}
.tools{display:grid;gap:2.5rem;align-content:start;min-width:0}
.tools h2{font-size:1.125em;margin-bottom:.5rem}
.tools h3{font-size:.875em;margin:1rem 0 .25rem}
.tool p+p,.tool p+ul,.tool ul+p{margin-top:.75rem}
.tools .links{display:grid;gap:.25rem;justify-items:start}
.copy label{display:block;margin-bottom:.25rem;font-size:.875em;color:var(--muted)}
.embed summary{font-weight:600}
pre{margin:0;padding:.75rem;border-radius:var(--radius);background:var(--surface-alt);font-size:.8125em;white-space:pre-wrap;overflow-wrap:anywhere}
.footer{border-top:1px solid var(--border);color:var(--muted);font-size:.875em}
.footer>.wrap{display:grid;gap:.5rem;padding-block:1.5rem 3rem}
.footer h2{font-size:1em;margin-bottom:.25rem}
.legal{margin-top:.5rem}
@media (min-width:60rem){
.columns{grid-template-columns:minmax(0,1fr) 17rem}
main.wrap{padding-block:3rem 4rem}
.wrap{padding-inline:2rem}
.head h1{font-size:2.5em}
.entry .head h1{font-size:1.75em;max-width:34ch}
}
`;
