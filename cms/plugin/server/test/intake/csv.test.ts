import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestMapping } from '../../src/intake/csv/fields';
import { readDate, readHour } from '../../src/intake/csv/french-dates';
import { readCsv } from '../../src/intake/csv/read-csv';
import { separatorOf } from '../../src/intake/csv/read-rows';

describe('dates as people type them', () => {
  it.each([
    ['11/09/2025', '2025-09-11'],
    ['1/9/25', '2025-09-01'],
    ['2025-09-11', '2025-09-11'],
    ['11.09.2025', '2025-09-11'],
    ['11 septembre 2025', '2025-09-11'],
    ['jeudi 11 sept. 2025', '2025-09-11'],
    ['1er août 2025', '2025-08-01'],
    ['mar. 4 mars 2025', '2025-03-04'],
    ['11/09/2025 09:30', '2025-09-11T09:30'],
    ['11 septembre 2025 à 9h30', '2025-09-11T09:30'],
    ['11/09/2025 9 h', '2025-09-11T09:00'],
    ['2025-09-11T09:30:00', '2025-09-11T09:30'],
    ['09/2025', '2025-09'],
    ['septembre 2025', '2025-09'],
    ['2025', '2025'],
  ])('%s', (text, moment) => {
    expect(readDate(text)).toBe(moment);
  });

  it.each(['31/02/2025', '2025-13-01', 'bientôt', '11 brumaire 2025', '99/99/9999', '', '12h30', '11/09/2025 25h00'])(
    '“%s” is none',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  it('reads hours', () => {
    expect(['9h30', '9 h', '09:30', '14h', '9:30:00', '9 heures 30'].map(readHour)).toEqual([
      '09:30',
      '09:00',
      '09:30',
      '14:00',
      '09:30',
      '09:30',
    ]);
    expect(['25h', 'midi', '9h75', ''].map(readHour)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('a CSV', () => {
  it('finds its separator and the meaning of its columns by their headers, in French and in English', () => {
    expect(separatorOf('Titre;Date;"Lieu, salle"')).toBe(';');
    expect(separatorOf('title,start,city')).toBe(',');
    expect(separatorOf('titre\tdate')).toBe('\t');
    expect(
      suggestMapping(['Intitulé', 'Date de début', 'heure_debut', 'CP', 'Ville', 'Couleur', 'Organisateur']),
    ).toEqual(['title', 'start', 'startHour', 'postalCode', 'city', null, 'organiser']);
    expect(suggestMapping(['Name', 'Start', 'City', 'Title'])).toEqual(['title', 'start', 'city', null]);
  });

  it('gives its rows, quoted cells of several lines included, and follows a chosen mapping', async () => {
    const text =
      '\ufefftitre;date;texte\r\n"Atelier ""vélo""";11/09/2025;"ligne 1\nligne 2; suite"\r\n\r\nVisite;12/09/2025;\r\n';
    const read = await readCsv(text);
    expect(read.events.map(({ position, title, description }) => [position, title, description])).toEqual([
      [2, 'Atelier "vélo"', 'ligne 1\nligne 2; suite'],
      [4, 'Visite', undefined],
    ]);
    const chosen = await readCsv(text, { mapping: ['summary', 'start', 'title'] });
    expect(chosen.problems).toEqual([
      expect.objectContaining({
        position: 4,
        column: 'texte',
        message: expect.objectContaining({ fr: 'Il n’y a pas de titre' }),
      }),
    ]);
  });

  it('of 10,000 rows of which 300 are wrong reports exactly these, with row and column', async () => {
    const wrong = new Map<number, string>();
    const rows = Array.from({ length: 10_000 }, (_, index) => {
      const cells = {
        titre: `Atelier ${String(index)}`,
        date: '11/09/2025',
        heure: '9h30',
        lien: 'https://exemple.example/a',
        places: '20',
      };
      if (index % 33 === 0 && wrong.size < 300) {
        const column = (['titre', 'date', 'heure', 'lien', 'places'] as const)[wrong.size % 5]!;
        cells[column] = column === 'titre' ? '' : 'xx';
        wrong.set(index + 2, column);
      }
      return Object.values(cells).join(';');
    });
    const read = await readCsv(['Titre;Date;Heure;Lien;Places', ...rows].join('\n'));
    expect(wrong.size).toBe(300);
    expect(read.problemCount).toBe(300);
    expect(new Map(read.problems.map(({ position, column }) => [position, column?.toLowerCase()]))).toEqual(wrong);
    // A row without title or date is no event; any other wrong cell costs itself.
    const lost = [...wrong.values()].filter((column) => column === 'titre' || column === 'date');
    expect(read.events).toHaveLength(10_000 - lost.length);
  }, 30_000);

  it('gives way to others while it reads', async () => {
    let turns = 0;
    let isReading = true;
    const others = () => {
      turns += 1;
      if (isReading) setImmediate(others);
    };
    setImmediate(others);
    await readCsv(['titre;date', ...Array.from({ length: 5_000 }, () => 'Atelier;11/09/2025')].join('\n'));
    isReading = false;
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['', 'vide'],
    ['couleur;forme\nbleu;rond', 'titre'],
    ['titre;forme\nAtelier;rond', 'date'],
  ])('that cannot be used says why: %j', async (text, word) => {
    const read = await readCsv(text);
    expect(read.events).toEqual([]);
    expect(read.problems[0]?.message.fr).toContain(word);
  });

  it('says where a quotation mark is never closed, and keeps what stands before', async () => {
    const read = await readCsv(`titre;date\nAtelier;11/09/2025\n"Visite;12/09/2025\n${'suite;x\n'.repeat(20)}`);
    expect(read.events.map(({ title }) => title)).toEqual(['Atelier']);
    expect(read.problems).toEqual([expect.objectContaining({ position: 3 })]);
  });

  it('reads no more than 10,000 rows', async () => {
    const read = await readCsv(
      ['titre;date', ...Array.from({ length: 10_050 }, () => 'Atelier;11/09/2025')].join('\n'),
    );
    expect(read.events).toHaveLength(10_000);
    expect(read.notes[0]?.fr).toContain('10000');
  }, 30_000);

  it('never throws, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const read = await readCsv(`titre;date;"a"\n${text}`);
        expect(read.events.every(({ title }) => title !== '')).toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
