/** A place that is no place: « Visio https://… », « En ligne », the address of a meeting. Pure. */
import { textKey } from 'ess-shared-types';
import type { RawEvent } from './raw-event';

const URL_IN_TEXT = /https?:\/\/[^\s<>"]+/i;

/** Words of a place that say that there is none. */
const ONLINE_WORDS = new Set(
  'visio visioconference visioconf webinaire webinar zoom teams meet google microsoft jitsi skype bbb bigbluebutton livestorm online ligne distance distanciel internet web virtuel virtual reunion meeting salle lien link via sur en a par le la au uniquement only sans'.split(
    ' ',
  ),
);
/** One of these must be among them: « Salle de réunion » is a place. */
const TELLING =
  /^(?:visio\w*|webinaire|webinar|zoom|teams|jitsi|skype|bbb|bigbluebutton|livestorm|online|distanciel|virtuel|virtual)$|^(?:en ligne|a distance|sur internet)$/;

/** What a source gives as a place becomes the online access that it is. */
export function onlineIn(raw: RawEvent): RawEvent {
  const { place } = raw;
  const text = place?.text ?? place?.name;
  if (!place || text === undefined || place.city !== undefined || place.inseeCode !== undefined) return raw;
  const url = withoutEnd(URL_IN_TEXT.exec(text)?.[0], /[),.;]/);
  const rest = textKey(text.replace(URL_IN_TEXT, ' '));
  const words = rest.split(' ').filter((word) => word !== '');
  const isSaid =
    TELLING.test(rest) ||
    words.some((word) => TELLING.test(word)) ||
    /(?:^| )(?:en ligne|a distance)(?: |$)/.test(rest);
  const isOnlyOnline = words.every((word) => ONLINE_WORDS.has(word));
  if (isOnlyOnline && (isSaid || url !== undefined)) {
    return { ...raw, place: undefined, onlineUrl: raw.onlineUrl ?? url, attendance: raw.attendance ?? 'online' };
  }
  if (url === undefined) return raw;
  // A place and an address: both ways.
  const withoutUrl = (part: string | undefined) => withoutEnd(part?.replace(URL_IN_TEXT, ' '), /[\s,;–-]/)?.trim();
  return {
    ...raw,
    place: { ...place, text: withoutUrl(place.text), name: withoutUrl(place.name) },
    onlineUrl: raw.onlineUrl ?? url,
    attendance: raw.attendance ?? (isSaid ? 'mixed' : undefined),
  };
}

/** Without the signs at its end. A pattern of theirs with `+$` would take the square of a long run of them. */
function withoutEnd(text: string | undefined, sign: RegExp): string | undefined {
  let end = text?.length ?? 0;
  while (end > 0 && sign.test(text?.charAt(end - 1) ?? '')) end -= 1;
  return text?.slice(0, end);
}
