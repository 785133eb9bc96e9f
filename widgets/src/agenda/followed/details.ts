import type { EssEventDetailsQuery } from '../../data/generated/operations.js';
import * as operation from '../../data/operations/event-details.graphql';
import { detailsTemplate } from './details-template.js';
import type { PanelContext } from './panels.js';

/** What unfolds under a title. */
export type EventDetails = NonNullable<EssEventDetailsQuery['essEvent']>;

const isAnswer = (data: unknown): data is EssEventDetailsQuery =>
  typeof data === 'object' && data !== null && 'essEvent' in data;

/** The details of a rendez-vous, asked for once; rejects when it was withdrawn in the meantime. */
export async function loadDetails(id: string, context: PanelContext): Promise<() => unknown> {
  const lang = context.language === 'fr' ? undefined : context.language.toUpperCase();
  const data = await (await context.list()).query(operation, { id, lang });
  if (!isAnswer(data) || !data.essEvent) throw new Error(`${id} is gone`);
  const details = data.essEvent;
  return () => detailsTemplate(details, context);
}
