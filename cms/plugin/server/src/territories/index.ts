export { subscribeAccentInsensitiveSearch } from './admin-search';
export { loadTerritories, territoriesAreCurrent, type LoadOptions, type LoadProgress, type LoadResult } from './load';
export { createPublishedTerritories, projectTerritory, withdrawTerritory } from './published-territories';
export { TerritoryIndex, type ResolvedTerritory, type TerritoryQuery } from './territory-index';
