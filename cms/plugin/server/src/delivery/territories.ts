/** The answers of the pages of territories: one territory with all that is published for it, and the search of them. */
import {
  COUNTRY_CODE,
  LISTED_KINDS,
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type TerritoryReference,
  type TerritoryView,
} from 'ess-shared-types';
import {
  listAddress,
  territoriesAddress,
  territoryAddress,
  type TerritoriesTarget,
  type TerritoryTarget,
} from '../editions/addresses';
import type { EditionSource } from '../editions/editions';
import { embedSecurity, pageSecurity } from '../editions/page-security';
import { territoriesAround, territorySections } from '../editions/territory-editions';
import { territoriesPage, territoryFrame, territoryPage } from '../formats/html';
import { asOfInWords } from '../formats/html/phrases';
import {
  territoriesJson,
  territoryJson,
  type TerritoriesEdition,
  type TerritoryEdition,
  type TerritoryForm,
} from '../formats/territory';
import { HTML_TYPE, JSON_TYPE, unkept, type Answer, type Tag } from './answer';
import { messageAnswer, UNKNOWN_TERRITORY } from './messages';
import { nextMidnight, registrationsValidUntil } from './validity';

const TAGS: readonly Tag[] = LISTED_KINDS.map((kind) => `kind:${kind}` as const);
/** Territories that a search shows. */
const MOST_FOUND = 30;

/** A code that another one answers for leads there for good, a name as long as nothing else has it. */
const moved = (isForGood: boolean, location: string): Answer =>
  unkept(isForGood ? 308 : 302, 'text/plain; charset=utf-8', '', { Location: location });

export async function territoryAnswer(source: EditionSource, target: TerritoryTarget): Promise<Answer> {
  const { format, place, lang } = target;
  const { catalogue } = source;
  const { publicUrl } = source.server();
  const at = (code: string) => publicUrl + territoryAddress(format, code, lang);
  const known = (await catalogue.territory(place)) ?? (await catalogue.territory(place.toUpperCase()));
  if (!known) {
    const [only, ...others] = await catalogue.territoriesNamed(place.replaceAll('-', ' '));
    if (only && others.length === 0) return moved(false, at(only.code));
    const q = place.replaceAll('-', ' ');
    const isNear = only === undefined && (await catalogue.territoriesMeant(q)).length > 0;
    if (only || isNear)
      return moved(
        false,
        publicUrl + territoriesAddress({ format: format === 'json' ? 'json' : 'html', q, within: undefined, lang }),
      );
    return messageAnswer(UNKNOWN_TERRITORY, place, format !== 'json', lang, publicUrl);
  }
  const { territory, enclosing } = known;
  if (territory.code !== place) return moved(true, at(territory.code));
  const now = source.now();
  const changes = await catalogue.nextChange(true);
  const asked = { source, territory, lang };
  const edition: TerritoryEdition = {
    lang,
    server: publicUrl,
    asOf: new Date(now).toISOString(),
    territory,
    enclosing,
    ...(await territoriesAround(asked, enclosing)),
    sections: await territorySections(asked, enclosing),
    at: (form, language = lang) => publicUrl + territoryAddress(form, territory.code, language),
    listAt: (collection, code, ending = undefined) => publicUrl + listOf(collection, code, ending ?? 'html', lang),
  };
  const events = edition.sections.agenda.steps.flatMap(({ entries }) => entries);
  return {
    status: 200,
    contentType: format === 'json' ? JSON_TYPE : HTML_TYPE,
    body: Buffer.from(WRITTEN[format](edition)),
    headers: {
      ...(format === 'html'
        ? pageSecurity(publicUrl)
        : format === 'frame'
          ? embedSecurity(publicUrl)
          : { Link: `<${edition.at('html')}>; rel="canonical"` }),
      'Content-Language': lang,
    },
    tags: [...TAGS, 'kind:vocabulary', 'kind:organisation'],
    validUntil: Math.min(changes, registrationsValidUntil(events, now), nextMidnight(now)),
    asOf: edition.asOf,
    moments: [edition.asOf, asOfInWords(edition.asOf, lang)],
  };
}

