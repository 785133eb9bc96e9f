/** GeoJSON (RFC 7946): a golden file, geometry, and what is counted instead of shown. */
import type { PlaceView } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geojson } from '../../src/formats/geojson';
import { editionOf, initiativeView, place } from './support/editions';
import { hostileRuns } from './support/hostile-texts';
import { hostileInitiative } from './support/hostile-views';

interface Collection {
  readonly type: string;
  readonly attribution: string;
  readonly 'ess:withoutCoordinates': number;
  readonly features: readonly {
    readonly type: string;
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: readonly number[] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

function read(text: string): Collection {
  const collection: Collection = JSON.parse(text);
  return collection;
}

const write = (...places: (readonly PlaceView[])[]): Collection =>
  read(
    geojson.write(
      editionOf(
        'initiatives',
        places.map((own, index) => initiativeView(`n-${index}`, { places: own })),
      ),
    ),
  );

describe('GeoJSON', () => {
  it('is as its golden file', async () => {
    const text = geojson.write(
      editionOf(
        'initiatives',
        [
          initiativeView('epicerie', { places: [place(), place({ name: 'Annexe', latitude: 47.5 })] }),
          initiativeView('projet', { places: [] }),
        ],
        {},
        'geojson',
      ),
    );
    await expect(JSON.stringify(JSON.parse(text), null, 2)).toMatchFileSnapshot(
      `${import.meta.dirname}/fixtures/initiatives.geojson`,
    );
  });

  it('has one point a confirmed place, longitude first', () => {
    const { features } = write([
      place({ latitude: 47.1, longitude: -0.5 }),
      place({ state: 'option' }),
      place({ latitude: -21.1, longitude: 55.5 }),
    ]);
    expect(features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [-0.5, 47.1] },
      { type: 'Point', coordinates: [55.5, -21.1] },
    ]);
    expect(new Set(features.map(({ id }) => id)).size).toBe(2);
    expect(new Set(features.map(({ properties }) => properties.initiative)).size).toBe(1);
  });

  it('counts what it cannot show', () => {
    const answer = write(
      [place()],
      [],
      [place({ latitude: null })],
      [place({ latitude: 147, longitude: 2 })],
      [place({ state: 'option' })],
    );
    expect(answer['ess:withoutCoordinates']).toBe(4);
    expect(answer.features).toHaveLength(1);
    expect(answer.attribution).toBe('Réseau des collectivités – Licence Ouverte 2.0');
  });

  it('is read back whatever the texts', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(hostileInitiative, (initiative) => {
        const answer = read(geojson.write(editionOf('initiatives', [initiative])));
        expect(answer.features[0]).toMatchObject({
          type: 'Feature',
          properties: { title: initiative.title, whatItDoes: initiative.whatItDoes, url: initiative.pageUrl },
        });
      }),
      { numRuns: hostileRuns },
    );
  });

  it('is refused of another collection', () => {
    expect(() => geojson.write(editionOf('agenda', []))).toThrow(RangeError);
  });
});
