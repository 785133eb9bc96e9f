/** Events: see `event-projection.ts` for their views and `validation/event.ts` for what they need. */
import { uidOf } from '../../content-types';
import { EVENT_POPULATE, eventDocumentSchema } from '../documents';
import { projectEvent } from '../event-projection';
import { validateEvent } from '../validation/event';
import type { PublishedType } from './published-type';

export const eventType: PublishedType = {
  uid: uidOf('event'),
  table: 'ess_events',
  hasDrafts: true,
  populate: EVENT_POPULATE,
  project: (document, ancestry) => projectEvent(eventDocumentSchema.parse(document), ancestry),
  check: (document) => validateEvent(eventDocumentSchema.parse(document)),
};
