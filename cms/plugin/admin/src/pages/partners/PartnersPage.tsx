/** « Partenaires »: the organisation of each account. */
import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import type { Account, AccountList } from '../../../../shared/contracts/partners';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { EssPage } from '../../components/EssPage';
import { Rows } from '../../components/Rows';
import { useWords } from '../../translations/use-words';
import { OrganisationChoice } from './OrganisationChoice';

export default function PartnersPage() {
  const words = useWords();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<AccountList>('/partners'), [api]));
  return (
    <EssPage title={words('ess.partners.title')} subtitle={words('ess.partners.description')}>
      <Answered answer={answer}>
        {({ accounts }) => (
          <Rows
            label={words('ess.partners.title')}
            headings={[words('ess.partners.account'), words('ess.partners.roles'), words('ess.partners.organisation')]}
            rows={accounts.map((account) => ({
              key: String(account.id),
              cells: [
                <Name key="name" account={account} />,
                account.roles.join(' · '),
                <OrganisationChoice key="organisation" account={account} onSaved={answer.reload} />,
              ],
            }))}
          />
        )}
      </Answered>
    </EssPage>
  );
}

function Name({ account: { name, email, isPartner, organisation } }: { readonly account: Account }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
      <Typography textColor="neutral800">{name}</Typography>
      {name === email ? null : <Typography textColor="neutral600">{email}</Typography>}
      {isPartner && organisation === null ? (
        <Box>
          <Badge backgroundColor="warning100" textColor="warning700">
            {words('ess.partners.missing')}
          </Badge>
        </Box>
      ) : null}
    </Flex>
  );
}
