/** Initiatives as the CMS answers them, one for each way an initiative may look. Invented. */
import {
  INITIATIVE_STAGES,
  INVOLVEMENT_ROLES,
  EVENT_DOCUMENT_ROLES,
  LICENCES,
  LINK_STATUSES,
  RESOURCE_KINDS,
  type InitiativeStage,
  type InitiativeView,
  type Labelled,
  type LinkStatus,
  type LinkView,
  type PlaceView,
  type TermReference,
  type VocabularyEntry,
} from 'ess-shared-types';
import { slugOf } from './slug-of.js';
import { NOW } from './fixture-events.js';

function labelled<Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>, key: Key): Labelled<Key> {
  return { key, label: vocabulary[key].label.fr };
}

const stage = (key: InitiativeStage): Labelled<InitiativeStage> => labelled(INITIATIVE_STAGES, key);

const website = (url: string | null, status: LinkStatus = 'ok'): LinkView => ({
  url,
  status: labelled(LINK_STATUSES, status),
});

function place(code: string, name: string, department: string): PlaceView {
  return {
    state: 'confirmed',
    name: null,
    street: null,
    postalCode: null,
    territory: { code, name, level: 'commune', department },
    labelAsPrinted: null,
    accessInformation: null,
    accessibility: null,
    latitude: null,
    longitude: null,
  };
}

const DURTAL = place('COM-49127', 'Durtal', 'Maine-et-Loire');
const ERNEE = place('COM-53096', 'Ernée', 'Mayenne');

const sector = (slug: string, label: string): TermReference => ({ vocabulary: 'avise-domaines', slug, label });
const topic = (slug: string, label: string): TermReference => ({ vocabulary: 'themes', slug, label });

/** An initiative of which nothing but the name is known, with what is given. */
export function initiative(title: string, known: Partial<InitiativeView> = {}): InitiativeView {
  const slug = slugOf(title).slice(0, 60);
  return {
    id: `${slug}@fixture`,
    slug,
    title,
    summary: null,
    body: [],
    lang: 'fr',
    territories: [],
    topics: [],
    audiences: [],
    publisher: { slug: 'rtes', name: 'RTES', shortName: null, website: null },
    licence: labelled(LICENCES, 'etalab-2.0'),
    rightsHolder: null,
    image: null,
    provenance: [],
    pageUrl: `https://cms.example/ess/initiatives/${slug}`,
    firstPublishedAt: NOW,
    changedAt: NOW,
    revision: 1,
    whatItDoes: null,
    stage: stage('active'),
    places: [],
    territoryAsPrinted: null,
    involvements: [],
    legalForm: null,
    startedOn: null,
    size: null,
    website: null,
    documents: [],
    dispositif: null,
    replicationOf: null,
    ...known,
  };
}

export const PICTURED = initiative('La Boucle des Vallées', {
  summary:
    'Une ressourcerie qui collecte à domicile, répare sur place et revend à petit prix, avec un atelier ouvert le samedi.',
  whatItDoes: 'La ressourcerie collecte à domicile et sur rendez-vous, trie, répare et revend.',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Née d’une collecte de quartier.' }] }],
  topics: [topic('economie-circulaire', 'Réemploi'), sector('economie-circulaire', 'ÉCONOMIE CIRCULAIRE')],
  places: [DURTAL],
  size: '12 salariés et 40 bénévoles',
  website: website('https://boucle.example/'),
  involvements: [
    {
      role: labelled(INVOLVEMENT_ROLES, 'promoter'),
      organisation: { slug: 'boucle', name: 'Association La Boucle', shortName: null, website: null },
      labelAsPrinted: null,
    },
  ],
  legalForm: 'association',
  startedOn: '2019',
  documents: [
    {
      role: labelled(EVENT_DOCUMENT_ROLES, 'slides'),
      slug: 'support-boucle',
      title: 'Présentation de la ressourcerie',
      kind: labelled(RESOURCE_KINDS, 'slides'),
      url: null,
      linkStatus: labelled(LINK_STATUSES, 'lost'),
    },
  ],
  dispositif: { slug: 'fonds-reemploi', title: 'Fonds réemploi' },
  provenance: [
    { label: 'Compte-rendu du club', locator: 'page 3', url: 'https://source.example/club', retrievedOn: null },
  ],
  image: {
    url: '/uploads/boucle.svg',
    width: 1200,
    height: 800,
    alternativeText: 'Deux bénévoles réparent un vélo devant l’atelier.',
    credit: 'Photographie : La Boucle',
    licence: 'CC BY 4.0',
  },
});

