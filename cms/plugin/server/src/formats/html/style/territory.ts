/** The page of a territory: its sections, the ladder of its figures, what lies around. */
export const TERRITORY = `
.place-head{gap:.75rem}
.place-head h1{max-width:none}
.place-head .breadcrumb{margin:0}
.place-head .counts ul{margin:.5rem 0}
.place-head .counts a{background:var(--surface)}
.place-head .place-form,.hello .place-form{max-width:34rem;margin:.5rem 0 0}
.place-form .place{flex:1 1 13rem}
.place-form .hint{flex:1 0 100%}
.stack{display:grid;gap:3rem;align-content:start;grid-template-columns:minmax(0,1fr)}
.part{min-width:0}
.stack .cards{grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:1.5rem 2rem}
.part h2{scroll-margin-top:1rem}
.part>h2{margin-bottom:1rem}
.none{margin-bottom:1rem}
.steps{display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
.step-name{margin-bottom:.75rem;font-size:1em}
.more{margin-top:1rem}
.ladder{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr);margin-inline-start:.4375rem;border-inline-start:2px solid var(--border)}
.ladder .step{padding-inline-start:1.5rem}
.ladder .step-name{position:relative;margin-bottom:.25rem;line-height:1.2}
.ladder .step-name::before{content:"";position:absolute;inset-inline-start:calc(-1.5rem - .5rem);top:.1em;width:.875rem;height:.875rem;border:2px solid var(--accent);border-radius:50%;background:var(--surface)}
.ladder .here .step-name::before{background:var(--accent)}
.figure-rows>li{display:grid;gap:.125rem 1rem;padding-block:.75rem;border-top:1px solid var(--border)}
.figure-rows>li:first-child{border:0}
.figure-rows .body{display:grid;gap:.125rem;min-width:0}
.figure-rows .title{font-size:1em;font-weight:400}
.figure-rows .value{order:-1}
.figure-rows .value{display:flex;flex-wrap:wrap;align-items:baseline;align-content:start;overflow-wrap:normal;font-size:1em}
.figure-rows .value .number{font-size:1.75em}
.figure-rows .value .unit{font-size:.875em}
.compact>li{display:grid;gap:.25rem;padding-block:1rem}
.rows.compact>li:first-child,.agenda .group:first-child{border-top:0;padding-top:0}
.places{display:grid;gap:1.5rem}
.places h3{margin-bottom:.25rem;font-size:1em}
.columns-of-names{margin-bottom:1rem}
.said-of{font-size:1.125em}
.part .embed{margin-top:1.25rem}
.part .embed h3{margin:1rem 0 .25rem;font-size:.875em}
.embedded .part,.embedded h1{margin-top:1rem}
.whole{margin-top:2rem}
@media (min-width:30rem){.figure-rows>li{grid-template-columns:9rem minmax(0,1fr)}}
`;
