/** Leads to an entry in the content manager, or to the media library for a file. */
import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { FIELD_PARAMETER } from '../content-manager/go-to-field';

interface Props {
  readonly uid: string;
  readonly documentId: string;
  /** Path of a field of the form, to which the form then goes (`content-manager/go-to-field.ts`). */
  readonly field?: string;
  /** What a screen reader says of the link, where its text says too little. */
  readonly label?: string;
  readonly children: string;
}

const FILES = 'plugin::upload.file';

export function DocumentLink({ uid, documentId, field = '', label, children }: Props) {
  const search = field === '' ? '' : `?${FIELD_PARAMETER}=${encodeURIComponent(field)}`;
  const to = uid === FILES ? '/plugins/upload' : `/content-manager/collection-types/${uid}/${documentId}${search}`;
  return (
    <Link tag={NavLink} to={to} aria-label={label}>
      {children}
    </Link>
  );
}