export const WITHOUT_SITE = initiative('Guinguette d’Ernée', {
  summary:
    'Cinq vendredis soirs d’été, une guinguette imaginée avec les habitants fait revivre le centre-bourg : de la musique, et une buvette confiée chaque semaine à une autre association.',
  topics: [topic('centre-bourg', 'Centre-bourg')],
  places: [ERNEE, ERNEE],
  stage: stage('unknown'),
});

export const IDEA = initiative('Lieu partagé et bar associatif de Pommerieux', {
  whatItDoes: 'Le lieu doit réunir un bar associatif, un espace de travail et un accueil France Services.',
  topics: [sector('tiers-lieux', 'TIERS-LIEUX')],
  territoryAsPrinted: 'Pommerieux (53)',
  stage: stage('idea'),
  website: website(null, 'lost'),
});

export const STOPPED = initiative('Navette solidaire du Baugeois', {
  summary: 'Une navette conduite par des bénévoles reliait douze villages au marché et au pôle de santé.',
  topics: [sector('mobilite-durable', 'MOBILITÉ DURABLE')],
  territories: [
    { code: 'DEP-49', name: 'Maine-et-Loire', level: 'department', department: null },
    { code: 'DEP-72', name: 'Sarthe', level: 'department', department: null },
  ],
  stage: stage('stopped'),
  website: website(null, 'dead'),
  licence: labelled(LICENCES, 'all-rights-reserved'),
});

export const BARE = initiative('Coopérative du Loir', { website: website(null, 'private') });

export const FOREIGN_IMAGE = initiative('Épicerie de la gare', {
  summary: 'Une épicerie de produits locaux, tenue par ses clients dans l’ancienne gare.',
  topics: [sector('commerce-de-proximite', 'COMMERCE DE PROXIMITÉ')],
  places: [DURTAL],
  website: website('https://epicerie.example/', 'unchecked'),
  image: {
    url: 'https://elsewhere.example/gare.jpg',
    width: 600,
    height: 400,
    alternativeText: 'L’ancienne gare',
    credit: null,
    licence: null,
  },
});

export const INITIATIVES = [PICTURED, WITHOUT_SITE, IDEA, STOPPED, BARE, FOREIGN_IMAGE];

/** What a page has to withstand. */
export const HOSTILE_INITIATIVES = [
  initiative('<script>document.title = "pwned"</script><img src=x onerror="document.title = \'pwned\'">', {
    summary: '"><b>gras</b>',
    size: '<i>42</i>',
    pageUrl: 'javascript:document.title="pwned"',
    website: website('javascript:document.title="pwned"'),
    topics: [sector('x', '<b>DOMAINE</b>')],
    body: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', text: 'suite' }] }],
      },
    ],
    documents: [
      {
        role: labelled(EVENT_DOCUMENT_ROLES, 'reference'),
        slug: 'piege',
        title: 'Piège',
        kind: labelled(RESOURCE_KINDS, 'guide'),
        url: 'javascript:alert(1)',
        linkStatus: labelled(LINK_STATUSES, 'unchecked'),
      },
    ],
    provenance: [{ label: 'Piège', locator: null, url: 'data:text/html,piège', retrievedOn: null }],
    image: {
      url: 'javascript:document.title="pwned"',
      width: 1,
      height: 1,
      alternativeText: '"><b>gras</b>',
      credit: null,
      licence: null,
    },
  }),
  initiative('M'.repeat(10_000), {
    id: 'long@fixture',
    summary: 'É'.repeat(10_000),
    territoryAsPrinted: 'W'.repeat(500),
  }),
];

/** `count` initiatives of the same department. */
export function manyInitiatives(count: number): InitiativeView[] {
  return Array.from({ length: count }, (_, index) =>
    initiative(`Initiative ${String(index + 1)}`, {
      summary: 'Ce que font des habitants, près de chez eux.',
      places: [DURTAL],
      topics: [sector('sante', 'SANTÉ')],
    }),
  );
}
