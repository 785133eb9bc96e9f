/** What GraphQL says of a fault, in words that name the limit or the values that are allowed. */
import { toGraphqlEnum } from 'ess-shared-types';
import { GRAPHQL_ENUMS } from './resolvers';

/** GraphQL says that a value is not in an enumeration; we also say which are. It guesses what was meant; we do not. */
export function inOurWords(message: string): string {
  const [, tokens] = /Document contains more tha[nt] (\d+) tokens/.exec(message) ?? [];
  if (tokens !== undefined) return `Token limit of ${tokens} exceeded.`;
  const said = message.replace(/ ?Did you mean (?:the enum value )?".+\?$/, '');
  const [, ...names] = /does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent/.exec(said) ?? [];
  const keys = GRAPHQL_ENUMS[names.find((name) => name) ?? ''];
  return keys ? `${said} Allowed: ${keys.map(toGraphqlEnum).join(', ')}.` : said;
}
