/** Followed sources whose last reading touched nothing: an editor looks at them. */
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import type { SourceAlerts } from '../../../../shared/contracts/sources';
import { readSources } from './tables';

export async function sourceAlerts(strapi: Core.Strapi, language: Language): Promise<SourceAlerts['sources']> {
  const sources = await readSources(strapi.db.connection);
  return sources.flatMap(({ id, choices, alert, isStopped }) =>
    alert && !isStopped ? [{ id, name: choices.sourceName, message: alert.words[language] }] : [],
  );
}
