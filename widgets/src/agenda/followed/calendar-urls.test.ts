import { describe, expect, it } from 'vitest';
import { selectionUrl } from '../../foundation/selection-url.js';
import type { AgendaEvent, AgendaOccurrence } from '../agenda-source.js';
import {
  eventFile,
  googleSubscriptionUrl,
  googleUrl,
  outlookSubscriptionUrl,
  outlookUrl,
  webcalUrl,
} from './calendar-urls.js';

const CMS = 'https://cms.example/portail';
const PAGE = 'https://cms.example/ess/rendez-vous/forum';

function dated(known: Partial<AgendaOccurrence>): Parameters<typeof googleUrl>[0] {
  const label = { __typename: 'EssLabel', key: 'confirmed', label: '' } as const;
  const event: AgendaEvent = {
    __typename: 'EssEvent',
    id: 'a@b',
    slug: 'forum',
    title: 'Forum & débats #1',
    lang: 'FR',
    kind: label,
    status: label,
    attendance: label,
    licence: label,
    temporalState: 'UPCOMING',
    mainOccurrence: {
      __typename: 'EssOccurrence',
      start: '2026-11-26T09:30',
      end: null,
      precision: 'TIME',
      yearInferred: false,
      startsAt: '2026-11-26T08:30:00.000Z',
      endsAt: '2026-11-26T16:00:00.000Z',
      text: '',
      untilText: '',
      dateBlock: { __typename: 'EssDateBlock', day: '26', month: 'nov.', year: '2026' },
      ...known,
    },
    occurrences: [],
    recurring: null,
    places: [
      {
        __typename: 'EssPlace',
        state: 'CONFIRMED',
        name: 'Salle de l’Odyssée',
        street: null,
        labelAsPrinted: null,
        territory: { __typename: 'EssTerritory', name: 'Durtal', department: 'Maine-et-Loire' },
      },
    ],
    onlineAccesses: [],
    registration: null,
    involvements: [],
    documents: [],
    publisher: null,
    provenance: [],
    pageUrl: PAGE,
  };
  return event;
}

const parameters = (url: string | undefined) => Object.fromEntries(new URL(url ?? '').searchParams);

describe('a rendez-vous in a calendar', () => {
  it('is a file of the CMS', () => {
    expect(eventFile(CMS, 'forum')).toBe('https://cms.example/portail/ess/rendez-vous/forum.ics');
  });

  it('has its hours as instants, its place and its page', () => {
    expect(parameters(googleUrl(dated({ end: '2026-11-26T17:00' }), PAGE))).toEqual({
      action: 'TEMPLATE',
      text: 'Forum & débats #1',
      dates: '20261126T083000Z/20261126T160000Z',
      location: 'Salle de l’Odyssée, Durtal',
      details: PAGE,
    });
    expect(parameters(outlookUrl(dated({ end: '2026-11-26T17:00' }), PAGE))).toMatchObject({
      subject: 'Forum & débats #1',
      startdt: '2026-11-26T08:30:00.000Z',
      enddt: '2026-11-26T16:00:00.000Z',
      allday: 'false',
    });
  });

  it('is given no end that its source does not say', () => {
    expect(parameters(googleUrl(dated({})))['dates']).toBe('20261126T083000Z/20261126T083000Z');
  });

  it.each([
    ['2026-11-26', null, '20261126/20261127'],
    ['2026-12-30', '2026-12-31', '20261230/20270101'],
  ])('from %s to %s is whole days', (start, end, dates) => {
    const event = dated({ start, end, precision: 'DAY' });
    expect(parameters(googleUrl(event))['dates']).toBe(dates);
    expect(parameters(outlookUrl(event))['allday']).toBe('true');
  });

  it.each(['2027', '2027-01'] as const)('known by %s alone cannot be put there by hand', (start) => {
    const event = dated({ start, precision: start.length > 4 ? 'MONTH' : 'YEAR' });
    expect(googleUrl(event)).toBeUndefined();
    expect(outlookUrl(event)).toBeUndefined();
  });
});

describe('a subscription', () => {
  it('is to this very selection, without what is presentation, and climbs as the element does', () => {
    const selection = {
      topic: ['alimentation', 'avise-leviers:financer'],
      territory: ['DEP-49'],
      limit: ['5'],
      q: ['épicerie & co'],
    };
    expect(selectionUrl(CMS, 'agenda.ics', selection, 'fr')).toBe(
      `${CMS}/ess/agenda.ics?q=%C3%A9picerie+%26+co&territory=DEP-49&topic=alimentation&topic=avise-leviers%3Afinancer&fallback=up`,
    );
    expect(selectionUrl(CMS, 'agenda.rss', { territory: ['FR'], fallback: ['none'] }, 'en')).toBe(
      `${CMS}/ess/agenda.rss?fallback=none&territory=FR&lang=en`,
    );
    expect(selectionUrl(CMS, 'agenda.ics', {}, 'fr')).toBe(`${CMS}/ess/agenda.ics`);
  });

  it('is offered to devices, Google and Outlook', () => {
    const feed = `${CMS}/ess/agenda.ics?territory=DEP-49`;
    expect(webcalUrl(feed)).toBe('webcal://cms.example/portail/ess/agenda.ics?territory=DEP-49');
    expect(parameters(googleSubscriptionUrl(feed))).toEqual({ cid: webcalUrl(feed) });
    expect(parameters(outlookSubscriptionUrl(feed, 'ESS'))).toEqual({ url: feed, name: 'ESS' });
  });
});
