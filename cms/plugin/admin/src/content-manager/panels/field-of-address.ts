import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'react-router-dom';
import { FIELD_PARAMETER, goToField } from '../go-to-field';

/** Goes to the field that the address names: links of the panels and of the review queue lead to fields of a form. */
export function useFieldOfAddress(uid: string): void {
  const { search } = useLocation();
  const intl = useIntl();
  const asked = new URLSearchParams(search).get(FIELD_PARAMETER);
  const [top = ''] = (asked ?? '').split('.');
  const label = intl.formatMessage({ id: `content-manager.content-types.${uid}.${top}`, defaultMessage: top });
  useEffect(() => (asked === null ? undefined : goToField(asked, label)), [asked, label]);
}
