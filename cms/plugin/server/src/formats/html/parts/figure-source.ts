/** Where a figure comes from and what exactly it counts. */
import type { KeyFigureView } from 'ess-shared-types';
import { isFromDocument } from '../../attribution';
import { link } from '../addresses';
import { fromSource, type Context } from '../context';
import { html } from '../markup';
import { dateInWords } from '../phrases';
import { WORDS } from '../words';
import type { Fact } from './facts';
import { namedSource } from './figure-origin';
import { periodInWords } from './figure-value';

export function figureSource(figure: KeyFigureView, context: Context): (Fact | false)[] {
  const { lang } = context;
  const { indicator, source, period, zoning, value, provenance } = figure;
  const isWithoutSource = source === null && provenance.some(isFromDocument);
  return [
    value.inWords !== null && [WORDS.asPublished[lang], fromSource(WORDS.quoted.fr(value.asPublished), context)],
    [WORDS.comparedWith[lang], fromSource(value.basePeriod, context)],
    [WORDS.definition[lang], fromSource(indicator?.definition, context)],
    [WORDS.figurePeriod[lang], periodInWords(period, lang) ?? WORDS.periodUnknown[lang]],
    [
      WORDS.source[lang],
      html`${namedSource(figure, context)}${isWithoutSource && html`, ${WORDS.withoutSource[lang]}`}`,
    ],
    [WORDS.producers[lang], source?.producers.join(', ')],
    [WORDS.dataVintage[lang], source?.dataVintage],
    [WORDS.publishedIn[lang], source?.publicationDate && dateInWords(source.publicationDate, lang)],
    [WORDS.zoning[lang], zoning?.label],
    [WORDS.territorialDefinition[lang], fromSource(source?.territorialDefinition, context)],
    [WORDS.method[lang], source?.methodUrl && link(source.methodUrl, WORDS.openLink[lang])],
  ];
}