const WRITTEN: Readonly<Record<TerritoryForm, (edition: TerritoryEdition) => string>> = {
  html: territoryPage,
  json: territoryJson,
  frame: territoryFrame,
};

function listOf(collection: Collection, code: string, format: 'html' | 'ics' | 'rss', lang: 'fr' | 'en'): string {
  const parsed = parseSelection([['territory', code], ...(lang === 'fr' ? [] : [['lang', lang] as const])], {
    rules: SELECTION_RULES[collection],
  });
  if (!parsed.ok) throw new Error(`A territory makes no address: ${code}`);
  return listAddress(collection, format, parsed.selection);
}

export async function territoriesAnswer(source: EditionSource, target: TerritoriesTarget): Promise<Answer> {
  const { format, q, within, lang } = target;
  const { catalogue } = source;
  const { publicUrl } = source.server();
  const around = within === undefined ? undefined : (await catalogue.territory(within))?.territory;
  if (within !== undefined && !around)
    throw await catalogue.refusal(
      [{ name: 'within', value: within, reason: 'unknown-value', allowed: ['DEP-49', 'REG-52'] }],
      lang,
    );
  const { some, total, isNear } = await foundBy(source, q, around);
  const [only, ...others] = some;
  // Who typed the name of one territory goes to its page; who asked for data gets what was found.
  if (format === 'html' && q !== '' && !isNear && only && others.length === 0)
    return moved(false, publicUrl + territoryAddress('html', only.code, lang));
  const edition: TerritoriesEdition = {
    lang,
    server: publicUrl,
    asOf: new Date(source.now()).toISOString(),
    q,
    within: around ? referenceOf(around) : null,
    found: { some, total },
    isNear,
    self: publicUrl + territoriesAddress(target),
    at: (form, language = lang) => publicUrl + territoriesAddress({ ...target, format: form, lang: language }),
    territoryAt: (code) => publicUrl + territoryAddress('html', code, lang),
  };
  return {
    status: 200,
    contentType: format === 'json' ? JSON_TYPE : HTML_TYPE,
    body: Buffer.from(format === 'json' ? territoriesJson(edition) : territoriesPage(edition)),
    headers: {
      ...(format === 'html'
        ? pageSecurity(publicUrl)
        : { Link: `<${edition.at('html')}>; rel="canonical"`, 'X-Robots-Tag': 'noindex' }),
      'Content-Language': lang,
    },
    tags: TAGS,
    validUntil: Number.POSITIVE_INFINITY,
    asOf: edition.asOf,
  };
}

const referenceOf = ({ code, name, level, department }: TerritoryView): TerritoryReference => ({
  code,
  name,
  level,
  department,
});

/** Those of exactly this name; else those whose name begins so; else those that are near. Without a name, the regions. */
async function foundBy(
  { catalogue }: EditionSource,
  q: string,
  around: TerritoryView | undefined,
): Promise<{ some: readonly TerritoryReference[]; total: number; isNear: boolean }> {
  const within = around ? [around.code] : undefined;
  const search = async (name: string) => {
    const { nodes, total } = await catalogue.territoriesBy({ name, within, limit: MOST_FOUND }, 'fr');
    return { some: nodes.map(referenceOf), total, isNear: false };
  };
  if (q === '') {
    const parts = await catalogue.territoriesIn(around?.code ?? COUNTRY_CODE, ['region'], { most: MOST_FOUND });
    return { ...parts, isNear: false };
  }
  const named = around ? [] : await catalogue.territoriesNamed(q);
  if (named.length > 0) return { some: named.slice(0, MOST_FOUND), total: named.length, isNear: false };
  const found = await search(q);
  if (found.total > 0) return found;
  const meant = await catalogue.territoriesMeant(q);
  return { some: meant, total: meant.length, isNear: true };
}
