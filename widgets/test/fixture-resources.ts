/** Resources as the CMS answers them, one for each way a resource may look. Invented, but for one video of the corpus. */
import {
  INVOLVEMENT_ROLES,
  LICENCES,
  LINK_STATUSES,
  RESOURCE_KINDS,
  type InvolvementView,
  type Labelled,
  type LinkStatus,
  type ResourceFormatView,
  type ResourceKind,
  type ResourceView,
  type VocabularyEntry,
} from 'ess-shared-types';
import { slugOf } from './slug-of.js';
import { NOW } from './fixture-events.js';

function labelled<Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>, key: Key): Labelled<Key> {
  return { key, label: vocabulary[key].label.fr };
}

const kind = (key: ResourceKind): Labelled<ResourceKind> => labelled(RESOURCE_KINDS, key);
const link = (key: LinkStatus): Labelled<LinkStatus> => labelled(LINK_STATUSES, key);

const editedBy = (name: string): InvolvementView => ({
  role: labelled(INVOLVEMENT_ROLES, 'editor'),
  organisation: { slug: slugOf(name), name, shortName: null, website: null },
  labelAsPrinted: null,
});

/** A form of a document of which nothing is known, with what is given. */
function format(known: Partial<ResourceFormatView>): ResourceFormatView {
  return {
    url: null,
    mime: null,
    bytes: null,
    pages: null,
    duration: null,
    language: null,
    accessible: null,
    ...known,
  };
}

/** A resource of which nothing but the title is known, with what is given. */
export function resource(title: string, known: Partial<ResourceView> = {}): ResourceView {
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
    pageUrl: `https://cms.example/ess/ressources/${slug}`,
    firstPublishedAt: NOW,
    changedAt: NOW,
    revision: 1,
    kind: kind('other-resource'),
    involvements: [],
    publicationDate: null,
    url: null,
    linkStatus: link('lost'),
    access: null,
    formats: [],
    isPartOf: null,
    ...known,
  };
}

const GUIDE_PDF = 'https://avise.example/guide.pdf';

export const GUIDE = resource('Mode d’emploi : économie sociale et solidaire et ruralités', {
  kind: kind('guide'),
  summary: 'Place de l’ESS dans les territoires ruraux, réponses locales et leviers pour les décideurs.',
  involvements: [editedBy('Avise')],
  publicationDate: '2020-09',
  url: GUIDE_PDF,
  linkStatus: link('ok'),
  formats: [
    format({ url: GUIDE_PDF, mime: 'application/pdf', bytes: 2_400_000, pages: 32, language: 'fr', accessible: false }),
    format({ url: 'https://avise.example/guide.html', mime: 'text/html', language: 'fr', accessible: true }),
  ],
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Trois parties, douze fiches.' }] }],
  isPartOf: { slug: 'mode-d-emploi', title: 'Collection « Mode d’emploi »' },
  topics: [{ vocabulary: 'themes', slug: 'ruralite', label: 'Ruralité' }],
  audiences: [{ vocabulary: 'publics', slug: 'elus', label: 'Élues et élus' }],
  provenance: [{ label: 'Programme', locator: 'page 2', url: 'https://source.example/programme', retrievedOn: null }],
});

export const UNSTATED = resource('Relancer les pôles territoriaux de coopération économique', {
  kind: kind('study-summary'),
  publicationDate: '2021-01-14',
  url: 'https://labo.example/ptce.pdf',
  linkStatus: link('unchecked'),
  formats: [format({ url: 'https://labo.example/ptce.pdf', mime: 'application/pdf', bytes: 812_000 })],
});

export const ACCESSIBLE = resource('Kit des achats responsables', {
  kind: kind('kit'),
  url: 'https://kit.example/kit.odt',
  linkStatus: link('redirected'),
  formats: [
    format({
      url: 'https://kit.example/kit.odt',
      mime: 'application/vnd.oasis.opendocument.text',
      bytes: 48_000,
      pages: 1,
      language: 'fr',
      accessible: true,
    }),
  ],
});

export const PAGE = resource('Retour sur le club des collectivités', {
  kind: kind('write-up'),
  url: 'https://rtes.example/retour',
  linkStatus: link('ok'),
  publicationDate: '2025-09-18',
  formats: [format({ url: 'https://rtes.example/retour', mime: 'text/html' })],
});

export const VIDEO = resource('Locaux-Moteurs, sur Sèvremoine', {
  kind: kind('video'),
  summary: 'L’association présente son action auprès des habitants les plus isolés.',
  url: 'https://www.youtube.com/watch?v=ryrZvC9n0bg',
  linkStatus: link('unchecked'),
});

export const UNKNOWN_HOST = resource('Rediffusion du webinaire sur les monnaies locales', {
  kind: kind('replay'),
  url: 'https://videos.example/w/abcdef',
  linkStatus: link('ok'),
});

export const LOST = resource('Diaporama du club des collectivités', {
  kind: kind('slides'),
  involvements: [editedBy('CRESS des Pays de la Loire')],
});

export const DEAD = resource('Panorama de l’ESS en région', { kind: kind('panorama'), linkStatus: link('dead') });

export const PRIVATE = resource('Support de la table ronde', {
  kind: kind('slides'),
  linkStatus: link('private'),
  access: 'Réservé aux adhérents',
});

export const RESOURCES = [GUIDE, UNSTATED, ACCESSIBLE, PAGE, VIDEO, UNKNOWN_HOST, LOST, DEAD, PRIVATE];

/** What a page has to withstand. */
export const HOSTILE_RESOURCES = [
  resource('<script>document.title = "pwned"</script><img src=x onerror="document.title = \'pwned\'">', {
    summary: '"><b>gras</b>',
    kind: { key: 'guide', label: '<i>Guide</i>' },
    pageUrl: 'javascript:document.title="pwned"',
    url: 'javascript:document.title="pwned"//https://www.youtube.com/watch?v=ryrZvC9n0bg',
    linkStatus: link('ok'),
    access: '"><b>gras</b>',
    publicationDate: '<b>2020</b>',
    formats: [
      format({ url: 'javascript:alert(1)', mime: '<b>x</b>', bytes: 1, language: '<b>' }),
      format({ url: 'javascript:alert(2)', mime: 'text/html', accessible: true }),
    ],
    body: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', text: 'suite' }] }],
      },
    ],
    provenance: [{ label: 'Piège', locator: null, url: 'javascript:alert(1)', retrievedOn: null }],
  }),
  resource('M'.repeat(10_000), {
    id: 'long@fixture',
    summary: 'É'.repeat(500),
    url: 'https://www.youtube.com/watch?v=ryrZvC9n0bg"onload="alert(1)',
    linkStatus: link('ok'),
  }),
];

/** `count` resources. */
export function manyResources(count: number): ResourceView[] {
  return Array.from({ length: count }, (_, index) =>
    resource(`Ressource ${String(index + 1)}`, { kind: kind('guide') }),
  );
}
