/**
 * Finds e-mail addresses and phone numbers in texts and takes them out: they are kept aside for editors, never
 * published with the text (model §11). Pure.
 */
export type ContactKind = 'email' | 'phone' | 'name';

export interface SetAsideContact {
  readonly kind: ContactKind;
  readonly value: string;
}

const MAILTO_OR_TEL = /\b(?:mailto|tel):/gi;
/** Also as people hide them from robots: `accueil (arobase) exemple.example`, `accueil[at]exemple[dot]example`. */
const AT = String.raw`(?:@|\s{0,2}[[(]\s?(?:at|arobase|arobas|chez|@)\s?[\])]\s{0,2})`;
const DOT = String.raw`(?:\.|\s{0,2}[[(]\s?(?:dot|point|\.)\s?[\])]\s{0,2})`;
const EMAIL = new RegExp(
  String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+-](?:[\p{L}\p{N}._%+-]{0,62}[\p{L}\p{N}_%+-])?${AT}[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{1,63}){1,5}`,
  'giu',
);
/** French numbers, and international ones written with their `+`. */
const PHONE =
  /(?<![\d\p{L}])(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?[1-9](?:[\s\u00a0\u202f.-]?\d{2}){4}|0[1-9](?:[\s\u00a0\u202f./-]?\d{2}){4}|\+(?:[1-9]\d{0,2})(?:[\s\u00a0.-]?\d{2,4}){3,5})(?![\d\p{L}])/gu;
/** What announces a contact and announces nothing any more once it is gone. */
const ORPHAN =
  /[([]\s*[)\]]|(?:\b(?:t[ée]l(?:[ée]phone)?|mobile|portable|courriel|e-?mail|mail|mél)\b\.?\s*[:：]\s*)(?=$|[\n.,;/|)\]-]|\s[-–|/]\s)/gimu;

export interface TextWithoutContacts {
  readonly text: string;
  readonly contacts: readonly SetAsideContact[];
}

export function withoutContacts(text: string): TextWithoutContacts {
  if (!/[@[(]|\d{2}/.test(text)) return { text, contacts: [] };
  const contacts: SetAsideContact[] = [];
  const take = (kind: ContactKind) => (value: string) => {
    contacts.push({ kind, value: value.trim() });
    return '';
  };
  const rest = text.replaceAll(EMAIL, take('email')).replaceAll(PHONE, take('phone'));
  if (contacts.length === 0) return { text, contacts };
  const tidy = rest
    .replaceAll(MAILTO_OR_TEL, '')
    .replaceAll(ORPHAN, '')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/(?<![ \t])[ \t]+([.,;)])/g, '$1')
    .trim();
  return { text: tidy, contacts: unique(contacts) };
}

/** A value once, whatever the field in which it was found. */
export function unique(contacts: readonly SetAsideContact[]): SetAsideContact[] {
  return [...new Map(contacts.map((contact) => [`${contact.kind} ${contact.value.toLowerCase()}`, contact])).values()];
}
