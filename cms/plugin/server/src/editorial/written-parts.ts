/** Parts of an entry that was read, as the Document Service takes them when they are written into another. Pure. */
import type { LoadedInvolvement, LoadedPlace } from '../publication/documents';

interface Related {
  readonly documentId: string;
}

export const toOne = (related: Related | null) => ({ set: related ? [{ documentId: related.documentId }] : [] });
export const toMany = (related: readonly Related[]) => ({ set: related.map(({ documentId }) => ({ documentId })) });

export const writtenPlaces = (places: readonly LoadedPlace[]) =>
  places.map(({ territory, ...place }) => ({ ...place, territory: toOne(territory) }));

export const writtenInvolvements = (involvements: readonly LoadedInvolvement[]) =>
  involvements.map(({ organisation, ...involvement }) => ({ ...involvement, organisation: toOne(organisation) }));
