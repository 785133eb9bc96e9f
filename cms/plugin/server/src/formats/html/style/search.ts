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
.pages ul{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:center;margin-top:2rem}
`;
