/** Why an address could not be read, in a word for code and in a sentence for people. */
import { words, type Words } from '../content-types/words';

/** What goes wrong on the way to a page. */
export const FETCH_FAILURES = {
  'wrong-address': words('Cette adresse ne peut pas être lue', 'This address cannot be read'),
  'wrong-scheme': words('Seules les adresses http:// et https:// sont lues', 'Only http:// and https:// are read'),
  'with-credentials': words(
    'L’adresse contient un identifiant ou un mot de passe',
    'The address holds a user name or a password',
  ),
  'wrong-port': words('Ce port n’est pas autorisé', 'This port is not allowed'),
  'unknown-host': words('Ce nom de serveur n’existe pas', 'There is no server of this name'),
  'private-address': words(
    'L’adresse mène à un réseau privé, elle n’est pas lue',
    'The address leads to a private network, it is not read',
  ),
  'too-many-redirects': words('Trop de redirections', 'Too many redirections'),
  'redirect-loop': words('Les redirections tournent en rond', 'The redirections go round in circles'),
  'wrong-redirect': words('La redirection ne mène nulle part', 'The redirection leads nowhere'),
  'too-slow': words('Le serveur n’a pas tout envoyé à temps', 'The server did not send everything in time'),
  'too-large': words('La réponse est trop grande', 'The answer is too large'),
  'wrong-encoding': words('La réponse est mal compressée', 'The answer is wrongly compressed'),
  interrupted: words('La connexion a été coupée ou refusée', 'The connection was cut or refused'),
  'wrong-status': words('Le serveur a répondu par une erreur', 'The server answered with an error'),
  'wrong-page': words('Une page de la suite est illisible', 'One of the further pages cannot be read'),
} as const satisfies Readonly<Record<string, Words>>;

export type FetchFailureReason = keyof typeof FETCH_FAILURES;

export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  /** For people, with the detail where there is one. */
  readonly words: Words;

  /**
   * @param url Where it happened, after redirections.
   * @param detail A status, a port, a limit: never anything that the other side sent as text.
   */
  constructor(
    readonly reason: FetchFailureReason,
    readonly url: string,
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    const { fr, en } = FETCH_FAILURES[reason];
    const suffix = detail === undefined ? '' : ` (${detail})`;
    super(`${en}${suffix}`, options);
    this.words = { fr: `${fr}${suffix}`, en: `${en}${suffix}` };
  }
}
