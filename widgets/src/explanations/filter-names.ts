/** What people write in the place of a filter's name, in French, in English, or nearly. */

/** By filter: other words for it. */
const OTHER_WORDS = {
  territory:
    'territoire territories commune communes ville villes city cities town municipality municipalite mairie departement departements department departments dep dept region regions epci intercommunalite interco agglo agglomeration metropole canton pays country insee code-insee codeinsee code-postal codepostal postal-code postcode zip zipcode cp siren place location lieu lieux geo perimetre code codes',
  topic:
    'topics theme themes thematique thematiques tag tags sujet sujets subject subjects keyword keywords mot-cle mots-cles motcle motscles category categories categorie rubrique rubriques',
  audience: 'audiences public publics cible cibles destinataire destinataires target-audience',
  lever: 'levers levier leviers',
  challenge: 'challenges defi defis enjeu enjeux',
  sector: 'sectors secteur secteurs domaine domaines domain filiere filieres activite activity',
  zoning: 'zonings zonage zonages zone zones',
  indicator: 'indicators indicateur indicateurs',
  organisation:
    'organisations organization organizations organisateur organisateurs organiser organizer structure structures association associations porteur porteurs acteur acteurs',
  publisher: 'publishers editeur editeurs publieur publie-par published-by author auteur source sources',
  series: 'serie cycle cycles',
  attendance: 'modalite modalites presence online en-ligne enligne distanciel presentiel onsite attendance-mode',
  exclude: 'exclure excluded exclus sauf except without sans not',
  kind: 'kinds type types genre genres nature natures format formats event-type',
  status: 'statut statuts statuses etat etats state states stage stages',
  reach: 'portee rayon radius distance',
  fallback: 'repli elargir',
  when: 'quand period periode periodes date dates moment temporalite upcoming past a-venir passes',
  from: 'date-from datefrom from-date since depuis start start-date startdate debut date-debut du after apres begin',
  to: 'date-to dateto to-date until end end-date enddate fin date-fin jusqu-au au before avant till',
  days: 'day jours jour nb-jours',
  q: 'search recherche rechercher query requete texte text keyword-search filter filtre filtres find contains',
  selection: 'selections saved-selection selection-slug liste list',
  limit: 'limits limite limites max maximum count nombre number nb size per-page page-size items',
  lang: 'langue langues language languages locale',
} as const;

/** Words that other tools write after `data-` for purposes of their own. */
const COMMON_DATA =
  /^(type|types|theme|themes|tag|tags|category|categories|format|mode|source|sources|place|location|size|state|states|stage|date|dates|start|end|text|search|query|filter|list|code|codes|count|number|max|target.*|author|period|online|nature|public|structure|structures|distance|language|locale|domain|activity|subject|geo|items|page-size|before|after|day|not|find)$/;

/** Attributes of HTML and of its history, and marks that frameworks leave, that resemble a filter or may be asked about. */
const NEVER =
  /^(exportparts|is|nonce|inert|translate|draggable|popover|accesskey|autofocus|autocapitalize|autocorrect|contenteditable|enterkeyhint|inputmode|spellcheck|writingsuggestions|virtualkeyboardpolicy|anchor|item(id|prop|ref|scope|type)|elementtiming|fetchpriority|name|width|height|align|valign|border|src|srcset|href|alt|rel|media|form|loading|value|color|bgcolor|xmlns|key|ref|uid|ssr|client|props|opts|hydrated|server-rendered|defer-hydration|ngskiphydration|cz-shortcut-listen|bis-.*|hx-.*|up-.*|uk-.*|wp-.*|amp-.*|i-amphtml-.*|js[a-z]*|component-.*|renderer-url|before-hydration-url|await-children|data-(v|s|c|astro)-.*)$/;

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('_', '-');

/** Name -> filter. */
const MEANT = new Map<string, string>(
  Object.entries(OTHER_WORDS).flatMap(([filter, words]) => [filter, ...words.split(' ')].map((word) => [word, filter])),
);

/** The filter that an unknown attribute was meant to be; empty when it is meant for somebody else. */
export function filterMeant(name: string): string {
  const bare = plain(name);
  if (NEVER.test(bare)) return '';
  if (bare.startsWith('data-')) {
    const rest = bare.slice('data-'.length);
    return COMMON_DATA.test(rest) ? '' : (MEANT.get(rest) ?? '');
  }
  const word = bare.replace(/^ess-|^filtre-|^filter-/, '');
  return MEANT.get(word) ?? nearest(word) ?? '';
}

/** One slip of the hand in a short word, two in a long one. */
function nearest(word: string): string | undefined {
  for (const [known, filter] of MEANT) {
    if (known.length > 3 && distance(word, known) <= (known.length > 6 ? 2 : 1)) return filter;
  }
  return undefined;
}

/** Letters to add, to take away, to change or to swap with the next one. */
function distance(one: string, other: string): number {
  const rows: number[][] = [];
  const above = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 0; i <= one.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= other.length; j += 1) {
      if (i === 0 || j === 0) row[j] = i + j;
      else {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(above(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, above(i - 1, j - 1) + change);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j] ?? 0, above(i - 2, j - 2) + 1);
      }
    }
    rows[i] = row;
  }
  return rows[one.length]?.[other.length] ?? 0;
}
