/** The weekly message: the same things in text and in HTML, and nothing that a title could slip into either. */
import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../../shared/contracts/review';
import { weeklyMessage, type WeekInReview } from '../../src/editorial/weekly-message/message';

const point = (title: string): ReviewItem => ({
  uid: 'plugin::ess.resource',
  documentId: 'abc',
  reason: 'link-dead',
  field: 'canonical_url',
  contentHash: '',
  title,
  isPublished: true,
  isSoon: false,
  publisher: null,
  fieldName: 'Adresse',
  details: [],
  state: 'open',
  notBefore: null,
});

const week = (more: Partial<WeekInReview> = {}): WeekInReview => ({
  language: 'fr',
  siteName: 'ess.exemple.example',
  adminUrl: 'https://ess.exemple.example/admin',
  summary: { total: 3, soon: 2, waiting: 0, reasons: [{ reason: 'link-dead', count: 3 }] },
  sources: [],
  pressing: [point('Guide de l’alimentation')],
  upcoming: [{ uid: 'plugin::ess.event', documentId: 'e', title: 'Rencontre', when: 'jeudi 11 septembre 2026' }],
  publications: [
    { uid: 'plugin::ess.event', documentId: 'e', title: 'Rencontre', publishedAt: '2026-06-14T23:30:00.000Z' },
  ],
  ...more,
});

describe('the weekly message', () => {
  it('says in plain text what is to check, what comes and what was published', () => {
    expect(weeklyMessage(week()).text).toBe(`ess.exemple.example\u00a0: 2 à vérifier pour les rendez-vous du mois

À VÉRIFIER\u00a0: 3
- Pour les rendez-vous du mois à venir\u00a0: 2
- Lien mort\u00a0: 3
- Lien mort\u00a0: Guide de l’alimentation
  https://ess.exemple.example/admin/content-manager/collection-types/plugin%3A%3Aess.resource/abc

Ouvrir la liste
https://ess.exemple.example/admin/plugins/ess/review

PROCHAINS RENDEZ-VOUS
- Rencontre, jeudi 11 septembre 2026
  https://ess.exemple.example/admin/content-manager/collection-types/plugin%3A%3Aess.event/e

DERNIÈRES PUBLICATIONS
- Rencontre (le 15 juin 2026)
  https://ess.exemple.example/admin/content-manager/collection-types/plugin%3A%3Aess.event/e

Ce message est envoyé chaque semaine aux adresses inscrites dans la configuration du site.
`);
  });

  it('says which followed sources need a look, first and with the way to each', () => {
    const sources = [{ id: 7, name: 'Agenda de la mairie', message: 'La source est vide : rien n’a été touché' }];
    const summary = { total: 0, soon: 0, waiting: 0, reasons: [] };
    const { subject, text, html } = weeklyMessage(week({ sources, summary, pressing: [] }));
    expect(subject).toBe('ess.exemple.example\u00a0: une source suivie à regarder');
    expect(text).toContain('À VÉRIFIER\u00a0: 1\n- Source suivie «\u00a0Agenda de la mairie\u00a0»');
    for (const form of [text, html])
      expect(form).toContain('https://ess.exemple.example/admin/plugins/ess/intake/sources/7');
    expect(text).not.toContain('rien à vérifier');
  });

  it('says the same in HTML', () => {
    const { html, text } = weeklyMessage(week());
    for (const url of text.match(/https:\/\/\S+/g) ?? []) expect(html).toContain(`href="${url}"`);
    expect(html).toMatch(/^<!doctype html>\s+<html lang="fr">/);
    expect(html).toContain('Guide de l’alimentation');
  });

  it('says when there is nothing, in English too', () => {
    const { subject, text, html } = weeklyMessage(
      week({
        language: 'en',
        summary: { total: 0, soon: 0, waiting: 0, reasons: [] },
        pressing: [],
        upcoming: [],
        publications: [],
      }),
    );
    expect(subject).toBe('ess.exemple.example: nothing to check this week');
    const summary = { total: 900, soon: 0, waiting: 0, reasons: [] };
    expect(weeklyMessage(week({ summary })).subject).toBe('ess.exemple.example\u00a0: rien ne presse cette semaine');
    for (const words of [
      'Nothing, everything is up to date.',
      'No published event is to come.',
      'Nothing is published yet.',
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
  });

  it('keeps what people typed on its line and out of the markup', () => {
    const hostile = '</a><script>alert(1)</script>\r\nBcc: tous@exemple.example\u2028- faux point\u0000"\'';
    const { subject, text, html } = weeklyMessage(
      week({
        siteName: hostile,
        pressing: [point(hostile)],
        upcoming: [{ uid: 'x"><b>', documentId: '"/../', title: hostile, when: hostile }],
      }),
    );
    for (const character of ['\r', '\n', '\u2028', '\u0000']) expect(subject).not.toContain(character);
    expect(text.split('\n').some((line) => /^(?:Bcc|- faux)/.test(line))).toBe(false);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).not.toContain('\u0000');
  });
});
