/** What the lists are made of; the agenda has the same composition as its element. */
export const LISTS = `
.group,.event{display:grid;grid-template-columns:3.25em minmax(0,1fr);gap:0 1em}
.group{padding-block:1.25em;border-top:1px solid var(--border)}
.group-heading{grid-column:2;margin-bottom:.75em;color:var(--muted);font-size:.875em}
.events{grid-column:1/3}
.events>li+li{margin-top:1.75em}
.date,.event .body{display:grid;gap:.25em;align-content:start}
.date{color:var(--accent);font-weight:600;line-height:1.1;white-space:nowrap}
.day{font-size:1.75em}
.days{font-size:1.125em}
.month,.year{font-size:.875em}
.month{white-space:normal}
.year{color:var(--muted);font-weight:400}
.title{font-size:1.125em;line-height:1.3}
.row{display:flex;flex-wrap:wrap;gap:.25em 1.25em;align-items:baseline;max-width:none}
.fact{display:flex;gap:.5em}
.links{display:flex;flex-wrap:wrap;gap:.25em 1.25em}
.event .links a{font-weight:600}
.rows>li{padding-block:1.25em;border-top:1px solid var(--border)}
.resource,.dispositif{display:grid;gap:.375em}
.kind{order:-1}
.open a{font-weight:600;white-space:nowrap}
.value{color:var(--text);font-size:1.125em;line-height:1.2}
.value .number{font-size:2.2222em;font-weight:600;letter-spacing:-.01em}
.value .words{font-size:1.2222em;font-weight:600}
.comparator,.unit{color:var(--muted)}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:0 2.5rem}
.figures>li{padding-block:1.25em;border-top:1px solid var(--border)}
.figure{display:grid;gap:.5em;justify-items:start;grid-template-columns:minmax(0,1fr)}
.figure .value{order:-1}
.figure .title{font-size:1em;font-weight:400;text-wrap:wrap}
.chip{padding:.0625em .75em;border-radius:2em;background:var(--surface-alt);color:var(--muted);font-size:.875em}
.figure details{width:100%}
.figure summary{color:var(--muted)}
.figure details .facts{margin-top:.75em}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:2.5rem}
.card{display:grid;gap:.5em;grid-template-columns:minmax(0,1fr)}
.card .image,.tint{order:-1}
.card img{width:100%;aspect-ratio:3/2;object-fit:cover;border-radius:var(--radius)}
.tint{display:flex;align-items:end;aspect-ratio:3/2;max-width:none;padding:1rem;border-radius:var(--radius);background:var(--surface-alt);color:var(--muted);font-weight:600}
.bands .tint{aspect-ratio:auto;padding:.625rem 1rem;font-weight:400;font-size:.875em}
.image figcaption{margin-top:.25em}
@media (min-width:36rem){
.group,.event{grid-template-columns:5em minmax(0,1fr);gap:0 1.5em}
.days{font-size:1.375em}
}
`;
