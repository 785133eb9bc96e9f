/** What the page « Module à intégrer » asks. Nothing is kept of who embeds what. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { COLLECTIONS, EMBEDDED_COLLECTIONS, BARE_VOCABULARIES, type Language, type TermName } from 'ess-shared-types';
import { z } from 'zod';
import { territoryOptions, territoryQuery } from '../territories/territory-options';
import {
  ITEM_URL,
  type BuilderChoices,
  type ChangeEffect,
  type ModuleAnswer,
  type Option,
  type SavedSelection,
  type SavedSelectionList,
  type SelectionHistory,
  type TerritoryOptions,
} from '../../../shared/contracts/builder';
import { adminRoute, type AdminRoute } from '../admin-route/admin-route';
import type { EditionSource } from '../editions/editions';
import { essOf, serverFacts } from '../ess';
import { accountNames } from '../intake/imports';
import { elementChoices, PRESENTATION_CHOICES, TITLE_LINKS } from './element-choices';
import { composeModule } from './module';
import { latestBundle } from './released-widgets';
import {
  changeFilters,
  createSelection,
  effectOfChange,
  maySave,
  requireSaving,
  savedSelection,
  savedSelections,
} from './saved-selections';
import { earlierState, historyOf } from './selection-history';

const LONGEST_FILTERS = 4000;
const GONE = { fr: 'Cet état n’est plus dans l’historique.', en: 'The history holds this state no more.' } as const;

const collection = z.enum(EMBEDDED_COLLECTIONS);
const filters = z.string().max(LONGEST_FILTERS);
const params = z.object({ documentId: z.string().max(64) });

const choices = Object.values(PRESENTATION_CHOICES);
const presentation = z.object({
  heading: z.string().trim().max(200),
  headingLevel: z.int().min(2).max(6),
  appearance: z.enum(['light', 'dark', 'auto']),
  layout: z.enum(choices.flatMap(({ layouts }) => [...layouts])),
  filters: z.array(z.enum(choices.flatMap((element) => [...element.filters]))).max(10),
  show: z.array(z.enum(choices.flatMap(({ parts }) => [...parts]))).max(10),
  link: z.enum(TITLE_LINKS),
  itemUrl: z.string().trim().max(500).regex(ITEM_URL),
  limit: z.int().min(1).max(100),
});

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const { catalogue, config, territories } = essOf(strapi);
  const source: EditionSource = { catalogue, server: () => serverFacts(strapi), now: config.now };
  const actions = ['builder'] as const;

  return [
    adminRoute({
      method: 'GET',
      path: '/builder/choices',
      actions,
      input: z.object({}),
      handler: async ({ user: { language }, context }): Promise<BuilderChoices> => ({
        elements: elementChoices(language),
        topics: await terms('topic', language),
        audiences: await terms('audience', language),
        maySave: maySave(strapi, context.state),
      }),
    }),
    adminRoute({
      method: 'GET',
      path: '/builder/territories',
      actions,
      input: z.object({ query: territoryQuery }),
      handler: async ({ input: { query }, user: { language } }): Promise<TerritoryOptions> => ({
        territories: territoryOptions(await territories.index(), query, language),
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/builder/module',
      actions,
      input: z.object({
        body: z.object({ collection, filters, selection: z.string().max(255).nullable(), presentation }),
      }),
      handler: async ({ input: { body }, user }): Promise<ModuleAnswer> => {
        const pinned = await latestBundle(config.releases ?? undefined, COLLECTIONS[body.collection].element);
        return composeModule(source, body, pinned, user.language);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/builder/selections',
      actions,
      input: z.object({}),
      handler: async (): Promise<SavedSelectionList> => ({ selections: await savedSelections(strapi) }),
    }),
    adminRoute({
      method: 'POST',
      path: '/builder/selections',
      actions,
      input: z.object({ body: z.object({ title: z.string().trim().min(1).max(200), collection, filters }) }),
      handler: async ({ input: { body }, user, context }): Promise<SavedSelection> => {
        requireSaving(strapi, context.state, user.language);
        return createSelection(strapi, source, body, user.language);
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/builder/selections/:documentId/effect',
      actions,
      input: z.object({ params, body: z.object({ filters }) }),
      handler: ({ input, user }): Promise<ChangeEffect> =>
        effectOfChange(strapi, source, input.params.documentId, input.body.filters, user.language),
    }),
    adminRoute({
      method: 'PUT',
      path: '/builder/selections/:documentId',
      actions,
      input: z.object({ params, body: z.object({ filters }) }),
      handler: async ({ input, user, context }): Promise<SavedSelection> => {
        requireSaving(strapi, context.state, user.language);
        return changeFilters(strapi, source, input.params.documentId, input.body.filters, user.language);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/builder/selections/:documentId/history',
      actions,
      input: z.object({ params }),
      handler: async ({ input, user }): Promise<SelectionHistory> => {
        const { documentId } = await savedSelection(strapi, input.params.documentId, user.language);
        const states = await historyOf(strapi.db.connection, documentId);
        const names = await accountNames(
          strapi,
          states.flatMap(({ userId }) => userId ?? []),
        );
        return {
          states: states.map(({ id, filters: earlier, replacedAt, userId }) => ({
            id,
            filters: earlier,
            replacedAt: new Date(replacedAt).toISOString(),
            replacedBy: userId === null ? null : (names.get(userId) ?? null),
          })),
        };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/builder/selections/:documentId/restore',
      actions,
      input: z.object({ params, body: z.object({ id: z.int() }) }),
      handler: async ({ input, user, context }): Promise<SavedSelection> => {
        requireSaving(strapi, context.state, user.language);
        const { documentId } = input.params;
        const state = await earlierState(strapi.db.connection, documentId, input.body.id);
        if (!state) throw new errors.NotFoundError(GONE[user.language]);
        return changeFilters(strapi, source, documentId, state.filters, user.language);
      },
    }),
  ];

  /** Terms that may be chosen today, as the parameter takes them. */
  async function terms(name: TermName, lang: Language): Promise<Option[]> {
    const vocabularies = await catalogue.vocabularies([BARE_VOCABULARIES[name]], lang);
    return vocabularies.flatMap((vocabulary) =>
      vocabulary.terms
        .filter(({ replacedBy }) => replacedBy === null)
        .map(({ slug, label }) => ({ value: slug, label })),
    );
  }
};
