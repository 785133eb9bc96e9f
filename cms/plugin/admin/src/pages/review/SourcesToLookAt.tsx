/** Followed sources whose last reading touched nothing: they come before the points of entries, which may wait for them. */
import { Link } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { NavLink } from 'react-router-dom';
import { actionId } from '../../../../server/src/access/actions';
import type { SourceAlerts } from '../../../../shared/contracts/sources';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

export function SourcesToLookAt() {
  const words = useWords();
  const api = useApi();
  const mayFollow = useAuth('EssSourcesToLookAt', ({ permissions }) =>
    permissions.some(({ action }) => action === actionId('intake')),
  );
  const ask = useCallback(() => api.get<SourceAlerts>('/review/sources'), [api]);
  const { data } = useAnswer(mayFollow ? ask : undefined);
  if (!data || data.sources.length === 0) return null;
  return (
    <Section title={words('ess.review.sources')} hint={words('ess.review.sources.hint')}>
      <Rows
        label={words('ess.review.sources')}
        headings={[words('ess.review.sources.source'), words('ess.review.reason')]}
        rows={data.sources.map(({ id, name, message }) => ({
          key: String(id),
          cells: [
            <Link key="source" tag={NavLink} to={`/plugins/ess/intake/sources/${String(id)}`}>
              {name}
            </Link>,
            message,
          ],
        }))}
      />
    </Section>
  );
}
