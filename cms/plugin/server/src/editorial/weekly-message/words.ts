/** Words of the weekly message. */
import type { Language } from 'ess-shared-types';
import { withUnbreakableSpaces as fr } from 'ess-shared-types';

interface MessageWords {
  /** Counts what concerns the rendez-vous of the coming month: the rest can wait. */
  readonly subject: (
    siteName: string,
    open: { readonly total: number; readonly soon: number; readonly sources: number },
  ) => string;
  /** Of a followed source, what is wrong. */
  readonly source: (name: string, message: string) => string;
  readonly soon: (count: number) => string;
  readonly toCheck: (count: number) => string;
  readonly nothingToCheck: string;
  readonly counted: (reason: string, count: number) => string;
  readonly point: (reason: string, title: string) => string;
  readonly openQueue: string;
  readonly upcoming: string;
  readonly noUpcoming: string;
  readonly event: (title: string, when: string) => string;
  readonly publications: string;
  readonly noPublication: string;
  readonly publication: (title: string, day: string) => string;
  /** Why one receives it, and how it stops. */
  readonly why: string;
}

export const MESSAGE_WORDS: Readonly<Record<Language, MessageWords>> = {
  fr: {
    subject: (siteName, { total, soon, sources }) =>
      fr(
        `${siteName} : ${
          sources > 0 && soon === 0
            ? `${sources === 1 ? 'une source suivie' : `${String(sources)} sources suivies`} à regarder`
            : total === 0
              ? 'rien à vérifier cette semaine'
              : soon === 0
                ? 'rien ne presse cette semaine'
                : `${String(soon)} à vérifier pour les rendez-vous du mois`
        }`,
      ),
    source: (name, message) => fr(`Source suivie « ${name} » : ${message}`),
    soon: (count) => fr(`Pour les rendez-vous du mois à venir : ${String(count)}`),
    toCheck: (count) => fr(count === 0 ? 'À vérifier' : `À vérifier : ${String(count)}`),
    nothingToCheck: 'Rien, tout est à jour.',
    counted: (reason, count) => fr(`${reason} : ${String(count)}`),
    point: (reason, title) => fr(`${reason} : ${title}`),
    openQueue: 'Ouvrir la liste',
    upcoming: 'Prochains rendez-vous',
    noUpcoming: 'Aucun rendez-vous publié n’est à venir.',
    event: (title, when) => `${title}, ${when}`,
    publications: 'Dernières publications',
    noPublication: 'Rien n’est encore publié.',
    publication: (title, day) => fr(`${title} (le ${day})`),
    why: 'Ce message est envoyé chaque semaine aux adresses inscrites dans la configuration du site.',
  },
  en: {
    subject: (siteName, { total, soon, sources }) =>
      `${siteName}: ${
        sources > 0 && soon === 0
          ? `${sources === 1 ? 'a followed source' : `${String(sources)} followed sources`} to look at`
          : total === 0
            ? 'nothing to check this week'
            : soon === 0
              ? 'nothing presses this week'
              : `${String(soon)} to check for the events of the month`
      }`,
    source: (name, message) => `Followed source “${name}”: ${message}`,
    soon: (count) => `For events of the coming month: ${String(count)}`,
    toCheck: (count) => (count === 0 ? 'To check' : `To check: ${String(count)}`),
    nothingToCheck: 'Nothing, everything is up to date.',
    counted: (reason, count) => `${reason}: ${String(count)}`,
    point: (reason, title) => `${reason}: ${title}`,
    openQueue: 'Open the list',
    upcoming: 'Next events',
    noUpcoming: 'No published event is to come.',
    event: (title, when) => `${title}, ${when}`,
    publications: 'Latest publications',
    noPublication: 'Nothing is published yet.',
    publication: (title, day) => `${title} (${day})`,
    why: 'This message is sent each week to the addresses listed in the configuration of the site.',
  },
};
