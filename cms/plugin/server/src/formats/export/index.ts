export { exportArchive, exportTexts, type Exported, type ExportFacts, type ExportFile } from './archive';
export type { DictionaryColumn, DictionaryColumns } from './dictionary';
