/** From what the form says to what to paste: checked, counted, written. */
import {
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type Language,
  type PresentationChoices,
  type Selection,
  type SelectionRules,
  type FormatName,
} from 'ess-shared-types';
import type {
  EmbeddedCollection,
  ModuleAnswer,
  ModulePresentation,
  ModuleRequest,
} from '../../../shared/contracts/builder';
import { describeAll, SelectionRefused } from '../catalogue/refusal';
import { listAddress } from '../editions/addresses';
import { listEdition, type EditionSource } from '../editions/editions';
import type { Edition, EditionOptions } from '../formats/edition';
import { embedPath, snippets, type PinnedBundle } from '../formats/embed-snippets';
import { savedRules } from '../publication/types/selection';
import { policiesFor } from './content-security-policy';
import { PRESENTATION_CHOICES } from './element-choices';

const NO_OPTIONS: EditionOptions = { sessions: false, dialect: 'rfc4180', fragment: false };
const DEFAULT_LIMIT = 20;

/**
 * Reads filters as an address says them. What may not be saved (`limit`, `lang`, `cursor` …) is refused.
 * Throws `SelectionRefused`, with what was probably meant by a territory.
 */
export async function readFilters(
  { catalogue }: EditionSource,
  collection: Collection,
  filters: string,
  lang: Language,
): Promise<Selection> {
  return read(catalogue, filters, savedRules(collection), lang);
}

async function read(
  catalogue: EditionSource['catalogue'],
  text: string,
  rules: SelectionRules,
  lang: Language,
): Promise<Selection> {
  const parsed = parseSelection(new URLSearchParams(text), { rules });
  if (!parsed.ok) throw await catalogue.refusal(parsed.problems, lang, parsed.others);
  return parsed.selection;
}

/** The edition of a list as a module or a data file asks for it. Throws `SelectionRefused`. */
export function editionOf(
  source: EditionSource,
  collection: Collection,
  selection: Selection,
  format: FormatName,
): Promise<Edition> {
  return listEdition(source, { collection, selection, format, options: NO_OPTIONS });
}

/** What is refused is part of the answer: the form is checked while it is filled. */
export async function composeModule(
  source: EditionSource,
  request: ModuleRequest,
  pinned: PinnedBundle | undefined,
  lang: Language,
): Promise<ModuleAnswer> {
  try {
    return await composed(source, request, pinned, lang);
  } catch (error) {
    if (!(error instanceof SelectionRefused)) throw error;
    return { isRefused: true, problems: describeAll(error.problems, error.others, lang) };
  }
}

async function composed(
  source: EditionSource,
  { collection, filters, selection: saved, presentation }: ModuleRequest,
  pinned: PinnedBundle | undefined,
  lang: Language,
): Promise<ModuleAnswer> {
  const limit = presentation.limit === DEFAULT_LIMIT ? undefined : presentation.limit;
  const shown: Selection = { ...(await readFilters(source, collection, filters, lang)), limit };
  // Elements climb to the enclosing territories when nothing is found: the count says what they will show.
  const counted = await editionOf(source, collection, { ...shown, fallback: 'up', lang }, 'html');
  const named =
    saved === null
      ? shown
      : await read(
          source.catalogue,
          new URLSearchParams({ selection: saved }).toString(),
          SELECTION_RULES[collection],
          lang,
        );
  const embedded: Selection = { ...named, limit };
  const { title } = await editionOf(source, collection, embedded, 'html');
  const { publicUrl: server } = source.server();
  const looks = presentationAttributes(collection, presentation);
  const pasted = snippets(
    {
      collection,
      title,
      selection: embedded,
      // Pages that embed are in French; a page in English says so by its own `lang`.
      lang: 'fr',
      addresses: {
        ...counted.addresses,
        page: server + listAddress(collection, 'html', { ...embedded, limit: undefined }),
        server,
      },
    },
    { presentation: looks, pinned },
  );
  if (pasted.element === null || pasted.frame === null) throw new Error(`${collection} has no element`);
  return {
    isRefused: false,
    total: counted.total,
    foundAt: counted.foundAt?.name ?? null,
    title,
    previewPath: embedPath({ collection, selection: shown, lang: 'fr' }, looks),
    snippets: { element: pasted.element, pinned: pasted.pinned, frame: pasted.frame, link: pasted.link },
    policies: policiesFor(server, { collection, show: presentation.show }),
  };
}

/** Attributes of the element; what is its default is not said. */
export function presentationAttributes(
  collection: EmbeddedCollection,
  { heading, headingLevel, appearance, layout, filters, show, link, itemUrl }: ModulePresentation,
): [name: string, value: string][] {
  const attributes: [string, string][] = [];
  if (heading !== '') attributes.push(['heading', heading]);
  if (headingLevel !== 2) attributes.push(['heading-level', String(headingLevel)]);
  // The page that a frame shows follows the visitor's system by default, the element does not: always said.
  attributes.push(['appearance', appearance]);
  const choices: PresentationChoices = PRESENTATION_CHOICES[collection];
  const [defaultLayout, ...otherLayouts] = choices.layouts;
  if (layout !== defaultLayout && otherLayouts.includes(layout)) attributes.push(['layout', layout]);
  const parts = choices.parts.filter((part) => show.some((shown) => shown === part));
  if (parts.join(' ') !== choices.shown.join(' ')) attributes.push(['show', parts.join(' ') || 'none']);
  if (link !== 'page') attributes.push(['link', link]);
  if (itemUrl !== '') attributes.push(['item-url', itemUrl]);
  if (filters.length > 0) attributes.push(['filters', filters.join(' ')]);
  return attributes;
}
