import type { EssKeyFiguresQuery } from '../data/generated/operations.js';
import { id } from '../data/operations/key-figures.graphql';
import type { Source } from '../data/source.js';
import { loadChunk } from '../foundation/chunk.js';

export type KeyFigure = EssKeyFiguresQuery['essKeyFigures']['nodes'][number];
export type FigureGroup = KeyFigure['groups'][number];
/** A figure as it stands beside another one: of a group, or of the enclosing territory. */
export type FigureReference = FigureGroup['figures'][number];
/** What a figure of the answer and a figure beside it have in common. */
export type Figure = KeyFigure | FigureReference;
export type FigureValue = Figure['value'];

/** A figure of the answer, rather than one that stands beside it. */
export const isKeyFigure = (figure: Figure): figure is KeyFigure => 'id' in figure;

/** What a reader's actions need, in a chunk of its own. */
export const followedKeyFigures = () => loadChunk('key-figures', () => import('./followed/index.js'));

/** The key figures as the shell knows them. */
export const keyFiguresSource: Source<EssKeyFiguresQuery> = {
  id,
  field: 'essKeyFigures',
  list: ({ essKeyFigures }) => essKeyFigures,
  document: async () => (await followedKeyFigures()).document,
};
