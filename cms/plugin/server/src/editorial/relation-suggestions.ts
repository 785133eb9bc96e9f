/**
 * The relation field of Strapi's forms shows only those suggestions whose name holds what was typed, letter by letter.
 * A commune found by its postal code, or an organisation by its short name, is told with what found it.
 */
import type { Core } from '@strapi/strapi';
import { mainFieldOf } from '../content-types/content-manager';
import { isPlainObject } from '../territories/search-conditions';

const SUGGESTIONS = /^\/content-manager\/relations\/((?:plugin::)?ess\.[\w-]+)\/(\w+)$/;
const OUR_TYPE = 'plugin::ess.';

export function tellWhatFoundSuggestions(strapi: Core.Strapi): void {
  strapi.server.use(async (context, next) => {
    await next();
    const [, model, field] = SUGGESTIONS.exec(context.path) ?? [];
    const typed: unknown = context.query._q;
    const body: unknown = context.body;
    if (model === undefined || field === undefined || typeof typed !== 'string') return;
    if (!isPlainObject(body) || !Array.isArray(body.results)) return;
    const nameField = nameFieldAt(strapi, model, field);
    if (nameField === undefined) return;
    for (const suggestion of body.results.filter(isPlainObject)) {
      const name = suggestion[nameField];
      if (typeof name === 'string') suggestion[nameField] = toldWith(name, typed);
    }
  });
}

/** The field that names what a relation of a type or of a component leads to. */
function nameFieldAt(strapi: Core.Strapi, model: string, field: string): string | undefined {
  const models: Readonly<Record<string, { readonly attributes: Readonly<Record<string, unknown>> }>> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  const attribute = models[model]?.attributes[field];
  const target = isPlainObject(attribute) ? attribute.target : undefined;
  return typeof target === 'string' && target.startsWith(OUR_TYPE)
    ? mainFieldOf(target.slice(OUR_TYPE.length))
    : undefined;
}

/** The name, and what was typed when it does not stand there: « Durtal (Maine-et-Loire, commune) · 49430 ». Pure. */
export function toldWith(name: string, typed: string): string {
  const text = typed.trim();
  return plain(name).includes(plain(text)) ? name : `${name} · ${text}`;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
