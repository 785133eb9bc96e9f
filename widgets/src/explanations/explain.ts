/** What is wrong with an element, in a sentence for who takes care of the page. */
import type { SelectionProblem } from 'ess-shared-types';
import type { Fault } from '../foundation/report.js';
import { filterMeant } from './filter-names.js';

const quoted = (name: string, value: string | undefined) => `${name}="${(value ?? '').slice(0, 80)}"`;

export function explain(element: Element, { problems, refusal, answer }: Fault): string {
  const tag = `<${element.localName}>`;
  if (problems) return problems.map((problem) => `${tag}\u00a0: ${ofAttribute(problem, element)}`).join('\n');
  if (refusal !== undefined)
    return ofRefusal(refusal)
      .map((line) => `${tag}\u00a0: ${line}`)
      .join('\n');
  return `${tag}\u00a0: ${ofAnswer(answer ?? '', element.getAttribute('endpoint'))}`;
}

function ofAttribute({ name, value, reason, allowed }: SelectionProblem, element: Element): string {
  const written = quoted(name, value);
  if (reason === 'unknown-name') {
    const meant = filterMeant(name);
    const advice =
      meant && meant !== name && allowed.includes(meant)
        ? `écrivez ${quoted(meant, value)}`
        : `ce module connaît ${allowed.join(', ')}`;
    return `l’attribut ${written} n’existe pas\u00a0: ${advice}. Rien n’est affiché plutôt qu’un contenu sans filtre.`;
  }
  if (name === 'endpoint') return `l’adresse du CMS manque ou n’en est pas une\u00a0: endpoint="https://cms.example".`;
  if (value?.trim() === '' && element.hasAttribute(name) && allowed.includes('…'))
    return `l’attribut ${name} est vide\u00a0: donnez une valeur ou retirez-le. Rien n’est affiché plutôt qu’un contenu sans filtre.`;
  return `${written} n’est pas une valeur possible (${allowed.filter(Boolean).join(', ')})\u00a0: la valeur par défaut est prise.`;
}

/** The CMS names the arguments of its own interface; a page has attributes. */
function ofRefusal(refusal: string): readonly string[] {
  const lines = refusal.split('\n').map((line) =>
    line
      .replace(
        /^Variable "\$(\w+)" got invalid value "?([^";]*)"?.*/s,
        (_, name: string, value: string) =>
          `${quoted(name, value.toLowerCase().replaceAll('_', '-'))} n’est pas une valeur possible. Rien n’est affiché plutôt qu’un contenu sans filtre.`,
      )
      .replace(/^([«“]\u00a0?)codes?(\u00a0?[»”])/, '$1territory$2')
      .replace(/^«\u00a0selection\u00a0».*/, (said) =>
        said.replace(
          /Valeurs possibles.*/,
          'Copiez l’adresse de la sélection depuis «\u00a0Module à intégrer\u00a0» du CMS.',
        ),
      ),
  );
  return [...new Set(lines)];
}

/** `answer` is the status, a space, and what came; 0 when nothing did. */
function ofAnswer(answer: string, endpoint: string | null): string {
  const status = Number.parseInt(answer, 10);
  const body = answer.replace(/^\d+ ?/, '').trim();
  const at = endpoint === null ? 'le CMS qui a servi le script' : quoted('endpoint', endpoint);
  if (endpoint !== null && !/^(https?:)?\//.test(endpoint))
    return `${at} n’a pas de «\u00a0https://\u00a0» devant\u00a0: endpoint="https://${endpoint.replace(/^\/+/, '')}".`;
  const base = /^(https?:\/\/[^/]+)\/+(.+)$/.exec(endpoint ?? '');
  if ((status === 404 || body.startsWith('<')) && base?.[1])
    return `rien n’a répondu à ${at}\u00a0: l’adresse du CMS s’écrit sans le chemin d’une page, endpoint="${base[1]}".`;
  if (status === 404) return `${at} ne répond pas comme un CMS de l’ESS (404)\u00a0: vérifiez l’adresse.`;
  if (body.startsWith('<'))
    return `${at} a répondu par une page web et non par des données\u00a0: l’adresse est-elle celle du CMS, un proxy ou une page de connexion s’est-il interposé\u00a0?`;
  if (status === 0)
    return `${at} n’a pas répondu\u00a0: le CMS est arrêté, l’adresse est fausse, ou la politique de sécurité de la page (connect-src) l’interdit.`;
  if (status >= 500) return `${at} a répondu par une erreur (${status})\u00a0: voyez l’état du CMS.`;
  if (body === '') return `${at} a donné une réponse vide.`;
  return /^[[{]/.test(body)
    ? `${at} a donné une réponse coupée ou incomplète.`
    : `${at} n’a pas répondu comme un CMS de l’ESS.`;
}
