export { exportArchive, type ExportFacts, type ExportFile } from './archive';
export type { DictionaryColumn, DictionaryColumns } from './dictionary';
