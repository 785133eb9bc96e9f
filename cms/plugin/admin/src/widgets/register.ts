/** What the homepage of the admin shows of the ESS section. */
import { Calendar, CheckCircle, Feather } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { permissionFor } from '../pages/permissions';
import type { MessageId } from '../translations/features';

const message = (id: MessageId) => ({ id, defaultMessage: id });

export function registerWidgets({ widgets }: Pick<StrapiApp, 'widgets'>): void {
  // Before those of Strapi: what there is to do comes first.
  widgets.register((others) => [
    {
      id: 'review',
      pluginId: 'ess',
      icon: CheckCircle,
      title: message('ess.review.widget'),
      link: { label: message('ess.review.widget.link'), href: '/plugins/ess/review' },
      permissions: [permissionFor('review')],
      component: async () => (await import('./ReviewWidget')).ReviewWidget,
    },
    {
      id: 'agenda',
      pluginId: 'ess',
      icon: Calendar,
      title: message('ess.review.widget.agenda'),
      permissions: [permissionFor('read')],
      component: async () => (await import('./AgendaWidget')).AgendaWidget,
    },
    {
      id: 'publications',
      pluginId: 'ess',
      icon: Feather,
      title: message('ess.review.widget.publications'),
      permissions: [permissionFor('read')],
      component: async () => (await import('./PublicationsWidget')).PublicationsWidget,
    },
    ...others,
  ]);
}
