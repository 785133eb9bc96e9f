/** The page of a dispositif. */
import {
  numberInWords,
  type DispositifView,
  type EligibilityView,
  type Language,
  type ZoningReference,
} from 'ess-shared-types';
import { itemAddress, link } from '../addresses';
import { foreign, fromSource, heading, type AnyEdition, type Context } from '../context';
import type { ItemParts } from '../item-page';
import { html, joined, type Markup, type Part } from '../markup';
import { dispositifDates, dispositifStatus } from '../parts/dispositif-state';
import { facts } from '../parts/facts';
import { involvementFacts } from '../parts/organisations';
import { territories, topics } from '../parts/topics';
import { capitalised, sinceInWords, uncapitalised, untilInWords } from '../phrases';
import { WORDS } from '../words';

export function dispositifParts(dispositif: DispositifView, _edition: AnyEdition, context: Context): ItemParts {
  const { lang } = context;
  const { amount, duration, recurrence, scaleAsPrinted, howItHelps, summary, parentProgramme, eligibility } =
    dispositif;
  const level = context.titleLevel + 1;
  return {
    kind: dispositif.nature.label,
    status: html`<p>${dispositifStatus(dispositif)}</p>`,
    essentials: html`${howItHelps !== null && howItHelps !== summary && html`<section>${heading(level, WORDS.howItHelps[lang])}<p${foreign(dispositif.lang, context)}>${howItHelps}</p></section>`}
${facts([
  [WORDS.amount[lang], fromSource(amount, context)],
  [WORDS.duration[lang], fromSource(duration, context)],
  [WORDS.calendar[lang], capitalised(dispositifDates(dispositif, context))],
  [WORDS.recurrence[lang], recurrence?.label],
  [WORDS.scale[lang], fromSource(scaleAsPrinted, context)],
  ...involvementFacts(dispositif.involvements),
  [WORDS.website[lang], application(dispositif, context)],
])}
${eligibility && eligibilityMarkup(eligibility, context)}`,
    sections: facts([
      [WORDS.aliases[lang], dispositif.aliases.length > 0 && fromSource(dispositif.aliases.join(', '), context)],
      [
        WORDS.parentProgramme[lang],
        parentProgramme &&
          link(itemAddress(context, 'dispositifs', parentProgramme.slug), fromSource(parentProgramme.title, context)),
      ],
      // Who is eligible says it already.
      !eligibility?.audiences.length && [
        WORDS.audience[lang],
        dispositif.audiences.map(({ label }) => label).join(', '),
      ],
      [WORDS.topics[lang], topics(dispositif.topics, 'dispositifs', context)],
      [WORDS.territories[lang], territories(dispositif.territories, context)],
    ]),
    tools: null,
    description: summary ?? howItHelps,
  };
}

function application({ application: page, title }: DispositifView, { lang }: Context): Part {
  if (!page) return null;
  if (page.url === null) return html`<span class="muted">${uncapitalised(page.status.label)}</span>`;
  return link(page.url, html`${WORDS.schemePage[lang]}<span class="hidden"> ${title}</span>`);
}

function eligibilityMarkup(eligibility: EligibilityView, context: Context): Markup | null {
  const { lang } = context;
  const { text, audiences, zonings } = eligibility;
  const rows = facts([
    [WORDS.audience[lang], audiences.map(({ label }) => label).join(', ')],
    [WORDS.headcount[lang], headcount(eligibility, lang)],
    [WORDS.population[lang], population(eligibility, lang)],
    [
      WORDS.zoning[lang],
      zonings.length > 0 && html`<ul>${zonings.map((zoning) => html`<li>${zoningMarkup(zoning, context)}</li>`)}</ul>`,
    ],
  ]);
  if (text === null && rows === null) return null;
  return html`<section>${heading(context.titleLevel + 1, WORDS.eligibility[lang])}${text !== null && html`<p>${fromSource(text, context)}</p>`}${rows}</section>`;
}

/** « au moins 1, au plus 10 salariés »; whether a bound is itself included changes its word. */
function headcount({ minimumHeadcount, maximumHeadcount, maximumHeadcountIncluded }: EligibilityView, lang: Language) {
  const bounds = [
    minimumHeadcount === null ? null : `${WORDS.atLeast[lang]} ${numberInWords(minimumHeadcount, lang)}`,
    maximum(maximumHeadcount, maximumHeadcountIncluded, lang),
  ].filter((bound) => bound !== null);
  return bounds.length === 0 ? null : capitalised(`${bounds.join(', ')} ${WORDS.employees[lang]}`);
}

/** « Moins de 5 000 habitants »; a commune and an intercommunality are named where each has its bound. */
function population(eligibility: EligibilityView, lang: Language) {
  const own = maximum(eligibility.maximumPopulation, eligibility.maximumPopulationIncluded, lang);
  const joint = maximum(
    eligibility.maximumIntercommunalPopulation,
    eligibility.maximumIntercommunalPopulationIncluded,
    lang,
  );
  if (joint === null) return own === null ? null : capitalised(`${own} ${WORDS.inhabitants[lang]}`);
  const bounds = [own !== null && WORDS.municipalities[lang](own), WORDS.intercommunalities[lang](joint)];
  return capitalised(bounds.filter((bound) => bound !== false).join(', '));
}

const maximum = (value: number | null, isIncluded: boolean, lang: Language): string | null =>
  value === null ? null : `${WORDS[isIncluded ? 'atMost' : 'lessThan'][lang]} ${numberInWords(value, lang)}`;

/** A zoning that has ended says so: who was eligible then may no longer be. */
function zoningMarkup({ label, validFrom, validTo, replacedBy }: ZoningReference, context: Context): Markup {
  const { lang } = context;
  const validity = joined(
    [
      validFrom !== null && sinceInWords(validFrom, lang),
      validTo !== null && untilInWords(validTo, lang),
      replacedBy !== null && WORDS.replacedBy[lang](replacedBy.replace(/^.*:/, '').replaceAll('-', ' ')),
    ],
    ', ',
  );
  return html`${fromSource(label, context)}${validity.html !== '' && html` <span class="muted small">(${validity})</span>`}`;
}
