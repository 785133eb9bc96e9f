/** What the link checker found, as reasons to look at an entry. The status of a link is proposed, never written. */
import { DEFAULT_TIME_ZONE, daysInWords, LINK_STATUSES, localDay } from 'ess-shared-types';
import type { Words } from '../../content-types/labels';
import { FETCH_FAILURES } from '../../fetching';
import { words } from '../../content-types/words';
import type { LinkState } from '../links/link-state';
import { linksOf, type FoundLink } from '../links/links-of';
import type { Reason, ReasonFinding } from './reason';
import type { ReviewedType } from './reviewed-document';

const LINKING: readonly ReviewedType[] = [
  'event',
  'resource',
  'key-figure',
  'initiative',
  'dispositif',
  'organisation',
  'source',
  'selection',
];

const DEAD = LINK_STATUSES.dead.stored;

export const linkReasons: readonly Reason[] = [
  {
    key: 'link-dead',
    types: LINKING,
    find: (document, { now, linkState }) =>
      linksOf(document, now).flatMap((link) => deadLink(link, linkState(link.url))),
  },
  {
    key: 'to-verify',
    types: LINKING,
    find: (document, { now, linkState }) =>
      linksOf(document, now).flatMap(({ field, url }) => {
        const target = linkState(url)?.redirectsTo ?? null;
        if (target === null || isSamePage(url, target)) return [];
        return {
          field,
          judged: [url, target],
          details: [words(`L’adresse mène désormais à ${target}`, `The address now leads to ${target}`)],
        };
      }),
  },
];

function deadLink({ field, url, stored }: FoundLink, state: LinkState | undefined): ReasonFinding[] {
  if (state?.status === 'dead') {
    const proposed = stored === null || stored === DEAD ? [] : [proposal(LINK_STATUSES.dead.label)];
    return [{ field, judged: [url, 'dead'], details: [{ fr: url, en: url }, whatHappened(state), ...proposed] }];
  }
  if (stored !== DEAD) return [];
  const answers = state?.status === 'ok' || state?.status === 'redirected';
  return [
    {
      field,
      judged: [url, answers ? 'answers' : 'dead'],
      details: [
        { fr: url, en: url },
        ...(answers
          ? [words('L’adresse répond de nouveau.', 'The address answers again.'), proposal(LINK_STATUSES.ok.label)]
          : []),
      ],
    },
  ];
}

const proposal = ({ fr, en }: Words): Words => words(`Statut proposé : ${fr}.`, `Proposed status: ${en}.`);

function whatHappened({ failure, httpStatus, failingSince }: LinkState): Words {
  const why = failure === null ? FETCH_FAILURES['wrong-status'] : FETCH_FAILURES[failure];
  const status = httpStatus === null ? '' : ` (${String(httpStatus)})`;
  const times = { start: localDay(failingSince ?? 0, DEFAULT_TIME_ZONE), timeZone: DEFAULT_TIME_ZONE };
  return words(
    `${why.fr}${status}, depuis : ${daysInWords(times, 'fr')}.`,
    `${why.en}${status}, since ${daysInWords(times, 'en')}.`,
  );
}

/** http or https, with or without `www.` or a final slash: the reader arrives at the same place. */
function isSamePage(one: string, other: string): boolean {
  const plain = (address: string) =>
    address
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return plain(one) === plain(other);
}
