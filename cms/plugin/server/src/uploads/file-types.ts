/**
 * The files that the media library takes: pictures, PDF, office documents, sound and film. Each is recognised by what
 * it holds; its extension, by which servers and browsers go, must say the same. Pure.
 */
import path from 'node:path';

export interface FileType {
  /** The first one is that of new files. */
  readonly extensions: readonly [string, ...string[]];
  /** As it is served. */
  readonly mime: string;
  /** What `file-type` recognises in it, where that is something else or more. */
  readonly contents?: readonly string[];
  /**
   * Whether its address opens it in the browser. What could run something is downloaded; so are sound and film, which
   * browsers do not play in the sandbox in which they are served. None of it matters to a page that embeds the file.
   */
  readonly isShown: boolean;
}

const shown = (mime: string, extensions: FileType['extensions'], contents?: readonly string[]): FileType => ({
  mime,
  extensions,
  isShown: true,
  ...(contents && { contents }),
});
const downloaded = (mime: string, extensions: FileType['extensions'], contents?: readonly string[]): FileType => ({
  mime,
  extensions,
  isShown: false,
  ...(contents && { contents }),
});

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
/** What Word, Excel and PowerPoint wrote until 2007 are one container. */
const COMPOUND = ['application/x-cfb'];
/** MP4 is a container too: its brand often says more, or something else, than the extension. */
const MP4 = ['video/mp4', 'video/x-m4v', 'video/quicktime', 'audio/mp4', 'audio/x-m4a'];
const OGG = ['audio/ogg', 'video/ogg', 'application/ogg', 'audio/ogg; codecs=opus'];

export const SVG: FileType = downloaded('image/svg+xml', ['svg']);

export const FILE_TYPES: readonly FileType[] = [
  shown('image/png', ['png'], ['image/png', 'image/apng']),
  shown('image/jpeg', ['jpg', 'jpeg']),
  shown('image/gif', ['gif']),
  shown('image/webp', ['webp']),
  shown('image/avif', ['avif']),
  SVG,
  shown('application/pdf', ['pdf']),
  downloaded(`${OFFICE}wordprocessingml.document`, ['docx']),
  downloaded(`${OFFICE}spreadsheetml.sheet`, ['xlsx']),
  downloaded(`${OFFICE}presentationml.presentation`, ['pptx']),
  downloaded(`${OPEN_DOCUMENT}text`, ['odt']),
  downloaded(`${OPEN_DOCUMENT}spreadsheet`, ['ods']),
  downloaded(`${OPEN_DOCUMENT}presentation`, ['odp']),
  downloaded('application/msword', ['doc'], COMPOUND),
  downloaded('application/vnd.ms-excel', ['xls'], COMPOUND),
  downloaded('application/vnd.ms-powerpoint', ['ppt'], COMPOUND),
  downloaded('audio/mpeg', ['mp3']),
  downloaded('audio/mp4', ['m4a'], MP4),
  downloaded('audio/ogg', ['ogg', 'oga', 'opus'], OGG),
  downloaded('audio/wav', ['wav'], ['audio/wav', 'audio/vnd.wave', 'audio/x-wav']),
  downloaded('audio/flac', ['flac'], ['audio/flac', 'audio/x-flac']),
  downloaded('audio/aac', ['aac']),
  downloaded('video/mp4', ['mp4', 'm4v'], MP4),
  downloaded('video/webm', ['webm'], ['video/webm', 'video/matroska', 'video/x-matroska']),
  downloaded('video/ogg', ['ogv'], OGG),
  downloaded('video/quicktime', ['mov'], MP4),
];

const byExtension: ReadonlyMap<string, FileType> = new Map(
  FILE_TYPES.flatMap((type) => type.extensions.map((extension) => [extension, type] as const)),
);

export const fileTypeOfName = (name: string): FileType | undefined =>
  byExtension.get(path.extname(name).slice(1).toLowerCase());

/** Whether a file of this type may hold what was recognised in it; `undefined` is what nobody recognised. */
export const mayHold = ({ mime, contents = [mime] }: FileType, content: string | undefined): boolean =>
  content !== undefined && contents.includes(content);

/** Every extension taken, for messages. */
export const EXTENSIONS: readonly string[] = [...byExtension.keys()];
