/** Refusals as a person or a program reads them. */
import type { Language } from 'ess-shared-types';
import { describeAll, type SelectionRefused } from '../catalogue/refusal';
import { messagePage } from '../formats/html';
import { HTML_TYPE, problem, unkept, type Answer } from './answer';
import { pageSecurity } from '../editions/page-security';

interface Message {
  readonly status: number;
  readonly page: Readonly<Record<Language, string>>;
  /** RFC 9457 title, and what to do. */
  readonly title: string;
  readonly detail: string;
}

export const UNKNOWN: Message = {
  status: 404,
  page: { fr: 'Cette page n’existe pas', en: 'There is no such page' },
  title: 'Not found',
  detail: 'No published entry has this slug.',
};
export const UNKNOWN_TERRITORY: Message = {
  status: 404,
  page: { fr: 'Ce territoire n’existe pas', en: 'There is no such place' },
  title: 'Not found',
  detail: 'No territory has this code or name: see /ess/territoires.json?q=….',
};
export const WITHDRAWN: Message = {
  status: 410,
  page: { fr: 'Cette page a été retirée', en: 'This page was withdrawn' },
  title: 'Gone',
  detail: 'The entry was withdrawn by its publisher.',
};
const NOT_UNDERSTOOD: Readonly<Record<Language, string>> = {
  fr: 'Cette recherche n’a pas été comprise',
  en: 'This search was not understood',
};

export function messageAnswer(
  message: Message,
  subject: string,
  isPage: boolean,
  lang: Language,
  server: string,
): Answer {
  return isPage
    ? pageOf(message.status, message.page[lang], subject, lang, server)
    : problem(message.status, message.title, `“${subject}”: ${message.detail}`);
}

/** 400: each problem in one sentence, and as data for programs. */
export function refusalAnswer(
  { problems, others, lang }: SelectionRefused,
  isPage: boolean,
  server: string,
  saidIn: Language = 'en',
): Answer {
  const sentences = describeAll(problems, others, isPage ? lang : saidIn).join('\n');
  return isPage
    ? pageOf(400, NOT_UNDERSTOOD[lang], sentences, lang, server)
    : problem(400, 'Selection refused', sentences, { problems, ...(others > 0 ? { otherProblems: others } : {}) });
}

/** 404 of an address that names nothing, for people: where to look instead. */
export const nowhere = (lang: Language, server: string): Answer =>
  pageOf(404, UNKNOWN.page[lang], NOWHERE[lang], lang, server);

const NOWHERE: Readonly<Record<Language, string>> = {
  fr: 'L’adresse a peut-être été mal recopiée. Cherchez ce que vous vouliez lire :',
  en: 'The address may have been mistyped. Search for what you wanted to read:',
};

const pageOf = (status: number, title: string, detail: string, lang: Language, server: string): Answer =>
  unkept(status, HTML_TYPE, messagePage(title, detail, lang, server), pageSecurity(server));
