/** Puts the side panels and the actions of ours into the edit view of the content manager. */
import type { StrapiApp } from '@strapi/strapi/admin';
import { EntryPanel } from './EntryPanel';
import { FollowUpPanel } from './FollowUpPanel';
import { NextEditionAction } from './next-edition';
import { RowTitles } from './RowTitles';
import { OtherFiguresPanel } from './OtherFiguresPanel';
import { SchedulePanel } from './SchedulePanel';
import { SeriesPanel } from './SeriesPanel';

interface EditView {
  addEditViewSidePanel(panels: readonly (typeof EntryPanel)[]): void;
  addDocumentAction(actions: readonly (typeof NextEditionAction)[]): void;
}

const isEditView = (apis: object | undefined): apis is EditView =>
  apis !== undefined && 'addEditViewSidePanel' in apis && 'addDocumentAction' in apis;

/** Nothing where the content manager takes no panels: the rest of the admin works without. */
export function addPanels(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis: object | undefined = app.getPlugin('content-manager').apis;
  if (!isEditView(apis)) return;
  apis.addEditViewSidePanel([EntryPanel, SeriesPanel, SchedulePanel, FollowUpPanel, OtherFiguresPanel, RowTitles]);
  apis.addDocumentAction([NextEditionAction]);
}
