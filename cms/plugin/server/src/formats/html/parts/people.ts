/** Who speaks: as announced, and as the account of what took place says. */
import type { ParticipationView } from 'ess-shared-types';
import type { Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { WORDS } from '../words';

/** `isPast`: before, everybody is only announced and nothing needs to be said of it. */
export function people(participations: readonly ParticipationView[], isPast: boolean, { lang }: Context): Markup {
  return html`<ul class="people" role="list">${participations.map((participation) => {
    const { role, person, unitLabel, functionAtDate, organisation } = participation;
    const names = [person ?? unitLabel, functionAtDate, organisation?.name];
    const [first, ...others] = names.filter((name) => name !== null && name !== undefined && name !== '');
    const notes = [role.key === 'speaker' ? null : role.label, isPast && presence(participation)?.[lang]];
    return html`<li>${joined([html`<span class="name">${first}</span>`, ...others], ', ')}${joined(notes, ', ').html !== '' && html` <span class="muted small">(${joined(notes, ', ')})</span>`}</li>`;
  })}</ul>`;
}

function presence({ announced, actual }: ParticipationView) {
  if (announced === true && actual === false) return WORDS.notActual;
  if (announced === true && actual === null) return WORDS.announcedOnly;
  if (announced === false && actual === true) return WORDS.notAnnounced;
  return null;
}
