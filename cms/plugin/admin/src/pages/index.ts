/** The pages of the ESS section, in the order of its home: each feature adds its line. */
import type { ComponentType } from 'react';
import type { ActionName } from '../../../server/src/access/actions';
import type { MessageId } from '../translations/features';

export interface EssPageEntry {
  /** Below `/plugins/ess/`; the page may have routes of its own below it. */
  readonly path: string;
  readonly title: MessageId;
  /** One sentence, shown on the home. */
  readonly description: MessageId;
  /** Who may open it. */
  readonly action: ActionName;
  readonly load: () => Promise<{ default: ComponentType }>;
}

export const PAGES: readonly EssPageEntry[] = [
  {
    path: 'builder',
    title: 'ess.builder.title',
    description: 'ess.builder.description',
    action: 'builder',
    load: () => import('./builder/BuilderPage'),
  },
  {
    path: 'intake',
    title: 'ess.intake.title',
    description: 'ess.intake.description',
    action: 'intake',
    load: () => import('./intake/IntakePage'),
  },
  {
    path: 'review',
    title: 'ess.review.title',
    description: 'ess.review.description',
    action: 'review',
    load: () => import('./review/ReviewPage'),
  },
  {
    path: 'people',
    title: 'ess.people.title',
    description: 'ess.people.description',
    action: 'people',
    load: () => import('./people/PeoplePage'),
  },
  {
    path: 'partners',
    title: 'ess.partners.title',
    description: 'ess.partners.description',
    action: 'partners',
    load: () => import('./partners/PartnersPage'),
  },
  {
    path: 'journal',
    title: 'ess.journal.title',
    description: 'ess.journal.description',
    action: 'journal',
    load: () => import('./journal/JournalPage'),
  },
];
